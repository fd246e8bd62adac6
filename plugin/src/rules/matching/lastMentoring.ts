import type {
  Assignment,
  Instant,
  MentorId,
  MentoringRequest,
  MentoringSession,
  RequestStatus,
} from '../facts.ts';
import type { Pool } from './pool.ts';
import { sessionEnd } from '../clocks/sessionProgress.ts';

/** M9: who mentored a client last. */
export interface LastMentoring {
  readonly mentorId: MentorId;
  /** When the last session that was held began. */
  readonly sessionAt: Instant;
}

/** What a pool knows of a client's earlier requests. */
export type ClientPast = Pick<Pool, 'history' | 'requestsOf' | 'sessionsOf'>;

const ENDED_WITHOUT_MENTOR: ReadonlySet<RequestStatus> = new Set(['withdrawn', 'unableToReach']);

const inQueue = ({ closed, assignmentStatus }: MentoringRequest): boolean =>
  !closed && (assignmentStatus === 'unassigned' || assignmentStatus === 'pendingReassignment');

/** Neither refused, nor passed on to another mentor, nor ended without the client. */
const stayedTogether = ({ response, outcome }: Assignment): boolean =>
  response !== 'declined' && response !== 'timedOut' && (outcome === undefined || outcome === 'completed');

const byEnd = (left: MentoringSession, right: MentoringSession): number =>
  sessionEnd(left) - sessionEnd(right) || (left.id < right.id ? -1 : 1);

/** The client's last request besides this one. One that nobody has had yet says nothing about a mentor. */
const lastRequest = (pool: ClientPast, { id, clientId }: MentoringRequest): MentoringRequest | undefined =>
  (clientId === undefined ? [] : (pool.requestsOf.get(clientId) ?? []))
    .filter(
      (other) =>
        other.id !== id &&
        !(other.assignmentStatus === 'unassigned' && inQueue(other) && !pool.history.has(other.id)),
    )
    .sort((left, right) => left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1))
    .at(-1);

/** M9: the mentor who held the client's last request to its end, or holds it, and met the client; undefined when it ended
 * as withdrawn, no-show, unable to reach or without a held session, or when the client asked for another. */
export const lastMentoring = (pool: ClientPast, request: MentoringRequest): LastMentoring | undefined => {
  const last = lastRequest(pool, request);
  if (last === undefined || ENDED_WITHOUT_MENTOR.has(last.status) || inQueue(last)) return undefined;
  const offer = pool.history.get(last.id)?.at(-1);
  if (offer !== undefined && !stayedTogether(offer)) return undefined;

  const sessions = (pool.sessionsOf.get(last.id) ?? [])
    .filter(({ status }) => status === 'held' || status === 'noShow')
    .sort(byEnd);
  if (sessions.at(-1)?.status !== 'held') return undefined;
  const mentorId = offer?.mentorId ?? sessions.at(-1)?.mentorId;
  const held = sessions.findLast((one) => one.status === 'held' && (one.mentorId ?? mentorId) === mentorId);
  if (mentorId === undefined || held === undefined) return undefined;
  const { requestedMentorId = mentorId } = request;
  return requestedMentorId === mentorId
    ? { mentorId, sessionAt: held.startsAt ?? sessionEnd(held) }
    : undefined;
};
