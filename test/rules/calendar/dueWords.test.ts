import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ageWords,
  businessCalendar,
  dueWords,
  elapsedWords,
  momentWords,
  movedByWords,
} from '../../../plugin/src/rules/index.ts';
import { clockWords } from '../../../plugin/src/rules/calendar/dueWords.ts';
import { at } from '../examples.ts';

const calendar = businessCalendar('America/New_York', []);
const HOUR = 3_600_000;

const DUES: readonly (readonly [due: string, from: string, reader: string | undefined, words: string])[] = [
  ['2026-11-25T00:00', '2026-11-21T10:00', '2026-11-21T10:00', 'end of Tuesday'],
  ['2026-11-25T00:00', '2026-11-21T10:00', undefined, 'end of Tue, Nov 24'],
  ['2026-11-23T00:00', '2026-11-19T00:00', undefined, 'end of Fri, Nov 20'],
  ['2026-11-24T15:00', '2026-11-20T15:00', '2026-11-20T15:00', 'Tuesday, 3:00 PM'],
  ['2026-11-24T15:00', '2026-11-20T15:00', '2026-11-24T08:00', 'Tuesday, 3:00 PM'],
  ['2026-11-24T15:00', '2026-11-20T15:00', undefined, 'Tue, Nov 24, 3:00 PM'],
  ['2026-11-24T00:05', '2026-11-20T15:00', undefined, 'Tue, Nov 24, 12:05 AM'],
  ['2026-11-24T12:00', '2026-11-20T15:00', undefined, 'Tue, Nov 24, 12:00 PM'],
  // A weekday alone would be taken for the coming one.
  ['2026-11-24T15:00', '2026-11-20T15:00', '2026-11-17T15:00', 'Tue, Nov 24, 3:00 PM'],
  ['2026-11-24T15:00', '2026-11-20T15:00', '2026-11-25T15:00', 'Tue, Nov 24, 3:00 PM'],
  ['2027-01-05T09:30', '2026-12-31T09:30', undefined, 'Tue, Jan 5, 2027, 9:30 AM'],
];
for (const [due, from, reader, words] of DUES) {
  test(`D10: ${due}, read ${reader ?? 'at any time'}, is "${words}"`, () => {
    assert.equal(
      dueWords(at(due), calendar, { from: at(from), reader: reader === undefined ? undefined : at(reader) }),
      words,
    );
  });
}

test('D10: times are told in the zone of the chapter', () => {
  const due = at('2026-11-24T15:00');
  const words = (zone: string) => dueWords(due, businessCalendar(zone, []), { from: due });
  assert.equal(words('America/Chicago'), 'Tue, Nov 24, 2:00 PM');
  assert.equal(words('Pacific/Honolulu'), 'Tue, Nov 24, 10:00 AM');
});

test('D10: the holiday that moved a deadline is named', () => {
  const moved = (start: string, days: number) =>
    movedByWords(at(start), calendar.deadline(at(start), days), calendar);
  assert.equal(moved('2027-02-12T10:00', 2), " (Monday is Washington's Birthday)");
  assert.equal(moved('2026-11-25T10:00', 2), ' (Thursday is Thanksgiving Day)');
  assert.equal(moved('2026-07-02T10:00', 1), ' (Friday is Independence Day (observed))');
  assert.equal(moved('2026-12-18T10:00', 6), ' (Fri, Dec 25 is Christmas Day)');
  assert.equal(moved('2026-11-16T10:00', 2), '');
  assert.equal(
    moved('2026-12-21T10:00', 9),
    " (Friday is Christmas Day, Fri, Jan 1, 2027 is New Year's Day)",
  );
});

test('D10: a holiday on the day a deadline falls at midnight after did not move it', () => {
  // Saturday counts from Monday 00:00; due Wednesday 00:00, the end of Tuesday; Wednesday is Veterans Day.
  assert.equal(
    movedByWords(at('2026-11-07T10:00'), calendar.deadline(at('2026-11-07T10:00'), 1), calendar),
    '',
  );
  // By calendar days a clock can end as the holiday begins.
  assert.equal(movedByWords(at('2026-11-09T10:00'), at('2026-11-11T00:00'), calendar), '');
});

test('D10: an age is told in business days and hours', () => {
  assert.deepEqual(
    [0.5, 1, 23, 24, 49, 72].map((hours) => ageWords(hours * HOUR)),
    [
      'less than an hour',
      '1 hour',
      '23 hours',
      '1 business day',
      '2 business days and 1 hour',
      '3 business days',
    ],
  );
});

test('D9: time as it passes is told in days and hours', () => {
  assert.deepEqual(
    [0.5, 23, 24, 49].map((hours) => elapsedWords(hours * HOUR)),
    ['less than an hour', '23 hours', '1 day', '2 days and 1 hour'],
  );
});

test('D11: a moment that has been is told with its day and time, midnight too, and the year when it is another', () => {
  assert.deepEqual(
    ['2026-11-27T17:45', '2026-11-28T00:00', '2027-01-02T12:05'].map((moment) =>
      momentWords(at(moment), calendar, at('2026-11-20T09:00')),
    ),
    ['Fri, Nov 27, 5:45 PM', 'Sat, Nov 28, 12:00 AM', 'Sat, Jan 2, 2027, 12:05 PM'],
  );
});

test('M7: a moment of the week is told by its weekday to one who reads it within a week, else by its date, on the 24-hour clock', () => {
  const newYork = businessCalendar('America/New_York', []);
  const told = (reader?: string): string =>
    clockWords(at('2026-12-06T00:00'), newYork, reader === undefined ? undefined : at(reader));
  assert.equal(told('2026-11-29T00:00'), 'Sunday 00:00');
  assert.equal(told('2026-12-05T23:00'), 'Sunday 00:00');
  assert.equal(told('2026-11-28T23:59'), 'Sun, Dec 6, 00:00');
  assert.equal(told(), 'Sun, Dec 6, 00:00');
  assert.equal(clockWords(at('2026-12-06T17:05'), newYork), 'Sun, Dec 6, 17:05');
});
