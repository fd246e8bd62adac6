import type { Assignment, AssignmentId, MentoringRequest, RequestId } from '../facts.ts';

const byTime = (left: Assignment, right: Assignment): number =>
  left.offeredAt - right.offeredAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

const impliedOffer = (
  request: MentoringRequest,
  mentorId: NonNullable<MentoringRequest['requestedMentorId']>,
): Assignment => {
  const waits =
    request.assignmentStatus === 'unassigned' || request.assignmentStatus === 'pendingReassignment';
  return {
    id: `direct:${request.id}` as AssignmentId,
    requestId: request.id,
    mentorId,
    how: 'direct',
    offeredAt: request.submittedAt,
    // Back in the queue, nobody recorded how: it was refused and returned.
    response: waits ? 'declined' : undefined,
    unlockedByRoc: false,
  };
};

/** All offers, oldest first. A direct request without any assignment was offered to the mentor the client chose, when
 * it was submitted (M1, M7). Every assignment after a request's first is an assigned one. */
export const offersOf = (
  assignments: readonly Assignment[],
  requests: readonly MentoringRequest[],
): Assignment[] => {
  const recorded = new Set<RequestId>(assignments.map(({ requestId }) => requestId));
  const implied = requests.flatMap((request) =>
    request.requestedMentorId === undefined || recorded.has(request.id)
      ? []
      : [impliedOffer(request, request.requestedMentorId)],
  );
  const started = new Set<RequestId>();
  return [...assignments, ...implied].sort(byTime).map((offer) => {
    const first = !started.has(offer.requestId);
    started.add(offer.requestId);
    return first || offer.how === 'assigned' ? offer : { ...offer, how: 'assigned' };
  });
};

/** The offer has neither been refused nor ended. */
export const isOpen = ({ response, outcome, endedAt }: Assignment): boolean =>
  response !== 'declined' && response !== 'timedOut' && outcome === undefined && endedAt === undefined;
