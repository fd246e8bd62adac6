import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EVENTS,
  eventsOf,
  lifeCycle,
  timeline,
  type Assignment,
  type AttemptId,
  type LifeEvent,
  type RequestId,
} from '../../../plugin/src/rules/index.ts';
import { at, attempt, offer, request, session } from '../examples.ts';
import { Story } from '../stories/story.ts';

const START = at('2026-11-16T09:00');
const HOUR = 3_600_000;
const offerA = offer('a', START + HOUR);
const offerB = offer('b', START + 40 * HOUR);

/** "submitted@0 offered:a@1 …": a kind, the assignment it is of, the hour. */
const told = (plan: string): LifeEvent[] =>
  plan.split(' ').map((item, index): LifeEvent => {
    const [what = '', hour = ''] = item.split('@');
    const [kind = '', of = ''] = what.split(':');
    const assignment: Assignment = of === 'b' ? offerB : offerA;
    const about = of === '' ? {} : { assignmentId: assignment.id, mentorId: assignment.mentorId };
    const occurredAt = START + Number(hour) * HOUR;
    return {
      kind,
      key: `${index}:${item}`,
      occurredAt,
      loggedAt: occurredAt,
      attemptId: 'attempt' as AttemptId,
      method: 'phone',
      ...about,
    } as unknown as LifeEvent;
  });

const HELD = 'submitted@0 offered:a@1 accepted:a@2';
const STAGES: readonly (readonly [plan: string, request: string, a: string | undefined])[] = [
  ['submitted@0', 'waiting', undefined],
  ['submitted@0 chosen:a@0', 'held', 'chosen'],
  ['submitted@0 chosen:a@0 accepted:a@1', 'held', 'accepted'],
  ['submitted@0 offered:a@1', 'offered', 'offered'],
  [HELD, 'held', 'accepted'],
  [`${HELD} attempted:a@3`, 'held', 'accepted'],
  [`${HELD} attempted:a@3 reached:a@3`, 'inContact', 'inContact'],
  [`${HELD} sessionArranged:a@4`, 'inContact', 'inContact'],
  [`${HELD} sessionArranged:a@4 sessionHeld:a@9`, 'mentored', 'mentored'],
  [`${HELD} sessionHeld:a@9 followUpSet:a@9 notesLogged:a@10`, 'mentored', 'mentored'],
  ['submitted@0 offered:a@1 declined:a@2', 'waiting', 'declined'],
  ['submitted@0 offered:a@1 timedOut:a@30', 'followUpOwed', 'timedOut'],
  ['submitted@0 offered:a@1 timedOut:a@30 followedUp:a@31', 'waiting', 'timedOut'],
  ['submitted@0 offered:a@1 timedOut:a@30 unlocked:a@30', 'waiting', 'timedOut'],
  [`${HELD} transferred:a@5`, 'waiting', 'transferred'],
  [`${HELD} reassigned:a@5`, 'waiting', 'reassigned'],
  [`${HELD} holderAway:a@5`, 'held', 'accepted'],
  [`${HELD} pausedByClient@5 otherServiceOffered@6`, 'held', 'accepted'],
  [`${HELD} sessionHeld:a@9 completed:a@10`, 'completed', 'completed'],
  [`${HELD} unableToReach:a@400`, 'unableToReach', 'unableToReach'],
  ['submitted@0 withdrawn@1', 'withdrawn', undefined],
  [`${HELD} withdrawn:a@5`, 'withdrawn', 'withdrawn'],
  [`${HELD} suspended@5`, 'suspended', 'accepted'],
  [`${HELD} merged@5`, 'merged', 'accepted'],
  [`${HELD} withdrawn:a@5 deleted@6`, 'deleted', 'withdrawn'],
];
for (const [plan, stage, ofA] of STAGES) {
  test(`life cycle: ${plan} leads to ${stage}`, () => {
    const life = lifeCycle(told(plan));
    assert.deepEqual(life.refused, []);
    assert.deepEqual([life.request, life.assignments.get(offerA.id)], [stage, ofA]);
  });
}

const REFUSED: readonly (readonly [plan: string, why: string])[] = [
  ['offered:a@1', 'Only a request that is open can be offered; the request is not submitted yet.'],
  ['submitted@0 submitted@1', 'A request is submitted once; the request waits in the queue.'],
  [
    'submitted@0 accepted:a@2',
    'Only an offer that waits for an answer can be accepted; no offer to the mentor is recorded before it.',
  ],
  [`${HELD} accepted:a@3`, 'Only an offer that waits for an answer can be accepted; the mentor accepted.'],
  [`${HELD} declined:a@3`, 'Only an offer that waits for an answer can be declined; the mentor accepted.'],
  [
    'submitted@0 offered:a@1 timedOut:a@30 accepted:a@31',
    'Only an offer that waits for an answer can be accepted; the offer had timed out.',
  ],
  [
    'submitted@0 offered:a@1 declined:a@2 attempted:a@3',
    'Only a mentor who has the request can try to reach the client; the mentor had declined.',
  ],
  [
    `${HELD} transferred:a@5 sessionHeld:a@6`,
    'A session is held by a mentor who has the request; the mentor had transferred it.',
  ],
  [
    'submitted@0 withdrawn@1 offered:a@2',
    'Only a request that is open can be offered; the request is withdrawn.',
  ],
  ['submitted@0 deleted@1 withdrawn@2', 'Only an open request can be withdrawn; the request is deleted.'],
  [
    'submitted@0 suspended@1 offered:a@2',
    "Only a request that is open can be offered; the client's service is suspended.",
  ],
  [`${HELD} voided:a@3`, 'Only an attempt that is recorded, and not voided before, can be voided.'],
  [
    'submitted@0 offered:a@1 accepted:a@2 followedUp:a@3',
    'The CIC follows up with a mentor who let an offer time out; the mentor accepted.',
  ],
];
for (const [plan, why] of REFUSED) {
  test(`life cycle: what cannot happen says why, and changes nothing: ${plan}`, () => {
    const life = lifeCycle(told(plan));
    assert.deepEqual(
      life.refused.map((one) => one.why),
      [why],
    );
    const before = lifeCycle(told(plan).slice(0, -1));
    assert.deepEqual(
      [life.request, life.assignments, life.holder],
      [before.request, before.assignments, before.holder],
    );
  });
}

test('D5: a voided attempt, and that it reached the client, never were; voiding it twice is refused', () => {
  const life = lifeCycle(told(`${HELD} attempted:a@3 reached:a@3 voided:a@5 voided:a@6`));
  assert.deepEqual([life.request, life.refused.length], ['held', 1]);
  assert.deepEqual(
    life.happened.map(({ kind }) => kind),
    ['submitted', 'offered', 'accepted', 'voided'],
  );
});

test('life cycle: an offer while another mentor has the request takes it from that one, and says so', () => {
  const life = lifeCycle(told(`${HELD} offered:b@40`));
  assert.deepEqual(
    [life.request, life.holder, life.assignments.get(offerA.id), life.assignments.get(offerB.id)],
    ['offered', offerB.id, 'reassigned', 'offered'],
  );
  assert.deepEqual(
    life.irregular.map(({ why }) => why),
    ['Another mentor still had the request: it counts as reassigned.'],
  );
});

test('life cycle: in one instant the first mentor gives the request back before the second has it', () => {
  const life = lifeCycle(told(`${HELD} offered:b@40 reassigned:a@40`));
  assert.deepEqual([life.holder, life.refused, life.irregular], [offerB.id, [], []]);
});

test('D1: a mentor who accepts the moment the request is offered accepts after the offer', () => {
  assert.deepEqual(lifeCycle(told('submitted@0 accepted:a@1 offered:a@1')).refused, []);
});

test('T1, D6: against the rules, but it happened: a transfer before the acceptance, Unable to Reach after a contact', () => {
  const whyOf = (plan: string) => lifeCycle(told(plan)).irregular.map(({ why }) => why);
  assert.deepEqual(whyOf('submitted@0 offered:a@1 transferred:a@2'), [
    'T1: it was transferred before it was accepted.',
  ]);
  assert.deepEqual(whyOf(`${HELD} attempted:a@3 reached:a@3 unableToReach:a@9`), [
    'D6: the client had been reached.',
  ]);
});

test('life cycle: the table has a name and a sentence for each event, and every sentence stands alone', () => {
  for (const { name, only } of Object.values(EVENTS)) {
    assert.match(only, /^[A-Z].*[^.]$/);
    assert.notEqual(name, '');
  }
});

test('life cycle: the rows of a request tell its events', () => {
  const requestId = request().id;
  const [first, second] = [
    offer('a', START, { requestId, how: 'direct', response: 'declined', respondedAt: START + HOUR }),
    offer('b', START + 2 * HOUR, { requestId, response: 'accepted' }),
  ];
  const events = eventsOf({
    request: request({
      submittedAt: START,
      status: 'completed',
      closed: true,
      otherServiceAt: START + 9 * HOUR,
    }),
    assignments: [second, first],
    attempts: [attempt(second, 'phone', START + 3 * HOUR, { reached: true })],
    sessions: [
      session(START + 4 * HOUR, {
        mentorId: second.mentorId,
        status: 'held',
        startsAt: START + 5 * HOUR,
        endsAt: START + 6 * HOUR,
        notesLoggedAt: START + 7 * HOUR,
      }),
      session(START + 6 * HOUR, { mentorId: second.mentorId, status: 'noShow', startsAt: START + 8 * HOUR }),
    ],
  });
  const { happened, refused, request: stage } = lifeCycle(events);
  assert.deepEqual(
    happened.map(({ kind, occurredAt }) => `${kind}@${(occurredAt - START) / HOUR}`),
    [
      'submitted@0',
      'chosen@0',
      'declined@1',
      'offered@2',
      'accepted@2',
      'attempted@3',
      'reached@3',
      'sessionArranged@4',
      'sessionHeld@6',
      'followUpSet@6',
      'notesLogged@7',
      'sessionCalledOff@8',
      'otherServiceOffered@9',
      'completed@9',
    ],
  );
  assert.deepEqual([refused, stage], [[], 'completed']);
});

test('D5, timeline: when an attempt was made and when it was logged; what cannot be is shown with why; the future is not told', () => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .declined('2026-11-16T12:00')
    .tried('phone', '2026-11-16T14:00', { loggedAt: at('2026-11-17T09:00') })
    .assigned('b', '2026-11-18T09:00');
  const others: LifeEvent[] = [
    {
      kind: 'merged',
      into: 'other' as RequestId,
      key: 'merged',
      occurredAt: at('2026-11-17T10:00'),
      loggedAt: at('2026-11-17T10:00'),
    },
  ];
  const entries = timeline(story.facts, story.context('2026-11-17T12:00'), others).slice(3);
  assert.deepEqual(
    entries.map(({ sentence, standing, why }) => [sentence, standing, why]),
    [
      [
        'The mentor tried to reach the client by phone. (Recorded Tue, Nov 17, 9:00 AM.)',
        'refused',
        'Only a mentor who has the request can try to reach the client; the mentor had declined.',
      ],
      ['The request was merged into another.', 'happened', undefined],
    ],
  );
});
