import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Org } from '../../../plugin/src/local/engine/index.ts';
import { openOrg } from '../../../plugin/src/local/engine/index.ts';
import { metadataFolder, textOf, xml } from '../engine/fixture.ts';
import { flow, input, ref, text } from '../engine/flowFixture.ts';
import { errorOf, handClock, openTestServer, soql, type TestServer, numberAt } from './testServer.ts';
import { metadataFolders } from '../../metadataFolders.ts';

/** A task for each new account, a mail about it, and no account called Closed. */
const folder = metadataFolder({
  ...flow(
    'Greet_Account',
    'Make_Task',
    {
      recordCreates: {
        name: 'Make_Task',
        object: 'Task',
        inputAssignments: [
          input('WhatId', ref('$Record.Id')),
          input('Subject', text('Greet {!$Record.Name}')),
        ],
        connector: { targetReference: 'Mail_It' },
      },
      actionCalls: {
        name: 'Mail_It',
        actionName: 'emailSimple',
        actionType: 'emailSimple',
        inputParameters: [
          { name: 'emailAddresses', value: text('desk@example.com') },
          { name: 'emailSubject', value: ref('$Record.Name') },
          { name: 'emailBody', value: text('A new account.') },
        ],
      },
    },
    { object: 'Account', recordTriggerType: 'Create' },
  ),
  ...flow(
    'No_Closed',
    'No',
    {
      customErrors: {
        name: 'No',
        customErrorMessages: { errorMessage: 'We are open.', isFieldError: true, fieldSelection: 'Name' },
      },
    },
    {
      object: 'Account',
      triggerType: 'RecordBeforeSave',
      filters: { field: 'Name', operator: 'EqualTo', value: text('Closed') },
    },
  ),
  'workflows/Account.workflow-meta.xml': xml('Workflow', {}),
});

let org: Org;
let server: TestServer;
before(() => {
  const clock = handClock();
  org = openOrg({ file: ':memory:', metadata: [folder, ...metadataFolders()], clock });
  server = openTestServer({ org, clock });
  // The server's own administrator belongs to another org: this one signs in its own.
  const profile = org.query("SELECT Id FROM Profile WHERE Name = 'System Administrator'", {
    userId: org.systemUserId,
  }).records[0]?.Id;
  const [admin = ''] = org.load('User', [
    {
      Username: 'flows@engage.local',
      LastName: 'Ng',
      Email: 'flows@example.com',
      ProfileId: textOf(profile),
    },
  ]);
  server = { ...server, token: server.sessions.issue(admin) };
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
  org.close();
});
const signedIn = (): Record<string, string> => ({ authorization: `Bearer ${server.token}` });
const send = (method: 'GET' | 'POST', path: string, payload?: unknown) =>
  server.api(method, path, payload, signedIn());
const count = async (query: string): Promise<number> =>
  numberAt(await send('GET', `/query${soql(query)}`), 'totalSize');
const outbox = async (): Promise<{ subject: string }[]> =>
  (await server.call({ method: 'GET', url: '/local/outbox', headers: signedIn() })).json();

test('a save that a flow refuses answers 400 with its words', async () => {
  const response = await send('POST', '/sobjects/Account', { Name: 'Closed' });
  assert.equal(response.statusCode, 400);
  assert.deepEqual(errorOf(response), {
    message: 'We are open.',
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    fields: ['Name'],
  });
});

test('a collection: each record runs its flows, and one that is refused takes only its own with it', async () => {
  const names = Array.from({ length: 200 }, (_, i) => (i === 100 ? 'Closed' : `Many ${i}`));
  const records = names.map((Name) => ({ attributes: { type: 'Account' }, Name }));
  const results = (await send('POST', '/composite/sobjects', { records })).json<{ success: boolean }[]>();
  assert.equal(results.filter((result) => result.success).length, 199);
  assert.equal(await count("SELECT COUNT() FROM Task WHERE Subject LIKE 'Greet Many%'"), 199);
  assert.equal((await outbox()).length, 199);
});

test('allOrNone: what the flows of the other records did is undone, mails too', async () => {
  const sent = (await outbox()).length;
  const records = ['Fine', 'Closed'].map((Name) => ({ attributes: { type: 'Account' }, Name }));
  await send('POST', '/composite/sobjects', { allOrNone: true, records });
  assert.equal(await count("SELECT COUNT() FROM Task WHERE Subject = 'Greet Fine'"), 0);
  assert.equal((await outbox()).length, sent);
});

test('the outbox is for those signed in', async () => {
  const response = await server.call({ method: 'GET', url: '/local/outbox' });
  assert.equal(response.statusCode, 401);
});
