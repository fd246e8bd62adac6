import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessCalendar, buildPool, type Assignment } from '../../../plugin/src/rules/index.ts';
import {
  fairTurns,
  middleOf,
  recentTurns,
  type TurnEntry,
} from '../../../plugin/src/rules/matching/fairTurn.ts';
import { at, mentor, mentorId, NOW, offer, policy, unitId, units } from '../examples.ts';
import { order, THIS_WEEK } from './decisions.ts';

const calendar = businessCalendar('America/New_York', []);
/** Of offers of a mentor, on 21 November 2026. */
const turns = (...offers: readonly (readonly [when: string, rest?: Partial<Assignment>])[]) =>
  recentTurns(
    offers.map(([when, rest]) => offer('a', at(when), rest)),
    28,
    NOW,
    calendar,
  );

test('M5: the window begins at the first instant of the day 28 days ago', () => {
  assert.equal(turns(['2026-10-24T00:00']).recent, 1);
  assert.equal(turns(['2026-10-23T23:59']).recent, 0);
});

test('M5: no offer in the window: new or back as of today', () => {
  assert.deepEqual(turns(), { recent: 0, newFor: 0 });
  assert.deepEqual(turns(['2026-10-01T10:00']), { recent: 0, newFor: 0 });
});

test('M5: new for as many whole days as since the first offer, also when it was declined', () => {
  assert.deepEqual(turns(['2026-11-21T08:00']), { recent: 1, newFor: 0 });
  assert.deepEqual(turns(['2026-11-14T23:00'], ['2026-11-20T10:00']), { recent: 2, newFor: 7 });
  assert.deepEqual(turns(['2026-11-14T23:00', { response: 'declined' }]), { recent: 0, newFor: 7 });
});

test('M5: back after a whole window without any offer; a shorter gap makes nobody new', () => {
  assert.deepEqual(turns(['2026-10-16T09:59'], ['2026-11-13T10:00']), { recent: 1, newFor: 8 });
  assert.deepEqual(turns(['2026-10-16T10:00'], ['2026-11-13T10:00']), { recent: 1, newFor: undefined });
  assert.deepEqual(turns(['2026-09-01T10:00'], ['2026-10-20T10:00'], ['2026-11-13T10:00']), {
    recent: 1,
    newFor: undefined,
  });
});

test('M5: the middle value, or the mean of the two middle ones', () => {
  const cases: readonly (readonly [number[], number])[] = [
    [[], 0],
    [[3], 3],
    [[1, 3], 2],
    [[0, 3], 1.5],
    [[1, 2, 10], 2],
    [[1, 2, 4, 10], 3],
  ];
  for (const [sorted, middle] of cases) assert.equal(middleOf(sorted), middle, sorted.join());
});

const entry = (id: string, rest: Partial<TurnEntry> = {}): TurnEntry => ({
  mentorId: mentorId(id),
  chapterId: unitId('Ames'),
  regionId: unitId('Central'),
  perWeek: 2,
  takesRequests: true,
  recent: 0,
  newFor: undefined,
  ...rest,
});
const turnOf = (id: string, ...entries: readonly TurnEntry[]) => {
  const found = fairTurns(entries, { unlimitedAtLeast: 2, days: 28 }).get(mentorId(id));
  return found && { turn: found.turn, weight: found.weight, startsAtMedian: found.startsAtMedian };
};

test('M5: the turn is (a+1)/w', () => {
  assert.deepEqual(turnOf('a', entry('a', { recent: 2, perWeek: 4 })), {
    turn: 0.75,
    weight: 4,
    startsAtMedian: false,
  });
});

test('M5: fractions that are equal on paper are equal turns', () => {
  const thirds = turnOf('new', entry('new', { newFor: 14 }), entry('a', { recent: 1, perWeek: 0.3 }));
  // The median of 0 and 1/0.3 is 1.6666…, half of it 0.8333…, and (0+1)/2 on top.
  assert.equal(thirds?.turn, 1.333333333);
});

test('M5: unlimited weighs as the highest limit of the own region, of those who take requests, at least 2', () => {
  const free = entry('free', { perWeek: undefined });
  const weight = (...others: readonly TurnEntry[]) => turnOf('free', ...others, free)?.weight;
  assert.equal(weight(), 2);
  assert.equal(weight(entry('a', { perWeek: 1 })), 2);
  assert.equal(weight(entry('a', { perWeek: 3 }), entry('b', { perWeek: 5 }), entry('c', { perWeek: 4 })), 5);
  assert.equal(weight(entry('a', { perWeek: 5, regionId: unitId('East') })), 2);
  assert.equal(weight(entry('a', { perWeek: 5, takesRequests: false })), 2);
});

test('M5: a newcomer starts at the median of the own chapter, which fades over 28 days', () => {
  const start = (rest: Partial<TurnEntry>, ...others: readonly TurnEntry[]) => {
    const found = turnOf('new', entry('new', rest), ...others);
    return found && [found.turn, found.startsAtMedian];
  };
  // a/w of 0, 3 and 4: the median is 3, and (0+1)/2 comes on top.
  const others = [entry('a', { recent: 6 }), entry('b', { recent: 8 })];
  assert.deepEqual(start({ newFor: 0 }, ...others), [3.5, true]);
  assert.deepEqual(start({ newFor: 7 }, ...others), [2.75, true]);
  assert.deepEqual(start({ newFor: 28 }, ...others), [0.5, false]);
  assert.deepEqual(start({ newFor: 40 }, ...others), [0.5, false]);
  assert.deepEqual(start({ newFor: undefined }, ...others), [0.5, false]);
  const far = others.map((one) => ({ ...one, chapterId: unitId('Boone') }));
  assert.deepEqual(start({ newFor: 0 }, ...far), [0.5, false]);
  const away = others.map((one) => ({ ...one, takesRequests: false }));
  assert.deepEqual(start({ newFor: 0 }, ...away), [0.5, false]);
});

test("M5: unlimited counts as the region's highest limit when turns are compared", () => {
  const unlimited = mentor('unlimited', { weeklyLimit: undefined });
  const offers = (to: string, number: number) => Array.from({ length: number }, () => offer(to, THIS_WEEK));
  // As 4 a week: (1+1)/4 comes before (2+1)/4; as 2 a week it would come after.
  assert.deepEqual(
    order({
      mentors: [unlimited, mentor('four', { weeklyLimit: 4 })],
      assignments: [...offers('unlimited', 1), ...offers('four', 2)],
    }),
    ['unlimited', 'four'],
  );
});

test('M5: who is full still counts in the pool; who is paused or unsure does not', () => {
  const weightOf = (rest: Parameters<typeof mentor>[1], full = false) => {
    const world = {
      units,
      mentors: [mentor('free', { weeklyLimit: undefined }), mentor('other', { weeklyLimit: 5, ...rest })],
      assignments: full ? Array.from({ length: 5 }, () => offer('other', THIS_WEEK)) : [],
    };
    return buildPool(world, policy, NOW).byId.get(mentorId('free'))?.weight;
  };
  assert.equal(weightOf({}), 5);
  assert.equal(weightOf({}, true), 5);
  assert.equal(weightOf({ paused: true }), 2);
  assert.equal(weightOf({ status: 'inactive' }), 2);
});

test('M5: medians are of chapters, a branch included; highest limits are of regions', () => {
  const east = units.map((one) => (one.name === 'West' ? { ...one, name: 'Mid-Atlantic' } : one));
  const mentors = [
    mentor('new'),
    mentor('branch', { chapterId: unitId('Ames North') }),
    mentor('boone', { chapterId: unitId('Boone') }),
    mentor('west', { chapterId: unitId('Reno'), weeklyLimit: 9 }),
    mentor('free', { chapterId: unitId('Canton'), weeklyLimit: undefined }),
  ];
  const busy = ['branch', 'branch', 'boone', 'boone', 'boone', 'boone'];
  const assignments = busy.flatMap((id) => [offer(id, at('2026-10-28T10:00')), offer(id, THIS_WEEK)]);
  const { byId } = buildPool({ units: east, mentors, assignments }, policy, NOW);
  // Of the loads 0 and 4/2 in Ames the median is 1; (0+1)/2 comes on top.
  assert.equal(byId.get(mentorId('new'))?.turn, 1.5);
  assert.equal(byId.get(mentorId('free'))?.weight, 2);
});
