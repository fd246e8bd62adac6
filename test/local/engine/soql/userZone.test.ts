import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testOrg, textOf } from '../fixture.ts';
import { seededOrg, shown } from './seededOrg.ts';

const { org, userId, londonId, tokyoId } = seededOrg();
const names = (soql: string, user: string) => org.query(soql, { userId: user }).records.map(shown);

// SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE": ranges depend on the user who sends the query.
test('a day in a date literal is a day of the user’s own zone', () => {
  const today = 'SELECT Name FROM Opportunity WHERE CloseDate = TODAY';
  assert.deepEqual(names(today, userId), ['Big deal']);
  assert.deepEqual(names(today, tokyoId), []);
  assert.deepEqual(names('SELECT Name FROM Opportunity WHERE CloseDate = YESTERDAY', tokyoId), ['Big deal']);
  const created = 'SELECT Name FROM Account WHERE CreatedDate = TODAY ORDER BY Name';
  assert.deepEqual(names(created, userId), ["Bob's BBQ", 'Ter%']);
  assert.deepEqual(names(created, tokyoId), ['Ter%']);
  assert.deepEqual(names(created, londonId), ['Ter%']);
});

test('a week begins on Monday where the locale says so', () => {
  const thisWeek = 'SELECT Name FROM Opportunity WHERE CloseDate = THIS_WEEK';
  assert.deepEqual(names(thisWeek, userId), ['Big deal']);
  assert.deepEqual(names(thisWeek, londonId), []);
  assert.deepEqual(names('SELECT Name FROM Opportunity WHERE CloseDate = LAST_WEEK', londonId), ['Big deal']);
});

test('convertTimezone() and FORMAT() are the user’s as well', () => {
  const hour =
    "SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)) h FROM Account WHERE Name = 'Ter%' GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))";
  assert.deepEqual([names(hour, userId), names(hour, londonId), names(hour, tokyoId)], [[21], [5], [14]]);
  const formatted = "SELECT FORMAT(CloseDate) FROM Opportunity WHERE Name = 'Small deal'";
  assert.deepEqual([names(formatted, userId), names(formatted, londonId)], [['12/15/2026'], ['15/12/2026']]);
});

test('a changed zone counts from the next query on; one that nobody knows is the org’s', () => {
  const { org: other, insert, rows, clock } = testOrg();
  clock.set('2026-11-22T03:00:00Z');
  const user = insert('User', {
    Username: 'zone@example.org',
    LastName: 'Zone',
    Alias: 'zone',
    Email: 'zone@example.org',
    TimeZoneSidKey: 'America/Los_Angeles',
    ProfileId: textOf(rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id),
  });
  insert('Visit__c', { Key__c: 'sunday', Day__c: '2026-11-22' });
  const today = () => other.query('SELECT Id FROM Visit__c WHERE Day__c = TODAY', { userId: user }).totalSize;
  assert.equal(today(), 0);
  other.update('User', user, { TimeZoneSidKey: 'Asia/Tokyo' }, other.systemUserId);
  assert.equal(today(), 1);
  other.load('User', [
    {
      Username: 'none@example.org',
      LastName: 'None',
      Alias: 'none',
      Email: 'none@example.org',
      TimeZoneSidKey: 'Nowhere/Nothing',
      LocaleSidKey: '??',
      ProfileId: textOf(rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id),
    },
  ]);
  const none = textOf(rows("SELECT Id FROM User WHERE Alias = 'none'")[0]?.Id);
  assert.equal(other.query('SELECT Id FROM Visit__c WHERE Day__c = TODAY', { userId: none }).totalSize, 0);
});
