import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTACT_CLOCKS } from '../../../plugin/src/rules/clocks/rows/contactClocks.ts';
import { OFFER_CLOCKS } from '../../../plugin/src/rules/clocks/rows/offerClocks.ts';
import { QUEUE_CLOCKS } from '../../../plugin/src/rules/clocks/rows/queueClocks.ts';
import { SESSION_CLOCKS } from '../../../plugin/src/rules/clocks/rows/sessionClocks.ts';
import { at } from '../examples.ts';
import { Story } from '../stories/story.ts';

/** Rule and clock, who acts, in which time it counts, whether it waits for the client; the task, and what is said once it is done. */
const TABLE: readonly (readonly [clock: string, task: string, done: string])[] = [
  ['D1 accept holder business pauses', 'Accept', 'Accepted'],
  ['D2 engageReturn engage business runs on', 'Engage takes the request back to the queue', 'Answered'],
  ['D3 followUp cic business pauses', 'Follow up with the mentor', 'Followed up'],
  ['D4a clientContact holder business pauses', 'First contact with the client', 'First contact made'],
  ['D4b mentorContact holder business pauses', 'Contact the client', 'Client contacted'],
  [
    'D5 attempts holder days pauses',
    'Reach the client, or make all attempts',
    'Client reached, or all attempts made',
  ],
  ['D7 firstSession holder days pauses', 'Arrange the first session', 'First session arranged'],
  [
    'D8 afterSession holder business pauses',
    'Set the next date, complete the request or offer another service',
    'Decided what follows the session',
  ],
  ['D9 sessionNotes holder elapsed runs on', 'Log the notes of the session', 'Notes logged'],
  ['D11 queue cic business pauses', 'Move the request on from the queue', 'Moved on from the queue'],
  ['M16 reassign cic business runs on', 'Reassign the request', 'Reassigned'],
];
test('D1-D12, M16: the table of the clocks', () => {
  const rows = [...OFFER_CLOCKS, ...CONTACT_CLOCKS, ...SESSION_CLOCKS, ...QUEUE_CLOCKS];
  assert.deepEqual(
    rows.map(({ rule, id, owner, counts, pauses, task, done }) => [
      `${rule} ${id} ${owner} ${counts} ${pauses ? 'pauses' : 'runs on'}`,
      task,
      done,
    ]),
    TABLE,
  );
});

const waiting = (): Story => new Story('2026-11-16T09:00');
const offered = (): Story => waiting().assigned('a', '2026-11-16T10:00');
const held = (): Story => offered().accepted('2026-11-16T14:00');
const arranged = (): Story => held().arranged('2026-11-17T09:00', '2026-11-18T10:00', '2026-11-18T11:00');

/** Every clock of a request on Thursday noon, by who acts, its state, what started and stopped it; or by why it does not apply. */
const CLOCKS_OF: readonly (readonly [
  place: string,
  story: Story,
  clocks: Readonly<Record<string, string>>,
])[] = [
  [
    'in the queue',
    waiting(),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'No time-out to follow up.': 'followUp',
      'cic: overdue from the submission': 'clientContact queue',
      'No session is over yet.': 'sessionNotes',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'Assigned-Pending, and nobody recorded to whom',
    waiting().with({ assignmentStatus: 'assignedPending' }),
    {
      'cic: overdue from the offer': 'accept',
      'engage: running from the offer': 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'cic: overdue from the submission': 'clientContact',
      'No mentor has the request, or none is recorded.': 'mentorContact attempts firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'Assigned, and nobody recorded to whom',
    waiting().with({ assignmentStatus: 'assigned' }),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession',
      'No time-out to follow up.': 'followUp',
      'cic: overdue from the submission': 'clientContact',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'offered',
    offered(),
    {
      'mentor: overdue from the offer': 'accept mentorContact',
      'engage: running from the offer': 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: overdue from the submission': 'clientContact',
      'mentor: running from the offer': 'attempts',
      'Not accepted yet.': 'firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'chosen by the client',
    waiting().chooses('a'),
    {
      'A direct request is accepted as such.': 'accept',
      'engage: running from the offer': 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: overdue from the submission': 'clientContact mentorContact',
      'mentor: running from the submission': 'attempts firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'chosen by the client, and back in the queue',
    waiting().chooses('a').with({ assignmentStatus: 'unassigned' }),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'No time-out to follow up.': 'followUp',
      'cic: overdue from the submission': 'clientContact',
      'No session is over yet.': 'sessionNotes',
      'cic: overdue from the return to the queue': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'accepted, and back in the queue',
    held().with({ assignmentStatus: 'pendingReassignment' }),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'No time-out to follow up.': 'followUp',
      'cic: overdue from the submission': 'clientContact',
      'No session is over yet.': 'sessionNotes',
      'cic: overdue from the return to the queue': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'timed out',
    offered().timedOut('2026-11-17T10:00'),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'cic: overdue from the time-out': 'followUp',
      'cic: overdue from the submission': 'clientContact',
      'No session is over yet.': 'sessionNotes',
      'cic: overdue from the return to the queue': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'accepted',
    held(),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: overdue from the submission': 'clientContact',
      'mentor: overdue from the offer': 'mentorContact',
      'mentor: running from the offer': 'attempts',
      'mentor: running from the acceptance': 'firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'with a session that is over',
    arranged(),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: met from the submission to the session that was arranged': 'clientContact',
      'mentor: met from the offer to the session that was arranged': 'mentorContact attempts',
      'mentor: met from the acceptance to the session that was arranged': 'firstSession',
      'mentor: running from the end of the session': 'afterSession',
      'mentor: overdue from the end of the session': 'sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'with a session that is logged',
    arranged().logged('2026-11-18T15:00'),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: met from the submission to the session that was arranged': 'clientContact',
      'mentor: met from the offer to the session that was arranged': 'mentorContact attempts',
      'mentor: met from the acceptance to the session that was arranged': 'firstSession',
      'mentor: running from the end of the session': 'afterSession',
      'mentor: met from the end of the session to the notes': 'sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'with another session arranged',
    arranged()
      .logged('2026-11-18T15:00')
      .arranged('2026-11-18T16:00', '2026-11-25T10:00', '2026-11-25T11:00'),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: met from the submission to the session that was arranged': 'clientContact',
      'mentor: met from the offer to the session that was arranged': 'mentorContact attempts',
      'mentor: met from the acceptance to the session that was arranged': 'firstSession',
      'mentor: met from the end of the session to the next session': 'afterSession',
      'mentor: met from the end of the session to the notes': 'sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'transferred after a session',
    arranged().gaveBack('transferred', '2026-11-19T10:00'),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'No time-out to follow up.': 'followUp',
      'cic: met from the submission to the session that was arranged': 'clientContact',
      'mentor: overdue from the end of the session': 'sessionNotes',
      'cic: running from the return to the queue': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'withdrawn from the queue',
    waiting().with({ status: 'withdrawn', closed: true, closedAt: at('2026-11-17T09:00') }),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession',
      'No time-out to follow up.': 'followUp',
      'Closed without a recorded contact.': 'clientContact',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request is closed.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'withdrawn from the queue, still shown as Assigned-Pending',
    waiting().with({ assignmentStatus: 'assignedPending', status: 'withdrawn', closed: true }),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession',
      'No time-out to follow up.': 'followUp',
      'Closed without a recorded contact.': 'clientContact',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request is closed.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'withdrawn before the offer was answered',
    offered().closed('withdrawn', '2026-11-17T10:00'),
    {
      'Closed before it was accepted.': 'accept',
      'Closed without an answer.': 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'Closed without a recorded contact.': 'clientContact mentorContact',
      'Closed before the client was reached.': 'attempts',
      'Closed before a session was arranged.': 'firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request is closed.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'withdrawn after the client chose a mentor',
    waiting().chooses('a').closed('withdrawn', '2026-11-17T10:00'),
    {
      'A direct request is accepted as such.': 'accept',
      'Closed without an answer.': 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'Closed without a recorded contact.': 'clientContact mentorContact',
      'Closed before the client was reached.': 'attempts',
      'Closed before a session was arranged.': 'firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request is closed.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'withdrawn after the acceptance',
    held().closed('withdrawn', '2026-11-17T10:00'),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'Closed without a recorded contact.': 'clientContact mentorContact',
      'Closed before the client was reached.': 'attempts',
      'Closed before a session was arranged.': 'firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request is closed.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'completed',
    arranged().logged('2026-11-18T15:00').closed('completed', '2026-11-19T10:00'),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: met from the submission to the session that was arranged': 'clientContact',
      'mentor: met from the offer to the session that was arranged': 'mentorContact attempts',
      'mentor: met from the acceptance to the session that was arranged': 'firstSession',
      'mentor: met from the end of the session to the closing': 'afterSession',
      'mentor: met from the end of the session to the notes': 'sessionNotes',
      'The request is closed.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'accepted, while the client waits',
    held().waits('2026-12-01', '2026-11-17T09:00'),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: paused from the submission': 'clientContact',
      'mentor: paused from the offer': 'mentorContact attempts',
      'mentor: paused from the acceptance': 'firstSession',
      'No session is over yet.': 'afterSession sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'in the queue, while the client waits',
    waiting().waits('2026-12-01', '2026-11-16T12:00'),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'No time-out to follow up.': 'followUp',
      'cic: paused from the submission': 'clientContact queue',
      'No session is over yet.': 'sessionNotes',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'timed out, while the client waits',
    offered().timedOut('2026-11-16T17:00').waits('2026-12-01', '2026-11-17T09:00'),
    {
      'No mentor has the request, or none is recorded.':
        'accept engageReturn mentorContact attempts firstSession afterSession',
      'cic: paused from the time-out': 'followUp',
      'cic: paused from the submission': 'clientContact',
      'No session is over yet.': 'sessionNotes',
      'cic: paused from the return to the queue': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
  [
    'with a session that is over, while the client waits',
    arranged().waits('2026-12-01', '2026-11-18T12:00'),
    {
      'mentor: met from the offer to the acceptance': 'accept',
      "engage: met from the offer to the mentor's answer": 'engageReturn',
      'No time-out to follow up.': 'followUp',
      'mentor: met from the submission to the session that was arranged': 'clientContact',
      'mentor: met from the offer to the session that was arranged': 'mentorContact attempts',
      'mentor: met from the acceptance to the session that was arranged': 'firstSession',
      'mentor: paused from the end of the session': 'afterSession',
      'mentor: overdue from the end of the session': 'sessionNotes',
      'The request does not wait in the queue.': 'queue',
      'Nobody who has the request is known to be away.': 'reassign',
    },
  ],
];
for (const [place, story, expected] of CLOCKS_OF) {
  test(`D1-D12: the clocks of a request that is ${place}`, () => {
    const found: Record<string, string> = {};
    for (const { id, state, owner, startedBy, stoppedBy, sentence } of story.state('2026-11-19T12:00')
      .clocks) {
      const stopped = stoppedBy === undefined ? '' : ` to ${stoppedBy}`;
      const said = state === 'notApplicable' ? sentence : `${owner}: ${state} from ${startedBy}${stopped}`;
      found[said] = found[said] === undefined ? id : `${found[said]} ${id}`;
    }
    assert.deepEqual(found, expected);
  });
}
