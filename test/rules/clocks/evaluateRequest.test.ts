import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessCalendar } from '../../../plugin/src/rules/index.ts';
import { at, attempt, mentorId, session } from '../examples.ts';
import {
  accepted,
  action,
  assigned,
  clock,
  evaluate,
  iso,
  offer,
  OFFERED,
  pending,
  requestId,
  SUBMITTED,
} from './requestStates.ts';

test('M0: a request that takes no part has no clock and no next action', () => {
  assert.deepEqual(evaluate({}, { enrolled: false }), {
    requestId,
    clocks: [],
    matchable: false,
    locked: false,
  });
});

test('D11: a closed request has no next action', () => {
  for (const rest of [
    { closed: true },
    { status: 'withdrawn' },
    { status: 'completed' },
    { status: 'unableToReach' },
  ] as const) {
    const state = evaluate({ request: rest });
    assert.deepEqual([state.nextAction, state.matchable, state.businessAge], [undefined, false, undefined]);
  }
});

test('D11: a waiting request is to be assigned by the CIC in one business day', () => {
  const state = evaluate({});
  assert.deepEqual(action(state), {
    code: 'assignMentor',
    owner: 'cic',
    due: iso('2026-11-23T09:00'),
    why: 'The request waits in the queue: assign a mentor by Mon, Nov 23, 9:00 AM.',
  });
  assert.deepEqual([state.matchable, state.locked], [true, false]);
  assert.equal(state.businessAge, (2 * 24 + 3) * 3_600_000);
});

test('D11: with nobody eligible the CIC is to find a mentor', () => {
  assert.equal(action(evaluate({}, { hasCandidates: false })).code, 'findMentor');
});

test('M1: a request without a known chapter, then one without an area, goes to the CIC to correct first', () => {
  assert.equal(
    action(evaluate({ request: { chapterId: undefined, area: undefined } })).code,
    'correctChapter',
  );
  assert.equal(action(evaluate({}, { chapterKnown: false })).code, 'correctChapter');
  assert.equal(action(evaluate({ request: { area: undefined } })).code, 'correctArea');
});

test('D1: an assigned request is to be accepted 2 business days from the offer; the words name the holiday', () => {
  const offered = offer({}, at('2026-11-25T10:00'));
  const state = evaluate({ request: pending, assignments: [offered] }, { at: at('2026-11-25T11:00') });
  assert.deepEqual(action(state), {
    code: 'acceptRequest',
    owner: 'mentor',
    due: iso('2026-11-30T10:00'),
    why: 'Accept the request by Mon, Nov 30, 10:00 AM (Thursday is Thanksgiving Day).',
  });
  const { rule, state: clockState, due, startedAt, sentence } = clock(state, 'accept');
  assert.deepEqual([rule, clockState, startedAt], ['D1', 'running', offered.offeredAt]);
  assert.equal(due, at('2026-11-30T10:00'));
  assert.equal(sentence, 'Accept by Monday, 10:00 AM (Thursday is Thanksgiving Day).');
  assert.equal(state.matchable, false);
});

test('D1: a Friday offer is not late on Sunday, it is late on Tuesday', () => {
  const assignments = [offer({}, at('2026-11-20T15:00'))];
  const stateAt = (when: string) =>
    clock(evaluate({ request: pending, assignments }, { at: at(when) }), 'accept');
  assert.equal(stateAt('2026-11-22T23:00').state, 'running');
  assert.equal(stateAt('2026-11-24T15:00').state, 'running');
  assert.equal(stateAt('2026-11-24T17:30').state, 'overdue');
  assert.equal(
    stateAt('2026-11-24T17:30').sentence,
    'Accept: overdue by 2 hours; it was due by Tuesday, 3:00 PM.',
  );
});

test('D1: a Saturday offer is to be accepted by the end of Tuesday', () => {
  const assignments = [offer({}, at('2026-11-21T10:00'))];
  const state = evaluate({ request: pending, assignments }, { at: at('2026-11-22T10:00') });
  assert.equal(clock(state, 'accept').sentence, 'Accept by end of Tuesday.');
});

test('D1: accepted in time, and accepted late', () => {
  const read = (respondedAt: string) =>
    clock(
      evaluate(
        { request: assigned, assignments: [offer({ response: 'accepted', respondedAt: at(respondedAt) })] },
        { at: at('2026-12-05T12:00') },
      ),
      'accept',
    );
  assert.deepEqual(
    [read('2026-11-25T14:00').state, read('2026-11-25T14:00').sentence],
    ['met', 'Accepted in time.'],
  );
  assert.deepEqual(
    [read('2026-11-27T15:00').state, read('2026-11-27T15:00').sentence],
    ['metLate', 'Accepted 1 business day and 1 hour late.'],
  );
});

test('D1, D4: a direct request is accepted as such; what matters is the first contact, from the submission', () => {
  const assignments = [offer({ how: 'direct' }, SUBMITTED)];
  const state = evaluate(
    { request: { ...pending, preferredMethod: 'phone' }, assignments },
    { at: at('2026-11-20T10:00') },
  );
  assert.equal(clock(state, 'accept').state, 'notApplicable');
  assert.deepEqual(action(state), {
    code: 'contactClient',
    owner: 'mentor',
    due: iso('2026-11-24T09:00'),
    why: 'Contact the client by Tue, Nov 24, 9:00 AM. The client prefers phone.',
  });
  assert.equal(clock(state, 'mentorContact').due, clock(state, 'clientContact').due);
});

test('M1: a direct request without an assignment row is held by the mentor the client chose', () => {
  const state = evaluate({ request: { ...pending, requestedMentorId: mentorId('a') } });
  assert.deepEqual([action(state).code, action(state).owner], ['contactClient', 'mentor']);
});

test('D1: every assignment after the first is an assigned one, also when it says direct', () => {
  const assignments = [
    offer({ how: 'direct', response: 'declined', respondedAt: at('2026-11-20T12:00') }, SUBMITTED),
    offer({ how: 'direct' }),
  ];
  const state = evaluate({ request: pending, assignments });
  assert.equal(action(state).code, 'acceptRequest');
  assert.equal(clock(state, 'mentorContact').startedAt, OFFERED);
});

const timedOut = { response: 'timedOut', respondedAt: at('2026-11-24T10:00') } as const;

test('D3: after a time-out nobody is assigned until the CIC followed up; the ranking is shown, locked', () => {
  const state = evaluate({ assignments: [offer(timedOut)] });
  assert.deepEqual([state.matchable, state.locked], [true, true]);
  assert.deepEqual(action(state), {
    code: 'followUpTimeout',
    owner: 'cic',
    due: iso('2026-11-25T10:00'),
    why: 'The offer timed out: follow up with the mentor by Wed, Nov 25, 10:00 AM; nobody else can be assigned before.',
  });
  assert.equal(clock(state, 'followUp').state, 'running');
});

test('D3: tried, answered or not, unlocks; so does the ROC', () => {
  const tried = evaluate({ assignments: [offer({ ...timedOut, followUpTriedAt: at('2026-11-24T11:00') })] });
  assert.deepEqual(
    [tried.locked, action(tried).code, action(tried).due],
    [false, 'assignMentor', iso('2026-11-25T11:00')],
  );
  assert.equal(clock(tried, 'followUp').state, 'met');
  const unlocked = evaluate({ assignments: [offer({ ...timedOut, unlockedByRoc: true })] });
  assert.deepEqual(
    [unlocked.locked, action(unlocked).code, clock(unlocked, 'followUp').state],
    [false, 'assignMentor', 'met'],
  );
});

test('D3: a time-out before the last assignment holds nothing; a decline never does', () => {
  const earlier = offer({ ...timedOut, respondedAt: at('2026-11-21T10:00') }, at('2026-11-20T10:00'));
  const declined = offer({ response: 'declined', respondedAt: at('2026-11-24T08:00') });
  assert.equal(evaluate({ assignments: [earlier, declined] }).locked, false);
});

test('D4a: the wait of the client starts at the submission and is restarted by nothing', () => {
  const assignments = [
    offer({ response: 'declined', respondedAt: at('2026-11-23T15:00') }, at('2026-11-23T10:00')),
    offer(accepted, at('2026-11-23T16:00')),
  ];
  const state = evaluate({ request: assigned, assignments });
  assert.deepEqual(
    [
      clock(state, 'clientContact').startedAt,
      clock(state, 'clientContact').due,
      clock(state, 'clientContact').state,
    ],
    [SUBMITTED, at('2026-11-24T09:00'), 'overdue'],
  );
  assert.deepEqual(
    [
      clock(state, 'mentorContact').startedAt,
      clock(state, 'mentorContact').due,
      clock(state, 'mentorContact').state,
    ],
    [at('2026-11-23T16:00'), at('2026-11-25T16:00'), 'running'],
  );
});

test("D4a, D4b: an earlier mentor's contact ends the client's wait, not the present mentor's clock", () => {
  const before = offer({ ...accepted, outcome: 'transferred', endedAt: at('2026-11-23T18:00') }, SUBMITTED);
  const now = offer({ response: 'accepted', respondedAt: at('2026-11-24T10:00') }, at('2026-11-24T09:30'));
  const attempts = [attempt(before, 'email', at('2026-11-23T17:00'))];
  const state = evaluate({ request: assigned, assignments: [before, now], attempts });
  assert.deepEqual(
    [clock(state, 'clientContact').state, clock(state, 'mentorContact').state],
    ['met', 'running'],
  );
  assert.equal(action(state).code, 'contactClient');
});

test('D4: a session that is arranged is a contact; a voided attempt is none', () => {
  const held = offer(accepted);
  const facts = { request: assigned, assignments: [held] };
  const arranged = evaluate({
    ...facts,
    sessions: [session(at('2026-11-24T09:00'), { startsAt: at('2026-11-30T10:00') })],
  });
  assert.equal(clock(arranged, 'mentorContact').state, 'met');
  const voided = evaluate({
    ...facts,
    attempts: [attempt(held, 'email', at('2026-11-24T09:00'), { voided: true })],
  });
  assert.equal(clock(voided, 'mentorContact').state, 'running');
  assert.notEqual(clock(voided, 'clientContact').state, 'met', 'D4a');
  assert.equal(action(voided).code, 'contactClient');
});

test('D12: while the client asked to wait, clocks are paused and nothing else is owed', () => {
  const facts = { request: { ...assigned, clientWaitsUntil: '2026-12-01' }, assignments: [offer(accepted)] };
  const state = evaluate(facts);
  assert.deepEqual(action(state), {
    code: 'waitForClient',
    owner: 'mentor',
    due: iso('2026-12-01T00:00'),
    why: 'The client asked to wait until Dec 1, 2026; the clocks are paused.',
  });
  assert.equal(clock(state, 'mentorContact').state, 'paused');
  const waiting = evaluate({ request: { clientWaitsUntil: '2026-12-01' } });
  assert.deepEqual([waiting.matchable, action(waiting).owner], [false, 'cic']);
});

test('D12: after the wait, what was not done gets its full time; what was done before stays as it was', () => {
  const held = offer(accepted);
  const facts = { request: { ...assigned, clientWaitsUntil: '2026-12-01' }, assignments: [held] };
  const after = { at: at('2026-12-01T10:00') };
  const open = clock(evaluate(facts, after), 'mentorContact');
  assert.deepEqual([open.state, open.due], ['running', at('2026-12-03T00:00')]);
  const done = clock(
    evaluate({ ...facts, attempts: [attempt(held, 'email', at('2026-11-24T09:00'))] }, after),
    'mentorContact',
  );
  assert.deepEqual([done.state, done.due], ['met', at('2026-11-25T14:00')]);
});

test('D10: the clocks run in the zone of the chapter', () => {
  const offered = offer({}, at('2026-11-20T23:30', 'America/Chicago'));
  const inZone = (zone: string) =>
    clock(
      evaluate({ request: pending, assignments: [offered] }, { calendar: businessCalendar(zone, []) }),
      'accept',
    ).due;
  assert.equal(inZone('America/Chicago'), at('2026-11-24T23:30', 'America/Chicago'));
  // In New York it is Saturday already.
  assert.equal(inZone('America/New_York'), at('2026-11-25T00:00'));
});
