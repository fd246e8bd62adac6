import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import type { LightMyRequestResponse } from 'fastify';
import { at, openTestServer, type TestServer, textAt } from './testServer.ts';

/** Bulk API Developer Guide (Bulk API 1.0): jobs, batches, results. */
let server: TestServer;
let connection: Connection;
before(async () => {
  server = openTestServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const instanceUrl = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  connection = new Connection({ instanceUrl, accessToken: server.token, version: '66.0' });
  connection.bulk.pollInterval = 1;
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const JOBS = '/services/async/66.0/job';
type Headers = Record<string, string>;
function call(
  method: 'GET' | 'POST',
  path: string,
  payload?: string,
  type = 'application/xml',
  more: Headers = {},
): Promise<LightMyRequestResponse> {
  const headers = {
    'x-sfdc-session': server.token,
    ...(payload === undefined ? {} : { 'content-type': type }),
    ...more,
  };
  return server.call({ method, url: JOBS + path, headers, ...(payload === undefined ? {} : { payload }) });
}
const jobXml = (fields: string): string =>
  `<?xml version="1.0"?><jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload">${fields}</jobInfo>`;
const element = (answer: LightMyRequestResponse, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.body)?.[1] ?? '';
const open = async (fields: string): Promise<string> => element(await call('POST', '', jobXml(fields)), 'id');

test('a client loads, updates, upserts, queries and deletes; a bad row fails by itself', async () => {
  const rows = [{ Name: 'Bulk 1', Phone: '1' }, { Name: 'Bulk 2' }, { Phone: '5' }];
  const created = await connection.bulk.load('Account', 'insert', rows);
  assert.deepEqual(
    created.map((row) => row.success),
    [true, true, false],
  );
  assert.deepEqual((created[2] as { errors: string[] }).errors, [
    'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
  ]);
  const changes = created
    .slice(0, 2)
    .map(({ id }) => ({ Id: id ?? '', Phone: '#N/A', Name: 'Bulk changed' }));
  assert.ok((await connection.bulk.load('Account', 'update', changes)).every((row) => row.success));
  const stream = await connection.bulk.query("SELECT Id, Name FROM Account WHERE Name = 'Bulk changed'");
  assert.equal((await stream.toArray()).length, 2);
  const request = await connection.sobject('Case').create({ Subject: 'Example' });
  const clock = [{ Request_Key__c: request.id, Request__c: request.id }];
  const upsert = async (): Promise<readonly object[]> =>
    await connection.bulk.load('Request_Clock__c', 'upsert', { extIdField: 'Request_Key__c' }, clock);
  assert.match(JSON.stringify(await upsert()), /"created":true/);
  assert.match(JSON.stringify(await upsert()), /"created":false/);
  const removed = await connection.bulk.load(
    'Account',
    'delete',
    changes.map(({ Id }) => ({ Id })),
  );
  assert.ok(removed.every((row) => row.success));
});

test('a job counts its batches and rows, is closed once, and takes no batch afterwards', async () => {
  const id = await open(
    '<operation>insert</operation><object>Account</object><contentType>CSV</contentType>',
  );
  const queued = await call('POST', `/${id}/batch`, 'Name\r\n"Two\r\nlines"\r\n', 'text/csv');
  assert.equal(queued.statusCode, 201);
  assert.equal(element(queued, 'state'), 'Queued');
  const batch = await call('GET', `/${id}/batch/${element(queued, 'id')}`);
  assert.equal(element(batch, 'state'), 'Completed');
  assert.equal((await call('POST', `/${id}/batch`, 'Nope\nx\n', 'text/csv')).statusCode, 201);
  const list = (await call('GET', `/${id}/batch`)).body;
  assert.match(list, /<stateMessage>InvalidBatch : Field name not found : Nope<\/stateMessage>/);
  const info = await call('GET', `/${id}`);
  assert.deepEqual(
    ['numberBatchesTotal', 'numberBatchesCompleted', 'numberBatchesFailed', 'numberRecordsProcessed'].map(
      (name) => element(info, name),
    ),
    ['2', '1', '1', '1'],
  );
  assert.equal(element(await call('POST', `/${id}`, jobXml('<state>Closed</state>')), 'state'), 'Closed');
  const late = await call('POST', `/${id}/batch`, 'Name\nx\n', 'text/csv');
  assert.equal(late.statusCode, 400);
  assert.equal(element(late, 'exceptionCode'), 'InvalidJobState');
  assert.equal(
    element(await call('POST', `/${id}`, jobXml('<state>Aborted</state>')), 'exceptionCode'),
    'InvalidJobState',
  );
});

test('JSON and XML content: jobs, rows and results', async () => {
  const job = JSON.stringify({ operation: 'insert', object: 'Account', contentType: 'JSON' });
  const id = textAt(await call('POST', '', job, 'application/json'), 'id');
  const rows = JSON.stringify([{ Name: 'By JSON' }, { Phone: '5' }]);
  const batch = textAt(await call('POST', `/${id}/batch`, rows, 'application/json'), 'id');
  const results = await call('GET', `/${id}/batch/${batch}/result`, undefined, undefined, {
    accept: 'application/json',
  });
  assert.equal(at(results, '0.success'), true);
  assert.equal(at(results, '1.success'), false);

  const xml = await open(
    '<operation>insert</operation><object>Account</object><contentType>XML</contentType>',
  );
  const sObjects = '<sObjects><sObject><Name>By &lt;XML&gt;</Name></sObject></sObjects>';
  const queued = await call('POST', `/${xml}/batch`, sObjects);
  assert.match(
    (await call('GET', `/${xml}/batch/${element(queued, 'id')}/result`)).body,
    /<success>true<\/success>/,
  );
  const query = await open(
    '<operation>query</operation><object>Account</object><contentType>XML</contentType>',
  );
  const soql = "SELECT Name FROM Account WHERE Name LIKE 'By%' ORDER BY Name";
  const asked = element(await call('POST', `/${query}/batch`, soql, 'text/plain'), 'id');
  const result = element(await call('GET', `/${query}/batch/${asked}/result`), 'result');
  assert.match(
    (await call('GET', `/${query}/batch/${asked}/result/${result}`)).body,
    /<Name>By &lt;XML&gt;<\/Name>/,
  );
});

test('what is refused: sessions, objects, operations, empty uploads, jobs of nobody, broken XML', async () => {
  const stranger = await server.call({
    url: `${JOBS}/750Sc0000000001`,
    headers: { 'x-sfdc-session': '00Dxx!no' },
  });
  assert.equal(stranger.statusCode, 400);
  assert.equal(element(stranger, 'exceptionCode'), 'InvalidSessionId');
  const refusals: [string, string][] = [
    ['<operation>insert</operation><object>Nope</object>', 'InvalidEntity'],
    ['<operation>drop</operation><object>Account</object>', 'InvalidJob'],
    ['<operation>upsert</operation><object>Account</object>', 'InvalidJob'],
    ['<operation>query</operation><object>Nope</object>', 'InvalidEntity'],
  ];
  for (const [fields, code] of refusals) {
    assert.equal(element(await call('POST', '', jobXml(fields)), 'exceptionCode'), code, fields);
  }
  assert.equal(element(await call('POST', '', '<a>'), 'exceptionCode'), 'InvalidXML');
  assert.equal(element(await call('GET', '/750Sc0000000001'), 'exceptionCode'), 'InvalidJob');
  const id = await open(
    '<operation>insert</operation><object>Account</object><contentType>CSV</contentType>',
  );
  assert.equal(
    element(await call('POST', `/${id}/batch`, '', 'text/csv'), 'exceptionCode'),
    'ClientInputError',
  );
  assert.equal(element(await call('GET', `/${id}/batch/751`), 'exceptionCode'), 'InvalidBatch');
  const query = await open(
    '<operation>query</operation><object>Account</object><contentType>CSV</contentType>',
  );
  const failed = element(await call('POST', `/${query}/batch`, 'SELECT Nope FROM Account', 'text/csv'), 'id');
  const info = await call('GET', `/${query}/batch/${failed}`);
  assert.equal(element(info, 'state'), 'Failed');
  assert.match(element(info, 'stateMessage'), /^InvalidBatch : Failed to process query: INVALID_FIELD/);
});
