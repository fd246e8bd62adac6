import type { Instant, MentoringSession } from '../facts.ts';

/** How far the sessions of one mentor with one client have come. */
export interface SessionProgress {
  /** Over, its notes missing (D9); the one that ended first. */
  readonly unlogged: MentoringSession | undefined;
  /** Arranged and not over; the nearest. */
  readonly upcoming: MentoringSession | undefined;
  /** Over and logged; the latest. */
  readonly logged: MentoringSession | undefined;
  /** Over, logged or not; the latest. */
  readonly lastOver: MentoringSession | undefined;
  /** When the latest session that the client missed was to end. */
  readonly missedAt: Instant | undefined;
  /** When the latest session that did not take place was to begin. */
  readonly calledOffAt: Instant | undefined;
}

/** When a session is or was over; without times, when it was arranged. */
export const sessionEnd = ({ endsAt, startsAt, arrangedAt }: MentoringSession): Instant =>
  endsAt ?? startsAt ?? arrangedAt;

const byEnd = (left: MentoringSession, right: MentoringSession): number =>
  sessionEnd(left) - sessionEnd(right) || (left.id < right.id ? -1 : 1);

const NO_SESSIONS: SessionProgress = {
  unlogged: undefined,
  upcoming: undefined,
  logged: undefined,
  lastOver: undefined,
  missedAt: undefined,
  calledOffAt: undefined,
};

export const sessionProgress = (sessions: readonly MentoringSession[], at: Instant): SessionProgress => {
  if (sessions.length === 0) return NO_SESSIONS;
  const isOver = (session: MentoringSession): boolean =>
    session.status === 'held' || (session.startsAt !== undefined && sessionEnd(session) <= at);
  const live = sessions.filter(({ status }) => status === 'scheduled' || status === 'held').sort(byEnd);
  const over = live.filter(isOver);
  const calledOff = sessions.filter(({ status }) => status === 'canceled' || status === 'noShow');
  const missed = calledOff.filter(({ status }) => status === 'noShow');
  const starts = calledOff.map(({ startsAt, arrangedAt }) => startsAt ?? arrangedAt);
  return {
    unlogged: over.find(({ notesLoggedAt }) => notesLoggedAt === undefined),
    upcoming: live.find((session) => !isOver(session)),
    logged: over.findLast(({ notesLoggedAt }) => notesLoggedAt !== undefined),
    lastOver: over.at(-1),
    missedAt: missed.length === 0 ? undefined : Math.max(...missed.map(sessionEnd)),
    calledOffAt: starts.length === 0 ? undefined : Math.max(...starts),
  };
};
