import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { openTestServer, type TestServer } from './testServer.ts';

/** The client inside the sf CLI over a real socket: what it understands, `sf data … bulk` understands. */
let server: TestServer;
let connection: Connection;
before(async () => {
  server = openTestServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const instanceUrl = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  connection = new Connection({ instanceUrl, accessToken: server.token, version: '66.0' });
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

/** Short enough that nothing waits: jobs are done when they are asked for. */
const polling = { pollInterval: 5, pollTimeout: 10_000 };

function count(where: string): number {
  return server.org.query(`SELECT COUNT() FROM Account WHERE ${where}`, { userId: server.adminId }).totalSize;
}

test('bulk2.loadAndWaitForResults: insert, update, upsert, delete', async () => {
  const input = Array.from({ length: 300 }, (_, n) =>
    n === 7 ? { Phone: '1' } : { Name: `Client ${n}`, Phone: '1' },
  );
  const { bulk2 } = connection;
  const inserted = await bulk2.loadAndWaitForResults({
    object: 'Account',
    operation: 'insert',
    input,
    ...polling,
  });
  assert.equal(inserted.successfulResults.length, 299);
  assert.equal(
    inserted.failedResults[0]?.sf__Error,
    'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
  );
  assert.deepEqual(inserted.unprocessedRecords, []);
  assert.equal(count("Name LIKE 'Client %'"), 299);

  const ids = inserted.successfulResults.map((row) => ({ Id: row.sf__Id }));
  const updated = await bulk2.loadAndWaitForResults({
    object: 'Account',
    operation: 'update',
    input: ids.map((row) => ({ ...row, Name: 'Changed' })),
    ...polling,
  });
  assert.equal(updated.successfulResults.length, 299);
  assert.equal(count("Name = 'Changed' AND Phone = '1'"), 299);

  const [example = ''] = server.org.load('Case', [{ Subject: 'Example' }]);
  const clock = { Request_Key__c: example, Request__c: example };
  for (const created of ['true', 'false']) {
    const upserted = await bulk2.loadAndWaitForResults({
      object: 'Request_Clock__c',
      operation: 'upsert',
      externalIdFieldName: 'Request_Key__c',
      input: [clock],
      ...polling,
    });
    assert.equal(upserted.successfulResults[0]?.sf__Created, created);
  }
  const removed = await bulk2.loadAndWaitForResults({
    object: 'Account',
    operation: 'delete',
    input: ids,
    ...polling,
  });
  assert.equal(removed.successfulResults.length, 299);
  assert.equal(count("Name = 'Changed'"), 0);
});

test('bulk2.query: a stream of every record, deleted ones with scanAll', async () => {
  const ids = server.org.load(
    'Account',
    Array.from({ length: 4321 }, (_, n) => ({ Name: `Stream "${n}", ${n}` })),
  );
  const read = async (scanAll: boolean): Promise<number> => {
    const query = "SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE 'Stream%'";
    const stream = await connection.bulk2.query(query, { scanAll, ...polling });
    const rows: unknown = await stream.toArray();
    assert.ok(Array.isArray(rows));
    assert.ok(rows.every((row) => /^Stream "\d+", \d+$/.test((row as { Name: string }).Name)));
    return rows.length;
  };
  assert.equal(await read(false), 4321);
  await connection.sobject('Account').destroy(ids[0] ?? '');
  assert.equal(await read(false), 4320);
  assert.equal(await read(true), 4321);
});

test('a job that fails is an error with its cause; a query that is wrong is refused at once', async () => {
  await assert.rejects(
    connection.bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: [{ Nope__c: 'x' }],
      ...polling,
    }),
    /InvalidBatch : Field name not found : Nope__c/,
  );
  await assert.rejects(connection.bulk2.query('SELECT Nope FROM Account', polling), {
    errorCode: 'INVALID_FIELD',
  });
});

test('jobs step by step: CSV text, abort, delete, info', async () => {
  const job = connection.bulk2.createJob({ object: 'Account', operation: 'insert' });
  await job.open();
  await job.uploadData('Name\nBy text\n');
  await job.close();
  await job.poll(5, 10_000);
  assert.equal(job.getInfo().numberRecordsProcessed, 1);
  await job.delete();
  await assert.rejects(job.check(), { errorCode: 'NOT_FOUND' });
  const aborted = connection.bulk2.createJob({ object: 'Account', operation: 'insert' });
  await aborted.open();
  await aborted.abort();
  assert.equal((await aborted.check()).state, 'Aborted');
});

test('updated and deleted: what connection.sobject asks for', async () => {
  const from = new Date(server.clock.now().getTime() - 3_600_000);
  const { id } = await connection.sobject('Account').create({ Name: 'Replicated' });
  assert.ok(id);
  server.clock.advance(120_000);
  const updated = await connection.sobject('Account').updated(from, server.clock.now());
  assert.ok(updated.ids.includes(id));
  await connection.sobject('Account').destroy(id);
  server.clock.advance(120_000);
  const deleted = await connection.sobject('Account').deleted(from, server.clock.now());
  assert.ok(deleted.deletedRecords.some((record) => record.id === id));
});
