import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { createServer, openSessions } from '../../../plugin/src/local/http/index.ts';
import { errorOf } from '../http/testServer.ts';
import { testOrg } from '../engine/fixture.ts';
import { engageOrg, type EngageOrg } from './engageOrg.ts';

type Post = (userId: string | undefined, path: string, body: unknown) => Promise<LightMyRequestResponse>;

function windowsOf({ org, clock }: Pick<EngageOrg, 'org' | 'clock'>): Post {
  const sessions = openSessions({ organizationId: org.organizationId, clock });
  const app = createServer({ org, clock, sessions });
  return (userId, path, body) =>
    app.inject({
      method: 'POST',
      url: `/local/engage/${path}`,
      headers: {
        'content-type': 'application/json',
        ...(userId === undefined ? {} : { authorization: `Bearer ${sessions.issue(userId)}` }),
      },
      payload: JSON.stringify(body),
    });
}
const stateOf = ({ get }: EngageOrg, caseId: string): unknown[] => {
  const { OwnerId, Assignment_Status__c, LastModifiedById } = get(
    'Case',
    caseId,
    'OwnerId',
    'Assignment_Status__c',
    'LastModifiedById',
  );
  return [OwnerId, Assignment_Status__c, LastModifiedById];
};

test('help.score.org 360041668893: Assign gives the request to one mentor, Assigned-Pending, and mails the mentor', async () => {
  const engage = engageOrg();
  const post = windowsOf(engage);
  const { contactId, userId } = engage.mentor('wise');
  const caseId = engage.request();
  const answer = await post(engage.cicId, 'assign', { caseId, mentorId: contactId });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.deepEqual(answer.json(), { caseId, ownerId: userId, assignmentStatus: 'Assigned-Pending' });
  assert.deepEqual(stateOf(engage, caseId), [userId, 'Assigned-Pending', engage.cicId]);
  assert.deepEqual(engage.mails(), [
    ['Request_Assigned_To_Mentor', 'wise@engage.local', '2026-11-18T18:00:00'],
  ]);
  assert.equal(
    engage.get('Contact', contactId, 'Client_Requests_Last_7_Days__c').Client_Requests_Last_7_Days__c,
    1,
  );
  const again = await post(engage.cicId, 'assign', { caseId, mentorId: contactId });
  assert.deepEqual([again.statusCode, errorOf(again).fields], [400, ['OwnerId']]);
});

test('help.score.org 45706629335187: who is not Active, no Mentor, paused or at the limit is not on the list', async () => {
  const engage = engageOrg();
  const post = windowsOf(engage);
  const caseId = engage.request();
  for (const [name, values, field] of [
    ['resigned', { Volunteer_Status__c: 'Resigned' }, 'Volunteer_Status__c'],
    ['expert', { Classification__c: 'Subject Matter Expert' }, 'Classification__c'],
    ['paused', { Mentoring_Paused__c: true }, 'Mentoring_Paused__c'],
    ['full', { Request_Limit_Reached__c: true }, 'Request_Limit_Reached__c'],
  ] as const) {
    const { contactId } = engage.mentor(name, values);
    const answer = await post(engage.cicId, 'assign', { caseId, mentorId: contactId });
    assert.equal(answer.statusCode, 400, name);
    assert.deepEqual(errorOf(answer), {
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: `The mentor is not on the list of the Assign window: ${field}.`,
      fields: [field],
    });
  }
  assert.deepEqual(stateOf(engage, caseId).slice(0, 2), [engage.queueId, 'Unassigned']);
});

test('supportcenter.score.org 47: Transfer to Queue makes an accepted request Pending Reassignment, and the mentor loses sight of it', async () => {
  const engage = engageOrg();
  const post = windowsOf(engage);
  const { userId } = engage.mentor('wise');
  const caseId = engage.request({ OwnerId: userId, Assignment_Status__c: 'Assigned' });
  const answer = await post(userId, 'transfer', { caseId });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.deepEqual(stateOf(engage, caseId), [engage.queueId, 'Pending Reassignment', userId]);
  assert.equal((await post(userId, 'transfer', { caseId })).statusCode, 404);
});

test('The caller’s own access counts: another mentor’s request is 404, and a request is not accepted yet', async () => {
  const engage = engageOrg();
  const post = windowsOf(engage);
  const wise = engage.mentor('wise');
  const sage = engage.mentor('sage');
  const caseId = engage.request({ OwnerId: wise.userId, Assignment_Status__c: 'Assigned-Pending' });
  for (const path of ['assign', 'transfer']) {
    const body = path === 'assign' ? { caseId, mentorId: sage.contactId } : { caseId };
    assert.equal((await post(sage.userId, path, body)).statusCode, 404, path);
  }
  const early = await post(wise.userId, 'transfer', { caseId });
  assert.deepEqual([early.statusCode, errorOf(early).fields], [400, ['Assignment_Status__c']]);
  assert.deepEqual(stateOf(engage, caseId).slice(0, 2), [wise.userId, 'Assigned-Pending']);
});

test('What cannot be read or found is refused in Salesforce’s words, never a 5xx', async () => {
  const engage = engageOrg();
  const post = windowsOf(engage);
  const { contactId } = engage.mentor('wise');
  const caseId = engage.request();
  const closed = engage.request({ Status: 'Withdrawn' });
  const client = engage.clientId;
  for (const [path, body, status, code] of [
    ['assign', {}, 400, 'JSON_PARSER_ERROR'],
    ['assign', { caseId, mentorId: 7 }, 400, 'JSON_PARSER_ERROR'],
    ['assign', { caseId, mentorId: contactId, force: true }, 400, 'JSON_PARSER_ERROR'],
    ['transfer', null, 400, 'JSON_PARSER_ERROR'],
    ['assign', { caseId: 'x', mentorId: contactId }, 404, 'NOT_FOUND'],
    ['assign', { caseId, mentorId: caseId }, 404, 'NOT_FOUND'],
    ['assign', { caseId, mentorId: client }, 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['assign', { caseId: closed, mentorId: contactId }, 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['transfer', { caseId: '500\'; DROP TABLE "Case"--' }, 404, 'NOT_FOUND'],
  ] as const) {
    const answer = await post(engage.cicId, path, body);
    assert.deepEqual([answer.statusCode, errorOf(answer).errorCode], [status, code], JSON.stringify(body));
  }
  assert.equal((await post(undefined, 'assign', { caseId, mentorId: contactId })).statusCode, 401);
});

test('An org that is not Engage has no such windows', async () => {
  const { org, clock, insert, userId } = testOrg();
  const post = windowsOf({ org, clock });
  const caseId = insert('Case', { Subject: 'Elsewhere' });
  const mentorId = insert('Contact', { LastName: 'Nobody' });
  assert.equal((await post(userId, 'assign', { caseId, mentorId })).statusCode, 404);
  assert.equal((await post(userId, 'transfer', { caseId })).statusCode, 404);
});
