import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../plugin/src/local/engine/index.ts';
import { runDue } from '../../../plugin/src/local/engage/index.ts';
import { temporaryFolder } from '../engine/fixture.ts';
import { engageOrg, openEngage, type EngageOrg } from './engageOrg.ts';

const none = { notice24Hours: 0, reminder48Hours: 0, returnToQueue: 0 };
const done = ({ notice24Hours, reminder48Hours, returnToQueue }: typeof none): typeof none => ({
  notice24Hours,
  reminder48Hours,
  returnToQueue,
});
const pendingWith = (userId: string): { OwnerId: string; Assignment_Status__c: string } => ({
  OwnerId: userId,
  Assignment_Status__c: 'Assigned-Pending',
});
const stateOf = ({ get }: EngageOrg, caseId: string): unknown[] => {
  const { OwnerId, Assignment_Status__c } = get('Case', caseId, 'OwnerId', 'Assignment_Status__c');
  return [OwnerId, Assignment_Status__c];
};

test('supportcenter.score.org 674: 24 h notice, 48 h reminder, after 5 business days back to the queue with both e-mails', () => {
  const engage = engageOrg();
  const { userId } = engage.mentor('wise');
  const caseId = engage.request(pendingWith(userId));
  assert.deepEqual(engage.mails(), [
    ['Request_Assigned_To_Mentor', 'wise@engage.local', '2026-11-18T18:00:00'],
  ]);
  assert.deepEqual(done(engage.pass('2026-11-19T17:59:59.000Z')), none);
  assert.deepEqual(done(engage.pass('2026-11-19T18:00:00.000Z')), { ...none, notice24Hours: 1 });
  assert.deepEqual(done(engage.pass('2026-11-20T18:00:00.000Z')), { ...none, reminder48Hours: 1 });
  // Thanksgiving is no business day: Thu 19, Fri 20, Mon 23, Tue 24, Wed 25.
  assert.deepEqual(done(engage.pass('2026-11-25T17:59:59.000Z')), none);
  assert.deepEqual(stateOf(engage, caseId), [userId, 'Assigned-Pending']);
  assert.deepEqual(done(engage.pass('2026-12-02T00:00:00.000Z')), { ...none, returnToQueue: 1 });
  assert.deepEqual(stateOf(engage, caseId), [engage.queueId, 'Pending Reassignment']);
  assert.deepEqual(engage.mails(1), [
    ['Notice_24_Hours_To_Mentor', 'wise@engage.local', '2026-11-19T18:00:00'],
    ['Reminder_48_Hours_To_Mentor', 'wise@engage.local', '2026-11-20T18:00:00'],
    ['Returned_To_Queue_To_Coordinators', 'cic@engage.local', '2026-11-25T18:00:00'],
    ['Apology_For_The_Delay_To_Client', 'client@example.com', '2026-11-25T18:00:00'],
  ]);
  const { LastModifiedById, LastModifiedDate } = engage.get(
    'Case',
    caseId,
    'LastModifiedById',
    'LastModifiedDate',
  );
  assert.deepEqual(
    [LastModifiedById, LastModifiedDate],
    [engage.org.systemUserId, '2026-11-25T18:00:00.000+0000'],
  );
});

test('D10: the five business days skip the weekend and Thanksgiving, and keep the wall time of the chapter over a clock change', () => {
  for (const [offered, returned, zone] of [
    ['2026-11-20T23:30:00.000Z', '2026-11-30T23:30:00.000Z', 'America/Chicago'],
    ['2026-11-21T18:00:00.000Z', '2026-12-01T06:00:00.000Z', 'America/Chicago'],
    ['2027-03-11T18:00:00.000Z', '2027-03-18T17:00:00.000Z', 'America/Chicago'],
    ['2027-03-11T18:00:00.000Z', '2027-03-18T18:00:00.000Z', 'America/Phoenix'],
  ] as const) {
    const engage = engageOrg();
    engage.org.update('Account', engage.chapterId, { Time_Zone__c: zone }, engage.org.systemUserId);
    const { userId } = engage.mentor('wise');
    engage.pass(offered);
    const caseId = engage.request(pendingWith(userId));
    engage.pass(new Date(Date.parse(returned) - 1000).toISOString());
    assert.equal(stateOf(engage, caseId)[0], userId, offered);
    engage.pass(returned);
    assert.equal(stateOf(engage, caseId)[0], engage.queueId, offered);
  }
});

test('supportcenter.score.org 47: an answer ends it; another mentor starts it anew; a closed or deleted request is left alone', () => {
  const engage = engageOrg();
  const { org } = engage;
  const wise = engage.mentor('wise');
  const sage = engage.mentor('sage');
  const [accepted, moved, closed, deleted] = [0, 1, 2, 3].map(() => engage.request(pendingWith(wise.userId)));
  const system = org.systemUserId;
  org.update('Case', accepted ?? '', { Assignment_Status__c: 'Assigned' }, system);
  org.update('Case', closed ?? '', { Status: 'Withdrawn' }, system);
  org.delete('Case', deleted ?? '', system);
  engage.pass('2026-11-19T17:00:00.000Z');
  org.update('Case', moved ?? '', pendingWith(sage.userId), system);
  assert.deepEqual(done(engage.pass('2026-11-20T16:00:00.000Z')), none);
  const [sent = []] = engage.mails().slice(-1);
  assert.deepEqual(sent, ['Request_Assigned_To_Mentor', 'sage@engage.local', '2026-11-19T17:00:00']);
  assert.deepEqual(done(engage.pass('2026-12-20T00:00:00.000Z')), {
    notice24Hours: 1,
    reminder48Hours: 1,
    returnToQueue: 1,
  });
  assert.deepEqual(stateOf(engage, accepted ?? ''), [wise.userId, 'Assigned']);
});

test('Saves that leave the offer as it is neither restart its clock nor mail the mentor again', () => {
  const engage = engageOrg();
  const { userId } = engage.mentor('wise');
  const caseId = engage.request(pendingWith(userId));
  engage.pass('2026-11-19T12:00:00.000Z');
  engage.org.update('Case', caseId, { Subject: 'Other words', ...pendingWith(userId) }, engage.cicId);
  assert.equal(engage.mails().length, 1);
  assert.deepEqual(done(engage.pass('2026-11-19T18:00:00.000Z')), { ...none, notice24Hours: 1 });
});

test('Each thing is done once, across a restart too, and a late look does all of it in order', () => {
  const file = `${temporaryFolder()}/org.sqlite`;
  const first = engageOrg(file);
  const { userId } = first.mentor('wise');
  first.request(pendingWith(userId));
  first.pass('2026-11-19T18:00:00.000Z');
  first.org.close();
  const org = openEngage(file, first.clock);
  // A clock that runs by itself, looked at late: everything is done now.
  first.clock.set('2026-12-01T12:00:00.000Z');
  assert.deepEqual(done(runDue(org, first.clock.now())), {
    notice24Hours: 0,
    reminder48Hours: 1,
    returnToQueue: 1,
  });
  assert.deepEqual(done(runDue(org, first.clock.now())), none);
  assert.deepEqual(
    org
      .outbox()
      .map(({ template, sentAt }) => [template, sentAt.slice(0, 19)])
      .slice(2),
    [
      'Reminder_48_Hours_To_Mentor',
      'Returned_To_Queue_To_Coordinators',
      'Apology_For_The_Delay_To_Client',
    ].map((template) => [template, '2026-12-01T12:00:00']),
  );
  org.close();
});

test('A request without a queue to go back to stays with its mentor, is reported, and goes once there is one', () => {
  const engage = engageOrg();
  const { org } = engage;
  const { userId } = engage.mentor('wise', { AccountId: null });
  const caseId = engage.request({ ...pendingWith(userId), Chapter__c: null });
  const other = engage.request(pendingWith(userId));
  const summary = engage.pass('2026-12-01T18:00:00.000Z');
  assert.deepEqual(
    summary.refused.map(({ kind, recordId, errorCode }) => [kind, recordId, errorCode]),
    [['returnToQueue', caseId, 'FIELD_CUSTOM_VALIDATION_EXCEPTION']],
  );
  assert.equal(summary.returnToQueue, 1);
  assert.deepEqual(stateOf(engage, other), [engage.queueId, 'Pending Reassignment']);
  assert.deepEqual(stateOf(engage, caseId), [userId, 'Assigned-Pending']);
  org.update('Case', caseId, { Chapter__c: engage.chapterId }, org.systemUserId);
  assert.equal(engage.pass('2026-12-01T18:01:00.000Z').returnToQueue, 1);
  assert.deepEqual(stateOf(engage, caseId), [engage.queueId, 'Pending Reassignment']);
});

test('What is undone leaves no trace: a refused save opens no offer and sends no mail', () => {
  const engage = engageOrg();
  const { userId } = engage.mentor('wise');
  assert.throws(
    () =>
      engage.org.transaction(() => {
        engage.request(pendingWith(userId));
        throw new ApiError('ROLLED_BACK', 'on purpose');
      }),
    ApiError,
  );
  assert.deepEqual(engage.mails(), []);
  assert.deepEqual(done(engage.pass('2026-12-20T00:00:00.000Z')), none);
});
