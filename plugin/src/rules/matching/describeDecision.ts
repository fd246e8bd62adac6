import type { PreviousMentor } from './continuity.ts';
import { clockWords } from '../calendar/dueWords.ts';
import type { MentorReason, ReasonCode, TierReport } from '../outcomes.ts';
import type { Pool } from './pool.ts';
import type { Ranking } from './rankMentors.ts';
import { unitWords } from './unitWords.ts';
import type { VisitedTier } from './visitTiers.ts';

// In the order in which a tier report names them.
const COUNTED: readonly (readonly [code: ReasonCode, one: string, many: string])[] = [
  ['eligible', 'eligible', 'eligible'],
  ['mentoredBefore', 'mentored the client before', 'mentored the client before'],
  ['atLimit', 'at limit', 'at limit'],
  ['capacityUnclear', 'to ask first', 'to ask first'],
  ['noCapacity', 'with limit 0', 'with limit 0'],
  ['lacksArea', 'lacks the area', 'lack the area'],
  ['paused', 'paused', 'paused'],
  ['subjectMatterExpert', 'Subject Matter Expert', 'Subject Matter Experts'],
  ['notMentor', 'not a mentor', 'not mentors'],
  ['notActive', 'not active', 'not active'],
  ['declinedBefore', 'declined it before', 'declined it before'],
  ['timedOutBefore', 'let it time out before', 'let it time out before'],
  ['transferredBefore', 'transferred it back before', 'transferred it back before'],
  ['holdsRequest', 'holds it', 'hold it'],
];

/** M12: one tier in numbers and in one sentence. */
export const describeTier = (visited: VisitedTier, reasons: readonly MentorReason[]): TierReport => {
  const byReason: Partial<Record<ReasonCode, number>> = {};
  for (const { code } of reasons) byReason[code] = (byReason[code] ?? 0) + 1;
  const parts = COUNTED.flatMap(([code, one, many]) => {
    const number = byReason[code] ?? 0;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  });
  const others = visited.tier === 'chapter' ? '' : 'other ';
  const considered = reasons.length;
  const mentors =
    considered === 0
      ? `no ${others}mentors`
      : `${considered} ${others}${considered === 1 ? 'mentor' : 'mentors'}`;
  return {
    tier: visited.tier,
    unitId: visited.unit.id,
    unitName: visited.unit.name,
    considered,
    byReason,
    sentence: `${unitWords(visited)}: ${[mentors, ...parts].join(', ')}.`,
  };
};

interface DecisionInput {
  readonly ranking: Ranking | undefined;
  readonly previous: PreviousMentor | undefined;
  readonly tiers: readonly VisitedTier[];
  readonly area: string;
  readonly pool: Pool;
}

/** When the first mentor who lists the area, and is only full, is free again. */
const firstFree = ({ tiers, area, pool }: DecisionInput): string => {
  const instants = tiers.flatMap(({ members }) =>
    members.flatMap(({ one, standing }) =>
      standing?.code === 'atLimit' && one.mentor.areas.includes(area) ? (one.use.freeAgain ?? []) : [],
    ),
  );
  const first = instants.reduce((earliest, instant) => Math.min(earliest, instant), Infinity);
  return first === Infinity
    ? ''
    : ` The first who lists ${area} is free again ${clockWords(first, pool.calendar)}.`;
};

const describeRanking = (input: DecisionInput): string => {
  const { ranking, previous, tiers, area } = input;
  const nobody = previous?.continuity.available ? 'Nobody else' : 'Nobody';
  const names = (some: readonly VisitedTier[]): string => some.map(unitWords).join(', ');
  if (ranking === undefined) return `${nobody} in ${names(tiers)} can take a request now.${firstFree(input)}`;
  const { tier, ranked, relaxed } = ranking;
  const eligible = `${ranked.length} eligible in ${unitWords(tier)}`;
  if (relaxed) {
    const kind =
      ranked[0]?.group === 'relatedArea' ? 'by a related area' : 'without the area or a related one';
    return `${nobody} eligible lists ${area}.${firstFree(input)} Recommended only: ${eligible} ${kind}.`;
  }
  const below = tiers.slice(0, tiers.indexOf(tier));
  const moved = below.length === 0 ? '' : `${nobody} eligible in ${names(below)}; moved up. `;
  return `${moved}${eligible} for ${area}.`;
};

/** M12: the decision in a few plain sentences; the previous mentor (M9) first. */
export const describeDecision = (input: DecisionInput): string =>
  [input.previous?.continuity.sentence, describeRanking(input)]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
