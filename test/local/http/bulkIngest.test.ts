import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { after, before, test } from 'node:test';
import {
  at,
  eachAt,
  errorOf,
  numberAt,
  openTestServer,
  soql,
  type TestServer,
  textAt,
} from './testServer.ts';

/** Rules: Bulk API 2.0 and Bulk API Developer Guide, "Bulk API 2.0 Ingest". */
let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

async function open(given: object): Promise<string> {
  const answer = await server.api('POST', '/jobs/ingest', {
    object: 'Account',
    operation: 'insert',
    ...given,
  });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(at(answer, 'state'), 'Open');
  return textAt(answer, 'id');
}

function upload(id: string, text: string): Promise<LightMyRequestResponse> {
  return server.api('PUT', `/jobs/ingest/${id}/batches`, text, { 'content-type': 'text/csv' });
}

function patch(id: string, state: string): Promise<LightMyRequestResponse> {
  return server.api('PATCH', `/jobs/ingest/${id}`, { state });
}

/** The id of a job that has processed the text. */
async function load(given: object, text: string): Promise<string> {
  const id = await open(given);
  assert.equal((await upload(id, text)).statusCode, 201);
  assert.equal(at(await patch(id, 'UploadComplete'), 'state'), 'UploadComplete');
  return id;
}

async function lines(id: string, which: string): Promise<string[]> {
  const { body } = await server.api('GET', `/jobs/ingest/${id}/${which}`);
  return body.split('\n').filter((line) => line !== '');
}

async function state(id: string): Promise<unknown[]> {
  const info = await server.api('GET', `/jobs/ingest/${id}`);
  return ['state', 'numberRecordsProcessed', 'numberRecordsFailed'].map((name) => at(info, name));
}

async function count(query: string): Promise<number> {
  return numberAt(await server.api('GET', `/query${soql(query)}`), 'totalSize');
}

test('insert: good rows are saved, a bad one fails by itself in node-salesforce’s expected words', async () => {
  const created = await server.api('POST', '/jobs/ingest', { object: 'account', operation: 'insert' });
  const id = textAt(created, 'id');
  assert.deepEqual(created.json(), {
    id,
    operation: 'insert',
    object: 'Account',
    createdById: server.adminId,
    createdDate: '2026-11-20T15:00:00.000+0000',
    systemModstamp: '2026-11-20T15:00:00.000+0000',
    state: 'Open',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 66,
    contentUrl: `services/data/v66.0/jobs/ingest/${id}/batches`,
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
  });
  const answer = await upload(id, 'Name,NumberOfEmployees\nBulk one,5\n,6\n"Bulk, two",\n');
  assert.equal(answer.statusCode, 201);
  assert.equal(answer.body, '');
  assert.equal(at(await patch(id, 'UploadComplete'), 'state'), 'UploadComplete');
  assert.deepEqual(await state(id), ['JobComplete', 3, 1]);
  const [header, ...saved] = await lines(id, 'successfulResults');
  assert.equal(header, '"sf__Id","sf__Created","Name","NumberOfEmployees"');
  assert.match(String(saved[0]), /^"001\w{15}","true","Bulk one","5"$/);
  assert.match(String(saved[1]), /^"001\w{15}","true","Bulk, two",""$/);
  assert.deepEqual(await lines(id, 'failedResults'), [
    '"sf__Id","sf__Error","Name","NumberOfEmployees"',
    '"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","","6"',
  ]);
  assert.deepEqual(await lines(id, 'unprocessedrecords'), ['"Name","NumberOfEmployees"']);
  assert.equal(await count("SELECT COUNT() FROM Account WHERE Name LIKE 'Bulk%'"), 2);
});

test('update: by Id; empty leaves a field as it is, #N/A empties it', async () => {
  const [id = '', other = ''] = server.org.load('Account', [
    { Name: 'Keeps', Phone: '1', NumberOfEmployees: 5 },
    { Name: 'Loses', Phone: '2' },
  ]);
  const job = await load(
    { operation: 'update' },
    `Id,Name,Phone,NumberOfEmployees\n${id},,#N/A,7\n${other},Changed,,\n,no id,,\n001Sc00000ZZZZZ,x,,\n`,
  );
  assert.deepEqual(await state(job), ['JobComplete', 4, 2]);
  const row = server.org.retrieve('Account', id, ['Name', 'Phone', 'NumberOfEmployees'], server.adminId);
  assert.deepEqual([row.Name, row.Phone, row.NumberOfEmployees], ['Keeps', null, 7]);
  assert.equal(server.org.retrieve('Account', other, ['Phone'], server.adminId).Phone, '2');
  const failed = await lines(job, 'failedResults');
  assert.match(String(failed[1]), /^"","MISSING_ARGUMENT:Id not specified in an update call:Id --"/);
  assert.match(String(failed[2]), /^"001Sc00000ZZZZZ","[A-Z_]+:/);
  assert.match(String((await lines(job, 'successfulResults'))[1]), new RegExp(`^"${id}","false"`));
});

test('upsert: by external id, parents by Id or external id in a relationship column', async () => {
  const [first = '', second = ''] = server.org.load('Case', [
    { Subject: 'Example 1' },
    { Subject: 'Example 2' },
  ]);
  const given = { object: 'Request_Clock__c', operation: 'upsert', externalIdFieldName: 'Request_Key__c' };
  const header = 'Request_Key__c,Request__c,Next_Action_Why__c';
  const made = await load(given, `${header}\n${first},${first},one\n${second},${second},two\n`);
  assert.deepEqual(await state(made), ['JobComplete', 2, 0]);
  const again = await load(given, `${header}\n${first},,again\n,${first},no key\n`);
  assert.deepEqual(await state(again), ['JobComplete', 2, 1]);
  assert.match(String((await lines(again, 'successfulResults'))[1]), /^"\w{18}","false"/);
  assert.match(
    String((await lines(again, 'failedResults'))[1]),
    /MISSING_ARGUMENT:Request_Key__c not specified/,
  );
  assert.equal(await count("SELECT COUNT() FROM Request_Clock__c WHERE Next_Action_Why__c = 'again'"), 1);

  const byParent = await load(
    { object: 'Contact', operation: 'insert' },
    'LastName,Account.Id\nWith parent,001Sc00000ZZZZZ\nWithout,#N/A\nEmpty,\n',
  );
  assert.deepEqual(await state(byParent), ['JobComplete', 3, 1]);
  assert.match(String((await lines(byParent, 'failedResults'))[1]), /INVALID_FIELD:Foreign key external ID/);
});

test('a relationship column names the object where several can be the parent', async () => {
  const [queue = ''] = server.org.load('Group', [{ Name: 'Waiting', Type: 'Queue' }]);
  server.org.load('QueueSobject', [{ QueueId: queue, SobjectType: 'Case' }]);
  const rows = `Subject,Group:Owner.Id\nFor the queue,${queue}\nNot a queue,${server.adminId}\n`;
  const job = await load({ object: 'Case' }, rows);
  assert.deepEqual(await state(job), ['JobComplete', 2, 1]);
  assert.equal(await count(`SELECT COUNT() FROM Case WHERE OwnerId = '${queue}'`), 1);
  assert.match(String((await lines(job, 'failedResults'))[1]), /not found for field Id in entity Group:--/);
  const wrong = await load({ object: 'Case' }, 'Subject,Contact:Owner.Id\nx,y\n');
  assert.deepEqual(await state(wrong), ['Failed', 0, 0]);
});

test('upsert by Id: an empty Id inserts', async () => {
  const [id = ''] = server.org.load('Account', [{ Name: 'By id' }]);
  const given = { operation: 'upsert', externalIdFieldName: 'Id' };
  const job = await load(given, `Id,Name\n${id},By id changed\n,By id made\n`);
  assert.deepEqual(await state(job), ['JobComplete', 2, 0]);
  assert.equal(await count("SELECT COUNT() FROM Account WHERE Name LIKE 'By id %'"), 2);
});

test('delete leaves records to queryAll, hardDelete does not; both take ids only', async () => {
  const ids = server.org.load('Account', [{ Name: 'Soft' }, { Name: 'Hard' }]);
  for (const [index, [operation, found]] of (
    [
      ['delete', 1],
      ['hardDelete', 0],
    ] as const
  ).entries()) {
    const id = ids[index] ?? '';
    const [person = ''] = server.org.load('Contact', [{ LastName: operation, AccountId: id }]);
    const job = await load({ operation }, `Id\n${id}\n${id}\n`);
    assert.deepEqual(await state(job), ['JobComplete', 2, 1], 'the second time it is not there');
    const left = server.org.query(`SELECT Id FROM Account WHERE Id = '${id}'`, {
      userId: server.adminId,
      all: true,
    });
    assert.equal(left.totalSize, found);
    const people = server.org.query(`SELECT Id FROM Contact WHERE Id = '${person}'`, {
      userId: server.adminId,
      all: true,
    });
    assert.equal(people.totalSize, found, 'what cascades goes the same way');
    const more = await load({ operation }, `Id,Name\n${id},x\n`);
    assert.deepEqual(await state(more), ['Failed', 0, 0]);
  }
});

test('delimiters and line endings are the job’s own, in the upload and in the results', async () => {
  const id = await load(
    { columnDelimiter: 'PIPE', lineEnding: 'CRLF' },
    'Name|Phone\r\n"Piped | one"|1\r\nPiped two|2\r\n',
  );
  assert.deepEqual(await state(id), ['JobComplete', 2, 0]);
  const { body } = await server.api('GET', `/jobs/ingest/${id}/successfulResults`);
  assert.match(
    body,
    /^"sf__Id"\|"sf__Created"\|"Name"\|"Phone"\r\n"\w{18}"\|"true"\|"Piped \| one"\|"1"\r\n/,
  );
});

test('data that cannot be read fails the job whole: nothing is saved, all of it is unprocessed', async () => {
  const data: readonly [text: string, words: RegExp][] = [
    ['Name,Nope\nx,y\n', /^InvalidBatch : Field name not found : Nope$/],
    ['Name,Parent.Nope__c\nx,y\n', /^InvalidBatch : Field name not found : Parent\.Nope__c$/],
    ['Name,Parent.\nx,y\n', /Field name not found/],
    ['Name,constructor\nx,y\n', /Field name not found : constructor/],
    ['Name,name\nx,y\n', /Duplicate field name : name/],
    [
      'Name\r\nx\r\n',
      /^ClientInputError : LineEnding is invalid on user data\. Current LineEnding setting is LF$/,
    ],
    ['Name\nx\n"y\n', /Found unescaped quote/],
    ['Name\nx\ny,z\n', /Failed to parse CSV/],
  ];
  for (const [text, words] of data) {
    const id = await load({}, text);
    const info = await server.api('GET', `/jobs/ingest/${id}`);
    assert.equal(at(info, 'state'), 'Failed', text);
    assert.match(textAt(info, 'errorMessage'), words);
    assert.equal(numberAt(info, 'numberRecordsProcessed'), 0);
    assert.equal((await server.api('GET', `/jobs/ingest/${id}/unprocessedrecords`)).body, text);
    assert.equal((await lines(id, 'failedResults')).length, 1);
  }
  assert.equal(await count("SELECT COUNT() FROM Account WHERE Name IN ('x', 'y')"), 0);
  const nothing = await load({}, '');
  assert.equal(at(await server.api('GET', `/jobs/ingest/${nothing}`), 'state'), 'JobComplete');
  assert.equal((await server.api('GET', `/jobs/ingest/${nothing}/unprocessedrecords`)).body, '');
  const onlyHeader = await load({}, 'Name\n');
  assert.deepEqual(await state(onlyHeader), ['JobComplete', 0, 0]);
});

test('the states of a job: one upload, closed once, aborted only while open, deleted only when not', async () => {
  const id = await open({});
  assert.equal(
    errorOf(await server.api('GET', `/jobs/ingest/${id}/successfulResults`)).errorCode,
    'INVALIDJOBSTATE',
  );
  assert.equal(errorOf(await server.api('DELETE', `/jobs/ingest/${id}`)).errorCode, 'INVALIDJOBSTATE');
  await upload(id, 'Name\nOnce\n');
  assert.match(errorOf(await upload(id, 'Name\nTwice\n')).message, /^Found multiple contents for job/);
  await patch(id, 'UploadComplete');
  assert.deepEqual(errorOf(await patch(id, 'UploadComplete')), {
    errorCode: 'INVALIDJOBSTATE',
    message: 'Closing already Completed Job not allowed',
  });
  assert.match(errorOf(await patch(id, 'Aborted')).message, /^Aborting already Completed Job not allowed$/);
  assert.equal(errorOf(await upload(id, 'Name\nLate\n')).errorCode, 'INVALIDJOBSTATE');
  assert.equal(await count("SELECT COUNT() FROM Account WHERE Name IN ('Once', 'Twice', 'Late')"), 1);
  assert.ok(eachAt(await server.api('GET', '/jobs/ingest'), 'records', 'id').includes(id));
  assert.equal((await server.api('DELETE', `/jobs/ingest/${id}`)).statusCode, 204);
  assert.equal((await server.api('GET', `/jobs/ingest/${id}`)).statusCode, 404);

  const aborted = await open({});
  await upload(aborted, 'Name\nAborted\n');
  assert.equal(at(await patch(aborted, 'Aborted'), 'state'), 'Aborted');
  assert.deepEqual(await lines(aborted, 'unprocessedrecords'), ['Name', 'Aborted']);
  assert.match(errorOf(await patch(aborted, 'UploadComplete')).message, /^Closing already Aborted Job/);
  assert.equal(await count("SELECT COUNT() FROM Account WHERE Name = 'Aborted'"), 0);
});

test('jobs that cannot be made, uploads that are no CSV or too large', async () => {
  const refusals: readonly [given: object, code: string][] = [
    [{ object: 'Nope', operation: 'insert' }, 'INVALIDENTITY'],
    [{ object: 'Account', operation: 'upsert' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'upsert', externalIdFieldName: 'Phone' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'upsert', externalIdFieldName: 'Nope__c' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'merge' }, 'JSON_PARSER_ERROR'],
    [{ object: 'Account' }, 'JSON_PARSER_ERROR'],
    [{ operation: 'insert' }, 'JSON_PARSER_ERROR'],
    [{ object: 'Account', operation: 'insert', columnDelimiter: ',' }, 'JSON_PARSER_ERROR'],
    [{ object: 'Account', operation: 'insert', nope: 1 }, 'JSON_PARSER_ERROR'],
  ];
  for (const [given, code] of refusals) {
    const refused = await server.api('POST', '/jobs/ingest', given);
    assert.equal(refused.statusCode, 400, JSON.stringify(given));
    assert.equal(errorOf(refused).errorCode, code, JSON.stringify(given));
  }
  const id = await open({});
  const json = await server.api('PUT', `/jobs/ingest/${id}/batches`, { Name: 'x' });
  assert.equal(json.statusCode, 415);
  const large = await server.api('PUT', `/jobs/ingest/${id}/batches`, 'Name\n', {
    'content-type': 'text/csv',
    'content-length': String(100 * 1024 * 1024 + 1),
  });
  assert.equal(large.statusCode, 413);
  assert.equal(errorOf(large).errorCode, 'REQUEST_ENTITY_TOO_LARGE');
  assert.equal(
    (await server.api('POST', '/jobs/ingest', 'Name\nx\n', { 'content-type': 'text/csv' })).statusCode,
    400,
  );
  assert.equal(errorOf(await server.api('GET', '/jobs/ingest/nope/failedResults')).errorCode, 'INVALIDJOB');
});

test('a job writes no Case that an assignment rule would move, unless it names a rule', async () => {
  const writes = async (): Promise<unknown> =>
    (
      await server.call({
        method: 'GET',
        url: '/local/writes',
        headers: { authorization: `Bearer ${server.token}` },
      })
    ).json();
  await load({ object: 'Case' }, 'Subject\nQuiet\n');
  assert.match(JSON.stringify(await writes()), /"object":"Case","autoAssign":false/);
  await load({ object: 'Case', assignmentRuleId: '01QSc0000000001' }, 'Subject\nRouted\n');
  assert.match(JSON.stringify(await writes()), /"object":"Case","autoAssign":true/);
});
