import type { Assignment, Instant, MentoringRequest, MentoringSession } from '../facts.ts';
import { sessionEnd } from '../clocks/sessionProgress.ts';

/** What has a past: the rest of a world is taken as it is now. */
interface Past {
  readonly assignments: readonly Assignment[];
  readonly requests?: readonly MentoringRequest[] | undefined;
  readonly sessions?: readonly MentoringSession[] | undefined;
}

const happened = (instant: Instant | undefined, at: Instant): boolean =>
  instant !== undefined && instant <= at;

/** An offer as it stood: what became of it later has not happened yet. */
const offerAsOf = (offer: Assignment, at: Instant): Assignment => ({
  ...offer,
  ...(happened(offer.respondedAt, at) ? {} : { response: undefined, respondedAt: undefined }),
  ...(happened(offer.endedAt, at) ? {} : { outcome: undefined, endedAt: undefined }),
  ...(happened(offer.followUpTriedAt, at) ? {} : { followUpTriedAt: undefined }),
});

const sessionAsOf = (session: MentoringSession, at: Instant): MentoringSession =>
  session.status !== 'scheduled' && sessionEnd(session) > at ? { ...session, status: 'scheduled' } : session;

/** C5, M12: a world as it was at an instant, as far as its rows tell: offers, answers, endings, submissions and sessions carry
 * their times; profiles do not, and stay as they are. */
export const worldAsOf = <World extends Past>(world: World, at: Instant): World => ({
  ...world,
  assignments: world.assignments
    .filter(({ offeredAt }) => offeredAt <= at)
    .map((offer) => offerAsOf(offer, at)),
  requests: world.requests?.filter(({ submittedAt }) => submittedAt <= at),
  sessions: world.sessions
    ?.filter(({ arrangedAt }) => arrangedAt <= at)
    .map((session) => sessionAsOf(session, at)),
});
