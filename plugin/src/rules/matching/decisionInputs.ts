import { countedFrom } from '../capacity/capacityUse.ts';
import type { Assignment, Instant, MentorId, MentoringRequest, Unit, UnitId } from '../facts.ts';
import { fairTurnFrom, staysWithMentor } from './fairTurn.ts';
import { lastMentoring } from './lastMentoring.ts';
import { TIERS, type Pool, type PoolMentor } from './pool.ts';
import { pastOf } from './visitTiers.ts';

/** What a decision is made from, by name. */
export type InputPart = 'policy' | 'request' | 'hierarchy' | 'history' | 'continuity' | 'mentors' | 'offers';

/** Plain data that JSON can hold; equal data means equal inputs. */
export type InputData = unknown;

/** M12: exactly what the decisions of one pool look at. Equal parts give the same decision, to the last sentence. */
export interface DecisionInputs {
  /** Of every decision of the pool. */
  readonly policy: InputData;
  readonly request: (request: MentoringRequest) => InputData;
  /** The request's own chapter, district and region, or what is in doubt about them (C5). */
  readonly path: (request: MentoringRequest) => InputData;
  /** M10. */
  readonly history: (request: MentoringRequest) => InputData;
  /** M9: who mentored the client last, and what is looked at in that mentor when no visited unit has them. */
  readonly continuity: (request: MentoringRequest, visited: readonly UnitId[]) => InputData;
  /** Where the units inside a visited unit lie. */
  readonly placement: (unit: UnitId) => InputData;
  /** The mentors of a visited unit, in the order of their ids. */
  readonly members: (unit: UnitId) => readonly PoolMentor[];
  readonly mentor: (one: PoolMentor) => InputData;
  /** M5, M7: the offers of the windows that count at the pool's instant. */
  readonly offers: (one: PoolMentor) => InputData;
}

const byTime = (left: Assignment, right: Assignment): number =>
  left.offeredAt - right.offeredAt || (left.id < right.id ? -1 : 1);

/** All offers of the pool by mentor, in no order. */
const offersByMentor = (pool: Pool): Map<MentorId, Assignment[]> =>
  Map.groupBy([...pool.history.values()].flat(), ({ mentorId }) => mentorId);

/** The units that lie in each chapter, district and region, with the path of each. */
const placements = ({ hierarchy }: Pool, units: readonly Unit[]): Map<UnitId, InputData[]> => {
  const found = new Map<UnitId, InputData[]>();
  for (const { id } of [...units].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const path = TIERS.map((tier) => hierarchy.within(id, tier)?.id);
    for (const unit of path) {
      if (unit === undefined) continue;
      const inside = found.get(unit);
      if (inside === undefined) found.set(unit, [[id, ...path]]);
      else inside.push([id, ...path]);
    }
  }
  return found;
};

/** M5, M7: what is counted in the windows, and the last offer before them. */
const countedOffers = (offers: readonly Assignment[], from: Instant): InputData => {
  const start = offers.findIndex(({ offeredAt }) => offeredAt >= from);
  const counted = start < 0 ? [] : offers.slice(start);
  const before = start < 0 ? offers.at(-1) : offers[start - 1];
  return [before?.offeredAt, ...counted.map((offer) => [offer.offeredAt, offer.how, staysWithMentor(offer)])];
};

/** The inputs of the decisions of a pool, which was built from these units. */
export const decisionInputs = (pool: Pool, units: readonly Unit[]): DecisionInputs => {
  const { hierarchy, policy, calendar, at } = pool;
  const offers = offersByMentor(pool);
  const inside = placements(pool, units);
  const fairFrom = fairTurnFrom(policy.match.fairTurnDays, at, calendar);

  const offersOfOne = (one: PoolMentor): InputData => {
    const from = Math.min(fairFrom, countedFrom(one.capacity, policy, at, calendar));
    return countedOffers((offers.get(one.mentor.id) ?? []).toSorted(byTime), from);
  };
  const pathOf = (unit: UnitId | undefined): (Unit | undefined)[] =>
    TIERS.map((tier) => hierarchy.within(unit, tier));
  // An unlimited mentor weighs as the highest limit of the region; one outside every chapter starts at a median of others.
  const mentorData = (one: PoolMentor): InputData => [
    one.mentor,
    'source' in one.capacity && one.capacity.source === 'answer' ? one.capacity : undefined,
    one.capacity.kind === 'limit' ? undefined : one.weight,
    hierarchy.within(one.mentor.chapterId, 'chapter') === undefined ? one.turn : undefined,
  ];

  return {
    policy: [policy.scope, policy.capacity, policy.match, policy.calendar],
    request: ({
      id,
      submittedAt,
      chapterId,
      area,
      industry,
      inBusiness,
      topics,
      clientId,
      requestedMentorId,
    }) => [
      id,
      submittedAt,
      chapterId,
      area,
      industry,
      inBusiness,
      topics && [topics.areas, topics.industries],
      clientId,
      requestedMentorId,
    ],
    path: ({ chapterId }) => [
      ...pathOf(chapterId).map((unit) => unit && [unit.id, unit.name]),
      hierarchy.doubtAbout(chapterId)?.sentence,
    ],
    history: ({ id }) =>
      [...pastOf(pool.history.get(id) ?? [])]
        .map(([mentorId, { code }]) => [mentorId, code] as const)
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    continuity: (request, visited) => {
      const last = visited.length === 0 ? undefined : lastMentoring(pool, request);
      const one = last && pool.byId.get(last.mentorId);
      if (last === undefined || one === undefined) return last?.mentorId;
      const path = pathOf(one.mentor.chapterId);
      if (path.some((unit) => unit !== undefined && visited.includes(unit.id))) return last;
      const region = hierarchy.within(one.mentor.chapterId, 'region')?.name;
      const where = [path.map((unit) => unit?.id), region];
      return [last, mentorData(one), one.turn, one.startsAtMedian, offersOfOne(one), where];
    },
    placement: (unit) => inside.get(unit) ?? [],
    members: (unit) => pool.members.get(unit) ?? [],
    mentor: mentorData,
    offers: offersOfOne,
  };
};
