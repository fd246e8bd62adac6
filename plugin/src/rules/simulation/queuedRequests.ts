import { businessCalendar } from '../calendar/businessCalendar.ts';
import type { Assignment, MentoringRequest, RequestId } from '../facts.ts';
import { enrollmentOf, hierarchyOn } from '../hierarchy/hierarchy.ts';
import type { World } from '../matching/pool.ts';
import type { RulesPolicy } from '../policy.ts';
import { queueEntryOf, type QueueEntry, type TimeSpan } from './queueEntry.ts';

/** What a span re-decides, and what happens in it as it did. */
export interface QueuedRequests {
  /** Oldest submission first (M11). */
  readonly entries: readonly QueueEntry[];
  /** Offers of the span to these requests, oldest first: what was decided in truth. */
  readonly actual: ReadonlyMap<RequestId, readonly Assignment[]>;
  /** The world without those offers, and with these requests in the queue. */
  readonly world: World;
}

const byTime = (left: Assignment, right: Assignment): number =>
  left.offeredAt - right.offeredAt || (left.id < right.id ? -1 : 1);

const bySubmission = ({ request: left }: QueueEntry, { request: right }: QueueEntry): number =>
  left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1);

const inQueue = (request: MentoringRequest): MentoringRequest => ({
  ...request,
  assignmentStatus: 'unassigned',
  status: 'open',
  closed: false,
  closedAt: undefined,
});

/** M0, M1, M11: the location requests of enrolled regions that were in the queue at some time of a span. Direct requests
 * and their offers, and offers of requests that are not re-decided, stay as they are. */
export const queuedRequests = (world: World, policy: RulesPolicy, span: TimeSpan): QueuedRequests => {
  const calendar = businessCalendar(policy.calendar.timeZone, policy.calendar.closures);
  const hierarchy = hierarchyOn(calendar.dateOf(span.to), world.units, world.terms);
  const offers = Map.groupBy([...world.assignments].sort(byTime), ({ requestId }) => requestId);
  const requests = world.requests ?? [];
  const entries = requests
    .filter(
      ({ chapterId }) => enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions) === 'enrolled',
    )
    .flatMap((request) => {
      const entry = queueEntryOf(request, offers.get(request.id) ?? [], span, calendar);
      return entry === undefined ? [] : [{ ...entry, request: inQueue(request) }];
    })
    .sort(bySubmission);

  const queued = new Map(entries.map(({ request }) => [request.id, request]));
  const isRedecided = ({ requestId, offeredAt }: Assignment): boolean =>
    queued.has(requestId) && offeredAt >= span.from;
  return {
    entries,
    actual: new Map(
      entries.map(({ request: { id } }) => [id, (offers.get(id) ?? []).filter(isRedecided)] as const),
    ),
    world: {
      ...world,
      assignments: world.assignments.filter((offer) => !isRedecided(offer)),
      requests: requests.map((request) => queued.get(request.id) ?? request),
    },
  };
};
