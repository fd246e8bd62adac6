import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClockId } from '../../../plugin/src/rules/index.ts';
import { attemptProgress } from '../../../plugin/src/rules/clocks/contactAttempts.ts';
import { at, attempt, mentorId, offer as offerOf, policy, session } from '../examples.ts';
import { Story } from '../stories/story.ts';
import {
  accepted,
  action,
  assigned,
  clock,
  evaluate,
  NOON,
  offer,
  OFFERED,
  SUBMITTED,
} from './requestStates.ts';

const HOUR = 3_600_000;
const held = (): Story =>
  new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00').accepted('2026-11-16T14:00');
const arranged = (): Story => held().arranged('2026-11-17T09:00', '2026-11-18T10:00', '2026-11-18T11:00');
const clockOf = (story: Story, id: ClockId, when: string) => clock(story.state(when), id);

test('D12: a clock that waits for the client says until when; it waits from the asking on, and not at the date itself', () => {
  const story = held().waits('2026-12-01', '2026-11-17T09:00');
  const states = ['2026-11-17T08:59', '2026-11-17T09:00', '2026-11-30T23:59', '2026-12-01T00:00'].map(
    (when) => clockOf(story, 'mentorContact', when).state,
  );
  assert.deepEqual(states, ['running', 'paused', 'paused', 'running']);
  assert.equal(
    clockOf(story, 'mentorContact', '2026-11-20T09:00').sentence,
    'Paused: the client asked to wait until Dec 1, 2026.',
  );
});

test('D7, D12: after the wait a reached client leaves the time that was left to arrange the session', () => {
  const story = held()
    .tried('phone', '2026-11-17T08:00', { reached: true })
    .waits('2026-11-20', '2026-11-18T00:00');
  const { nextAction } = story.state('2026-11-21T09:00');
  assert.equal(nextAction?.code, 'arrangeSession');
  assert.equal(nextAction.due, at('2026-12-02T14:00'));
});

test('C1: a request of a status that nobody knows is open while Engage does not call it closed', () => {
  const status = { status: 'unknown' } as const;
  assert.equal(action(evaluate({ request: status })).code, 'assignMentor');
  assert.equal(evaluate({ request: { ...status, closed: true } }).nextAction, undefined);
  assert.equal(evaluate({ request: { status: 'withdrawn' } }).nextAction, undefined);
});

test("D4b: a direct request's clocks run from the submission, whenever its assignment was written", () => {
  const state = evaluate({ request: assigned, assignments: [offer({ how: 'direct' })] });
  for (const id of ['mentorContact', 'attempts', 'firstSession'] as const)
    assert.equal(clock(state, id).startedAt, SUBMITTED);
});

test('D3: a time-out owes a follow-up from its own time, and only while the request is in the queue', () => {
  const timedOut = offer({
    response: 'timedOut',
    respondedAt: at('2026-11-23T18:00'),
    endedAt: at('2026-11-24T09:00'),
  });
  assert.equal(clock(evaluate({ assignments: [timedOut] }), 'followUp').startedAt, at('2026-11-23T18:00'));
  const elsewhere = evaluate({ request: assigned, assignments: [timedOut] });
  assert.deepEqual([clock(elsewhere, 'followUp').state, elsewhere.locked], ['notApplicable', false]);
});

test("D7: a session that another mentor arranged counts from this mentor's offer on", () => {
  const other = (arrangedAt: number) =>
    session(arrangedAt, { mentorId: mentorId('b'), startsAt: at('2026-11-30T10:00') });
  const next = (arrangedAt: number): string =>
    action(evaluate({ request: assigned, assignments: [offer(accepted)], sessions: [other(arrangedAt)] }))
      .code;
  assert.deepEqual([next(OFFERED), next(OFFERED - 1)], ['holdSession', 'contactClient']);
});

test('D7: the warning is of a session, held or to come, after the due time, not at it', () => {
  const warned = (startsAt: string, status: 'scheduled' | 'held' = 'scheduled'): string | undefined =>
    clockOf(
      held().arranged('2026-11-17T09:00', startsAt, startsAt).session({ status }),
      'firstSession',
      '2026-11-18T09:00',
    ).warning;
  assert.equal(warned('2026-11-30T14:00'), undefined);
  assert.equal(warned('2026-11-30T14:01'), 'The first session is later than that: Mon, Nov 30, 2:01 PM.');
  assert.equal(
    warned('2026-12-01T14:00', 'held'),
    'The first session is later than that: Tue, Dec 1, 2:00 PM.',
  );
});

test('D8: what follows a session was decided when the assignment ended, else when the request was closed', () => {
  const logged = arranged().logged('2026-11-18T12:00');
  const closed = logged.closed('completed', '2026-11-18T13:00').with({ closedAt: at('2026-11-18T15:00') });
  assert.equal(clockOf(closed, 'afterSession', '2026-11-19T09:00').stoppedAt, at('2026-11-18T13:00'));
  const alone = evaluate({
    request: { status: 'completed', closed: true, closedAt: at('2026-11-24T11:00') },
    sessions: [session(SUBMITTED, { status: 'held', startsAt: at('2026-11-23T09:00') })],
  });
  assert.equal(clock(alone, 'afterSession').stoppedAt, at('2026-11-24T11:00'));
});

test('D8: a next session that was arranged before the end of one stops its clock at that end', () => {
  const story = arranged()
    .logged('2026-11-18T12:00')
    .arranged('2026-11-18T10:30', '2026-11-25T10:00', '2026-11-25T11:00');
  assert.equal(clockOf(story, 'afterSession', '2026-11-19T09:00').stoppedAt, at('2026-11-18T11:00'));
});

test('D5: an attempt that was logged with a later time than now counts with the others', () => {
  const holder = offerOf('a', 0);
  const tried = [1, 2].map((day) => attempt(holder, 'phone', NOON + day * 24 * HOUR));
  const { counted, missing } = attemptProgress(tried, policy.attempts, NOON);
  assert.deepEqual([counted.length, missing], [2, 1]);
  assert.equal(
    attemptProgress([attempt(holder, 'phone', NOON - 15 * 24 * HOUR)], policy.attempts, NOON).counted.length,
    0,
  );
});

test('D5: where one attempt is enough it is met by the first', () => {
  const first = attempt(offerOf('a', 0), 'text', NOON);
  const one = { ...policy.attempts, minimum: 1, distinctMethods: 1, spanHours: 0 };
  assert.equal(attemptProgress([first], one, NOON).metAt, NOON);
  assert.equal(attemptProgress([], one, NOON).metAt, undefined);
});

test('D11: a clock warns only while it runs', () => {
  const { clocks } = arranged().waits('2026-12-01', '2026-11-18T12:00').state('2026-11-19T12:00');
  for (const { state, warnAt } of clocks) assert.equal(warnAt !== undefined, state === 'running');
});
