import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarDateOf, dayOf, isoDateOf } from '../../../plugin/src/rules/calendar/calendarDate.ts';

test('D10: a date that is none is refused: a wrong month, a 30 February, a year without a leap day, other writing', () => {
  for (const wrong of [
    '2026-13-01',
    '2026-00-10',
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-11-00',
    '2026-1-1',
    '20261101',
    '2026-11-21T00:00',
    ' 2026-11-21',
    'today',
    '',
  ]) {
    assert.throws(() => dayOf(wrong), {
      name: 'RangeError',
      message: `Expected a date like 2026-11-21, got "${wrong}"`,
    });
  }
  assert.equal(isoDateOf(dayOf('2000-02-29')), '2000-02-29');
});

test('D10: every day of five hundred years is the one that the language says, written as ISO 8601 and read back', () => {
  for (let day = Date.UTC(1800, 0, 1) / 86_400_000; day < Date.UTC(2300, 0, 1) / 86_400_000; day++) {
    const date = new Date(day * 86_400_000);
    const iso = date.toISOString().slice(0, 10);
    if (isoDateOf(day) !== iso || dayOf(iso) !== day) assert.fail(iso);
  }
});

test('D10: year, month and day of a date are those of its text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
      const { year, month, dayOfMonth } = calendarDateOf(day);
      assert.deepEqual([year, month, dayOfMonth], isoDateOf(day).split('-').map(Number));
    }),
    { numRuns: 1000 },
  );
});
