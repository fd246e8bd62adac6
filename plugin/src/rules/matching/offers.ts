import type { Assignment, AssignmentId, MentoringRequest, MentorId, RequestId } from '../facts.ts';

const byTime = (left: Assignment, right: Assignment): number =>
  left.offeredAt - right.offeredAt || (left.id < right.id ? -1 : 1);

const impliedOffer = (
  request: MentoringRequest,
  mentorId: NonNullable<MentoringRequest['requestedMentorId']>,
  wentOn: boolean,
): Assignment => {
  const waits =
    request.assignmentStatus === 'unassigned' || request.assignmentStatus === 'pendingReassignment';
  return {
    id: `direct:${request.id}` as AssignmentId,
    requestId: request.id,
    mentorId,
    how: 'direct',
    offeredAt: request.submittedAt,
    // Back in the queue, or with another mentor, and nobody recorded how: it was refused and returned.
    response: waits || wentOn ? 'declined' : undefined,
    unlockedByRoc: false,
  };
};

/** All offers, oldest first. A direct request without an assignment to the mentor the client chose was offered to them all
 * the same, when it was submitted (M1, M7, M10). Every assignment after a request's first is an assigned one. */
export const offersOf = (
  assignments: readonly Assignment[],
  requests: readonly MentoringRequest[],
): Assignment[] => {
  const recorded = new Map<RequestId, Set<MentorId>>();
  for (const { requestId, mentorId } of assignments) {
    recorded.set(requestId, (recorded.get(requestId) ?? new Set()).add(mentorId));
  }
  const implied = requests.flatMap((request) => {
    const { id, requestedMentorId } = request;
    const had = recorded.get(id);
    if (requestedMentorId === undefined || had?.has(requestedMentorId)) return [];
    return [impliedOffer(request, requestedMentorId, had !== undefined)];
  });
  const started = new Set<RequestId>();
  return [...assignments, ...implied].sort(byTime).map((offer) => {
    const first = !started.has(offer.requestId);
    started.add(offer.requestId);
    return first || offer.how === 'assigned' ? offer : { ...offer, how: 'assigned' };
  });
};

/** The same of one request, from its own assignments; doubles do no harm. */
export const requestOffers = (
  assignments: readonly Assignment[],
  request: MentoringRequest,
): Assignment[] => {
  const { requestedMentorId: chosen } = request;
  const offers = [...assignments];
  if (chosen !== undefined && !assignments.some(({ mentorId }) => mentorId === chosen))
    offers.push(impliedOffer(request, chosen, assignments.length > 0));
  if (offers.length < 2) return offers;
  return offers
    .sort(byTime)
    .filter(({ id }, index, all) => id !== all[index - 1]?.id)
    .map((offer, index) => (index === 0 || offer.how === 'assigned' ? offer : { ...offer, how: 'assigned' }));
};

/** The offer has neither been refused nor ended. */
export const isOpen = ({ response, outcome, endedAt }: Assignment): boolean =>
  response !== 'declined' && response !== 'timedOut' && outcome === undefined && endedAt === undefined;
