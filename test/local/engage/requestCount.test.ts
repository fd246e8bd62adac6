import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptLoadedRequests } from '../../../plugin/src/local/engage/index.ts';
import { engageOrg, type EngageOrg } from './engageOrg.ts';

const countOf = ({ get }: EngageOrg, contactId: string): unknown[] => {
  const mentor = get('Contact', contactId, 'Client_Requests_Last_7_Days__c', 'Request_Limit_Reached__c');
  return [mentor.Client_Requests_Last_7_Days__c, mentor.Request_Limit_Reached__c];
};
const offer = (engage: EngageOrg, userId: string, more = {}): string =>
  engage.request({ OwnerId: userId, Assignment_Status__c: 'Assigned-Pending', ...more });

test('SCORESF-1104: direct and assigned requests count from the offer, and the limit is reached when the count meets or exceeds it', () => {
  const engage = engageOrg();
  const { contactId, userId } = engage.mentor('wise', { Maximum_Client_Weekly_Requests__c: 2 });
  assert.deepEqual(countOf(engage, contactId), [null, false]);
  offer(engage, userId, { Requested_Mentor__c: contactId });
  assert.deepEqual(countOf(engage, contactId), [1, false]);
  const caseId = engage.request();
  const assigned = { OwnerId: userId, Assignment_Status__c: 'Assigned-Pending' };
  engage.org.update('Case', caseId, assigned, engage.cicId);
  assert.deepEqual(countOf(engage, contactId), [2, true]);
  // Taken and ended, it was received all the same (M7: what was declined or timed out still counts).
  engage.org.update(
    'Case',
    caseId,
    { OwnerId: engage.queueId, Assignment_Status__c: 'Unassigned' },
    engage.cicId,
  );
  assert.deepEqual(countOf(engage, contactId), [2, true]);
});

test('SCORESF-1104: another maximum moves Request Limit Reached at once; a blank one is no limit', () => {
  const engage = engageOrg();
  const { contactId, userId } = engage.mentor('wise');
  offer(engage, userId);
  for (const [maximum, reached] of [
    [1, true],
    [2, false],
    [0, true],
    [null, false],
  ] as const) {
    const values = { Maximum_Client_Weekly_Requests__c: maximum };
    engage.org.update('Contact', contactId, values, engage.org.systemUserId);
    assert.deepEqual(countOf(engage, contactId), [1, reached], String(maximum));
  }
});

test('"rolling 7 day time period": a request stops counting with the first day that begins seven days later', () => {
  const engage = engageOrg();
  const { contactId, userId } = engage.mentor('wise', { Maximum_Client_Weekly_Requests__c: 2 });
  offer(engage, userId);
  engage.pass('2026-11-20T15:00:00.000Z');
  offer(engage, userId);
  assert.deepEqual(countOf(engage, contactId), [2, true]);
  // Days begin at midnight in New York.
  engage.pass('2026-11-26T04:59:00.000Z');
  assert.deepEqual(countOf(engage, contactId), [2, true]);
  const day = engage.pass('2026-11-26T05:00:00.000Z');
  assert.deepEqual([day.dayChange, day.mentorsRecounted], [1, 1]);
  assert.deepEqual(countOf(engage, contactId), [1, false]);
  const week = engage.pass('2026-12-03T05:00:00.000Z');
  assert.deepEqual([week.dayChange, week.mentorsRecounted], [7, 1]);
  assert.deepEqual(countOf(engage, contactId), [0, false]);
});

test('A day that changes nothing leaves every mentor untouched', () => {
  const engage = engageOrg();
  const { contactId, userId } = engage.mentor('wise');
  offer(engage, userId);
  const stamp = (): unknown => engage.get('Contact', contactId, 'SystemModstamp').SystemModstamp;
  const before = stamp();
  assert.equal(engage.pass('2026-11-20T12:00:00.000Z').mentorsRecounted, 0);
  assert.equal(stamp(), before);
});

test('Demo data is taken over: offers that wait keep their start, past notices are not sent again, counts fade', () => {
  const engage = engageOrg();
  const { org } = engage;
  const { contactId, userId } = engage.mentor('wise');
  org.update('Contact', contactId, { Client_Requests_Last_7_Days__c: 3 }, org.systemUserId);
  org.load('Case', [
    {
      ContactId: engage.clientId,
      Chapter__c: engage.chapterId,
      OwnerId: userId,
      Assignment_Status__c: 'Assigned-Pending',
      CreatedDate: '2026-11-17T12:00:00Z',
      LastModifiedDate: '2026-11-17T12:00:00Z',
    },
  ]);
  for (let twice = 0; twice < 2; twice += 1) adoptLoadedRequests(org, engage.clock.now());
  const first = engage.pass('2026-11-19T12:00:00.000Z');
  assert.deepEqual([first.notice24Hours, first.reminder48Hours, first.returnToQueue], [0, 1, 0]);
  assert.equal(countOf(engage, contactId)[0], 3);
  const later = engage.pass('2026-11-26T06:00:00.000Z');
  assert.deepEqual([later.returnToQueue, later.mentorsRecounted], [1, 1]);
  assert.equal(countOf(engage, contactId)[0], 0);
});
