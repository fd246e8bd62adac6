import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AddressInfo } from 'node:net';
import { Connection, OAuth2 } from '@jsforce/jsforce-node';
import { openTestServer, type TestServer } from './testServer.ts';

/** A real client over a real socket: what it understands, the sf CLI understands. */
let server: TestServer;
let instanceUrl: string;
let connection: Connection;
before(async () => {
  server = openTestServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  instanceUrl = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  connection = new Connection({ instanceUrl, accessToken: server.token, version: '66.0' });
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

test('create, retrieve, update, upsert and delete', async () => {
  const created = await connection.sobject('Account').create({ Name: 'By client' });
  assert.equal(created.success, true);
  const row = await connection.sobject('Account').retrieve(created.id);
  assert.equal(row.Name, 'By client');
  const updated = await connection.sobject('Account').update({ Id: created.id, Name: 'Changed' });
  assert.equal(updated.success, true);
  const request = await connection.sobject('Case').create({ Subject: 'Example' });
  const clock = { Request_Key__c: request.id, Request__c: request.id };
  const upserted = await connection.sobject('Request_Clock__c').upsert(clock, 'Request_Key__c');
  assert.equal(upserted.success, true);
  assert.equal((await connection.sobject('Account').destroy(created.id)).success, true);
  await assert.rejects(connection.sobject('Account').retrieve(created.id), {
    errorCode: 'NOT_FOUND',
  });
});

test('a query with more pages than one is read to its end', async () => {
  server.org.load(
    'Account',
    Array.from({ length: 4321 }, (_, n) => ({ Name: `Page ${n}` })),
  );
  const query = connection.query("SELECT Id FROM Account WHERE Name LIKE 'Page %'");
  const ids = new Set<unknown>();
  query.on('record', (record: { Id: string }) => ids.add(record.Id));
  await query.run({ autoFetch: true, maxFetch: 5000 });
  assert.equal(ids.size, 4321);
});

test('collections: 200 a call, errors per row', async () => {
  const rows = Array.from({ length: 250 }, (_, n) => (n === 7 ? {} : { Name: `Row ${n}` }));
  const results = await connection.sobject('Account').create(rows, { allowRecursive: true });
  assert.equal(results.filter((result) => result.success).length, 249);
  const failed = results.find((result) => !result.success);
  assert.match(JSON.stringify(failed), /REQUIRED_FIELD_MISSING/);
});

test('describe, identity, limits and versions', async () => {
  const description = await connection.describe('Mentor_Assignment__c');
  assert.equal(description.fields.find((field) => field.name === 'Cause_Key__c')?.externalId, true);
  assert.ok((await connection.describeGlobal()).sobjects.length > 5);
  const identity = await connection.identity();
  assert.equal(identity.username, 'admin@engage.local');
  assert.match(identity.id, /^https:/);
  assert.equal(typeof identity.photos.picture, 'string');
  await connection.request('/limits');
  assert.ok((connection.limitInfo.apiUsage?.used ?? 0) > 0);
  assert.equal(connection.limitInfo.apiUsage?.limit, 100_000);
});

test('an error carries Salesforce’s code', async () => {
  await assert.rejects(async () => connection.query('SELECT Nope FROM Account'), {
    errorCode: 'INVALID_FIELD',
  });
  const stranger = new Connection({ instanceUrl, accessToken: '00Dxx!nobody', version: '66.0' });
  await assert.rejects(async () => stranger.query('SELECT Id FROM Account'), {
    errorCode: 'INVALID_SESSION_ID',
  });
});

test('an expired session is refreshed once and the call repeated', async () => {
  const refreshToken = server.sessions.issueRefreshToken(server.adminId);
  const oauth2 = new OAuth2({ loginUrl: instanceUrl, clientId: 'any', clientSecret: 'any' });
  const accessToken = server.sessions.issue(server.adminId);
  const client = new Connection({ oauth2, instanceUrl, accessToken, refreshToken, version: '66.0' });
  server.sessions.revoke(accessToken);
  const { totalSize } = await client.query('SELECT COUNT() FROM Account');
  assert.ok(totalSize > 0);
  assert.notEqual(client.accessToken, accessToken);
});
