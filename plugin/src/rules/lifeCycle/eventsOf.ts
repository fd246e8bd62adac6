import type { Assignment, ContactAttempt, Instant, MentoringRequest, MentoringSession } from '../facts.ts';
import type { RequestFacts } from '../clocks/requestSituation.ts';
import { sessionEnd } from '../clocks/sessionProgress.ts';
import { isOpen, requestOffers } from '../matching/offers.ts';
import type { LifeEvent } from './lifeEvent.ts';

const stamp = (kind: string, id: string, occurredAt: Instant, loggedAt = occurredAt) => ({
  key: `${kind}:${id}`,
  occurredAt,
  loggedAt,
});

const answersOf = (offer: Assignment): LifeEvent[] => {
  const { id, response, respondedAt, followUpTriedAt, unlockedByRoc, offeredAt, endedAt } = offer;
  const answeredAt = respondedAt ?? endedAt ?? offeredAt;
  const about = { assignmentId: id };
  const events: LifeEvent[] = [];
  if (response !== undefined) events.push({ kind: response, ...about, ...stamp(response, id, answeredAt) });
  if (followUpTriedAt !== undefined)
    events.push({ kind: 'followedUp', ...about, ...stamp('followedUp', id, followUpTriedAt) });
  // When the ROC unlocked it is not recorded: not before the time-out.
  if (unlockedByRoc) events.push({ kind: 'unlocked', ...about, ...stamp('unlocked', id, answeredAt) });
  return events;
};

const CLOSING = new Set<Assignment['outcome']>(['completed', 'unableToReach', 'withdrawn']);

/** How an assignment ended, unless the request ended with it. One that ended without a word was taken from the mentor. */
const endOf = ({ id, response, outcome, endedAt, respondedAt, offeredAt }: Assignment): LifeEvent[] => {
  if (CLOSING.has(outcome) || response === 'declined' || response === 'timedOut') return [];
  if (outcome === undefined && endedAt === undefined) return [];
  const kind = outcome === 'transferred' ? 'transferred' : 'reassigned';
  return [{ kind, assignmentId: id, ...stamp(kind, id, endedAt ?? respondedAt ?? offeredAt) }];
};

const offerEvents = (offer: Assignment): LifeEvent[] => {
  const { id, mentorId, how, offeredAt } = offer;
  const kind = how === 'direct' ? 'chosen' : 'offered';
  return [
    { kind, assignmentId: id, mentorId, ...stamp(kind, id, offeredAt) },
    ...answersOf(offer),
    ...endOf(offer),
  ];
};

const attemptEvents = (attempt: ContactAttempt): LifeEvent[] => {
  const { id, assignmentId, method, madeAt, loggedAt, reached, voided, voidedAt = loggedAt } = attempt;
  const about = { assignmentId, attemptId: id };
  const events: LifeEvent[] = [
    { kind: 'attempted', ...about, method, ...stamp('attempted', id, madeAt, loggedAt) },
  ];
  if (reached) events.push({ kind: 'reached', ...about, ...stamp('reached', id, madeAt, loggedAt) });
  if (voided) events.push({ kind: 'voided', ...about, ...stamp('voided', id, Math.max(madeAt, voidedAt)) });
  return events;
};

/** The assignment under which a session was arranged: its mentor's latest before it, else the latest of all. */
const assignmentOf = (
  { mentorId, arrangedAt }: MentoringSession,
  offers: readonly Assignment[],
): Assignment | undefined => {
  const before = offers.filter(({ offeredAt }) => offeredAt <= arrangedAt);
  return (
    before.findLast((offer) => offer.mentorId === mentorId) ??
    (mentorId === undefined ? before.at(-1) : offers.find((offer) => offer.mentorId === mentorId))
  );
};

const sessionEvents = (
  session: MentoringSession,
  offers: readonly Assignment[],
  heldBefore: boolean,
): LifeEvent[] => {
  const { id, status, arrangedAt, startsAt, notesLoggedAt } = session;
  const about = { sessionId: id, assignmentId: assignmentOf(session, offers)?.id };
  const kind = heldBefore ? 'followUpSet' : 'sessionArranged';
  const events: LifeEvent[] = [{ kind, ...about, startsAt, ...stamp(kind, id, arrangedAt) }];
  if (status === 'held')
    events.push({ kind: 'sessionHeld', ...about, ...stamp('sessionHeld', id, sessionEnd(session)) });
  if (status === 'canceled' || status === 'noShow') {
    const at = startsAt ?? arrangedAt;
    events.push({ kind: 'sessionCalledOff', ...about, ...stamp('sessionCalledOff', id, at) });
  }
  if (notesLoggedAt !== undefined)
    events.push({ kind: 'notesLogged', ...about, ...stamp('notesLogged', id, notesLoggedAt) });
  return events;
};

const requestEvents = (request: MentoringRequest): LifeEvent[] => {
  const { id, submittedAt, clientWaitsUntil, clientWaitAskedAt, otherServiceAt } = request;
  const events: LifeEvent[] = [{ kind: 'submitted', ...stamp('submitted', id, submittedAt) }];
  if (clientWaitsUntil !== undefined && clientWaitAskedAt !== undefined) {
    const paused = stamp('pausedByClient', `${id}:${clientWaitsUntil}`, clientWaitAskedAt);
    events.push({ kind: 'pausedByClient', until: clientWaitsUntil, ...paused });
  }
  if (otherServiceAt !== undefined)
    events.push({ kind: 'otherServiceOffered', ...stamp('otherServiceOffered', id, otherServiceAt) });
  return events;
};

/** How the request ended; without a recorded time, after everything else. */
const closingOf = (
  { id, status, closedAt }: MentoringRequest,
  offers: readonly Assignment[],
  before: readonly LifeEvent[],
): LifeEvent[] => {
  const ended = offers.findLast(({ outcome }) => CLOSING.has(outcome));
  const outcome = ended?.outcome;
  const kind =
    outcome === 'completed' || outcome === 'unableToReach' || outcome === 'withdrawn' ? outcome : status;
  if (kind === 'open' || kind === 'unknown') return [];
  const last = before.reduce((latest, { occurredAt }) => Math.max(latest, occurredAt), -Infinity);
  const assignmentId = (ended ?? offers.findLast(isOpen))?.id;
  return [{ kind, assignmentId, ...stamp(kind, id, ended?.endedAt ?? closedAt ?? last) }];
};

/** The events that the rows of one request tell. Deleting, merging and suspending leave no row: who sees them adds them. A wait of
 * the client whose asking is not recorded has no time, and is not among them. */
export const eventsOf = (facts: RequestFacts): LifeEvent[] => {
  const { request, attempts, sessions, awaySince } = facts;
  const offers = requestOffers(facts.assignments, request);
  const held = sessions.filter(({ status }) => status === 'held');
  const events: LifeEvent[] = [
    ...requestEvents(request),
    ...offers.flatMap(offerEvents),
    ...attempts.flatMap(attemptEvents),
    ...sessions.flatMap((session) => {
      const heldBefore = held.some((one) => one !== session && sessionEnd(one) <= session.arrangedAt);
      return sessionEvents(session, offers, heldBefore);
    }),
  ];
  if (awaySince !== undefined) {
    // Seen before the last offer, it is told of the mentor who had the request then.
    const away = offers.findLast(({ offeredAt }) => offeredAt <= awaySince);
    if (away !== undefined)
      events.push({ kind: 'holderAway', assignmentId: away.id, ...stamp('holderAway', away.id, awaySince) });
  }
  return [...events, ...closingOf(request, offers, events)];
};
