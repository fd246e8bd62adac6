import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openOrg, type Org, type Row } from '../../../plugin/src/local/engine/index.ts';
import { canaryPatterns, seedDemo, seedUsers } from '../../../plugin/src/local/seed/index.ts';
import { metadataFolders } from '../../metadataFolders.ts';

const asOf = new Date('2026-11-20T15:00:00Z');
const opened: Org[] = [];

function emptyOrg(): Org {
  const org = openOrg({
    file: ':memory:',
    metadata: metadataFolders(),
    clock: { now: () => asOf },
  });
  opened.push(org);
  return org;
}

function seededOrg(): Org {
  const org = emptyOrg();
  seedUsers(org);
  seedDemo(org, { seed: 1, asOf, scale: 0.1 });
  return org;
}

const rowsOf = (org: Org, soql: string): Row[] => org.query(soql, { userId: org.systemUserId }).records;
const countOf = (org: Org, from: string): number =>
  org.query(`SELECT COUNT() FROM ${from}`, { userId: org.systemUserId }).totalSize;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

after(() => {
  for (const org of opened) org.close();
});

test('the real schema takes every row: types, restricted pick lists, lookups, unique keys', () => {
  const org = emptyOrg();
  const users = seedUsers(org);
  assert.equal(users.byUsername.size, 8);
  const { counts, stories } = seedDemo(org, { seed: 1, asOf, scale: 0.1 });
  for (const object of ['Account', 'Contact', 'Case', 'Mentor_Assignment__c', 'Contact_Attempt__c']) {
    assert.equal(countOf(org, object), counts[object], object);
  }
  assert.equal(countOf(org, 'Mentoring_Session__c'), counts.Mentoring_Session__c);
  for (const { caseId, caseNumber } of stories) {
    assert.match(caseNumber, /^\d{8}$/);
    assert.equal(org.retrieve('Case', caseId, ['CaseNumber'], users.admin).CaseNumber, caseNumber);
  }
});

test('times are those of the events, not of the loading, and case numbers follow the submissions', () => {
  const org = seededOrg();
  for (const object of [
    'Case',
    'Contact',
    'Mentor_Assignment__c',
    'Contact_Attempt__c',
    'Mentoring_Session__c',
  ]) {
    assert.equal(countOf(org, `${object} WHERE SystemModstamp > 2026-11-20T15:00:00Z`), 0, object);
  }
  const cases = rowsOf(
    org,
    'SELECT CaseNumber, CreatedDate, ClosedDate, IsClosed FROM Case ORDER BY CreatedDate, CaseNumber',
  );
  const numbers = cases.map((each) => Number(each.CaseNumber));
  assert.deepEqual(
    numbers,
    [...numbers].sort((one, other) => one - other),
  );
  for (const each of cases) assert.equal(each.IsClosed, each.ClosedDate !== null);
  assert.ok(new Set(cases.map((each) => each.CreatedDate)).size > cases.length / 2);
});

test('the roll-ups of an assignment count its attempts without the voided ones', () => {
  const org = seededOrg();
  const assignments = rowsOf(
    org,
    'SELECT Email_Attempts__c, Phone_Attempts__c, Text_Attempts__c FROM Mentor_Assignment__c',
  );
  const sum = assignments
    .flatMap((each) => [each.Email_Attempts__c, each.Phone_Attempts__c, each.Text_Attempts__c])
    .reduce<number>((total, count) => total + Number(count), 0);
  assert.equal(sum, countOf(org, 'Contact_Attempt__c WHERE Voided__c = false'));
  assert.ok(sum > 100);
});

test('queues own what waits, users own what is offered', () => {
  const org = seededOrg();
  assert.equal(countOf(org, "Group WHERE Type = 'Queue'"), 63);
  const waiting = rowsOf(
    org,
    "SELECT OwnerId, Chapter__c FROM Case WHERE Assignment_Status__c = 'Unassigned' AND IsClosed = false",
  );
  assert.ok(waiting.length > 10);
  for (const { OwnerId: owner, Chapter__c: chapter } of waiting) {
    assert.equal(org.schema.objectOfId(text(owner))?.name, chapter === null ? 'User' : 'Group');
  }
  const offered = rowsOf(org, "SELECT OwnerId FROM Case WHERE Assignment_Status__c LIKE 'Assigned%'");
  for (const { OwnerId: owner } of offered) assert.equal(org.schema.objectOfId(text(owner))?.name, 'User');
});

test('P6: the same seed makes the same org, Ids included', () => {
  const written = (org: Org): string =>
    JSON.stringify(
      rowsOf(
        org,
        'SELECT Id, Name, Request__c, Mentor__c, OwnerId, SystemModstamp FROM Mentor_Assignment__c ORDER BY Id',
      ),
    );
  assert.equal(written(seededOrg()), written(seededOrg()));
});

test('C2: the canaries are in the org, so that a leak can be found', () => {
  const org = seededOrg();
  const clients = rowsOf(
    org,
    "SELECT LastName, Email, Phone, MailingStreet FROM Contact WHERE RecordType.DeveloperName = 'Client'",
  );
  const cases = rowsOf(
    org,
    'SELECT SuppliedName, SuppliedEmail, SuppliedPhone, Business_Questions__c FROM Case',
  );
  const written = JSON.stringify([clients, cases]);
  for (const { text } of canaryPatterns) assert.ok(written.includes(text), text);
});

test('without users nothing is loaded, and the message says what to do', () => {
  const org = emptyOrg();
  assert.throws(() => seedDemo(org, { seed: 1, asOf, scale: 0.05 }), /Seed users first/);
  assert.equal(countOf(org, 'Account'), 0);
});

test('a second seeding is refused before it writes anything', () => {
  const org = seededOrg();
  const before = countOf(org, 'Contact');
  assert.throws(() => seedDemo(org, { seed: 2, asOf, scale: 0.1 }), /sf score local reset/);
  assert.equal(countOf(org, 'Contact'), before);
});
