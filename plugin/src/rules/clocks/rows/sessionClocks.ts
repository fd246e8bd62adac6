import { calendarDateOf, dayOfWall, dayOfYear, isoDateOf } from '../../calendar/calendarDate.ts';
import { dateWords, dueWords } from '../../calendar/dueWords.ts';
import type { Instant, MentoringSession } from '../../facts.ts';
import type { ClockMark } from '../../outcomes.ts';
import {
  businessDaysAfter,
  hoursAfter,
  NO_MENTOR,
  stoppedByFirst,
  type ClockReading,
  type ClockRow,
} from '../clockRow.ts';
import type { Situation } from '../requestSituation.ts';
import { earliest, firstArranged } from '../firstContact.ts';
import { sessionEnd } from '../sessionProgress.ts';

const NO_SESSION = 'No session is over yet.';

/** D9: Engage locks a session after a day of the month that follows it. */
const lockOf = ({ calendar, policy }: Situation, end: Instant): ClockMark => {
  const { year, month } = calendarDateOf(dayOfWall(calendar.toWall(end)));
  const day = dayOfYear(year, month + 1, policy.deadlines.notesLockDay);
  return {
    at: calendar.startOf(isoDateOf(day + 1)),
    words: `Engage locks the session after ${dateWords(day)}`,
  };
};

/** D7: the first session may have been arranged in time, but for a day after it. */
const lateSession = ({ calendar, at }: Situation, known: readonly MentoringSession[]) => {
  const live = known.filter(({ status }) => status === 'scheduled' || status === 'held');
  const startsAt = earliest(live.map((session) => session.startsAt));
  return (due: Instant): string | undefined =>
    startsAt === undefined || startsAt <= due
      ? undefined
      : `The first session is later than that: ${dueWords(startsAt, calendar, { from: at })}.`;
};

/** D8: what ended the time after a session. */
const afterSessionStop = (
  { place, current, request, upcoming }: Situation,
  end: Instant,
): Pick<ClockReading, 'stopped' | 'stoppedAt' | 'stoppedBy'> => {
  if (place === 'closed')
    return { stopped: true, stoppedAt: current?.endedAt ?? request.closedAt, stoppedBy: 'the closing' };
  const { otherServiceAt } = request;
  return stoppedByFirst([
    [upcoming && Math.max(end, upcoming.arrangedAt), 'the next session'],
    [otherServiceAt !== undefined && otherServiceAt >= end ? otherServiceAt : undefined, 'the other service'],
  ]);
};

/** The clocks of mentoring: D7 the first session, D8 what follows one, D9 its notes. */
export const SESSION_CLOCKS: readonly ClockRow[] = [
  {
    id: 'firstSession',
    rule: 'D7',
    owner: 'holder',
    counts: 'days',
    pauses: true,
    task: 'Arrange the first session',
    done: 'First session arranged',
    read: (situation) => {
      const { place, current, mentorStart, ownSessions, policy, calendar } = situation;
      if (current === undefined) return NO_MENTOR;
      if (place === 'pending') return 'Not accepted yet.';
      const known = ownSessions.filter(({ status }) => status !== 'unknown');
      const stop = stoppedByFirst([[firstArranged(known), 'the session that was arranged']]);
      if (place === 'closed' && !stop.stopped) return 'Closed before a session was arranged.';
      return {
        start: current.how === 'direct' ? mentorStart : (current.respondedAt ?? mentorStart),
        startedBy: current.how === 'direct' ? 'the submission' : 'the acceptance',
        dueFrom: (start) => calendar.daysAfter(start, policy.deadlines.firstSessionDays),
        ...stop,
        warning: lateSession(situation, known),
      };
    },
  },
  {
    id: 'afterSession',
    rule: 'D8',
    owner: 'holder',
    counts: 'business',
    pauses: true,
    task: 'Set the next date, complete the request or offer another service',
    done: 'Decided what follows the session',
    read: (situation) => {
      const { place, lastOver, missedAt = -Infinity, policy } = situation;
      if (place === 'queue') return NO_MENTOR;
      if (lastOver === undefined) return NO_SESSION;
      // A session that the client missed leaves the same to be decided, from then on.
      const end = Math.max(sessionEnd(lastOver), missedAt);
      return {
        start: end,
        startedBy: 'the end of the session',
        dueFrom: businessDaysAfter(situation, policy.deadlines.afterSessionBusinessDays),
        ...afterSessionStop(situation, end),
      };
    },
  },
  {
    id: 'sessionNotes',
    rule: 'D9',
    owner: 'holder',
    counts: 'elapsed',
    // The notes are the mentor's to write, whatever the client asked for.
    pauses: false,
    task: 'Log the notes of the session',
    done: 'Notes logged',
    read: (situation) => {
      const { unlogged, logged, policy } = situation;
      const session = unlogged ?? logged;
      if (session === undefined) return NO_SESSION;
      const end = sessionEnd(session);
      return {
        start: end,
        startedBy: 'the end of the session',
        dueFrom: hoursAfter(policy.deadlines.notesHours),
        ...stoppedByFirst([[session.notesLoggedAt, 'the notes']]),
        marks: [lockOf(situation, end)],
        mentorId: session.mentorId,
      };
    },
  },
];
