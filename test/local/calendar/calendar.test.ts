import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addBusinessDays,
  addOfficeHours,
  isBusinessDay,
  whenAwake,
} from '../../../plugin/src/local/calendar/businessTime.ts';
import { isFederalHoliday } from '../../../plugin/src/local/calendar/federalHolidays.ts';
import {
  dayOf,
  instantOf,
  isoDate,
  startOfSundayWeek,
  wallTime,
  weekdayOf,
} from '../../../plugin/src/local/calendar/zoneTime.ts';

const chicago = 'America/Chicago';
const iso = (instant: number): string => new Date(instant).toISOString();
const instant = (text: string): number => Date.parse(text);

test('D10: the federal holidays of 2026 and 2027 are on the days they are observed', () => {
  const holidays = (year: number): string[] =>
    Array.from({ length: 365 }, (_, index) => dayOf(`${year}-01-01`) + index)
      .filter(isFederalHoliday)
      .map((day) => isoDate(day).slice(5));
  assert.deepEqual(holidays(2026), [
    '01-01',
    '01-19',
    '02-16',
    '05-25',
    '06-19',
    '07-03',
    '09-07',
    '10-12',
    '11-11',
    '11-26',
    '12-25',
  ]);
  assert.deepEqual(holidays(2027), [
    '01-01',
    '01-18',
    '02-15',
    '05-31',
    '06-18',
    '07-05',
    '09-06',
    '10-11',
    '11-11',
    '11-25',
    '12-24',
    '12-31',
  ]);
});

test('D10: two business days after a Friday evening is Tuesday evening, also over a holiday and the end of DST', () => {
  const from = (text: string, days: number): string => iso(addBusinessDays(chicago, instant(text), days));
  assert.equal(from('2026-11-13T23:30:00Z', 2), '2026-11-17T23:30:00.000Z');
  assert.equal(from('2026-11-10T22:45:00Z', 2), '2026-11-13T22:45:00.000Z');
  assert.equal(from('2026-10-30T22:00:00Z', 2), '2026-11-03T23:00:00.000Z');
});

test('D10: a start on a Saturday counts from Monday 00:00', () => {
  assert.equal(iso(addBusinessDays(chicago, instant('2026-11-14T16:00:00Z'), 2)), '2026-11-18T06:00:00.000Z');
});

test('office hours go on the next business morning, and nobody is woken at night', () => {
  assert.equal(iso(addOfficeHours(chicago, instant('2026-11-20T23:00:00Z'), 1)), '2026-11-23T15:00:00.000Z');
  assert.equal(iso(addOfficeHours(chicago, instant('2026-11-21T12:00:00Z'), 10)), '2026-11-24T15:30:00.000Z');
  assert.equal(iso(whenAwake(chicago, instant('2026-11-21T05:00:00Z'), 0)), '2026-11-21T13:30:00.000Z');
  assert.equal(iso(whenAwake(chicago, instant('2026-11-21T18:00:00Z'), 0.5)), '2026-11-21T18:00:00.000Z');
});

test('M7: the Sunday week begins on Sunday 00:00 of the zone', () => {
  const week = (text: string): string => iso(startOfSundayWeek('America/New_York', instant(text)));
  assert.equal(week('2026-11-20T15:00:00Z'), '2026-11-15T05:00:00.000Z');
  assert.equal(week('2026-11-22T04:59:59Z'), '2026-11-15T05:00:00.000Z');
  assert.equal(week('2026-11-22T05:00:00Z'), '2026-11-22T05:00:00.000Z');
  assert.equal(week('2026-11-02T12:00:00Z'), '2026-11-01T04:00:00.000Z');
});

test("wall time and instant are each other's inverse around a change of DST", () => {
  for (const zone of ['America/Denver', 'America/Indiana/Indianapolis', chicago]) {
    for (let hour = -48; hour < 48; hour++) {
      const at = instant('2026-11-01T06:00:00Z') + hour * 3_600_000;
      const { day, minute } = wallTime(zone, at);
      const again = wallTime(zone, instantOf(zone, day, minute));
      assert.deepEqual(again, { day, minute }, `${zone} ${iso(at)}`);
    }
  }
  assert.equal(weekdayOf(dayOf('2026-11-22')), 0);
  assert.ok(!isBusinessDay(dayOf('2026-11-22')));
});
