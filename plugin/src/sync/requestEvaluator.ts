import type { Policy } from '../policy/index.ts';
import {
  buildPool,
  calendarFor,
  enrollmentOf,
  evaluateRequest,
  matchRequest,
  type BusinessCalendar,
  type Decision,
  type Enrollment,
  type Instant,
  type MentoringRequest,
  type Pool,
  type RequestContext,
  type RequestFacts,
  type RequestState,
} from '../rules/index.ts';
import type { World } from './world.ts';

/** What the rules say about one request. */
export interface Evaluated {
  readonly state: RequestState;
  /** Of a request that waits in the queue only. */
  readonly decision: Decision | undefined;
}

/** One world at one instant, ready for any number of its requests. */
export interface RequestEvaluator {
  readonly pool: Pool;
  /** M0. */
  readonly enrollment: (request: MentoringRequest) => Enrollment;
  /** What the clocks of a request are worked out from. */
  readonly factsOf: (request: MentoringRequest) => RequestFacts;
  readonly contextOf: (request: MentoringRequest) => RequestContext;
  readonly evaluate: (request: MentoringRequest) => Evaluated;
}

/** The evaluator that the pass and every question about it share, so that an explanation is what was written. */
export function requestEvaluator(
  world: World,
  { policy, asOf }: { readonly policy: Policy; readonly asOf: Instant },
): RequestEvaluator {
  const pool = buildPool(world, policy.rules, asOf);
  const assignments = Map.groupBy(world.assignments, ({ requestId }) => requestId);
  const attempts = Map.groupBy(world.attempts, ({ assignmentId }) => assignmentId);
  const sessions = Map.groupBy(world.sessions, ({ requestId }) => requestId);
  const mentors = new Map(world.mentors.map((mentor) => [mentor.id, mentor]));
  const calendars = new Map<string | undefined, BusinessCalendar>();
  const calendarOf = (zone: string | undefined): BusinessCalendar => {
    const known = calendars.get(zone) ?? calendarFor(policy.rules, zone);
    calendars.set(zone, known);
    return known;
  };
  const enrollment = ({ chapterId }: MentoringRequest): Enrollment =>
    enrollmentOf(pool.hierarchy, chapterId, policy.rules.scope.enrolledRegions);
  const factsOf = (request: MentoringRequest): RequestFacts => {
    const own = assignments.get(request.id) ?? [];
    return {
      request,
      assignments: own,
      attempts: own.flatMap(({ id }) => attempts.get(id) ?? []),
      sessions: sessions.get(request.id) ?? [],
      awaySince: world.awaySince.get(request.id),
    };
  };
  const contextOf = (request: MentoringRequest): RequestContext => {
    const chapter = pool.hierarchy.within(request.chapterId, 'chapter');
    return {
      calendar: calendarOf(chapter?.timeZone),
      policy: policy.rules,
      at: asOf,
      enrolled: enrollment(request) !== 'notEnrolled',
      chapterKnown: chapter !== undefined,
      mentors,
    };
  };
  const evaluate = (request: MentoringRequest): Evaluated => {
    const facts = factsOf(request);
    const context = contextOf(request);
    const state = evaluateRequest(facts, context);
    if (!state.matchable) return { state, decision: undefined };
    const decision = matchRequest(pool, request);
    return {
      state: evaluateRequest(facts, { ...context, hasCandidates: decision.candidates.length > 0 }),
      decision,
    };
  };
  return { pool, enrollment, factsOf, contextOf, evaluate };
}
