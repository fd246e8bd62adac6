import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPool, matchRequest, type Assignment } from '../../../plugin/src/rules/index.ts';
import { decide, LAST_WEEK, order, THIS_WEEK } from './decisions.ts';
import { at, mentor, NOW, offer, policy, request, units } from '../examples.ts';

test('M5: the lowest (a+1)/w is next, so a mentor who takes twice as many gets twice as many', () => {
  const mentors = [mentor('two', { weeklyLimit: 2 }), mentor('four', { weeklyLimit: 4 })];
  const assignments: Assignment[] = [];
  const given = { two: 0, four: 0 };
  for (let day = 0; day < 24; day++) {
    const when = at('2026-09-01T10:00') + day * 2 * 86_400_000;
    const world = { units, mentors, assignments };
    const [best] = matchRequest(
      buildPool(world, { ...policy, match: { ...policy.match, fairTurnDays: 365 } }, when),
      request(),
    ).candidates;
    assert.ok(best);
    given[best.mentorId as unknown as 'two' | 'four'] += 1;
    assignments.push(offer(best.mentorId, when));
  }
  assert.deepEqual(given, { two: 8, four: 16 });
});

test('M5: the request to come is counted: of two without any, the one who takes more a week is next', () => {
  assert.deepEqual(order({ mentors: [mentor('a', { weeklyLimit: 2 }), mentor('b', { weeklyLimit: 4 })] }), [
    'b',
    'a',
  ]);
});

test('M5: assignments older than 28 days no longer count; whole days, so turns change at midnight only', () => {
  const mentors = [mentor('a'), mentor('b')];
  const onDay = at('2026-10-24T00:30');
  const assignments = [offer('a', onDay), offer('b', at('2026-10-23T23:30'))];
  const recent = (when: number) =>
    Object.fromEntries(
      decide({ mentors, assignments, at: when }).candidates.map((one) => [
        one.mentorId,
        one.recentAssignments,
      ]),
    );
  assert.deepEqual(recent(at('2026-11-21T00:01')), { a: 1, b: 0 });
  assert.deepEqual(recent(at('2026-11-21T23:59')), { a: 1, b: 0 });
  assert.deepEqual(recent(at('2026-11-22T00:00')), { a: 0, b: 0 });
});

test('M5: declined, timed-out and re-routed requests leave the turn but still count for the week', () => {
  const gone: readonly Partial<Assignment>[] = [
    { response: 'declined' },
    { response: 'timedOut' },
    { response: 'accepted', outcome: 'transferred', endedAt: NOW },
    { outcome: 'reassigned', endedAt: NOW },
  ];
  for (const rest of gone) {
    const [one] = decide({ mentors: [mentor('a')], assignments: [offer('a', THIS_WEEK, rest)] }).candidates;
    assert.deepEqual([one?.recentAssignments, one?.assignedThisWeek], [0, 1], JSON.stringify(rest));
  }
  const [kept] = decide({
    mentors: [mentor('a')],
    assignments: [offer('a', THIS_WEEK, { response: 'accepted', outcome: 'completed', endedAt: NOW })],
  }).candidates;
  assert.deepEqual([kept?.recentAssignments, kept?.assignedThisWeek], [1, 1]);
});

test("M5: unlimited counts as the region's highest limit, at least 2", () => {
  const unlimited = mentor('unlimited', { weeklyLimit: undefined });
  const offers = (to: string, number: number) => Array.from({ length: number }, () => offer(to, LAST_WEEK));
  // As 4 a week: (2+1)/4 = 0.75 comes after (1+1)/4 = 0.5.
  const four = mentor('four', { weeklyLimit: 4 });
  assert.deepEqual(
    order({ mentors: [unlimited, four], assignments: [...offers('unlimited', 2), ...offers('four', 1)] }),
    ['four', 'unlimited'],
  );
  // As 2 a week, although the highest limit is 1: (1+1)/2 = 1 comes before (1+1)/1 = 2.
  const one = mentor('one', { weeklyLimit: 1 });
  assert.deepEqual(
    order({ mentors: [one, unlimited], assignments: [...offers('unlimited', 1), ...offers('one', 1)] }),
    ['unlimited', 'one'],
  );
});

test("M5: who had no offer for 28 days starts at the chapter's median", () => {
  const mentors = ['a', 'b', 'c', 'new'].map((id) => mentor(id));
  const load = (id: string, number: number) =>
    Array.from({ length: number }, (_, index) => [
      offer(id, LAST_WEEK + index),
      offer(id, at('2026-10-20T10:00') + index),
    ]).flat();
  // a/w: 2, 4, 6 and 0; with the newcomer's own 0 the median is 3: after a at 2.5, before b at 4.5.
  const assignments = [...load('a', 4), ...load('b', 8), ...load('c', 12)];
  assert.deepEqual(order({ mentors, assignments }), ['a', 'new', 'b', 'c']);
  const turn = decide({ mentors, assignments }).candidates[1]?.reasons.find(({ code }) => code === 'turn');
  assert.equal(
    turn?.sentence,
    '0 requests in 28 days, at 2 a week; none offered yet. New or back: counted from the middle of the chapter.',
  );
});

test('M5: a newcomer is not flooded, and gets an even share once there for 28 days', () => {
  const limit = { weeklyLimit: 7 };
  const veterans = ['a', 'b', 'c', 'd'].map((id) => mentor(id, limit));
  const assignments: Assignment[] = [];
  const given: { day: number; to: string }[] = [];
  for (let hour = 0; hour < 24 * 112; hour += 12) {
    const day = Math.floor(hour / 24);
    const when = at('2026-03-15T10:00') + hour * 3_600_000;
    const mentors = day < 42 ? veterans : [...veterans, mentor('new', limit)];
    const [best] = decide({ mentors, assignments, at: when }).candidates;
    assert.ok(best);
    assignments.push(offer(best.mentorId, when));
    given.push({ day, to: best.mentorId });
  }
  const share = (from: number, to: number) =>
    given.filter((one) => one.day >= from && one.day < to && one.to === 'new').length / ((to - from) * 2);
  // An even share of five is 0.2.
  for (const week of [42, 49, 56, 63])
    assert.ok(share(week, week + 7) <= 0.36, `week from day ${week}: ${share(week, week + 7)}`);
  assert.ok(Math.abs(share(42, 70) - 0.2) <= 0.05, String(share(42, 70)));
  assert.ok(Math.abs(share(70, 112) - 0.2) <= 0.04, String(share(70, 112)));
});

test('M5: a mentor who declined everything is no newcomer', () => {
  const mentors = [mentor('busy'), mentor('busier'), mentor('refuser')];
  const assignments = [
    offer('busy', LAST_WEEK),
    offer('busier', LAST_WEEK),
    offer('refuser', LAST_WEEK, { response: 'declined' }),
  ];
  assert.equal(order({ mentors, assignments })[0], 'refuser');
});

test('M5: ties go to the least recently offered, then to the lowest Id', () => {
  const mentors = [mentor('c'), mentor('b'), mentor('a')];
  const assignments = [offer('a', LAST_WEEK + 2), offer('b', LAST_WEEK), offer('c', LAST_WEEK + 1)];
  assert.deepEqual(order({ mentors, assignments }), ['b', 'c', 'a']);
  assert.deepEqual(order({ mentors }), ['a', 'b', 'c']);
});
