import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  businessCalendar,
  capacityOf,
  readCapacity,
  type Assignment,
  type CapacityReading,
  type RulesPolicy,
} from '../../../plugin/src/rules/index.ts';
import type { Capacity } from '../../../plugin/src/rules/capacity/capacity.ts';
import { capacityUse } from '../../../plugin/src/rules/capacity/capacityUse.ts';
import { at, mentor, NOW, offer, policy } from '../examples.ts';

const calendar = businessCalendar('America/New_York', []);
const ofNumber = (weeklyLimit: number): Capacity => capacityOf(mentor('a', { weeklyLimit }), policy);
const ofText = (text: string): Capacity =>
  capacityOf(mentor('a', { weeklyLimit: undefined, capacityText: readCapacity(text) }), policy);
const ofReading = (capacityText: CapacityReading): Capacity =>
  capacityOf(mentor('a', { weeklyLimit: undefined, capacityText }), policy);

test('M6: a number is a whole limit a week, never below 0', () => {
  const limit = (weeklyLimit: number) => {
    const capacity = ofNumber(weeklyLimit);
    return capacity.kind === 'limit' && [capacity.limit, capacity.perWeek, capacity.period, capacity.source];
  };
  const week = { weeks: 1 };
  assert.deepEqual([2, 2.7, 0, -1].map(limit), [
    [2, 2, week, 'number'],
    [2, 2, week, 'number'],
    [0, 0, week, 'number'],
    [0, 0, week, 'number'],
  ]);
});

test('M6: a text of less than one a week is one in several weeks; a month stays a month', () => {
  assert.deepEqual(ofText('2 per week'), {
    kind: 'limit',
    limit: 2,
    period: { weeks: 1 },
    perWeek: 2,
    source: 'text',
  });
  const half = { kind: 'limit', limit: 1, source: 'text' };
  assert.deepEqual(ofText('1 every 2 weeks'), { ...half, period: { weeks: 2 }, perWeek: 0.5 });
  assert.deepEqual(ofText('1 every 8 weeks'), { ...half, period: { weeks: 8 }, perWeek: 0.125 });
  assert.deepEqual(ofText('1 per week'), { ...half, period: { weeks: 1 }, perWeek: 1 });
  assert.deepEqual(ofText('0 per week'), { ...half, limit: 0, period: { weeks: 1 }, perWeek: 0 });
  const month = ofText('5 per month');
  assert.ok(month.kind === 'limit');
  assert.deepEqual([month.limit, month.period, month.source], [5, 'month', 'text']);
  // 365.2425 days are 12 months.
  assert.equal(month.perWeek.toFixed(5), '1.14992');
  const uneven = ofReading({ kind: 'limit', limit: 1.5, per: 'week', words: '' });
  assert.deepEqual(uneven, { ...half, period: { weeks: 1 }, perWeek: 1.5 });
});

test('M6: ten a week are believed, more are asked for, with the words', () => {
  assert.equal(ofText('10 MREs per week').kind, 'limit');
  assert.deepEqual(ofText('11 MREs per week'), { kind: 'unclear', words: '11 MREs per week' });
  assert.equal(ofText('43 MREs per month').kind, 'limit');
  assert.equal(ofText('44 MREs per month').kind, 'unclear');
});

test('M6: no text and "unlimited" are no limit; an unclear text keeps its words', () => {
  assert.deepEqual(ofText(''), { kind: 'unlimited' });
  assert.deepEqual(ofText('unlimited'), { kind: 'unlimited' });
  assert.deepEqual(ofText('MREs: tbd'), { kind: 'unclear', words: 'MREs: tbd' });
});

interface Case {
  readonly capacity: Capacity;
  readonly offers: readonly (readonly [when: string, how?: Assignment['how']])[];
  readonly window?: RulesPolicy['capacity']['window'];
  readonly limitReached?: boolean;
  readonly now?: number;
}
/** "used of assigned+direct, full until …". */
const use = ({ capacity, offers, window = 'sundayWeek', limitReached = false, now = NOW }: Case): string => {
  const { used, assigned, direct, full, freeAgain } = capacityUse(
    mentor('a', { limitReached }),
    capacity,
    offers.map(([when, how = 'assigned']) => offer('a', at(when), { how })),
    { policy: { ...policy, capacity: { ...policy.capacity, window } }, at: now, calendar },
  );
  const until = freeAgain === undefined ? '' : ` until ${calendar.toWall(freeAgain)}`;
  return `${used} of ${assigned}+${direct}${full ? `, full${until}` : ''}`;
};
const until = (local: string): string => `, full until ${calendar.toWall(at(local))}`;

test('M7: the number counts direct and assigned requests, the text only assigned ones', () => {
  const offers = [['2026-11-16T10:00', 'direct'], ['2026-11-17T10:00']] as const;
  assert.equal(use({ capacity: ofNumber(3), offers }), '2 of 1+1');
  assert.equal(use({ capacity: ofNumber(2), offers }), `2 of 1+1${until('2026-11-22T00:00')}`);
  assert.equal(use({ capacity: ofText('2 per week'), offers }), '1 of 1+1');
  assert.equal(use({ capacity: ofText('1 per week'), offers }), `1 of 1+1${until('2026-11-22T00:00')}`);
  assert.equal(use({ capacity: ofText('unlimited'), offers }), '2 of 1+1');
});

test('M7: a limit in several weeks is free again when the last week that fills it has left', () => {
  const capacity = ofText('1 every 2 weeks');
  assert.equal(use({ capacity, offers: [['2026-11-07T23:59']] }), '0 of 0+0');
  assert.equal(use({ capacity, offers: [['2026-11-08T00:00']] }), `1 of 1+0${until('2026-11-22T00:00')}`);
  assert.equal(
    use({ capacity, offers: [['2026-11-09T10:00'], ['2026-11-16T10:00']] }),
    `2 of 2+0${until('2026-11-29T00:00')}`,
  );
});

test('M7: a week that holds more than the limit is free again when enough have left', () => {
  const offers = [['2026-11-15T10:00'], ['2026-11-17T10:00'], ['2026-11-19T10:00']] as const;
  const rolling = (limit: number) => use({ capacity: ofNumber(limit), offers, window: 'rolling7' });
  assert.equal(rolling(4), '3 of 3+0');
  assert.equal(rolling(3), `3 of 3+0${until('2026-11-22T10:00')}`);
  assert.equal(rolling(2), `3 of 3+0${until('2026-11-24T10:00')}`);
  assert.equal(rolling(1), `3 of 3+0${until('2026-11-26T10:00')}`);
  assert.equal(rolling(0), '3 of 3+0, full');
});

test('M7: rolling7 leaves out what is exactly seven days old, per week of the limit', () => {
  const one = { capacity: ofNumber(1), window: 'rolling7' } as const;
  assert.equal(use({ ...one, offers: [['2026-11-14T10:00']] }), '0 of 0+0');
  assert.equal(use({ ...one, offers: [['2026-11-14T10:01']] }), `1 of 1+0${until('2026-11-21T10:01')}`);
  assert.equal(
    use({ ...one, offers: [['2026-11-14T10:00']], now: NOW - 1 }),
    `1 of 1+0${until('2026-11-21T10:00')}`,
  );
  const two = { capacity: ofText('1 every 2 weeks'), window: 'rolling7' } as const;
  assert.equal(use({ ...two, offers: [['2026-11-07T10:00']] }), '0 of 0+0');
  assert.equal(use({ ...two, offers: [['2026-11-07T10:01']] }), `1 of 1+0${until('2026-11-21T10:01')}`);
  assert.equal(
    use({
      capacity: ofText('unlimited'),
      window: 'rolling7',
      offers: [['2026-11-14T10:00'], ['2026-11-14T10:01']],
    }),
    '1 of 1+0',
  );
});

test('M7: a monthly limit is of the calendar month, whichever window weeks have', () => {
  for (const window of ['sundayWeek', 'rolling7', 'platform'] as const) {
    const month = { capacity: ofText('1 per month'), window };
    assert.equal(use({ ...month, offers: [['2026-10-31T23:59']] }), '0 of 0+0', window);
    assert.equal(
      use({ ...month, offers: [['2026-11-01T00:00']] }),
      `1 of 1+0${until('2026-12-01T00:00')}`,
      window,
    );
  }
});

test('M7: a limit of 0 is full from the start, and frees at no time', () => {
  assert.equal(use({ capacity: ofNumber(0), offers: [] }), '0 of 0+0, full');
});

test("M7: platform: Engage's own flag decides, but for a limit from the text", () => {
  const offers = [['2026-11-16T10:00'], ['2026-11-17T10:00']] as const;
  const engage = { window: 'platform', offers } as const;
  assert.equal(use({ ...engage, capacity: ofNumber(1) }), '2 of 2+0');
  assert.equal(use({ ...engage, capacity: ofNumber(9), limitReached: true }), '2 of 2+0, full');
  assert.equal(use({ ...engage, capacity: ofText(''), limitReached: true }), '2 of 2+0, full');
  const text = { ...engage, capacity: ofText('2 per week') };
  assert.equal(use({ ...text, limitReached: false }), `2 of 2+0${until('2026-11-22T00:00')}`);
  assert.equal(use({ ...text, capacity: ofText('3 per week'), limitReached: true }), '2 of 2+0');
  // The flag is of the platform only.
  assert.equal(use({ offers, capacity: ofNumber(9), limitReached: true }), '2 of 2+0');
});
