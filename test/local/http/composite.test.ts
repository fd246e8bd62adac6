import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, BASE, eachAt, errorOf, numberAt, openTestServer, soql, type TestServer } from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

interface Part {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string | null;
}

async function composite(parts: object[], allOrNone = false): Promise<Part[]> {
  const response = await server.api('POST', '/composite', { allOrNone, compositeRequest: parts });
  assert.equal(response.statusCode, 200, response.body);
  return response.json<{ compositeResponse: Part[] }>().compositeResponse;
}
const statuses = (parts: Part[]): number[] => parts.map((part) => part.httpStatusCode);
const errorCode = (part: Part | undefined): string =>
  (part?.body as { errorCode: string }[])[0]?.errorCode ?? '';

const create = (referenceId: string, object: string, body: object): object => ({
  method: 'POST',
  url: `${BASE}/sobjects/${object}`,
  referenceId,
  body,
});
async function count(where: string): Promise<number> {
  const query = soql(`SELECT COUNT() FROM Account WHERE ${where}`);
  return numberAt(await server.api('GET', `/query${query}`), 'totalSize');
}

test('a later part names an earlier answer, in its body, its address and its query', async () => {
  const parts = await composite([
    create('unit', 'Account', { Name: 'Referenced' }),
    create('person', 'Contact', {
      LastName: 'Example',
      AccountId: '@{unit.id}',
      Description: 'of @{unit.id}!',
    }),
    {
      method: 'GET',
      url: `${BASE}/sobjects/Contact/@{person.id}?fields=AccountId,Description`,
      referenceId: 'read',
    },
    {
      method: 'GET',
      url: `${BASE}/query?q=SELECT Id, Name FROM Account WHERE Id = '@{unit.id}'`,
      referenceId: 'found',
    },
    {
      method: 'PATCH',
      url: `${BASE}/sobjects/Account/@{found.records[0].Id}`,
      referenceId: 'rename',
      body: { Name: '@{found.records[0].Name} twice' },
    },
    { method: 'DELETE', url: `${BASE}/sobjects/Contact/@{person.id}`, referenceId: 'remove' },
  ]);
  assert.deepEqual(statuses(parts), [201, 201, 200, 200, 204, 204]);
  const unit = parts[0]?.body as { id: string };
  assert.equal(parts[0]?.httpHeaders.Location, `${BASE}/sobjects/Account/${unit.id}`);
  const read = parts[2]?.body as Record<string, string>;
  assert.equal(read.AccountId, unit.id);
  assert.equal(read.Description, `of ${unit.id}!`);
  assert.equal(parts[4]?.body, null);
  assert.equal(await count("Name = 'Referenced twice'"), 1);
});

test('a reference without a value halts its part only', async () => {
  const parts = await composite([
    create('bad', 'Account', {}),
    create('child', 'Contact', { LastName: 'Example', AccountId: '@{bad.id}' }),
    create('typo', 'Contact', { LastName: '@{child.records[3].Name}' }),
    create('good', 'Account', { Name: 'Unhurt' }),
  ]);
  assert.deepEqual(statuses(parts), [400, 400, 400, 201]);
  assert.equal(errorCode(parts[1]), 'PROCESSING_HALTED');
  assert.match(
    JSON.stringify(parts[1]?.body),
    /Invalid reference specified\. No value for bad\.id found in bad/,
  );
});

test('allOrNone: a failed part undoes every other, later ones are not tried', async () => {
  const parts = await composite(
    [
      create('a', 'Account', { Name: 'Undone' }),
      create('b', 'Account', {}),
      create('c', 'Account', { Name: 'Undone' }),
    ],
    true,
  );
  assert.deepEqual(statuses(parts), [400, 400, 400]);
  assert.deepEqual(
    parts.map((part) => part.referenceId),
    ['a', 'b', 'c'],
  );
  assert.deepEqual(
    [errorCode(parts[0]), errorCode(parts[1]), errorCode(parts[2])],
    ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED'],
  );
  assert.match(JSON.stringify(parts[0]?.body), /rolled back since another operation/);
  assert.equal(await count("Name = 'Undone'"), 0);
  const kept = await composite(
    [create('a', 'Account', { Name: 'Kept' }), create('b', 'Account', { Name: 'Kept' })],
    true,
  );
  assert.deepEqual(statuses(kept), [201, 201]);
  assert.equal(await count("Name = 'Kept'"), 2);
});

test('every path works inside: upsert, collections, UI API, describe, graphql', async () => {
  const parts = await composite([
    create('request', 'Case', { Subject: 'Example' }),
    {
      method: 'PATCH',
      url: `${BASE}/sobjects/Request_Clock__c/Request_Key__c/@{request.id}`,
      referenceId: 'clock',
      body: { Request__c: '@{request.id}' },
    },
    {
      method: 'POST',
      url: `${BASE}/composite/sobjects`,
      referenceId: 'rows',
      body: { records: [{ attributes: { type: 'Account' }, Name: 'In rows' }] },
    },
    { method: 'GET', url: `${BASE}/ui-api/records/@{request.id}?fields=Case.Subject`, referenceId: 'ui' },
    { method: 'GET', url: `${BASE}/sobjects/Case/describe`, referenceId: 'describe' },
    {
      method: 'POST',
      url: `${BASE}/graphql`,
      referenceId: 'graph',
      body: { query: '{ uiapi { query { Case { totalCount } } } }' },
    },
    { method: 'GET', url: '/services/data/v51.0/limits', referenceId: 'older' },
  ]);
  assert.deepEqual(statuses(parts), [201, 201, 200, 200, 200, 200, 200]);
});

test('the outer Sforce-Auto-Assign does not reach the parts; their own does', async () => {
  const before = (await writes()).length;
  await server.api(
    'POST',
    '/composite',
    {
      compositeRequest: [
        create('a', 'Case', { Subject: 'x' }),
        { ...create('b', 'Case', { Subject: 'x' }), httpHeaders: { 'Sforce-Auto-Assign': 'FALSE' } },
      ],
    },
    { 'sforce-auto-assign': 'FALSE' },
  );
  assert.deepEqual(
    (await writes()).slice(before).map((write) => write.autoAssign),
    [true, false],
  );
});

async function writes(): Promise<{ autoAssign: boolean }[]> {
  const headers = { authorization: `Bearer ${server.token}` };
  return (await server.call({ url: '/local/writes', headers })).json<{ autoAssign: boolean }[]>();
}

test('26 parts, six queries or collections: nothing runs', async () => {
  const many = Array.from({ length: 26 }, (_, n) => create(`a${n}`, 'Account', { Name: 'Too many' }));
  const tooMany = await server.api('POST', '/composite', { compositeRequest: many });
  assert.equal(tooMany.statusCode, 400);
  assert.deepEqual(tooMany.json<unknown>(), {
    compositeResponse: [
      {
        body: [
          { errorCode: 'LIMIT_EXCEEDED', message: 'The request can’t contain more than 25 operations.' },
        ],
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: null,
      },
    ],
  });
  assert.equal(await count("Name = 'Too many'"), 0);
  assert.equal((await composite(many.slice(1))).length, 25);

  const query = (n: number): object => ({
    method: 'GET',
    url: `${BASE}/query?q=SELECT+Id+FROM+Account+LIMIT+1`,
    referenceId: `q${n}`,
  });
  const rows = {
    method: 'POST',
    url: `${BASE}/composite/sobjects`,
    referenceId: 'rows',
    body: { records: [] },
  };
  const six = [1, 2, 3, 4, 5].map(query);
  assert.deepEqual(statuses(await composite(six)), [200, 200, 200, 200, 200]);
  const excess = await server.api('POST', '/composite', { compositeRequest: [...six, rows] });
  assert.equal(excess.statusCode, 400);
  assert.equal(at(excess, 'compositeResponse.0.body.0.errorCode'), 'LIMIT_EXCEEDED');
});

test('parts that are none: foreign addresses, nesting, doubled references, missing words', async () => {
  const get = (url: string): object => ({ method: 'GET', url, referenceId: 'a' });
  for (const url of [
    'http://evil.example/services/data/v66.0/limits',
    '/local/users',
    '/services/data/v30.0/limits',
    '/services/oauth2/userinfo',
    `${BASE}/%E0%A4%A`,
  ]) {
    const [part] = await composite([get(url)]);
    assert.equal(part?.httpStatusCode, 404, url);
  }
  const nested = {
    method: 'POST',
    url: `${BASE}/composite`,
    referenceId: 'a',
    body: { compositeRequest: [] },
  };
  assert.equal((await composite([nested]))[0]?.httpStatusCode, 404);
  for (const body of [
    {},
    { compositeRequest: [{ method: 'GET', url: BASE }] },
    { compositeRequest: [{ method: 'TRACE', url: BASE, referenceId: 'a' }] },
    { compositeRequest: [get(BASE), get(BASE)] },
    { compositeRequest: [{ ...get(BASE), referenceId: 'a b' }] },
  ]) {
    const response = await server.api('POST', '/composite', body);
    assert.equal(response.statusCode, 400);
    assert.equal(errorOf(response).errorCode, 'JSON_PARSER_ERROR', JSON.stringify(body));
  }
});

test('batch: each part by itself; haltOnError stops at the first failure', async () => {
  const batchRequests = [
    { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'In batch' } },
    { method: 'POST', url: '/services/data/v66.0/sobjects/Account', richInput: {} },
    { method: 'GET', url: 'v66.0/limits' },
    { method: 'GET', url: 'v66.0/composite/batch' },
  ];
  const loose = await server.api('POST', '/composite/batch', { batchRequests });
  assert.equal(at(loose, 'hasErrors'), true);
  assert.deepEqual(eachAt(loose, 'results', 'statusCode'), [201, 400, 200, 404]);
  const strict = await server.api('POST', '/composite/batch', { batchRequests, haltOnError: true });
  assert.deepEqual(eachAt(strict, 'results', 'statusCode'), [201, 400, 412, 412]);
  assert.equal(at(strict, 'results.2.result.0.errorCode'), 'BATCH_PROCESSING_HALTED');
  const many = Array.from({ length: 26 }, () => ({ method: 'GET', url: 'v66.0/limits' }));
  const tooMany = await server.api('POST', '/composite/batch', { batchRequests: many });
  assert.equal(errorOf(tooMany).errorCode, 'LIMIT_EXCEEDED');
});
