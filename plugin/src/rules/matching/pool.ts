import { businessCalendar, type BusinessCalendar } from '../calendar/businessCalendar.ts';
import { capacityOf, type Capacity } from '../capacity/capacity.ts';
import { capacityUse, type CapacityUse } from '../capacity/capacityUse.ts';
import { fairTurns, recentTurns, type Turn } from './fairTurn.ts';
import type {
  Assignment,
  CapacityAnswer,
  ClientId,
  Instant,
  Mentor,
  MentorId,
  MentoringRequest,
  MentoringSession,
  RequestId,
  Unit,
  UnitId,
  UnitTerm,
} from '../facts.ts';
import { enrollmentOf, hierarchyOn, type Hierarchy } from '../hierarchy/hierarchy.ts';
import { offersOf } from './offers.ts';
import type { Tier } from '../outcomes.ts';
import type { RulesPolicy } from '../policy.ts';
import { relatedAreasOf } from './relatedAreas.ts';
import { capacityStanding, profileStanding, type Standing } from './standing.ts';

/** Everything matching looks at. */
export interface World {
  readonly units: readonly Unit[];
  readonly mentors: readonly Mentor[];
  readonly assignments: readonly Assignment[];
  /** With them, a direct request that has no assignment yet counts for the mentor it went to, and clients who return are known. */
  readonly requests?: readonly MentoringRequest[] | undefined;
  /** Without them nobody has mentored anybody before (M9). */
  readonly sessions?: readonly MentoringSession[] | undefined;
  /** Without them an unclear text stays unclear (M6). */
  readonly capacityAnswers?: readonly CapacityAnswer[] | undefined;
  /** Without them every unit belongs to the parent that it names itself (C5). */
  readonly terms?: readonly UnitTerm[] | undefined;
}

/** One mentor of an enrolled region, with everything that does not depend on the request. */
export interface PoolMentor extends Turn {
  readonly mentor: Mentor;
  /** M2, M6, M7: undefined when nothing stands against another request. */
  readonly standing: Standing | undefined;
  readonly capacity: Capacity;
  readonly use: CapacityUse;
  /** M5's a. */
  readonly recent: number;
  readonly lastOfferedAt: Instant | undefined;
}

/** The mentors of the enrolled regions at one instant, ready for any number of requests. */
export interface Pool {
  readonly at: Instant;
  readonly policy: RulesPolicy;
  readonly hierarchy: Hierarchy;
  /** The org's own zone. */
  readonly calendar: BusinessCalendar;
  /** Mentors by chapter, district and region, in the order of their ids. */
  readonly members: ReadonlyMap<UnitId, readonly PoolMentor[]>;
  readonly byId: ReadonlyMap<MentorId, PoolMentor>;
  /** Earlier and present assignments of each request (M10). */
  readonly history: ReadonlyMap<RequestId, readonly Assignment[]>;
  /** M9: what each client asked for, and the sessions of each request. */
  readonly requestsOf: ReadonlyMap<ClientId | undefined, readonly MentoringRequest[]>;
  readonly sessionsOf: ReadonlyMap<RequestId, readonly MentoringSession[]>;
  readonly relatedAreas: ReadonlyMap<string, ReadonlySet<string>>;
}

/** M3, nearest first. */
export const TIERS: readonly Tier[] = ['chapter', 'district', 'region'];

/** Builds the pool of one instant. The result does not depend on the order of anything in `world`. */
export const buildPool = (world: World, policy: RulesPolicy, at: Instant): Pool => {
  const calendar = businessCalendar(policy.calendar.timeZone, policy.calendar.closures);
  const hierarchy = hierarchyOn(calendar.dateOf(at), world.units, world.terms);
  const offers = offersOf(world.assignments, world.requests ?? []);
  const offersByMentor = Map.groupBy(offers, ({ mentorId }) => mentorId);
  const answers = new Map(world.capacityAnswers?.map((answer) => [answer.mentorId, answer]));
  const { fairTurnDays, unlimitedCountsAsAtLeast } = policy.match;

  const drafts = world.mentors
    .filter(
      ({ chapterId }) => enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions) === 'enrolled',
    )
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map((mentor) => {
      const own = offersByMentor.get(mentor.id) ?? [];
      const capacity = capacityOf(mentor, policy, answers.get(mentor.id));
      const use = capacityUse(mentor, capacity, own, { policy, at, calendar });
      const profile = profileStanding(mentor, at, calendar);
      const standing = profile ?? capacityStanding(capacity, use, at, calendar);
      const takesRequests = standing === undefined || standing.code === 'atLimit';
      const lastOfferedAt = own.at(-1)?.offeredAt;
      return {
        mentor,
        capacity,
        use,
        standing,
        takesRequests,
        lastOfferedAt,
        ...recentTurns(own, fairTurnDays, at, calendar),
      };
    });

  const turns = fairTurns(
    drafts.map(({ mentor, capacity, takesRequests, recent, newFor }) => ({
      mentorId: mentor.id,
      chapterId: hierarchy.within(mentor.chapterId, 'chapter')?.id,
      regionId: hierarchy.within(mentor.chapterId, 'region')?.id,
      perWeek: capacity.kind === 'limit' ? capacity.perWeek : undefined,
      takesRequests,
      recent,
      newFor,
    })),
    { unlimitedAtLeast: unlimitedCountsAsAtLeast, days: fairTurnDays },
  );

  const members = new Map<UnitId, PoolMentor[]>();
  const byId = new Map<MentorId, PoolMentor>();
  for (const { mentor, capacity, use, standing, recent, lastOfferedAt } of drafts) {
    const turn = turns.get(mentor.id);
    if (turn === undefined) continue;
    const one = { mentor, capacity, use, standing, recent, lastOfferedAt, ...turn };
    byId.set(mentor.id, one);
    for (const tier of TIERS) {
      const unit = hierarchy.within(mentor.chapterId, tier)?.id;
      if (unit === undefined) continue;
      const unitMembers = members.get(unit);
      if (unitMembers === undefined) members.set(unit, [one]);
      else unitMembers.push(one);
    }
  }

  const history = Map.groupBy(offers, ({ requestId }) => requestId);
  return {
    at,
    policy,
    hierarchy,
    calendar,
    members,
    byId,
    history,
    requestsOf: Map.groupBy(world.requests ?? [], ({ clientId }) => clientId),
    sessionsOf: Map.groupBy(world.sessions ?? [], ({ requestId }) => requestId),
    relatedAreas: relatedAreasOf(policy.match.relatedAreas),
  };
};
