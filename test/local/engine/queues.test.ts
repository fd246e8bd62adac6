import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Row } from '../../../plugin/src/local/engine/index.ts';
import { recordType, refuses, temporaryFolder, testOrg, textOf, xml } from './fixture.ts';

const intake = (sobjectType: string, user = 'ada@engage.local') => ({
  'queues/Intake.queue-meta.xml': xml('Queue', {
    name: 'Client Intake',
    email: 'intake@example.org',
    doesSendEmailToMembers: true,
    queueMembers: { users: { user } },
    queueSobject: [{ sobjectType: 'Case' }, { sobjectType }],
  }),
});

// "Queue", Metadata API Developer Guide; "Group" and "QueueSobject", Object Reference.
test('a queue is a Group with its objects, and with the members the org knows at its start', () => {
  const file = join(temporaryFolder(), 'org.db');
  const first = testOrg(intake('Visit__c'), file);
  const [group] = first.rows('SELECT Id, Name, Type, Email FROM Group');
  assert.deepEqual(
    [group?.Name, group?.Type, group?.Email],
    ['Client Intake', 'Queue', 'intake@example.org'],
  );
  const objects = first.rows(
    'SELECT SobjectType, Queue.DeveloperName FROM QueueSobject ORDER BY SobjectType',
  );
  assert.deepEqual(
    objects.map((row) => [row.SobjectType, (row.Queue as Row).DeveloperName]),
    [
      ['Case', 'Intake'],
      ['Visit__c', 'Intake'],
    ],
  );
  const id = textOf(group?.Id);
  assert.equal(first.get('Visit__c', first.insert('Visit__c', { OwnerId: id }), 'OwnerId').OwnerId, id);
  refuses(
    () => first.insert('Lead', { LastName: 'L', Company: 'C', OwnerId: id }),
    'FIELD_INTEGRITY_EXCEPTION',
  );
  const [profile] = first.rows("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const Username = 'ada@engage.local';
  const ada = first.insert('User', {
    Username,
    LastName: 'A',
    Email: Username,
    ProfileId: textOf(profile?.Id),
  });
  first.org.close();

  const again = testOrg(intake('Visit__c'), file);
  assert.deepEqual(
    again.rows('SELECT UserOrGroupId FROM GroupMember').map((row) => row.UserOrGroupId),
    [ada],
  );
  assert.equal(again.rows("SELECT Id FROM Group WHERE Type = 'Queue'").length, 1);
  assert.equal(again.rows('SELECT Id FROM QueueSobject').length, 2);
  again.org.close();
});

test('a queue for an object whose records have no queue owner is refused by name', () => {
  assert.throws(
    () => testOrg(intake('Account')),
    /Intake\.queue-meta\.xml.*records of Account cannot belong/,
  );
});

// "BusinessProcess" and "RecordType", Metadata API Developer Guide.
test('a business process gives a record type its statuses and its default; a restricted list refuses others', () => {
  const org = testOrg({
    ...recordType('Case', 'Mentoring_Request', { businessProcess: 'Mentoring' }),
    'objects/Case/businessProcesses/Mentoring.businessProcess-meta.xml': xml('BusinessProcess', {
      fullName: 'Mentoring',
      isActive: true,
      values: [
        { fullName: 'Open', default: true },
        { fullName: 'Not%20Now', default: false },
      ],
    }),
  });
  const type = org.org.schema.object('Case')?.recordTypes[0];
  assert.deepEqual(type?.picklists.get('status'), { values: ['Open', 'Not Now'], defaultValue: 'Open' });
  assert.equal(org.get('Case', org.insert('Case', {}), 'Status').Status, 'Open');
  assert.throws(
    () => testOrg(recordType('Case', 'Mentoring_Request', { businessProcess: 'Ghost' })),
    /<businessProcess>: no metadata folder has Ghost/,
  );
});
