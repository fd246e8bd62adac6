import { businessDaysAfter, type ClockRow } from '../clockRow.ts';

/** The clocks of the CIC: D11 a request that waits, M16 a mentor who left. */
export const QUEUE_CLOCKS: readonly ClockRow[] = [
  {
    id: 'queue',
    rule: 'D11',
    owner: 'cic',
    counts: 'business',
    pauses: true,
    task: 'Move the request on from the queue',
    done: 'Moved on from the queue',
    read: (situation) => {
      const { place, timedOut, queuedAt, offers, policy } = situation;
      if (place === 'closed') return 'The request is closed.';
      if (place !== 'queue') return 'The request does not wait in the queue.';
      const followedUp = timedOut?.followUpTriedAt;
      const returned = offers.length === 0 ? 'the submission' : 'the return to the queue';
      return {
        start: followedUp ?? queuedAt,
        startedBy: followedUp === undefined ? returned : 'the follow-up',
        dueFrom: businessDaysAfter(situation, policy.deadlines.queueBusinessDays),
        stopped: false,
      };
    },
  },
  {
    id: 'reassign',
    rule: 'M16',
    owner: 'cic',
    counts: 'business',
    // The client waits for a mentor who mentors, not for this one.
    pauses: false,
    task: 'Reassign the request',
    done: 'Reassigned',
    read: (situation) => {
      const { away, policy } = situation;
      if (away === undefined) return 'Nobody who has the request is known to be away.';
      return {
        start: away.since,
        startedBy: `the mentor, who ${away.words}`,
        dueFrom: businessDaysAfter(situation, policy.deadlines.reassignBusinessDays),
        stopped: false,
      };
    },
  },
];
