import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestOrg } from './fixture.ts';
import { refuses, testOrg } from './fixture.ts';

function visitWithNotes(org: TestOrg): { visit: string; notes: string[] } {
  const visit = org.insert('Visit__c', { Key__c: 'one' });
  const note = (minutes: number) =>
    org.insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Loud', Minutes__c: minutes });
  return { visit, notes: [note(1), note(2)] };
}

const count = (org: TestOrg, soql: string): number => org.rows(soql).length;

// Apex Developer Guide, "Restoring Deleted Records".
test('what was deleted comes back with everything that went with it', () => {
  const org = testOrg();
  const { visit } = visitWithNotes(org);
  org.org.delete('Visit__c', visit, org.userId);
  assert.equal(count(org, 'SELECT Id FROM Note__c'), 0);
  org.clock.advance(1000);
  org.org.undelete('Visit__c', visit, org.userId);
  assert.equal(count(org, 'SELECT Id FROM Note__c'), 2);
  const row = org.get('Visit__c', visit, 'IsDeleted', 'Minutes__c', 'SystemModstamp');
  assert.deepEqual(
    [row.IsDeleted, row.Minutes__c, row.SystemModstamp],
    [false, 3, '2026-11-21T15:00:01.000+0000'],
  );
});

test('a detail deleted before its master stays deleted when the master comes back', () => {
  const org = testOrg();
  const { visit, notes } = visitWithNotes(org);
  org.org.delete('Note__c', notes[0] ?? '', org.userId);
  org.org.delete('Visit__c', visit, org.userId);
  refuses(
    () => {
      org.org.undelete('Note__c', notes[0] ?? '', org.userId);
    },
    'ENTITY_IS_DELETED',
    'entity is deleted',
  );
  org.org.undelete('Visit__c', visit, org.userId);
  assert.equal(count(org, 'SELECT Id FROM Note__c'), 1);
  assert.equal(org.get('Visit__c', visit, 'Notes__c').Notes__c, 1);
  org.org.undelete('Note__c', notes[0] ?? '', org.userId);
  assert.equal(org.get('Visit__c', visit, 'Notes__c').Notes__c, 2);
});

test('lookups that were cleared are set again, unless they were replaced', () => {
  const org = testOrg();
  const guest = org.insert('Contact', { LastName: 'Guest' });
  const other = org.insert('Contact', { LastName: 'Other' });
  const [first, second] = [
    org.insert('Visit__c', { Guest__c: guest }),
    org.insert('Visit__c', { Guest__c: guest }),
  ];
  org.org.delete('Contact', guest, org.userId);
  org.org.update('Visit__c', second, { Guest__c: other }, org.userId);
  org.org.undelete('Contact', guest, org.userId);
  assert.deepEqual(
    [first, second].map((id) => org.get('Visit__c', id, 'Guest__c').Guest__c),
    [guest, other],
  );
});

test('a unique value taken meanwhile keeps its first owner away', () => {
  const org = testOrg();
  const { visit } = visitWithNotes(org);
  org.org.delete('Visit__c', visit, org.userId);
  org.insert('Visit__c', { Key__c: 'ONE' });
  refuses(() => {
    org.org.undelete('Visit__c', visit, org.userId);
  }, 'DUPLICATE_VALUE');
  assert.equal(count(org, 'SELECT Id FROM Note__c'), 0);
});

// UNDELETE_FAILED: "either the object does not exist or the object has not been deleted" (SOAP API status codes).
test('only what is in the bin can come back; emptying it is for good', () => {
  const org = testOrg();
  const { visit, notes } = visitWithNotes(org);
  const undelete = (object: string, id: string) => () => {
    org.org.undelete(object, id, org.userId);
  };
  refuses(undelete('Visit__c', visit), 'UNDELETE_FAILED', 'entity is not in the recycle bin');
  org.org.delete('Visit__c', visit, org.userId);
  refuses(undelete('Note__c', notes[0] ?? ''), 'UNDELETE_FAILED');
  const all = () => org.org.query('SELECT Id FROM Note__c', { userId: org.userId, all: true }).totalSize;
  assert.equal(all(), 2);
  org.org.emptyRecycleBin([visit]);
  assert.equal(all(), 0);
  refuses(undelete('Visit__c', visit), 'UNDELETE_FAILED');
  const purged = visitWithNotes(org).visit;
  org.org.purge('Visit__c', purged, org.userId);
  refuses(undelete('Visit__c', purged), 'UNDELETE_FAILED');
  const last = visitWithNotes(org);
  org.org.delete('Visit__c', last.visit, org.userId);
  org.org.emptyRecycleBin();
  assert.equal(all(), 0);
});

test('deleting an account takes its contacts, opportunities and tasks along, and brings them back', () => {
  const org = testOrg();
  const account = org.insert('Account', { Name: 'A' });
  org.insert('Contact', { LastName: 'L', AccountId: account });
  org.insert('Opportunity', {
    Name: 'O',
    StageName: 'Prospecting',
    CloseDate: '2026-12-01',
    AccountId: account,
  });
  org.insert('Task', { Subject: 'Call', WhatId: account });
  const counts = () =>
    ['Contact', 'Opportunity', 'Task'].map((object) => count(org, `SELECT Id FROM ${object}`));
  org.org.delete('Account', account, org.userId);
  assert.deepEqual(counts(), [0, 0, 0]);
  org.org.undelete('Account', account, org.userId);
  assert.deepEqual(counts(), [1, 1, 1]);
});
