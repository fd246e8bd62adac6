import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { businessCalendar, calendarFor } from '../../../plugin/src/rules/calendar/businessCalendar.ts';
import { federalHolidays } from '../../../plugin/src/rules/calendar/federalHolidays.ts';
import { isoDateOf } from '../../../plugin/src/rules/calendar/calendarDate.ts';
import { timeZoneOf } from '../../../plugin/src/rules/calendar/timeZone.ts';
import { policy } from '../examples.ts';
import { oracleDeadline } from './temporalOracle.ts';

const US_ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Kentucky/Louisville',
  'America/Kentucky/Monticello',
  'America/Indiana/Indianapolis',
  'America/Indiana/Vincennes',
  'America/Indiana/Winamac',
  'America/Indiana/Marengo',
  'America/Indiana/Petersburg',
  'America/Indiana/Vevay',
  'America/Indiana/Tell_City',
  'America/Indiana/Knox',
  'America/Chicago',
  'America/Menominee',
  'America/North_Dakota/Center',
  'America/North_Dakota/New_Salem',
  'America/North_Dakota/Beulah',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Juneau',
  'America/Sitka',
  'America/Metlakatla',
  'America/Yakutat',
  'America/Nome',
  'America/Adak',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'America/St_Thomas',
  'Pacific/Guam',
  'Pacific/Saipan',
  'Pacific/Pago_Pago',
];
// Clock changes at midnight, by half an hour, twice within a month, and a day that a place skipped.
const HARD_ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Asia/Kathmandu',
];

const YEAR_2020 = Date.UTC(2020, 0, 1);
const YEAR_2040 = Date.UTC(2040, 11, 15);
const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const instants = fc
  .integer({ min: YEAR_2020 / SECOND, max: YEAR_2040 / SECOND })
  .map((seconds) => seconds * SECOND);
const zones = fc.constantFrom(...US_ZONES, ...HARD_ZONES);

/** Moments around clock changes, which random instants would seldom hit. */
const nearClockChange = fc
  .tuple(zones, instants, fc.integer({ min: -26 * 60, max: 26 * 60 }))
  .map(([zone, instant, minutes]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    return { zone, instant: (change?.epochMilliseconds ?? instant) + minutes * 60 * SECOND };
  });
const anywhere = fc.record({ zone: zones, instant: instants });
const moments = fc.oneof(anywhere, nearClockChange);

/** The public list of the Office of Personnel Management (opm.gov, Federal Holidays), typed by hand. */
const OPM: Readonly<Record<number, readonly string[]>> = {
  2021: ['01-01', '01-18', '02-15', '05-31', '06-18', '07-05', '09-06', '10-11', '11-11', '11-25', '12-24'],
  2022: [
    '2021-12-31',
    '01-17',
    '02-21',
    '05-30',
    '06-20',
    '07-04',
    '09-05',
    '10-10',
    '11-11',
    '11-24',
    '12-26',
  ],
  2023: ['01-02', '01-16', '02-20', '05-29', '06-19', '07-04', '09-04', '10-09', '11-10', '11-23', '12-25'],
  2024: ['01-01', '01-15', '02-19', '05-27', '06-19', '07-04', '09-02', '10-14', '11-11', '11-28', '12-25'],
  2025: ['01-01', '01-20', '02-17', '05-26', '06-19', '07-04', '09-01', '10-13', '11-11', '11-27', '12-25'],
  2026: ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25'],
  2027: ['01-01', '01-18', '02-15', '05-31', '06-18', '07-05', '09-06', '10-11', '11-11', '11-25', '12-24'],
  2028: [
    '2027-12-31',
    '01-17',
    '02-21',
    '05-29',
    '06-19',
    '07-04',
    '09-04',
    '10-09',
    '11-10',
    '11-23',
    '12-25',
  ],
};

test('D10: the eleven federal holidays fall on the observed days that OPM publishes, 2021 to 2028', () => {
  for (const [year, dates] of Object.entries(OPM)) {
    const expected = dates.map((date) => (date.length === 5 ? `${year}-${date}` : date));
    assert.deepEqual(
      federalHolidays(Number(year)).map(({ day }) => isoDateOf(day)),
      expected,
      year,
    );
  }
});

test('D10: Juneteenth is a holiday from 2021 only', () => {
  assert.equal(federalHolidays(2020).length, 10);
  assert.equal(federalHolidays(2021).length, 11);
});

test('D10: wall clock and instant agree with Temporal in every zone, around clock changes too', () => {
  fc.assert(
    fc.property(moments, ({ zone, instant }) => {
      const local = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime();
      const wall = local.toZonedDateTime('UTC').epochMilliseconds;
      assert.equal(timeZoneOf(zone).toWall(instant), wall);
      assert.equal(timeZoneOf(zone).toInstant(wall), local.toZonedDateTime(zone).epochMilliseconds);
    }),
    { numRuns: 4000 },
  );
});

test('D10: a wall-clock time in a gap or an overlap becomes the instant that Temporal calls compatible', () => {
  fc.assert(
    fc.property(nearClockChange, fc.integer({ min: -180, max: 180 }), ({ zone, instant }, minutes) => {
      const wall = timeZoneOf(zone).toWall(instant) + minutes * 60 * SECOND;
      const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
      assert.equal(timeZoneOf(zone).toInstant(wall), local.toZonedDateTime(zone).epochMilliseconds);
    }),
    { numRuns: 4000 },
  );
});

test('D10: deadlines agree with Temporal, 2020 to 2040, with random closures', () => {
  const closureDates = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 3 });
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: 0, max: 12 }),
      closureDates,
      ({ zone, instant }, count, offsets) => {
        const closures = offsets.map((days) => ({
          date: new Date(instant + days * DAY).toISOString().slice(0, 10),
          name: 'Closed',
        }));
        const dates = new Set(closures.map(({ date }) => date));
        assert.equal(
          businessCalendar(zone, closures).deadline(instant, count),
          oracleDeadline(instant, count, zone, dates),
        );
      },
    ),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 12 }), ({ zone, instant }, count) => {
      assert.equal(businessCalendar(zone, []).deadline(instant, count), oracleDeadline(instant, count, zone));
    }),
    { numRuns: 2000 },
  );
});

test('D10: the age of a clock at its deadline is its business days times 24 hours', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...US_ZONES),
      instants,
      fc.integer({ min: 0, max: 20 }),
      (zone, start, count) => {
        const calendar = businessCalendar(zone, []);
        assert.equal(calendar.age(start, calendar.deadline(start, count)), count * DAY);
      },
    ),
    { numRuns: 2000 },
  );
});

test('D10: age never falls as time passes, and adds up', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...US_ZONES),
      fc.array(instants, { minLength: 3, maxLength: 3 }),
      (zone, times) => {
        const [first = 0, second = 0, third = 0] = times.sort((a, b) => a - b);
        const calendar = businessCalendar(zone, []);
        assert.equal(calendar.age(first, second) + calendar.age(second, third), calendar.age(first, third));
        assert.ok(calendar.age(first, second) >= 0);
      },
    ),
    { numRuns: 1000 },
  );
});

const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds;
const newYork = businessCalendar('America/New_York', []);

const DEADLINES: readonly (readonly [why: string, start: string, days: number, due: string])[] = [
  ['a Monday morning', '2026-11-16T09:30[America/New_York]', 2, '2026-11-18T09:30[America/New_York]'],
  [
    'a Friday offer is not late on Sunday',
    '2026-11-20T15:00[America/New_York]',
    2,
    '2026-11-24T15:00[America/New_York]',
  ],
  [
    'a Saturday counts from Monday 00:00',
    '2026-11-21T10:00[America/New_York]',
    2,
    '2026-11-25T00:00[America/New_York]',
  ],
  ['Thanksgiving is skipped', '2026-11-25T11:00[America/New_York]', 1, '2026-11-27T11:00[America/New_York]'],
  [
    'a holiday start counts from the day after',
    '2026-11-26T11:00[America/New_York]',
    1,
    '2026-11-30T00:00[America/New_York]',
  ],
  [
    'Saturday 4 July 2026 closes Friday 3 July',
    '2026-07-02T09:00[America/New_York]',
    1,
    '2026-07-06T09:00[America/New_York]',
  ],
  [
    'New Year 2028 closes Friday 31 December 2027',
    '2027-12-30T09:00[America/New_York]',
    1,
    '2028-01-03T09:00[America/New_York]',
  ],
  [
    'across the spring clock change',
    '2026-03-06T17:00[America/New_York]',
    1,
    '2026-03-09T17:00[America/New_York]',
  ],
  [
    'across the autumn clock change',
    '2026-10-30T17:00[America/New_York]',
    1,
    '2026-11-02T17:00[America/New_York]',
  ],
];

for (const [why, start, days, due] of DEADLINES) {
  test(`D10: ${why}`, () => {
    assert.equal(newYork.deadline(at(start), days), at(due));
  });
}

test('D10: a closure of the policy is no business day', () => {
  const calendar = businessCalendar('America/Chicago', [{ date: '2026-12-24', name: 'Office closed' }]);
  assert.equal(
    calendar.deadline(at('2026-12-23T10:00[America/Chicago]'), 1),
    at('2026-12-28T10:00[America/Chicago]'),
  );
  assert.deepEqual(
    calendar.closuresBetween(
      at('2026-12-23T10:00[America/Chicago]'),
      at('2026-12-28T10:00[America/Chicago]'),
    ),
    [
      { date: '2026-12-24', name: 'Office closed' },
      { date: '2026-12-25', name: 'Christmas Day' },
    ],
  );
});

test('D10: a closure on a weekend moved nothing and is not named; one on the day of the due time is', () => {
  const dates = ['2026-12-12', '2026-12-13', '2026-12-14'];
  const calendar = businessCalendar(
    'America/Chicago',
    dates.map((date) => ({ date, name: 'Office closed' })),
  );
  const named = calendar.closuresBetween(
    at('2026-12-11T10:00[America/Chicago]'),
    at('2026-12-14T00:00[America/Chicago]'),
  );
  assert.deepEqual(named, [{ date: '2026-12-14', name: 'Office closed' }]);
});

test('D10, D7: calendar days keep the time on the wall, weekends and clock changes or not; a date starts at 00:00 there', () => {
  assert.equal(
    newYork.daysAfter(at('2026-10-30T17:00[America/New_York]'), 14),
    at('2026-11-13T17:00[America/New_York]'),
  );
  assert.equal(newYork.startOf('2026-11-13'), at('2026-11-13T00:00[America/New_York]'));
  assert.equal(newYork.dateOf(at('2026-11-13T23:59[America/New_York]')), '2026-11-13');
});

test("D10: a chapter has a calendar in its own zone, without one in the org's, with the policy's closures", () => {
  const closures = [{ date: '2026-12-24', name: 'Office closed' }];
  const zone = (timeZone: string | undefined) => calendarFor(policy, timeZone).zone;
  assert.deepEqual(
    [zone('Pacific/Honolulu'), zone(undefined)],
    ['Pacific/Honolulu', policy.calendar.timeZone],
  );
  const closed = calendarFor({ ...policy, calendar: { ...policy.calendar, closures } }, undefined);
  assert.equal(closed.isBusinessDay('2026-12-24'), false);
});

test('D10: weeks begin on Sunday 00:00 and months on the first, also when the clock changes that day', () => {
  assert.equal(
    newYork.startOfWeek(at('2026-11-01T05:00[America/New_York]')),
    at('2026-11-01T00:00[America/New_York]'),
  );
  assert.equal(
    newYork.startOfWeek(at('2026-11-07T23:59[America/New_York]')),
    at('2026-11-01T00:00[America/New_York]'),
  );
  assert.equal(
    newYork.startOfMonth(at('2026-11-30T23:59[America/New_York]')),
    at('2026-11-01T00:00[America/New_York]'),
  );
});

test('D10: an unknown zone, a wrong closure or a year outside the tables is refused, not guessed', () => {
  assert.throws(() => businessCalendar('America/Nowhere', []), RangeError);
  assert.throws(
    () => businessCalendar('America/Chicago', [{ date: '2026-02-30', name: 'never' }]),
    /2026-02-30/,
  );
  assert.throws(() => newYork.deadline(Date.UTC(2150, 0, 1), 1), /outside/);
  assert.throws(() => newYork.deadline(Number.NaN, 1), RangeError);
});

test('D10: the tables hold every date from 1990 to 2099, and the words of what is outside name it', () => {
  const utc = businessCalendar('UTC', []);
  assert.deepEqual(
    ['1990-01-01', '1990-01-02', '2099-12-25', '2099-12-31'].map((date) => utc.isBusinessDay(date)),
    [false, true, false, true],
  );
  assert.equal(utc.deadline(Date.UTC(1990, 0, 1, 9), 0), Date.UTC(1990, 0, 2));
  assert.equal(utc.deadline(Date.UTC(2099, 11, 30, 9), 1), Date.UTC(2099, 11, 31, 9));
  const outside = (what: string) => ({
    name: 'RangeError',
    message: `Business days are known from 1990 to 2099, ${what} is outside`,
  });
  assert.throws(() => utc.isBusinessDay('1989-12-31'), outside('1989-12-31'));
  assert.throws(() => utc.isBusinessDay('2100-01-01'), outside('2100-01-01'));
  assert.throws(() => utc.age(Date.UTC(2020, 0, 1), Date.UTC(2150, 0, 1)), outside('2150-01-01'));
  // 28,699 Mondays to Fridays, less 10 holidays in each of 31 years and 11 in each of 79.
  assert.throws(() => utc.deadline(Date.UTC(2099, 11, 31, 9), 1), outside('business day 27520'));
});

test('D10: calendars of different closures are apart, by date and by name, however the names are written', () => {
  const closed = (...closures: readonly { readonly date: string; readonly name: string }[]) =>
    businessCalendar('UTC', closures).closuresBetween(Date.UTC(2026, 11, 21), Date.UTC(2026, 11, 24));
  const monday = { date: '2026-12-21', name: 'Inventory' };
  const tuesday = { date: '2026-12-22', name: 'Inventory' };
  const renamed = { date: '2026-12-21', name: 'Move' };
  const both = { date: '2026-12-21', name: 'Inventory2026-12-22 Inventory' };
  for (const list of [[], [monday], [tuesday], [renamed], [monday, tuesday], [both]])
    assert.deepEqual(closed(...list), list);
});

test("D10: New Year's Day after the last year is known by name, as it can be observed in the year before", () => {
  const ahead = businessCalendar('UTC', []).closuresBetween(Date.UTC(2099, 11, 26), Date.UTC(2100, 0, 4));
  assert.deepEqual(ahead, [{ date: '2100-01-01', name: "New Year's Day" }]);
});
