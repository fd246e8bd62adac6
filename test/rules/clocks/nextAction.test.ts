import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, attempt, mentorId, offer as offerOf, session } from '../examples.ts';
import {
  accepted,
  action,
  assigned,
  clock,
  evaluate,
  type Facts,
  iso,
  NOON,
  offer,
  OFFERED,
  pending,
  requestId,
  SUBMITTED,
} from './requestStates.ts';

test('D5: the next attempt is named, with what it must be and from when it counts', () => {
  const held = offer(accepted);
  const attempts = [
    attempt(held, 'email', at('2026-11-24T09:00')),
    attempt(held, 'email', at('2026-11-24T11:00')),
  ];
  const state = evaluate({ request: assigned, assignments: [held], attempts });
  assert.deepEqual(action(state), {
    code: 'attemptAgain',
    owner: 'mentor',
    due: iso('2026-12-07T14:00'),
    why: '2 of 3 attempts count: the next one counts by phone or text message from Wed, Nov 25, 9:00 AM on; all by Mon, Dec 7, 2:00 PM.',
  });
  assert.equal(clock(state, 'attempts').due, at('2026-12-07T14:00'));
});

test("D5, D6: with D5 met the mentor may close the request as 'Unable to Reach Client'", () => {
  const held = offer(accepted);
  const attempts = [
    attempt(held, 'email', at('2026-11-24T09:00')),
    attempt(held, 'phone', at('2026-11-24T11:00')),
    attempt(held, 'email', at('2026-11-25T09:00')),
  ];
  const state = evaluate(
    { request: assigned, assignments: [held], attempts },
    { at: at('2026-11-25T10:00') },
  );
  assert.equal(action(state).code, 'closeUnableToReach');
  assert.deepEqual(
    [clock(state, 'attempts').state, clock(state, 'attempts').stoppedAt],
    ['met', at('2026-11-25T09:00')],
  );
});

test('D5: a reached client ends D5: arrange the first session within 14 days of the acceptance (D7)', () => {
  const held = offer(accepted);
  const attempts = [attempt(held, 'phone', at('2026-11-24T09:00'), { reached: true })];
  const state = evaluate({ request: assigned, assignments: [held], attempts });
  assert.deepEqual(
    [clock(state, 'attempts').state, action(state).code, action(state).due],
    ['met', 'arrangeSession', iso('2026-12-07T16:00')],
  );
});

test('D5: attempts of an earlier assignment do not count for this one', () => {
  const before = offer({ ...accepted, outcome: 'reassigned', endedAt: at('2026-11-23T18:00') }, SUBMITTED);
  const held = offer(accepted, at('2026-11-24T09:30'));
  const attempts = [
    attempt(before, 'email', at('2026-11-20T10:00')),
    attempt(before, 'phone', at('2026-11-21T12:00')),
    attempt(before, 'text', at('2026-11-23T12:00')),
  ];
  const state = evaluate({ request: assigned, assignments: [before, held], attempts });
  assert.equal(action(state).code, 'contactClient');
});

test('D7, D8, D9, D11: arranged, over without notes, logged, called off: the session decides what is next', () => {
  const assignments = [offer(accepted)];
  const next = (...sessions: ReturnType<typeof session>[]) =>
    action(evaluate({ request: assigned, assignments, sessions }));
  const startsAt = at('2026-11-24T09:00');
  const endsAt = at('2026-11-24T10:00');
  const arranged = at('2026-11-23T17:00');
  const later = session(arranged, { startsAt: at('2026-11-30T10:00'), endsAt: at('2026-11-30T11:00') });
  const over = session(arranged, { startsAt, endsAt });
  const logged = session(arranged, { startsAt, endsAt, status: 'held', notesLoggedAt: NOON });

  assert.deepEqual(
    [next(later).code, next(later).due, next(later).why],
    ['holdSession', iso('2026-11-30T10:00'), 'Hold the session: Mon, Nov 30, 10:00 AM.'],
  );
  assert.deepEqual([next(over).code, next(over).due], ['logSession', iso('2026-11-25T10:00')]);
  assert.equal(next(over, later).code, 'logSession');
  assert.equal(next(logged, later).code, 'holdSession');
  assert.deepEqual([next(logged).code, next(logged).due], ['completeRequest', iso('2026-11-27T10:00')]);
  for (const status of ['canceled', 'noShow'] as const) {
    const off = session(arranged, { startsAt, endsAt, status });
    assert.deepEqual([next(off).code, next(off).due], ['arrangeSession', iso('2026-12-08T09:00')]);
    assert.equal(next(off, later).code, 'holdSession');
  }
  assert.equal(next(session(arranged, { status: 'unknown' })).code, 'contactClient');
  assert.equal(
    next(session(arranged)).why,
    'A session is arranged without a time: set one by Mon, Dec 7, 4:00 PM.',
  );
});

test("D11: an earlier mentor's session is not this mentor's", () => {
  const before = offer({ ...accepted, outcome: 'transferred', endedAt: at('2026-11-24T08:00') }, SUBMITTED);
  const held = offerOf('b', at('2026-11-24T09:00'), { requestId, ...accepted });
  const sessions = [
    session(at('2026-11-20T12:00'), {
      mentorId: mentorId('a'),
      status: 'held',
      startsAt: at('2026-11-23T09:00'),
    }),
  ];
  assert.equal(
    action(evaluate({ request: assigned, assignments: [before, held], sessions })).code,
    'contactClient',
  );
});

const DISAGREEING: readonly (readonly [why: string, facts: Facts, code: string, owner: string])[] = [
  ['Assigned without an assignment', { request: assigned }, 'contactClient', 'cic'],
  ['Assigned-Pending without an assignment', { request: pending }, 'acceptRequest', 'cic'],
  [
    'Assigned after a recorded decline',
    { request: assigned, assignments: [offer({ response: 'declined' })] },
    'contactClient',
    'cic',
  ],
  ['Unassigned with an open assignment', { assignments: [offer(accepted)] }, 'assignMentor', 'cic'],
  [
    'Assigned without a recorded acceptance',
    { request: assigned, assignments: [offer()] },
    'contactClient',
    'mentor',
  ],
  [
    'Assigned-Pending with a recorded acceptance',
    { request: pending, assignments: [offer(accepted)] },
    'contactClient',
    'mentor',
  ],
  [
    'an unknown status with an open offer',
    { request: { assignmentStatus: 'unknown' }, assignments: [offer()] },
    'acceptRequest',
    'mentor',
  ],
  ['an unknown status with nothing', { request: { assignmentStatus: 'unknown' } }, 'assignMentor', 'cic'],
  [
    'two open assignments',
    { request: pending, assignments: [offer({}, SUBMITTED), offerOf('b', OFFERED, { requestId })] },
    'acceptRequest',
    'mentor',
  ],
];
for (const [why, facts, code, owner] of DISAGREEING) {
  test(`D11: facts that disagree still give one next action: ${why}`, () => {
    const { code: got, owner: by, why: words } = action(evaluate(facts));
    assert.deepEqual([got, by], [code, owner]);
    assert.ok(words.length <= 255 && words.endsWith('.'));
  });
}
