import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignRequest, transferToQueue } from '../../../plugin/src/local/engage/index.ts';
import { textOf } from '../engine/fixture.ts';
import { engageOrg, type EngageOrg } from './engageOrg.ts';

/** Each assignment of a request: its mentor's user, how it was answered and how it ended, oldest first. */
const assignmentsOf = ({ org }: EngageOrg, caseId: string): unknown[][] =>
  org
    .query(
      `SELECT Mentor_User__c, How__c, Response__c, Outcome__c FROM Mentor_Assignment__c WHERE Request__c = '${caseId}' ORDER BY CreatedDate, Id`,
      { userId: org.systemUserId },
    )
    .records.map((row) => [row.Mentor_User__c, row.How__c, row.Response__c, row.Outcome__c]);

test('In an enrolled region the package’s flows write the assignment whatever Engage does: assign, return, transfer', () => {
  const engage = engageOrg(':memory:', 'Central');
  const { org, cicId } = engage;
  const wise = engage.mentor('wise');
  const sage = engage.mentor('sage');
  const caseId = engage.request();

  assignRequest(org, { caseId, mentorId: wise.contactId }, cicId);
  assert.deepEqual(assignmentsOf(engage, caseId), [[wise.userId, 'Assigned', null, null]]);
  const summary = engage.pass('2026-11-25T18:00:00.000Z');
  assert.deepEqual([summary.returnToQueue, summary.refused], [1, []]);
  assert.deepEqual(assignmentsOf(engage, caseId), [[wise.userId, 'Assigned', 'Timed Out', null]]);

  engage.pass('2026-11-25T19:00:00.000Z');
  assignRequest(org, { caseId, mentorId: sage.contactId }, cicId);
  const [, second] = assignmentsOf(engage, caseId);
  assert.deepEqual(second, [sage.userId, 'Assigned', null, null]);
  const { records } = org.query(
    `SELECT Id FROM Mentor_Assignment__c WHERE Mentor_User__c = '${sage.userId}'`,
    { userId: org.systemUserId },
  );
  org.update('Mentor_Assignment__c', textOf(records[0]?.Id), { Response__c: 'Accepted' }, sage.userId);
  const { Assignment_Status__c: accepted } = engage.get('Case', caseId, 'Assignment_Status__c');
  assert.equal(accepted, 'Assigned');
  assert.deepEqual(engage.pass('2026-12-20T00:00:00.000Z').returnToQueue, 0);
  transferToQueue(org, { caseId }, sage.userId);
  const { OwnerId, Assignment_Status__c } = engage.get('Case', caseId, 'OwnerId', 'Assignment_Status__c');
  assert.deepEqual([OwnerId, Assignment_Status__c], [engage.queueId, 'Pending Reassignment']);
});
