import { businessDaysAfter, hoursAfter, NO_MENTOR, type ClockRow } from '../clockRow.ts';

/** The clocks of an offer: D1 ours, D2 Engage's own, D3 after a time-out. */
export const OFFER_CLOCKS: readonly ClockRow[] = [
  {
    id: 'accept',
    rule: 'D1',
    owner: 'holder',
    counts: 'business',
    pauses: true,
    task: 'Accept',
    done: 'Accepted',
    read: (situation) => {
      const { current, place, policy, queuedAt } = situation;
      if (current === undefined && place !== 'pending') return NO_MENTOR;
      if (current?.how === 'direct') return 'A direct request is accepted as such.';
      if (place === 'closed' && current?.response !== 'accepted') return 'Closed before it was accepted.';
      return {
        start: current?.offeredAt ?? queuedAt,
        startedBy: 'the offer',
        dueFrom: businessDaysAfter(situation, policy.deadlines.acceptBusinessDays),
        stopped: place !== 'pending',
        stoppedAt: current?.respondedAt,
        stoppedBy: 'the acceptance',
      };
    },
  },
  {
    id: 'engageReturn',
    rule: 'D2',
    owner: 'engage',
    counts: 'business',
    pauses: false,
    task: 'Engage takes the request back to the queue',
    done: 'Answered',
    says: {
      running: ({ when, moved }) =>
        `Engage takes the request back to the queue by ${when}${moved}, unless the mentor answers.`,
      overdue: ({ when }) => `Engage was to take the request back to the queue by ${when}, and has not.`,
      met: () => 'Answered before Engage took the request back.',
      metLate: ({ late }) => `Answered ${late} after Engage was to take the request back.`,
    },
    read: (situation) => {
      const { current, place, request, policy, queuedAt } = situation;
      const waits = request.assignmentStatus === 'assignedPending' && place !== 'closed';
      if (current === undefined && !waits) return NO_MENTOR;
      if (place === 'closed' && current?.respondedAt === undefined) return 'Closed without an answer.';
      const { engageNoticeHours, engageReminderHours, engageReturnBusinessDays } = policy.deadlines;
      const start = current?.offeredAt ?? queuedAt;
      return {
        start,
        startedBy: 'the offer',
        dueFrom: businessDaysAfter(situation, engageReturnBusinessDays),
        stopped: !waits,
        stoppedAt: current?.respondedAt,
        stoppedBy: "the mentor's answer",
        marks: [
          { at: hoursAfter(engageNoticeHours)(start), words: 'Engage notifies the mentor' },
          { at: hoursAfter(engageReminderHours)(start), words: 'Engage reminds the mentor' },
        ],
      };
    },
  },
  {
    id: 'followUp',
    rule: 'D3',
    owner: 'cic',
    counts: 'business',
    pauses: true,
    task: 'Follow up with the mentor',
    done: 'Followed up',
    read: (situation) => {
      const { timedOut, queuedAt, policy } = situation;
      if (timedOut === undefined) return 'No time-out to follow up.';
      return {
        start: timedOut.respondedAt ?? queuedAt,
        startedBy: 'the time-out',
        dueFrom: businessDaysAfter(situation, policy.deadlines.followUpBusinessDays),
        stopped: timedOut.followUpTriedAt !== undefined || timedOut.unlockedByRoc,
        stoppedAt: timedOut.followUpTriedAt,
        stoppedBy: timedOut.followUpTriedAt === undefined ? 'the ROC, who unlocked it' : 'the follow-up',
      };
    },
  },
];
