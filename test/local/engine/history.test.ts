import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from './fixture.ts';
import { customObject, field, refuses, testOrg, textOf, xml } from './fixture.ts';

function tracked(object: string, name: string, given: Record<string, string | number> = {}): Files {
  return field(object, name, { ...given, trackHistory: true });
}

const history: Files = {
  'objects/Case/Case.object-meta.xml': xml('CustomObject', { enableHistory: true }),
  ...tracked('Case', 'OwnerId'),
  ...tracked('Case', 'Status'),
  ...tracked('Case', 'IsEscalated'),
  ...tracked('Case', 'ContactId'),
  ...tracked('Case', 'Description'),
  ...tracked('Case', 'Cost__c', { type: 'Currency', precision: 18, scale: 2 }),
  ...customObject('Trip__c', { enableHistory: true }),
  ...tracked('Trip__c', 'Guest__c', { type: 'Lookup', referenceTo: 'Contact', relationshipName: 'Trips' }),
  ...tracked('Trip__c', 'Day__c', { type: 'Date' }),
  ...field('Trip__c', 'Silent__c', { type: 'Text', length: 20 }),
};

function tell({ rows }: ReturnType<typeof testOrg>, object: string): unknown[][] {
  return rows(`SELECT Field, DataType, OldValue, NewValue FROM ${object} ORDER BY CreatedDate, Id`).map(
    (row) => [row.Field, row.DataType, row.OldValue, row.NewValue],
  );
}

// "CaseHistory", Object Reference.
test('a new record and each changed field that is tracked leave a row, with values of their own type', () => {
  const org = testOrg(history);
  const id = org.insert('Case', { Subject: 'S' });
  assert.deepEqual(tell(org, 'CaseHistory'), [['created', 'Text', null, null]]);
  org.clock.advance(1000);
  org.org.update('Case', id, { Status: 'Open', IsEscalated: true, Cost__c: 12.5, Subject: 'T' }, org.userId);
  assert.deepEqual(tell(org, 'CaseHistory').slice(1), [
    ['Status', 'DynamicEnum', 'New', 'Open'],
    ['IsEscalated', 'Boolean', false, true],
    ['Cost__c', 'Currency', null, 12.5],
  ]);
  const [row] = org.rows(
    'SELECT CaseId, CreatedById, CreatedDate, CreatedBy.Name FROM CaseHistory ORDER BY Id DESC',
  );
  assert.deepEqual(
    [row?.CaseId, row?.CreatedById, row?.CreatedDate],
    [id, org.userId, '2026-11-21T15:00:01.000+0000'],
  );
  org.org.update('Case', id, { Status: 'Open' }, org.userId);
  assert.equal(tell(org, 'CaseHistory').length, 4);
});

test('two rows are added when a lookup changes: one with the names, one with the ids', () => {
  const org = testOrg(history);
  const id = org.insert('Case', {});
  const contact = org.insert('Contact', { FirstName: 'Ada', LastName: 'Example' });
  const queue = org.insert('Group', { Name: 'Intake', DeveloperName: 'Intake', Type: 'Queue' });
  org.insert('QueueSobject', { QueueId: queue, SobjectType: 'Case' });
  org.org.update('Case', id, { ContactId: contact }, org.userId);
  org.org.update('Case', id, { OwnerId: queue }, org.userId);
  assert.deepEqual(tell(org, 'CaseHistory').slice(1), [
    ['Contact', 'Text', null, 'Ada Example'],
    ['Contact', 'EntityId', null, contact],
    ['Owner', 'Text', 'Automated Process', 'Intake'],
    ['Owner', 'EntityId', org.userId, queue],
  ]);
});

test('of a long text only the change is told', () => {
  const org = testOrg(history);
  const id = org.insert('Case', {});
  org.org.update('Case', id, { Description: 'long' }, org.userId);
  assert.deepEqual(tell(org, 'CaseHistory').slice(1), [['Description', 'Text', null, null]]);
});

// "StandardObjectNameHistory" and "Custom object history", Object Reference.
test('a custom object keeps its history as X__History by ParentId; its list is Histories', () => {
  const org = testOrg(history);
  const id = org.insert('Trip__c', { Name: 'T', Silent__c: 'a' });
  org.org.update('Trip__c', id, { Day__c: '2026-11-23', Silent__c: 'b' }, org.userId);
  assert.deepEqual(tell(org, 'Trip__History').slice(1), [['Day__c', 'DateOnly', null, '2026-11-23']]);
  const [parent] = org.rows('SELECT Id, (SELECT Field FROM Histories) FROM Trip__c');
  assert.equal((parent?.Histories as { totalSize: number }).totalSize, 2);
  assert.equal(
    org.rows(`SELECT Id FROM Trip__History WHERE ParentId = '${id}' AND Parent.Name = 'T'`).length,
    2,
  );
});

test('history is read only, goes with its record, and is told of by its own object', () => {
  const org = testOrg(history);
  const id = org.insert('Case', {});
  const [row] = org.rows('SELECT Id FROM CaseHistory');
  const historyId = textOf(row?.Id);
  assert.equal(historyId.slice(0, 3), '017');
  assert.equal(org.get('CaseHistory', historyId, 'Field').attributes.type, 'CaseHistory');
  refuses(() => org.insert('CaseHistory', { CaseId: id, Field: 'x' }), 'INVALID_TYPE_FOR_OPERATION');
  refuses(() => {
    org.org.delete('CaseHistory', historyId, org.userId);
  }, 'INVALID_TYPE_FOR_OPERATION');
  org.org.delete('Case', id, org.userId);
  assert.equal(org.rows('SELECT Id FROM CaseHistory').length, 0);
});

test('without history on the object, and in seeding, nothing is written', () => {
  const plain = testOrg(tracked('Case', 'Status'));
  plain.org.update('Case', plain.insert('Case', {}), { Status: 'Open' }, plain.userId);
  assert.equal(tell(plain, 'CaseHistory').length, 0);
  const seeded = testOrg(history);
  seeded.org.load('Case', [{ Subject: 'old' }]);
  assert.equal(tell(seeded, 'CaseHistory').length, 0);
});
