import assert from 'node:assert/strict';
import { test } from 'node:test';
import { federalHolidays } from '../../../plugin/src/rules/calendar/federalHolidays.ts';
import { isTimeZone } from '../../../plugin/src/rules/calendar/timeZone.ts';
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
  // ISO 8601: a year has four digits.
  assert.equal(isoDateOf(-400_000), new Date(-400_000 * 86_400_000).toISOString().slice(0, 10));
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

test('D10: the holidays of a year by their names, the observed ones marked', () => {
  assert.deepEqual(
    federalHolidays(2027).map(({ day, name }) => `${isoDateOf(day).slice(5)} ${name}`),
    [
      "01-01 New Year's Day",
      '01-18 Birthday of Martin Luther King, Jr.',
      "02-15 Washington's Birthday",
      '05-31 Memorial Day',
      '06-18 Juneteenth (observed)',
      '07-05 Independence Day (observed)',
      '09-06 Labor Day',
      '10-11 Columbus Day',
      '11-11 Veterans Day',
      '11-25 Thanksgiving Day',
      '12-24 Christmas Day (observed)',
    ],
  );
});

test('D10: a zone is one that the language knows', () => {
  assert.deepEqual(['America/Denver', 'America/Nowhere', ''].map(isTimeZone), [true, false, false]);
});
