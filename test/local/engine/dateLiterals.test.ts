import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daysOf } from '../../../plugin/src/local/engine/soql/dateLiterals.ts';
import { dayAt, startOfDay } from '../../../plugin/src/local/engine/soql/zone.ts';
import { instantOf } from '../../../plugin/src/local/engine/times.ts';
import { refuses, testOrg, textOf } from './fixture.ts';

/** Saturday; the last day is the day before `until`. */
const today = '2026-11-21';
const literal = (text: string): string => {
  const { from, until } = daysOf(text, today);
  return `${from} ${until}`;
};

// SOQL and SOSL Reference, "Date Formats and Date Literals".
const documented: readonly [string, string][] = [
  ['TODAY', '2026-11-21 2026-11-22'],
  ['yesterday', '2026-11-20 2026-11-21'],
  ['TOMORROW', '2026-11-22 2026-11-23'],
  ['THIS_WEEK', '2026-11-15 2026-11-22'],
  ['LAST_WEEK', '2026-11-08 2026-11-15'],
  ['NEXT_WEEK', '2026-11-22 2026-11-29'],
  ['THIS_MONTH', '2026-11-01 2026-12-01'],
  ['LAST_MONTH', '2026-10-01 2026-11-01'],
  ['NEXT_MONTH', '2026-12-01 2027-01-01'],
  ['THIS_QUARTER', '2026-10-01 2027-01-01'],
  ['LAST_QUARTER', '2026-07-01 2026-10-01'],
  ['NEXT_FISCAL_QUARTER', '2027-01-01 2027-04-01'],
  ['THIS_YEAR', '2026-01-01 2027-01-01'],
  ['LAST_FISCAL_YEAR', '2025-01-01 2026-01-01'],
  ['LAST_90_DAYS', '2026-08-23 2026-11-22'],
  ['NEXT_90_DAYS', '2026-11-22 2027-02-20'],
  ['LAST_N_DAYS:1', '2026-11-20 2026-11-22'],
  ['NEXT_N_DAYS:1', '2026-11-22 2026-11-23'],
  ['N_DAYS_AGO:3', '2026-11-18 2026-11-19'],
  ['LAST_N_WEEKS:2', '2026-11-01 2026-11-15'],
  ['NEXT_N_WEEKS:1', '2026-11-22 2026-11-29'],
  ['N_WEEKS_AGO:1', '2026-11-08 2026-11-15'],
  ['LAST_N_MONTHS:2', '2026-09-01 2026-11-01'],
  ['NEXT_N_MONTHS:2', '2026-12-01 2027-02-01'],
  ['N_MONTHS_AGO:11', '2025-12-01 2026-01-01'],
  ['LAST_N_QUARTERS:1', '2026-07-01 2026-10-01'],
  ['N_QUARTERS_AGO:4', '2025-10-01 2026-01-01'],
  ['LAST_N_YEARS:2', '2024-01-01 2026-01-01'],
  ['NEXT_N_FISCAL_YEARS:1', '2027-01-01 2028-01-01'],
  ['N_YEARS_AGO:1', '2025-01-01 2026-01-01'],
];

for (const [text, range] of documented) {
  test(`${text} on 2026-11-21 is ${range.replace(' ', ' up to ')}`, () => {
    assert.equal(literal(text), range);
  });
}

test('a literal beyond the range of dates is refused, not computed', () => {
  refuses(() => literal('LAST_N_YEARS:9000'), 'MALFORMED_QUERY');
  refuses(() => literal('NEXT_N_DAYS:99999999999'), 'MALFORMED_QUERY');
});

test('a day begins at midnight of the zone, also where the clock changes that day', () => {
  const zone = 'America/New_York';
  assert.equal(startOfDay('2026-11-21', zone), '2026-11-21T05:00:00.000+0000');
  assert.equal(startOfDay('2026-03-08', zone), '2026-03-08T05:00:00.000+0000');
  assert.equal(startOfDay('2026-03-09', zone), '2026-03-09T04:00:00.000+0000');
  assert.equal(startOfDay('2026-11-01', zone), '2026-11-01T04:00:00.000+0000');
  assert.equal(startOfDay('2026-11-02', zone), '2026-11-02T05:00:00.000+0000');
});

test('property: an instant lies in the day its zone says, in any zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2060, 0) }),
      fc.constantFrom('America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'America/Anchorage', 'UTC'),
      (instant, zone) => {
        const day = dayAt(instant, zone);
        const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        assert.ok(instantOf(startOfDay(day, zone)) <= instant);
        assert.ok(instant < instantOf(startOfDay(next, zone)));
      },
    ),
  );
});

test('in a query: ranges compare with =, !=, <, <=, > and >=, on dates and on datetimes in Eastern time', () => {
  const { insert, rows } = testOrg();
  const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
  for (const [i, day] of days.entries())
    insert('Visit__c', { Key__c: String(i), Day__c: day, Start__c: `${day}T04:59:59.999Z` });
  const found = (condition: string) =>
    rows(`SELECT Key__c FROM Visit__c WHERE ${condition} ORDER BY Key__c`)
      .map((row) => textOf(row.Key__c))
      .join('');
  assert.equal(found('Day__c = TODAY'), '2');
  assert.equal(found('Day__c != TODAY'), '013');
  assert.equal(found('Day__c < TODAY'), '01');
  assert.equal(found('Day__c <= TODAY'), '012');
  assert.equal(found('Day__c > TODAY'), '3');
  assert.equal(found('Day__c >= TODAY'), '23');
  assert.equal(found('Day__c IN (YESTERDAY, TOMORROW)'), '13');
  assert.equal(found('Day__c NOT IN (YESTERDAY, 2026-11-22)'), '02');
  assert.equal(found('Day__c = LAST_N_DAYS:1'), '12');
  // One millisecond before midnight in New York: still the day before.
  assert.equal(found('Start__c = TODAY'), '3');
  assert.equal(found('Start__c = YESTERDAY'), '2');
  assert.equal(found('Start__c < TODAY'), '012');
  assert.equal(found('Start__c > TODAY'), '');
  assert.equal(found('NOT Start__c = TODAY'), '012');
});

test('"today" is the org’s day, not UTC’s', () => {
  const { insert, rows, clock } = testOrg();
  insert('Visit__c', { Day__c: '2026-11-20' });
  clock.set('2026-11-21T04:30:00Z');
  assert.equal(rows('SELECT Id FROM Visit__c WHERE Day__c = TODAY').length, 1);
  clock.set('2026-11-21T05:00:00Z');
  assert.equal(rows('SELECT Id FROM Visit__c WHERE Day__c = TODAY').length, 0);
});
