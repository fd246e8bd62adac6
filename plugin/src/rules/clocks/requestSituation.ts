import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { attemptProgress, type AttemptProgress } from './contactAttempts.ts';
import type {
  Assignment,
  ContactAttempt,
  Instant,
  Mentor,
  MentorId,
  MentoringRequest,
  MentoringSession,
} from '../facts.ts';
import { holderAway, type HolderAway } from './holderAway.ts';
import { isOpen, requestOffers } from '../matching/offers.ts';
import type { AttemptsPolicy, RulesPolicy } from '../policy.ts';
import { sessionProgress, type SessionProgress } from './sessionProgress.ts';

/** What is known of one request. */
export interface RequestFacts {
  readonly request: MentoringRequest;
  /** All assignments of the request, in any order. */
  readonly assignments: readonly Assignment[];
  /** The attempts of these assignments. */
  readonly attempts: readonly ContactAttempt[];
  readonly sessions: readonly MentoringSession[];
  /** M16: since when the mentor of the request is known to be away, as Engage shows it. */
  readonly awaySince?: Instant | undefined;
}

/** What the answer depends on besides the request. */
export interface RequestContext {
  /** Business time in the zone of the request's chapter (D10). */
  readonly calendar: BusinessCalendar;
  readonly policy: RulesPolicy;
  readonly at: Instant;
  /** M0. */
  readonly enrolled: boolean;
  /** M1: the chapter named is one that exists; by default, that one is named. */
  readonly chapterKnown?: boolean | undefined;
  /** Matching found somebody; by default it did. */
  readonly hasCandidates?: boolean | undefined;
  /** Without them nobody is known to be away (M16). */
  readonly mentors?: ReadonlyMap<MentorId, Mentor> | undefined;
}

/** Where a request stands, before any clock. */
export interface Situation extends RequestFacts, RequestContext, SessionProgress {
  /** `pending`: offered, not accepted. `held`: accepted, or direct, which is accepted as such (D1). */
  readonly place: 'closed' | 'queue' | 'pending' | 'held';
  readonly offers: readonly Assignment[];
  /** The assignment of the mentor who has the request; undefined in the queue, and when Engage shows one that nobody recorded. */
  readonly current: Assignment | undefined;
  /** D4b, D5: when the present mentor's time began. */
  readonly mentorStart: Instant;
  /** When the request came into the queue. */
  readonly queuedAt: Instant;
  /** D3: the last offer timed out, and the request is back in the queue. */
  readonly timedOut: Assignment | undefined;
  /** D12: the instant until which the client asked to wait, and when the client asked, where that is recorded. */
  readonly waitUntil: Instant | undefined;
  readonly waitAskedAt: Instant | undefined;
  readonly waiting: boolean;
  /** M16. */
  readonly away: HolderAway | undefined;
  /** The sessions of the present mentor. */
  readonly ownSessions: readonly MentoringSession[];
  readonly progress: AttemptProgress;
}

const placeOf = (request: MentoringRequest, open: Assignment | undefined): Situation['place'] => {
  const { status, assignmentStatus } = request;
  if (request.closed || (status !== 'open' && status !== 'unknown')) return 'closed';
  // Engage is the system of record (C1): its status says whether anybody has the request.
  if (assignmentStatus === 'unassigned' || assignmentStatus === 'pendingReassignment') return 'queue';
  if (assignmentStatus === 'assigned') return 'held';
  if (open !== undefined) return open.how === 'direct' || open.response === 'accepted' ? 'held' : 'pending';
  return assignmentStatus === 'assignedPending' ? 'pending' : 'queue';
};

/** D5: one method is enough where a reason says that only one is usable. */
const attemptsPolicyOf = ({ attempts }: RulesPolicy, current: Assignment | undefined): AttemptsPolicy =>
  current?.oneMethodReason === undefined
    ? attempts
    : { ...attempts, distinctMethods: Math.min(1, attempts.distinctMethods) };

/** Reads the facts of one request into where it stands. Facts that disagree still give one answer. */
export const situationOf = (facts: RequestFacts, context: RequestContext): Situation => {
  const { request, attempts, sessions } = facts;
  const { calendar, policy, at } = context;
  const offers = requestOffers(facts.assignments, request);
  const open = offers.findLast(isOpen);
  const place = placeOf(request, open);
  const current = place === 'queue' ? undefined : (open ?? (place === 'closed' ? offers.at(-1) : undefined));
  const last = offers.at(-1);
  const queuedAt = last?.endedAt ?? last?.respondedAt ?? last?.offeredAt ?? request.submittedAt;
  const { clientWaitsUntil, clientWaitAskedAt = -Infinity } = request;
  const waitUntil =
    clientWaitsUntil === undefined || clientWaitAskedAt > at ? undefined : calendar.startOf(clientWaitsUntil);

  const ownSessions =
    sessions.length === 0
      ? sessions
      : sessions.filter(
          ({ mentorId, arrangedAt }) =>
            current === undefined || mentorId === current.mentorId || arrangedAt >= current.offeredAt,
        );
  const ownAttempts = attempts.filter(({ assignmentId }) => assignmentId === current?.id);
  const progress = attemptProgress(ownAttempts, attemptsPolicyOf(policy, current), at);
  const { unlogged, upcoming, logged, lastOver, missedAt, calledOffAt } = sessionProgress(ownSessions, at);
  // Named one by one: a spread of every part costs a fifth of the whole evaluation.
  return {
    request,
    assignments: facts.assignments,
    attempts,
    sessions,
    awaySince: facts.awaySince,
    calendar,
    policy,
    at,
    enrolled: context.enrolled,
    chapterKnown: context.chapterKnown,
    hasCandidates: context.hasCandidates,
    mentors: context.mentors,
    unlogged,
    upcoming,
    logged,
    lastOver,
    missedAt,
    calledOffAt,
    place,
    offers,
    current,
    mentorStart: current?.how === 'direct' ? request.submittedAt : (current?.offeredAt ?? queuedAt),
    queuedAt,
    timedOut: place === 'queue' && last?.response === 'timedOut' ? last : undefined,
    waitUntil,
    waitAskedAt: waitUntil === undefined ? undefined : request.clientWaitAskedAt,
    waiting: waitUntil !== undefined && at < waitUntil,
    away:
      place === 'closed'
        ? undefined
        : holderAway(current, current && context.mentors?.get(current.mentorId), facts.awaySince, at),
    ownSessions,
    progress,
  };
};

/** D3: nobody may be assigned before the CIC tried to reach the mentor who let it time out, or the ROC unlocked it. */
export const isLocked = ({ timedOut }: Situation): boolean =>
  timedOut !== undefined && timedOut.followUpTriedAt === undefined && !timedOut.unlockedByRoc;
