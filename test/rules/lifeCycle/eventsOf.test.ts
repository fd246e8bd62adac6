import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  eventsOf,
  type Assignment,
  type MentoringRequest,
  type RequestFacts,
  type SessionId,
} from '../../../plugin/src/rules/index.ts';
import { at, attempt, mentorId, offer, request, session } from '../examples.ts';

const START = at('2026-11-16T09:00');
const HOUR = 3_600_000;
const hour = (count: number): number => START + count * HOUR;
const asked = (rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ submittedAt: START, ...rest });
const requestId = asked().id;
const held = (id: string, from: number, rest: Partial<Assignment> = {}): Assignment => ({
  ...offer(id, hour(from), { requestId, ...rest }),
  id: `of ${id}` as Assignment['id'],
});

/** "kind@hour of assignment", by the keys that make the same event the same. */
const toldOf = (facts: Partial<RequestFacts>): string[] =>
  eventsOf({ request: asked(), assignments: [], attempts: [], sessions: [], ...facts })
    .slice(1)
    .map((event) => {
      const of = 'assignmentId' in event && event.assignmentId !== undefined ? ` ${event.assignmentId}` : '';
      return `${event.kind}@${(event.occurredAt - START) / HOUR}${of}`;
    });

test('life cycle: each event has one key, made of its kind and what it happened to', () => {
  const first = held('a', 0, {
    how: 'direct',
    response: 'timedOut',
    respondedAt: hour(1),
    followUpTriedAt: hour(2),
    unlockedByRoc: true,
  });
  const second = held('b', 3, {
    response: 'accepted',
    respondedAt: hour(4),
    outcome: 'transferred',
    endedAt: hour(20),
  });
  const tried = {
    ...attempt(second, 'text', hour(5), {
      reached: true,
      voided: true,
      voidedAt: hour(6),
      loggedAt: hour(5.5),
    }),
    id: 'try' as ReturnType<typeof attempt>['id'],
  };
  const about = { mentorId: mentorId('b'), requestId };
  const sessions = [
    session(hour(7), {
      ...about,
      status: 'held',
      startsAt: hour(8),
      endsAt: hour(9),
      notesLoggedAt: hour(10),
    }),
    session(hour(9), { ...about, status: 'canceled', startsAt: hour(11) }),
  ].map((one, index) => ({ ...one, id: `session ${index}` as SessionId }));
  const facts: RequestFacts = {
    request: asked({
      clientWaitsUntil: '2026-12-01',
      clientWaitAskedAt: hour(12),
      otherServiceAt: hour(13),
      status: 'withdrawn',
      closed: true,
      closedAt: hour(30),
    }),
    assignments: [second, first],
    attempts: [tried],
    sessions,
    awaySince: hour(14),
  };
  const stamp = (key: string, from: number, logged = from) => ({
    key,
    occurredAt: hour(from),
    loggedAt: hour(logged),
  });
  const ofA = { assignmentId: first.id };
  const ofB = { assignmentId: second.id };
  const ofTry = { ...ofB, attemptId: tried.id };
  const [one, two] = ['session 0', 'session 1'].map((sessionId) => ({ ...ofB, sessionId }));
  assert.deepEqual(eventsOf(facts), [
    { kind: 'submitted', ...stamp('submitted:request', 0) },
    { kind: 'pausedByClient', until: '2026-12-01', ...stamp('pausedByClient:request:2026-12-01', 12) },
    { kind: 'otherServiceOffered', ...stamp('otherServiceOffered:request', 13) },
    { kind: 'chosen', ...ofA, mentorId: 'a', ...stamp('chosen:of a', 0) },
    { kind: 'timedOut', ...ofA, ...stamp('timedOut:of a', 1) },
    { kind: 'followedUp', ...ofA, ...stamp('followedUp:of a', 2) },
    { kind: 'unlocked', ...ofA, ...stamp('unlocked:of a', 1) },
    { kind: 'offered', ...ofB, mentorId: 'b', ...stamp('offered:of b', 3) },
    { kind: 'accepted', ...ofB, ...stamp('accepted:of b', 4) },
    { kind: 'transferred', ...ofB, ...stamp('transferred:of b', 20) },
    { kind: 'attempted', ...ofTry, method: 'text', ...stamp('attempted:try', 5, 5.5) },
    { kind: 'reached', ...ofTry, ...stamp('reached:try', 5, 5.5) },
    { kind: 'voided', ...ofTry, ...stamp('voided:try', 6) },
    { kind: 'sessionArranged', ...one, startsAt: hour(8), ...stamp('sessionArranged:session 0', 7) },
    { kind: 'sessionHeld', ...one, ...stamp('sessionHeld:session 0', 9) },
    { kind: 'notesLogged', ...one, ...stamp('notesLogged:session 0', 10) },
    { kind: 'followUpSet', ...two, startsAt: hour(11), ...stamp('followUpSet:session 1', 9) },
    { kind: 'sessionCalledOff', ...two, ...stamp('sessionCalledOff:session 1', 11) },
    { kind: 'holderAway', ...ofB, ...stamp('holderAway:of b', 14) },
    { kind: 'withdrawn', assignmentId: undefined, ...stamp('withdrawn:request', 30) },
  ]);
});

test('life cycle: a request without anything was submitted, and nothing else', () => {
  assert.deepEqual(toldOf({}), []);
  assert.deepEqual(toldOf({ request: asked({ status: 'unknown' }) }), []);
  assert.deepEqual(toldOf({ request: asked({ clientWaitsUntil: '2026-12-01' }) }), []);
  assert.deepEqual(toldOf({ request: asked({ clientWaitAskedAt: hour(1) }) }), []);
});

test('life cycle: an offer that was refused ends with the answer; one that ended without a word was taken', () => {
  const endOf = (rest: Partial<Assignment>): string[] =>
    toldOf({ assignments: [held('a', 1, rest)] }).slice(1);
  assert.deepEqual(endOf({ response: 'declined', respondedAt: hour(2), endedAt: hour(2) }), [
    'declined@2 of a',
  ]);
  assert.deepEqual(endOf({ response: 'timedOut', respondedAt: hour(2), endedAt: hour(2) }), [
    'timedOut@2 of a',
  ]);
  assert.deepEqual(endOf({ response: 'declined', endedAt: hour(3) }), ['declined@3 of a']);
  assert.deepEqual(endOf({ response: 'declined' }), ['declined@1 of a']);
  assert.deepEqual(endOf({ endedAt: hour(3) }), ['reassigned@3 of a']);
  assert.deepEqual(endOf({ outcome: 'reassigned', respondedAt: hour(2), response: 'accepted' }), [
    'accepted@2 of a',
    'reassigned@2 of a',
  ]);
  assert.deepEqual(endOf({ outcome: 'transferred' }), ['transferred@1 of a']);
  assert.deepEqual(endOf({ response: 'accepted', respondedAt: hour(2) }), ['accepted@2 of a']);
});

for (const outcome of ['completed', 'unableToReach', 'withdrawn'] as const) {
  test(`life cycle: an assignment that is ${outcome} ends with its request, once, when it ended`, () => {
    const ended = held('a', 1, { outcome, endedAt: hour(6) });
    const later = held('b', 2);
    const request = asked({ status: 'completed', closed: true, closedAt: hour(8) });
    assert.deepEqual(toldOf({ request, assignments: [ended, later] }).slice(2), [`${outcome}@6 of a`]);
    assert.deepEqual(toldOf({ assignments: [{ ...ended, endedAt: undefined }] }).slice(1), [
      `${outcome}@1 of a`,
    ]);
  });
}

test('life cycle: a closing is of the mentor who has the request; without a time it comes after all else', () => {
  const [first, second] = [held('a', 1), held('b', 2, { response: 'declined', respondedAt: hour(5) })];
  const request = asked({ status: 'withdrawn', closed: true, otherServiceAt: hour(4) });
  assert.deepEqual(toldOf({ request, assignments: [first, second] }).at(-1), 'withdrawn@5 of a');
  assert.deepEqual(toldOf({ request }).at(-1), 'withdrawn@4');
});

test('life cycle: a session is of the assignment under which its mentor arranged it', () => {
  const assignments = [held('a', 1, { outcome: 'reassigned', endedAt: hour(3) }), held('b', 4)];
  const again: Assignment = { ...held('a', 8), id: 'again' as Assignment['id'] };
  const arrangedBy = (from: number, by?: string): string | undefined =>
    toldOf({
      assignments: [...assignments, again],
      sessions: [session(hour(from), { mentorId: by === undefined ? undefined : mentorId(by) })],
    }).find((line) => line.startsWith('sessionArranged'));
  assert.equal(arrangedBy(2, 'a'), 'sessionArranged@2 of a');
  assert.equal(arrangedBy(5, 'a'), 'sessionArranged@5 of a');
  assert.equal(arrangedBy(8, 'a'), 'sessionArranged@8 again');
  assert.equal(arrangedBy(5, 'b'), 'sessionArranged@5 of b');
  // Before any of its mentor's offers: of the first.
  assert.equal(arrangedBy(0, 'b'), 'sessionArranged@0 of b');
  assert.equal(arrangedBy(0, 'a'), 'sessionArranged@0 of a');
  // Nobody is named: of whoever had the request then.
  assert.equal(arrangedBy(3), 'sessionArranged@3 of a');
  assert.equal(arrangedBy(9), 'sessionArranged@9 again');
  assert.equal(arrangedBy(0), 'sessionArranged@0');
  assert.equal(arrangedBy(5, 'stranger'), 'sessionArranged@5');
});

test('D8: a session that is arranged once another was over is a follow-up; before that, and of itself, it is none', () => {
  const about = { mentorId: mentorId('a') };
  const over = session(hour(2), { ...about, status: 'held', startsAt: hour(3), endsAt: hour(4) });
  const kindOf = (...sessions: RequestFacts['sessions']): string | undefined =>
    toldOf({ assignments: [held('a', 1)], sessions }).findLast((line) => /Arranged|Set/.test(line));
  assert.equal(kindOf(over, session(hour(4), about)), 'followUpSet@4 of a');
  assert.equal(kindOf(over, session(hour(3.5), about)), 'sessionArranged@3.5 of a');
  assert.equal(kindOf({ ...over, status: 'scheduled' }, session(hour(5), about)), 'sessionArranged@5 of a');
  // Without times it was over when it was arranged.
  assert.equal(kindOf(session(hour(2), { ...about, status: 'held' })), 'sessionArranged@2 of a');
  // Of two that were held, one before it is enough.
  const late = session(hour(2), { ...about, status: 'held', startsAt: hour(8), endsAt: hour(9) });
  assert.equal(kindOf(over, late, session(hour(5), about)), 'followUpSet@5 of a');
});

test('life cycle: a session was called off when it was to begin, or when it was arranged', () => {
  const calledOff = (status: 'canceled' | 'noShow' | 'scheduled', startsAt?: number): string[] =>
    toldOf({ sessions: [session(hour(2), { status, startsAt })] }).slice(1);
  assert.deepEqual(calledOff('canceled', hour(6)), ['sessionCalledOff@6']);
  assert.deepEqual(calledOff('noShow'), ['sessionCalledOff@2']);
  assert.deepEqual(calledOff('scheduled', hour(6)), []);
});

test('D5: an attempt is voided when that was logged, never before it was made', () => {
  const holder = held('a', 1);
  const voided = (rest: Parameters<typeof attempt>[3]): string | undefined =>
    toldOf({
      assignments: [holder],
      attempts: [attempt(holder, 'phone', hour(5), { voided: true, ...rest })],
    }).at(-1);
  assert.equal(voided({ voidedAt: hour(7) }), 'voided@7 of a');
  assert.equal(voided({ voidedAt: hour(3) }), 'voided@5 of a');
  assert.equal(voided({ loggedAt: hour(6) }), 'voided@6 of a');
});

test('M16: that a mentor is away is told of who had the request when it was seen', () => {
  const assignments = [held('a', 1), held('b', 4)];
  const awayAt = (awaySince?: number): string[] =>
    toldOf({ assignments, awaySince }).filter((line) => line.startsWith('holderAway'));
  assert.deepEqual(awayAt(hour(3)), ['holderAway@3 of a']);
  assert.deepEqual(awayAt(hour(4)), ['holderAway@4 of b']);
  assert.deepEqual(awayAt(hour(0)), []);
  assert.deepEqual(awayAt(), []);
});
