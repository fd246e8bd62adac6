import { dayOf } from './calendarDate.ts';
import { dateWords } from './dueWords.ts';
import type { MentoringRequest } from './facts.ts';
import type { Candidate, MatchGroup } from './outcomes.ts';
import type { Pool, PoolMentor } from './pool.ts';
import type { RankedMentor, Ranking } from './rankMentors.ts';
import { useWords } from './standing.ts';
import { unitWords } from './unitWords.ts';

interface CandidateInput extends RankedMentor {
  readonly rank: number;
  readonly ranking: Ranking;
  readonly request: MentoringRequest;
  readonly area: string;
  readonly pool: Pool;
}

const CHOICE = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const;

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const groupWords = ({ group, one, request, area, pool }: CandidateInput): string => {
  const related = one.mentor.areas.filter((own) => pool.relatedAreas.get(area)?.has(own));
  const words: Readonly<Record<MatchGroup, string>> = {
    areaAndIndustry: `lists ${area} and ${request.industry ?? ''}`,
    area: `lists ${area}`,
    relatedArea: `lists ${related.join(', ')}, related to ${area}`,
    anyArea: `lists neither ${area} nor a related area`,
  };
  return words[group];
};

// Rounded to what the field in Engage holds.
const weeklyLimitOf = ({ capacity }: PoolMentor): number | undefined =>
  capacity.kind === 'limit' ? Math.round(capacity.perWeek * 100) / 100 : undefined;

/** M7: the figure that the limit counts, and the other one. */
const capacityWords = ({ one, pool }: CandidateInput): string => {
  const { capacity, use, mentor } = one;
  const source =
    capacity.kind !== 'limit'
      ? ''
      : capacity.source === 'text'
        ? ' (from the profile text)'
        : ' (from the number field)';
  const engage =
    mentor.requestsLast7Days === undefined
      ? ''
      : ` Engage counts ${mentor.requestsLast7Days} in its last 7 days.`;
  const flag =
    mentor.limitReached && pool.policy.capacity.window !== 'platform'
      ? ' Engage shows its request limit as reached.'
      : '';
  return `${useWords(capacity, use)}${source}: ${use.assigned} assigned, ${use.direct} direct.${engage}${flag}`;
};

const turnWords = ({ one, pool }: CandidateInput): string => {
  const { recent, weight, lastOfferedAt, startsAtMedian } = one;
  const days = pool.policy.match.fairTurnDays;
  const load = `${count(recent, 'request', 'requests')} in ${days} days, at ${Math.round(weight * 100) / 100} a week`;
  const last =
    lastOfferedAt === undefined
      ? 'none offered yet'
      : `last offered ${dateWords(dayOf(pool.calendar.dateOf(lastOfferedAt)))}`;
  const start = startsAtMedian ? ' New or back: counted from the middle of the chapter.' : '';
  return `${load}; ${last}.${start}`;
};

/** M12: a ranked mentor with the reasons for the place. The words do not change while the facts do not. */
export const describeCandidate = (input: CandidateInput): Candidate => {
  const { one, group, rank, ranking, area } = input;
  const { mentor } = one;
  const { tier, relaxed } = ranking;
  const place = `${CHOICE[rank - 1] ?? `Number ${rank}`} choice in ${unitWords(tier)}`;
  const warnings = [
    relaxed && {
      code: 'relaxed',
      sentence: `Nobody eligible lists ${area}: recommended only, never assigned by itself.`,
    },
    tier.tier !== 'chapter' &&
      mentor.servesOutsideArea === false && {
        code: 'outsideArea',
        sentence:
          'The profile says No to clients outside the local area; the process asks every mentor to accept them.',
      },
    !mentor.acceptsDirect && {
      code: 'noDirectRequests',
      sentence: 'Set up for no direct request: the least is 1 a week.',
    },
  ].filter((warning) => warning !== false);
  return {
    mentorId: mentor.id,
    rank,
    tier: tier.tier,
    group,
    relaxed,
    assignedThisWeek: one.use.used,
    weeklyLimit: weeklyLimitOf(one),
    recentAssignments: one.recent,
    reasons: [
      { code: 'summary', sentence: `${place}: ${groupWords(input)}; ${useWords(one.capacity, one.use)}.` },
      { code: 'capacity', sentence: capacityWords(input) },
      { code: 'turn', sentence: turnWords(input) },
      ...warnings,
    ],
  };
};
