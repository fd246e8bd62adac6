import type { Assignment, Instant, MentoringRequest, MentoringSession } from '../facts.ts';
import { sessionEnd } from '../clocks/sessionProgress.ts';
import { isOpen } from './offers.ts';

/** What has a past: the rest of a world is taken as it is now. */
interface Past {
  readonly assignments: readonly Assignment[];
  readonly requests?: readonly MentoringRequest[] | undefined;
  readonly sessions?: readonly MentoringSession[] | undefined;
}

/** What carries no time counts as having happened: nobody can tell when. */
const later = (instant: Instant | undefined, at: Instant): boolean => instant !== undefined && instant > at;

/** An offer as it stood: what became of it later has not happened yet. */
const offerAsOf = (offer: Assignment, at: Instant): Assignment => ({
  ...offer,
  ...(later(offer.respondedAt, at)
    ? { response: undefined, respondedAt: undefined, declineReason: undefined, claim: undefined }
    : {}),
  ...(later(offer.endedAt, at) ? { outcome: undefined, endedAt: undefined } : {}),
  ...(later(offer.followUpTriedAt, at) ? { followUpTriedAt: undefined } : {}),
});

/** A request that went on after the instant, by its closing or its offers: it was open then, with a mentor or in the queue. Others keep
 * their status, because nothing says when it changed. */
const requestAsOf = (
  request: MentoringRequest,
  offers: readonly Assignment[],
  at: Instant,
): MentoringRequest => {
  const wentOn =
    later(request.closedAt, at) ||
    offers.some(
      ({ offeredAt, respondedAt, endedAt }) =>
        later(offeredAt, at) || later(respondedAt, at) || later(endedAt, at),
    );
  if (!wentOn) return request;
  const before = offers.filter(({ offeredAt }) => offeredAt <= at).map((offer) => offerAsOf(offer, at));
  const holding = before.find(isOpen);
  const withMentor = holding?.response === undefined ? 'assignedPending' : 'assigned';
  const inQueue = before.length === 0 ? 'unassigned' : 'pendingReassignment';
  const open = { closed: false, closedAt: undefined, status: 'open' } as const;
  return { ...request, ...open, assignmentStatus: holding ? withMentor : inQueue };
};

const sessionAsOf = (session: MentoringSession, at: Instant): MentoringSession =>
  session.status !== 'scheduled' && sessionEnd(session) > at ? { ...session, status: 'scheduled' } : session;

/** C5, M12: a world as it was at an instant, as far as its rows tell: offers, answers, endings, submissions and sessions carry
 * their times; profiles do not, and stay as they are. */
export const worldAsOf = <World extends Past>(world: World, at: Instant): World => {
  const offers = Map.groupBy(world.assignments, ({ requestId }) => requestId);
  return {
    ...world,
    assignments: world.assignments
      .filter(({ offeredAt }) => offeredAt <= at)
      .map((offer) => offerAsOf(offer, at)),
    requests: world.requests
      ?.filter(({ submittedAt }) => submittedAt <= at)
      .map((request) => requestAsOf(request, offers.get(request.id) ?? [], at)),
    sessions: world.sessions
      ?.filter(({ arrangedAt }) => arrangedAt <= at)
      .map((session) => sessionAsOf(session, at)),
  };
};
