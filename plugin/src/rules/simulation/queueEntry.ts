import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { Assignment, Instant, MentoringRequest } from '../facts.ts';
import { isOpen } from '../matching/offers.ts';

/** The time that is gone through: from the first instant on, before the second. */
export interface TimeSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A request that waits in the queue at some time of a span. */
export interface QueueEntry {
  readonly request: MentoringRequest;
  /** When it came into the queue; before the span when it waited already. */
  readonly queuedAt: Instant;
}

const waitsNow = ({ closed, status, assignmentStatus }: MentoringRequest): boolean =>
  !closed &&
  (status === 'open' || status === 'unknown') &&
  (assignmentStatus === 'unassigned' || assignmentStatus === 'pendingReassignment');

/** When an earlier offer gave the request back to the queue; undefined when it did not, or nobody may be assigned yet (D3). */
const givenBackAt = (offer: Assignment): Instant | undefined => {
  const { response, outcome, respondedAt, endedAt, followUpTriedAt, unlockedByRoc } = offer;
  if (response === 'timedOut') return followUpTriedAt ?? (unlockedByRoc ? respondedAt : undefined);
  if (response === 'declined') return respondedAt ?? endedAt;
  return outcome === 'transferred' || outcome === 'reassigned' ? endedAt : undefined;
};

/**
 * When a location request came into the queue that a span re-decides: its submission, or when the last offer made before
 * the span gave it back. Undefined for a direct request (M1), one that a mentor of before the span keeps, and one that
 * left the queue before the span: a request that waits no longer counts where an offer of the span, or its closing, shows that
 * it waited.
 *
 * @param offers the request's own, oldest first.
 */
export const queueEntryOf = (
  request: MentoringRequest,
  offers: readonly Assignment[],
  { from, to }: TimeSpan,
  calendar: BusinessCalendar,
): QueueEntry | undefined => {
  if (request.requestedMentorId !== undefined || offers[0]?.how === 'direct') return undefined;
  const last = offers.findLast(({ offeredAt }) => offeredAt < from);
  if (last !== undefined && isOpen(last)) return undefined;
  const queuedAt = last === undefined ? request.submittedAt : givenBackAt(last);
  if (queuedAt === undefined || queuedAt >= to) return undefined;
  const offeredLater = offers.at(-1) !== last;
  const closedLater = request.closedAt !== undefined && request.closedAt >= from;
  if (queuedAt < from && !offeredLater && !closedLater && !waitsNow(request)) return undefined;
  // D12, as far as it is known: of a request that has been offered since, nothing says when the client asked to wait.
  if (offeredLater || request.clientWaitsUntil === undefined) return { request, queuedAt };
  const waitedUntil = Math.max(queuedAt, calendar.startOf(request.clientWaitsUntil));
  return waitedUntil >= to ? undefined : { request, queuedAt: waitedUntil };
};
