import { businessDaysAfter, NO_MENTOR, stoppedByFirst, type ClockRow } from '../clockRow.ts';
import { firstArranged, firstAttempt } from '../firstContact.ts';

/** The clocks of reaching the client: D4a the client's wait, D4b and D5 the mentor's. */
export const CONTACT_CLOCKS: readonly ClockRow[] = [
  {
    id: 'clientContact',
    rule: 'D4a',
    owner: 'holder',
    counts: 'business',
    pauses: true,
    task: 'First contact with the client',
    done: 'First contact made',
    read: (situation) => {
      const { place, request, attempts, sessions, policy } = situation;
      const stop = stoppedByFirst([
        [firstAttempt(attempts), 'the first attempt'],
        [firstArranged(sessions), 'the session that was arranged'],
      ]);
      if (place === 'closed' && !stop.stopped) return 'Closed without a recorded contact.';
      return {
        start: request.submittedAt,
        startedBy: 'the submission',
        dueFrom: businessDaysAfter(situation, policy.deadlines.clientContactBusinessDays),
        ...stop,
      };
    },
  },
  {
    id: 'mentorContact',
    rule: 'D4b',
    owner: 'holder',
    counts: 'business',
    pauses: true,
    task: 'Contact the client',
    done: 'Client contacted',
    read: (situation) => {
      const { place, current, mentorStart, progress, ownSessions, policy } = situation;
      if (current === undefined) return NO_MENTOR;
      const stop = stoppedByFirst([
        [progress.firstAt, 'the first attempt'],
        [firstArranged(ownSessions), 'the session that was arranged'],
      ]);
      if (place === 'closed' && !stop.stopped) return 'Closed without a recorded contact.';
      return {
        start: mentorStart,
        startedBy: current.how === 'direct' ? 'the submission' : 'the offer',
        dueFrom: businessDaysAfter(situation, policy.deadlines.mentorContactBusinessDays),
        ...stop,
      };
    },
  },
  {
    id: 'attempts',
    rule: 'D5',
    owner: 'holder',
    counts: 'days',
    pauses: true,
    task: 'Reach the client, or make all attempts',
    done: 'Client reached, or all attempts made',
    read: ({ place, current, mentorStart, ownSessions, progress, policy, calendar }) => {
      if (current === undefined) return NO_MENTOR;
      const stop = stoppedByFirst([
        [progress.reachedAt, 'the client, who was reached'],
        [progress.metAt, 'the last attempt needed'],
        [firstArranged(ownSessions), 'the session that was arranged'],
      ]);
      if (place === 'closed' && !stop.stopped) return 'Closed before the client was reached.';
      return {
        start: mentorStart,
        startedBy: current.how === 'direct' ? 'the submission' : 'the offer',
        dueFrom: (start) => calendar.daysAfter(start, policy.attempts.withinDays),
        ...stop,
      };
    },
  },
];
