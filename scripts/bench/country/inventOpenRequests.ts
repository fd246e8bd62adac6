import type {
  Assignment,
  AssignmentId,
  AttemptId,
  ContactAttempt,
  Instant,
  MentoringSession,
  MentorId,
  RequestFacts,
  RequestId,
  SessionId,
  UnitId,
} from '../../../plugin/src/rules/index.ts';
import { DAY_MS, HOUR_MS } from './durations.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

interface OpenRequestsOptions {
  readonly seed: number;
  readonly count: number;
  readonly at: Instant;
}

const METHODS = ['email', 'phone', 'text'] as const;

const attemptsOf = (offer: Assignment, count: number, random: SeededRandom): ContactAttempt[] =>
  Array.from({ length: count }, (_, index) => {
    const madeAt = offer.offeredAt + (index + 1) * 9 * HOUR_MS + random.below(HOUR_MS);
    return {
      id: `${offer.id}-${index}` as AttemptId,
      assignmentId: offer.id,
      method: random.pick(METHODS),
      madeAt,
      loggedAt: madeAt,
      reached: random.chance(0.1),
      voided: random.chance(0.05),
    };
  });

const factsOf = (index: number, at: Instant, random: SeededRandom): RequestFacts => {
  const requestId = `500${String(index).padStart(12, '0')}` as RequestId;
  const submittedAt = at - random.below(20 * DAY_MS) - 6 * HOUR_MS;
  const tries = random.below(3);
  const assignments = Array.from({ length: tries + 1 }, (_, turn): Assignment => {
    const offeredAt = submittedAt + turn * 30 * HOUR_MS + random.below(20 * HOUR_MS);
    const last = turn === tries;
    const respondedAt = offeredAt + 2 * HOUR_MS + random.below(8 * HOUR_MS);
    const timedOut = !last && random.chance(0.5);
    return {
      id: `${requestId}-${turn}` as AssignmentId,
      requestId,
      mentorId: `003${random.below(10_000)}` as MentorId,
      how: turn === 0 && random.chance(0.3) ? 'direct' : 'assigned',
      offeredAt,
      response: last ? (random.chance(0.8) ? 'accepted' : undefined) : timedOut ? 'timedOut' : 'declined',
      respondedAt,
      followUpTriedAt: timedOut ? respondedAt + HOUR_MS : undefined,
      unlockedByRoc: false,
    };
  });
  const holder = assignments.at(-1);
  const attempts = assignments.flatMap((offer) =>
    attemptsOf(offer, offer === holder ? 2 + random.below(4) : random.below(2), random),
  );
  const arrangedAt = (holder?.offeredAt ?? submittedAt) + 2 * DAY_MS;
  const startsAt = arrangedAt + random.below(10 * DAY_MS);
  const session: MentoringSession = {
    id: `${requestId}-s` as SessionId,
    requestId,
    mentorId: holder?.mentorId,
    status: startsAt < at ? 'held' : 'scheduled',
    arrangedAt,
    startsAt,
    endsAt: startsAt + HOUR_MS,
    notesLoggedAt: startsAt + DAY_MS < at && random.chance(0.5) ? startsAt + DAY_MS : undefined,
  };
  const accepted = holder?.response === 'accepted';
  return {
    request: {
      id: requestId,
      number: String(index).padStart(8, '0'),
      submittedAt,
      chapterId: 'chapter' as UnitId,
      assignmentStatus: random.chance(0.1) ? 'unassigned' : accepted ? 'assigned' : 'assignedPending',
      status: 'open',
      closed: false,
      area: 'Marketing',
      inBusiness: random.chance(0.4),
      clientWaitsUntil: random.chance(0.03) ? '2026-12-15' : undefined,
    },
    assignments,
    attempts,
    sessions: random.chance(0.5) && arrangedAt < at ? [session] : [],
  };
};

/** Open requests in the middle of their life: offers, answers, attempts and sessions, about ten events each. The same options always
 * give the same ones. */
export const inventOpenRequests = ({ seed, count, at }: OpenRequestsOptions): RequestFacts[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => factsOf(index, at, random));
};
