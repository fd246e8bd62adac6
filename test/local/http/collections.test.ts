import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  at,
  errorOf,
  type Method,
  numberAt,
  openTestServer,
  soql,
  type TestServer,
  textAt,
} from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

interface RowResult {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

const account = (fields: object): object => ({ attributes: { type: 'Account' }, ...fields });

async function send(method: Method, path: string, body?: unknown): Promise<RowResult[]> {
  const response = await server.api(method, path, body);
  assert.equal(response.statusCode, 200, response.body);
  return response.json<RowResult[]>();
}
const codes = (results: RowResult[]): string[] => results.map((row) => row.errors[0]?.statusCode ?? 'ok');

async function count(where: string): Promise<number> {
  const query = soql(`SELECT COUNT() FROM Account WHERE ${where}`);
  return numberAt(await server.api('GET', `/query${query}`), 'totalSize');
}

test('a bad row fails by itself; the others are saved', async () => {
  const results = await send('POST', '/composite/sobjects', {
    records: [
      account({ Name: 'Loose 1' }),
      account({}),
      account({ Name: 'Loose 2' }),
      { Name: 'no type' },
      { attributes: { type: 'Nope' } },
    ],
  });
  assert.deepEqual(codes(results), ['ok', 'REQUIRED_FIELD_MISSING', 'ok', 'INVALID_TYPE', 'INVALID_TYPE']);
  assert.deepEqual(results[1]?.errors[0]?.fields, ['Name']);
  assert.equal(await count("Name LIKE 'Loose%'"), 2);
});

test('allOrNone: one bad row undoes the others, and each says so', async () => {
  const results = await send('POST', '/composite/sobjects', {
    allOrNone: true,
    records: [account({ Name: 'Strict 1' }), account({}), account({ Name: 'Strict 2' })],
  });
  assert.deepEqual(codes(results), [
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'REQUIRED_FIELD_MISSING',
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  ]);
  assert.equal(await count("Name LIKE 'Strict%'"), 0);
});

test('update and delete by ids, with a result for each', async () => {
  const created = await send('POST', '/composite/sobjects', {
    records: [account({ Name: 'U1' }), account({ Name: 'U2' })],
  });
  const [first = '', second = ''] = created.map((row) => row.id);
  const changed = await send('PATCH', '/composite/sobjects', {
    records: [
      account({ id: first, Name: 'V1' }),
      account({ Name: 'no id' }),
      account({ Id: '001Sc00000ZZZZZ', Name: 'x' }),
    ],
  });
  assert.deepEqual(codes(changed).slice(0, 2), ['ok', 'MISSING_ARGUMENT']);
  assert.equal(changed[2]?.success, false);
  assert.equal(await count("Name = 'V1'"), 1);

  const strict = await send('DELETE', `/composite/sobjects?ids=${first},zzz&allOrNone=true`);
  assert.deepEqual(codes(strict), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'NOT_FOUND']);
  const loose = await send('DELETE', `/composite/sobjects?ids=${first},${second},${first}`);
  assert.deepEqual(codes(loose), ['ok', 'ok', 'ENTITY_IS_DELETED']);
});

test('upsert by external id: per-row results, created or changed', async () => {
  const caseIds = (
    await send('POST', '/composite/sobjects', {
      records: [1, 2].map((n) => ({ attributes: { type: 'Case' }, Subject: `Example ${n}` })),
    })
  ).map((row) => row.id ?? '');
  const clock = (caseId: string, why: string): object => ({
    attributes: { type: 'Request_Clock__c' },
    Request_Key__c: caseId,
    Request__c: caseId,
    Next_Action_Why__c: why,
  });
  const path = '/composite/sobjects/Request_Clock__c/Request_Key__c';
  const first = await send('PATCH', path, { records: caseIds.map((id) => clock(id, 'one')) });
  assert.deepEqual(
    first.map((row) => row.created),
    [true, true],
  );
  const second = await send('PATCH', path, {
    records: [
      clock(caseIds[0] ?? '', 'two'),
      { ...clock(caseIds[1] ?? '', 'x'), Next_Action__c: 'Nope' },
      { attributes: { type: 'Request_Clock__c' }, Next_Action_Why__c: 'no key' },
      account({ Name: 'other object' }),
    ],
  });
  assert.deepEqual(codes(second), [
    'ok',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'MISSING_ARGUMENT',
    'INVALID_TYPE',
  ]);
  assert.deepEqual(
    second.map((row) => row.created),
    [false, true, true, true],
  );
  const query = soql('SELECT Next_Action_Why__c FROM Request_Clock__c');
  assert.equal(at(await server.api('GET', `/query${query}`), 'totalSize'), 2);
});

test('retrieve several: null where a record is not there', async () => {
  const [row] = await send('POST', '/composite/sobjects', { records: [account({ Name: 'Found' })] });
  const ids = [row?.id ?? '', '001Sc00000ZZZZZ'];
  const byGet = await server.api('GET', `/composite/sobjects/Account?ids=${ids.join(',')}&fields=Name`);
  const byPost = await server.api('POST', '/composite/sobjects/Account', { ids, fields: ['Name'] });
  assert.equal(byPost.body, byGet.body);
  assert.equal(at(byGet, '0.Name'), 'Found');
  assert.equal(at(byGet, '1'), null);
  const wrong = await server.api('POST', '/composite/sobjects/Account', { ids, fields: ['Nope'] });
  assert.equal(errorOf(wrong).errorCode, 'INVALID_FIELD');
});

test('more than 200 rows, no rows at all, and bodies that are none are refused whole', async () => {
  const many = Array.from({ length: 201 }, () => account({ Name: 'Many' }));
  for (const [method, path, body] of [
    ['POST', '/composite/sobjects', { records: many }],
    ['PATCH', '/composite/sobjects/Account/Id', { records: many }],
    ['DELETE', `/composite/sobjects?ids=${many.map(() => '001Sc0000000001').join(',')}`, undefined],
  ] as const) {
    const response = await server.api(method, path, body);
    assert.equal(response.statusCode, 400);
    assert.equal(errorOf(response).errorCode, 'EXCEEDED_ID_LIMIT');
  }
  assert.equal(await count("Name = 'Many'"), 0);
  assert.equal(errorOf(await server.api('DELETE', '/composite/sobjects')).errorCode, 'MISSING_ARGUMENT');
  for (const body of [{}, { records: {} }, { records: [1] }, { records: [{ Name: ['x'] }] }, []]) {
    const response = await server.api('POST', '/composite/sobjects', body);
    assert.equal(errorOf(response).errorCode, 'JSON_PARSER_ERROR', JSON.stringify(body));
  }
  assert.deepEqual(await send('POST', '/composite/sobjects', { records: [] }), []);
});

test('tree: parents with children, all or none', async () => {
  const tree = (lastName: object): object => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'unit' },
        Name: 'Tree unit',
        Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'person' }, ...lastName }] },
      },
    ],
  });
  const good = await server.api('POST', '/composite/tree/Account', tree({ LastName: 'Example' }));
  assert.equal(good.statusCode, 201, good.body);
  assert.equal(at(good, 'hasErrors'), false);
  const [unit, person] = [textAt(good, 'results.0.id'), textAt(good, 'results.1.id')];
  const read = await server.api('GET', `/sobjects/Contact/${person}?fields=AccountId`);
  assert.equal(at(read, 'AccountId'), unit);

  const bad = await server.api('POST', '/composite/tree/Account', tree({}));
  assert.equal(bad.statusCode, 400);
  assert.equal(at(bad, 'hasErrors'), true);
  assert.equal(at(bad, 'results.0.referenceId'), 'person');
  assert.equal(at(bad, 'results.0.errors.0.statusCode'), 'REQUIRED_FIELD_MISSING');
  assert.equal(await count("Name = 'Tree unit'"), 1);
  const unknown = {
    records: [{ attributes: { type: 'Account', referenceId: 'a' }, Name: 'x', Nopes: { records: [] } }],
  };
  assert.equal(
    at(await server.api('POST', '/composite/tree/Account', unknown), 'results.0.errors.0.statusCode'),
    'INVALID_FIELD',
  );
});
