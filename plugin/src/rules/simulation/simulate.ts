import { businessCalendar } from '../calendar/businessCalendar.ts';
import type { Assignment, AssignmentId, Instant, MentorId, MentoringRequest, RequestId } from '../facts.ts';
import { worldAsOf } from '../matching/asOf.ts';
import { buildPool, type Pool, type World } from '../matching/pool.ts';
import { openQueue } from '../matching/queue/openQueue.ts';
import type { RulesPolicy } from '../policy.ts';
import { businessWaitOf } from './chapterTime.ts';
import { daysOf } from './daysOf.ts';
import { queuedRequests } from './queuedRequests.ts';
import type { QueueEntry, TimeSpan } from './queueEntry.ts';
import { queueHistory, type HistorySpan } from './queueHistory.ts';
import type { SimulatedDecision, Simulation } from './simulation.ts';

/** One simulated day is over. */
export interface SimulatedDay {
  readonly done: number;
  readonly days: number;
}

/** `region` limits what is reported; everything is decided. */
export interface SimulateOptions extends HistorySpan {
  /** Called after each simulated day. */
  readonly onDay?: ((day: SimulatedDay) => void) | undefined;
}

const acceptedOffer = ({ id }: MentoringRequest, mentorId: MentorId, at: Instant): Assignment => ({
  id: `simulated:${id}` as AssignmentId,
  requestId: id,
  mentorId,
  how: 'assigned',
  offeredAt: at,
  response: 'accepted',
  respondedAt: at,
  unlockedByRoc: false,
});

/** The world of one day: what happens in it as it did is known from its start, so that no direct request of the day comes
 * on top of a limit that is reached before it (M7). */
const poolOf = (world: World, offers: readonly Assignment[], policy: RulesPolicy, day: TimeSpan): Pool => {
  const taken = new Set<RequestId>(offers.map(({ requestId }) => requestId));
  const known = worldAsOf(
    {
      ...world,
      assignments: [...world.assignments, ...offers],
      requests: world.requests?.map((request) =>
        taken.has(request.id) ? { ...request, assignmentStatus: 'assigned' as const } : request,
      ),
    },
    day.to - 1,
  );
  return buildPool(known, policy, day.from);
};

/** A request on its way through the span, with its last decision. */
interface Waiting extends QueueEntry {
  readonly decision: SimulatedDecision;
}

const firstOf = (entry: QueueEntry): Waiting => ({
  ...entry,
  decision: {
    requestId: entry.request.id,
    queuedAt: entry.queuedAt,
    outcome: 'nobodyEligible',
    relaxed: false,
    waitedBusinessMs: 0,
    tries: 0,
  },
});

const byQueue = (left: Waiting, right: Waiting): number => left.queuedAt - right.queuedAt;
const bySubmission = ({ request: left }: Waiting, { request: right }: Waiting): number =>
  left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1);

/** `simulate`, day by day, for a caller that has other work to do in between. */
export function* simulateDays(
  world: World,
  policy: RulesPolicy,
  options: HistorySpan,
): Generator<SimulatedDay, Simulation> {
  const { entries, world: rest } = queuedRequests(world, policy, options);
  const days = daysOf(options, businessCalendar(policy.calendar.timeZone, policy.calendar.closures));
  const offers: Assignment[] = [];
  const results = new Map<RequestId, SimulatedDecision>();
  let coming = entries.map(firstOf).sort(byQueue);
  let waiting: Waiting[] = [];

  for (const [index, day] of days.entries()) {
    const pool = poolOf(rest, offers, policy, day);
    const queue = openQueue(pool);
    const wait = businessWaitOf(pool);
    const decide = ({ request, queuedAt, decision: { tries } }: Waiting, at: Instant): Waiting[] => {
      const { outcome, relaxed, tier, group, candidates } = queue.decide(request);
      const [mentorId] = candidates;
      const asked = { requestId: request.id, queuedAt, outcome, relaxed, tries: tries + 1 };
      if (mentorId === undefined) return [{ request, queuedAt, decision: { ...asked, waitedBusinessMs: 0 } }];
      queue.offer(request.id, mentorId);
      offers.push(acceptedOffer(request, mentorId, at));
      const waitedBusinessMs = wait(request, queuedAt, at);
      results.set(request.id, { ...asked, mentorId, tier, group, decidedAt: at, waitedBusinessMs });
      return [];
    };
    const arriving = coming.filter(({ queuedAt }) => queuedAt < day.to);
    coming = coming.slice(arriving.length);
    const waitedAlready = arriving.filter(({ queuedAt }) => queuedAt <= day.from);
    waiting = [...waiting, ...waitedAlready].sort(bySubmission).flatMap((one) => decide(one, day.from));
    for (const one of arriving.slice(waitedAlready.length)) waiting.push(...decide(one, one.queuedAt));
    yield { done: index + 1, days: days.length };
  }

  const { to } = options;
  const end = poolOf(rest, offers, policy, { from: to, to: to + 1 });
  const wait = businessWaitOf(end);
  for (const { request, queuedAt, decision } of waiting)
    results.set(request.id, { ...decision, waitedBusinessMs: wait(request, queuedAt, to) });
  return queueHistory(results, entries, end, options);
}

/**
 * M11: what would have been decided in a span, under a policy. The world is taken as it was at `from`. Each request is
 * decided when it comes into the queue, oldest submission first, and who cannot be served is tried again at each
 * midnight of the org's zone, when weeks begin and pauses end. Each decision is consumed: its offer is accepted. Direct
 * requests, answers to offers made before the span, and everything of regions that take no part happen as they did.
 * Profiles keep no past and are as they are now. Pure: same world, same decisions.
 */
export const simulate = (world: World, policy: RulesPolicy, options: SimulateOptions): Simulation => {
  const { onDay, ...span } = options;
  const days = simulateDays(world, policy, span);
  for (let step = days.next(); ; step = days.next()) {
    if (step.done) return step.value;
    onDay?.(step.value);
  }
};
