import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, eachAt, errorOf, openTestServer, type TestServer, textAt } from './testServer.ts';

/** Rules: Bulk API 2.0 and Bulk API Developer Guide, "Bulk API 2.0 Query". */
let server: TestServer;
before(() => {
  server = openTestServer();
  server.org.load(
    'Account',
    Array.from({ length: 25 }, (_, n) => ({ Name: `Unit ${String(n).padStart(2, '0')}` })),
  );
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

async function createJob(given: object): Promise<string> {
  const answer = await server.api('POST', '/jobs/query', { operation: 'query', ...given });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(at(answer, 'state'), 'UploadComplete');
  return textAt(answer, 'id');
}

const names = "SELECT Name FROM Account WHERE Name LIKE 'Unit %' ORDER BY Name";

test('a job waits, is found complete, and its results come as CSV', async () => {
  const created = await server.api('POST', '/jobs/query', { operation: 'query', query: names });
  const id = textAt(created, 'id');
  assert.match(id, /^750\w{15}$/);
  assert.deepEqual(created.json(), {
    id,
    operation: 'query',
    object: 'Account',
    createdById: server.adminId,
    createdDate: '2026-11-20T15:00:00.000+0000',
    systemModstamp: '2026-11-20T15:00:00.000+0000',
    state: 'UploadComplete',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 66,
    jobType: 'V2Query',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
  });
  const found = await server.api('GET', `/jobs/query/${id}`);
  assert.equal(at(found, 'state'), 'JobComplete');
  assert.equal(at(found, 'numberRecordsProcessed'), 25);
  const results = await server.api('GET', `/jobs/query/${id}/results`);
  assert.match(String(results.headers['content-type']), /^text\/csv/);
  assert.equal(results.headers['sforce-locator'], 'null');
  assert.equal(results.headers['sforce-numberofrecords'], '25');
  assert.equal(results.body.split('\n').slice(0, 2).join(), '"Name","Unit 00"');
  assert.ok(eachAt(await server.api('GET', '/jobs/query'), 'records', 'id').includes(id));
  assert.equal((await server.api('DELETE', `/jobs/query/${id}`)).statusCode, 204);
  assert.equal((await server.api('GET', `/jobs/query/${id}`)).statusCode, 404);
});

test('maxRecords and locator: every page has the header, the last locator is null, a page can be read again', async () => {
  const id = await createJob({ query: names });
  const pages: string[] = [];
  let locator = '';
  while (locator !== 'null') {
    const path = `/jobs/query/${id}/results?maxRecords=10${locator === '' ? '' : `&locator=${locator}`}`;
    const page = await server.api('GET', path);
    assert.equal((await server.api('GET', path)).body, page.body);
    pages.push(page.body);
    locator = String(page.headers['sforce-locator']);
  }
  assert.deepEqual(
    pages.map((page) => page.trimEnd().split('\n').length - 1),
    [10, 10, 5],
  );
  assert.ok(pages.every((page) => page.startsWith('"Name"\n')));
  for (const query of [
    'locator=nope',
    'locator=MA',
    'locator=OTk5',
    'maxRecords=0',
    'maxRecords=-1',
    'maxRecords=x',
  ]) {
    assert.equal((await server.api('GET', `/jobs/query/${id}/results?${query}`)).statusCode, 400, query);
  }
});

test('delimiter, line ending, quotes, parents, nulls and datetimes in results', async () => {
  server.org.load('Contact', [{ LastName: 'O"Quoted; x', Email: null }]);
  const query =
    "SELECT LastName, Email, Account.Name, CreatedBy.Username, CreatedDate FROM Contact WHERE LastName LIKE 'O%'";
  const id = await createJob({ query, columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' });
  const { body } = await server.api('GET', `/jobs/query/${id}/results`);
  const [header, row, end] = body.split('\r\n');
  assert.equal(header, '"LastName";"Email";"Account.Name";"CreatedBy.Username";"CreatedDate"');
  assert.match(String(row), /^"O""Quoted; x";"";"";"[^"]+";"2026-11-20T15:00:00\.000Z"$/);
  assert.equal(end, '');
  const none = await createJob({ query: "SELECT Id, Name FROM Account WHERE Name = 'nobody'" });
  const empty = await server.api('GET', `/jobs/query/${none}/results`);
  assert.equal(empty.body, '"Id","Name"\n');
  assert.equal(empty.headers['sforce-numberofrecords'], '0');
});

test('queryAll finds deleted records, query does not', async () => {
  const id = textAt(await server.api('POST', '/sobjects/Account', { Name: 'Gone' }), 'id');
  await server.api('DELETE', `/sobjects/Account/${id}`);
  const query = "SELECT Id FROM Account WHERE Name = 'Gone'";
  for (const [operation, found] of [
    ['query', 0],
    ['queryAll', 1],
  ] as const) {
    const job = await createJob({ query, operation });
    assert.equal(at(await server.api('GET', `/jobs/query/${job}`), 'numberRecordsProcessed'), found);
  }
});

test('a job that waits can be aborted, one that is complete cannot', async () => {
  const waiting = await createJob({ query: names });
  const aborted = await server.api('PATCH', `/jobs/query/${waiting}`, { state: 'Aborted' });
  assert.equal(at(aborted, 'state'), 'Aborted');
  assert.equal(at(await server.api('GET', `/jobs/query/${waiting}`), 'state'), 'Aborted');
  assert.equal(
    errorOf(await server.api('GET', `/jobs/query/${waiting}/results`)).errorCode,
    'INVALIDJOBSTATE',
  );
  const done = await createJob({ query: names });
  await server.api('GET', `/jobs/query/${done}`);
  assert.deepEqual(errorOf(await server.api('PATCH', `/jobs/query/${done}`, { state: 'Aborted' })), {
    errorCode: 'INVALIDJOBSTATE',
    message: 'Aborting already Completed Job not allowed',
  });
  for (const body of [{ state: 'JobComplete' }, {}, [], 'x']) {
    assert.equal((await server.api('PATCH', `/jobs/query/${done}`, body)).statusCode, 400);
  }
});

test('refused at creation: a wrong query, and what Bulk API 2.0 Query does not take', async () => {
  const refusals: readonly [given: object, code: string][] = [
    [{ query: 'SELECT Nope FROM Account' }, 'INVALID_FIELD'],
    [{ query: 'SELECT Id FROM Nope' }, 'INVALID_TYPE'],
    [{ query: 'nonsense' }, 'MALFORMED_QUERY'],
    [{ query: 'SELECT COUNT() FROM Account' }, 'API_ERROR'],
    [{ query: 'SELECT COUNT(Id) FROM Account' }, 'API_ERROR'],
    [{ query: 'SELECT Name FROM Account GROUP BY Name' }, 'API_ERROR'],
    [{ query: 'SELECT Id, (SELECT Id FROM Contacts) FROM Account' }, 'API_ERROR'],
    [{ query: 'SELECT Id FROM Account LIMIT 5 OFFSET 5' }, 'API_ERROR'],
    [{ operation: 'insert', query: names }, 'JSON_PARSER_ERROR'],
    [{ query: names, columnDelimiter: 'COLON' }, 'JSON_PARSER_ERROR'],
    [{ query: names, lineEnding: 'CR' }, 'JSON_PARSER_ERROR'],
    [{ query: names, contentType: 'JSON' }, 'JSON_PARSER_ERROR'],
    [{ query: names, extra: true }, 'JSON_PARSER_ERROR'],
    [{}, 'JSON_PARSER_ERROR'],
  ];
  for (const [given, code] of refusals) {
    const refused = await server.api('POST', '/jobs/query', { operation: 'query', ...given });
    assert.equal(refused.statusCode, 400, JSON.stringify(given));
    assert.equal(errorOf(refused).errorCode, code, JSON.stringify(given));
  }
  const words = await server.api('POST', '/jobs/query', {
    operation: 'query',
    query: "SELECT Id FROM Account WHERE Name = 'OFFSET 5'",
  });
  assert.equal(words.statusCode, 200, 'words inside a text are no clause');
});

test('job ids that are none, and a job inside a composite', async () => {
  assert.equal(errorOf(await server.api('GET', '/jobs/query/x')).errorCode, 'INVALIDJOB');
  assert.equal(errorOf(await server.api('GET', '/jobs/query/001Sc0000000001AAA')).errorCode, 'INVALIDJOB');
  assert.equal((await server.api('GET', '/jobs/query/750Sc0000000001')).statusCode, 404);
  const composite = await server.api('POST', '/composite', {
    compositeRequest: [
      {
        method: 'POST',
        url: '/services/data/v66.0/jobs/query',
        referenceId: 'job',
        body: { operation: 'query', query: names },
      },
    ],
  });
  assert.equal(at(composite, 'compositeResponse.0.httpStatusCode'), 404);
  assert.equal(
    (await server.call({ method: 'GET', url: '/services/data/v66.0/jobs/query' })).statusCode,
    401,
  );
});
