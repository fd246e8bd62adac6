import type {
  AssignmentId,
  AttemptId,
  ContactMethod,
  Instant,
  IsoDate,
  MentorId,
  RequestId,
  SessionId,
} from '../facts.ts';

/** When it happened, when it was written down, and what makes the same event the same. */
interface Stamp {
  readonly key: string;
  readonly occurredAt: Instant;
  readonly loggedAt: Instant;
}

interface About<Kind extends string> extends Stamp {
  readonly kind: Kind;
}

interface OfAssignment<Kind extends string> extends About<Kind> {
  readonly assignmentId: AssignmentId;
}

interface OfAttempt<Kind extends string> extends OfAssignment<Kind> {
  readonly attemptId: AttemptId;
}

interface OfSession<Kind extends string> extends About<Kind> {
  readonly sessionId: SessionId;
  /** The assignment of the mentor who met the client; undefined when none is known. */
  readonly assignmentId?: AssignmentId | undefined;
}

interface OfEnding<Kind extends string> extends About<Kind> {
  /** The assignment that ended with the request; undefined when it was in the queue. */
  readonly assignmentId?: AssignmentId | undefined;
}

/** One thing that happened to a request. Ids, codes and times only (C2). */
export type LifeEvent =
  | About<'submitted'>
  | (OfAssignment<'offered' | 'chosen'> & { readonly mentorId: MentorId })
  | OfAssignment<
      | 'accepted'
      | 'declined'
      | 'timedOut'
      | 'followedUp'
      | 'unlocked'
      | 'transferred'
      | 'reassigned'
      | 'holderAway'
    >
  | (OfAttempt<'attempted'> & { readonly method: ContactMethod })
  | OfAttempt<'reached' | 'voided'>
  | (OfSession<'sessionArranged' | 'followUpSet'> & { readonly startsAt?: Instant | undefined })
  | OfSession<'sessionHeld' | 'sessionCalledOff' | 'notesLogged'>
  | (About<'pausedByClient'> & { readonly until: IsoDate })
  | About<'otherServiceOffered' | 'suspended' | 'deleted'>
  | OfEnding<'completed' | 'unableToReach' | 'withdrawn'>
  | (About<'merged'> & { readonly into: RequestId });

export type LifeEventKind = LifeEvent['kind'];

/** Where a request stands. */
export type RequestStage =
  | 'unknown'
  | 'waiting'
  | 'followUpOwed'
  | 'offered'
  | 'held'
  | 'inContact'
  | 'mentored'
  | 'suspended'
  | 'completed'
  | 'unableToReach'
  | 'withdrawn'
  | 'deleted'
  | 'merged';

/** Where an assignment stands; `chosen`: of a direct request, which is accepted as such (D1). */
export type AssignmentStage =
  | 'unknown'
  | 'offered'
  | 'chosen'
  | 'accepted'
  | 'inContact'
  | 'mentored'
  | 'declined'
  | 'timedOut'
  | 'transferred'
  | 'reassigned'
  | 'completed'
  | 'unableToReach'
  | 'withdrawn';
