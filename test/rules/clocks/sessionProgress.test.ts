import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MentoringSession } from '../../../plugin/src/rules/index.ts';
import { earliest, firstArranged, firstAttempt } from '../../../plugin/src/rules/clocks/firstContact.ts';
import { sessionProgress } from '../../../plugin/src/rules/clocks/sessionProgress.ts';
import { attempt, offer, session } from '../examples.ts';

type Rest = Partial<Omit<MentoringSession, 'id'>>;
/** "id from to": a session with its times; it was arranged at 0. */
const named = (id: string, startsAt?: number, endsAt?: number, rest: Rest = {}): MentoringSession => ({
  ...session(0, { startsAt, endsAt, ...rest }),
  id: id as MentoringSession['id'],
});
const LOGGED = { status: 'held', notesLoggedAt: 50 } as const;

/** The ids of the sessions; the times as they are. */
const progressOf = (sessions: readonly MentoringSession[], at: number): Record<string, unknown> => {
  const { unlogged, upcoming, logged, lastOver, missedAt, calledOffAt } = sessionProgress(sessions, at);
  const again = sessionProgress(sessions.toReversed(), at);
  assert.deepEqual(
    [again.unlogged, again.upcoming, again.logged, again.lastOver],
    [unlogged, upcoming, logged, lastOver],
  );
  return {
    unlogged: unlogged?.id,
    upcoming: upcoming?.id,
    logged: logged?.id,
    lastOver: lastOver?.id,
    missedAt,
    calledOffAt,
  };
};
const NOTHING = {
  unlogged: undefined,
  upcoming: undefined,
  logged: undefined,
  lastOver: undefined,
  missedAt: undefined,
  calledOffAt: undefined,
};

test('D7, D9: without a session there is nothing', () => {
  assert.deepEqual(progressOf([], 10), NOTHING);
  assert.deepEqual(sessionProgress([], 10), NOTHING);
  assert.deepEqual(progressOf([named('a', 1, 2, { status: 'unknown' })], 10), NOTHING);
});

test('D9: a session is over from its end on, or as soon as it is held; without times it is to come', () => {
  const one = named('a', 5, 8);
  assert.deepEqual(progressOf([one], 7), { ...NOTHING, upcoming: 'a' });
  assert.deepEqual(progressOf([one], 8), { ...NOTHING, unlogged: 'a', lastOver: 'a' });
  assert.deepEqual(progressOf([named('a', 5, 8, { status: 'held' })], 1), {
    ...NOTHING,
    unlogged: 'a',
    lastOver: 'a',
  });
  assert.deepEqual(progressOf([named('a')], 100), { ...NOTHING, upcoming: 'a' });
  assert.deepEqual(progressOf([named('a', undefined, undefined, { status: 'held' })], 1), {
    ...NOTHING,
    unlogged: 'a',
    lastOver: 'a',
  });
});

test('D9, D11: of several, the first without notes, the nearest to come, the latest that is over and logged', () => {
  const sessions = [
    named('late', 7, 8, LOGGED),
    named('first', 1, 2, LOGGED),
    named('second', 3, 4),
    named('third', 5, 6),
    named('soon', 20, 21),
    named('far', 30, 31),
  ];
  assert.deepEqual(progressOf(sessions, 10), {
    ...NOTHING,
    unlogged: 'second',
    upcoming: 'soon',
    logged: 'late',
    lastOver: 'late',
  });
});

test('D9: of sessions that end together the Ids decide, so that the order in which they are read does not', () => {
  assert.deepEqual(progressOf([named('b', 1, 5), named('a', 2, 5), named('c', 3, 5)], 10), {
    ...NOTHING,
    unlogged: 'a',
    lastOver: 'c',
  });
});

test('D7, D8: the latest that was missed, by its end; the latest that did not take place, by its start', () => {
  const sessions = [
    named('a', 1, 2, { status: 'noShow' }),
    named('b', 5, 6, { status: 'noShow' }),
    named('c', 8, 9, { status: 'canceled' }),
    named('d', 3, 4, { status: 'canceled' }),
  ];
  assert.deepEqual(progressOf(sessions, 10), { ...NOTHING, missedAt: 6, calledOffAt: 8 });
  assert.deepEqual(progressOf([named('c', 8, 9, { status: 'canceled' })], 10), {
    ...NOTHING,
    calledOffAt: 8,
  });
  assert.deepEqual(progressOf([named('a', undefined, undefined, { status: 'noShow', arrangedAt: 4 })], 10), {
    ...NOTHING,
    missedAt: 4,
    calledOffAt: 4,
  });
});

test('D4: the first of several is the earliest, in whatever order they are read; a voided attempt is none', () => {
  for (const [times, first] of [
    [[], undefined],
    [[undefined], undefined],
    [[5, 3, 4], 3],
    [[undefined, 4, undefined, 2], 2],
    [[1, 2, undefined], 1],
  ] as const)
    assert.equal(earliest(times), first);
  const holder = offer('a', 0);
  const tried = [5, 2, 3, 1].map((madeAt) => attempt(holder, 'phone', madeAt, { voided: madeAt === 1 }));
  assert.equal(firstAttempt(tried), 2);
  assert.equal(firstAttempt(tried.toReversed()), 2);
  assert.equal(firstAttempt([]), undefined);
  assert.equal(firstArranged([5, 2, 3].map((arrangedAt) => session(arrangedAt))), 2);
  assert.equal(firstArranged([2, 5, 3].map((arrangedAt) => session(arrangedAt))), 2);
  assert.equal(firstArranged([]), undefined);
});
