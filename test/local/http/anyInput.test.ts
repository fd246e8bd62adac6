import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { BASE, type Method, openTestServer, type TestServer } from './testServer.ts';

/** Whatever a client sends, the answer is never a 5xx: a 5xx is a defect of the local org, and clients retry it. */
/** FUZZ_RUNS=20000 makes a long run of it. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

let server: TestServer;
before(() => {
  server = openTestServer({ dailyApiCalls: Number.MAX_SAFE_INTEGER });
  server.org.load('Account', [{ Name: 'One' }, { Name: 'Two' }]);
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const words = fc.constantFrom(
  'sobjects',
  'Account',
  'Contact',
  'Case',
  'Nope',
  'describe',
  'query',
  'composite',
  'batch',
  'tree',
  'ui-api',
  'records',
  'object-info',
  'picklist-values',
  'Name',
  'Id',
  'Request_Clock__c',
  'Request_Key__c',
  'limits',
  'recent',
  'queryAll',
  '001Sc0000000001',
  '012000000000000AAA',
  '%00',
  '%2F',
  "'",
  '..',
  'graphql',
  '500x',
  'jobs',
  'ingest',
  'batches',
  'results',
  'updated',
  'deleted',
  'graph',
  'search',
  'parameterizedSearch',
  'layouts',
  'listviews',
);
const path = fc.array(words, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);
const method = fc.constantFrom<Method>('GET', 'POST', 'PATCH', 'PUT', 'DELETE');
const fieldName = fc.constantFrom(
  'Name',
  'Id',
  'attributes',
  'ParentId',
  'OwnerId',
  'Unit_Level__c',
  'Effective_From__c',
  'records',
  'allOrNone',
  'fields',
  'apiName',
  'compositeRequest',
  'graphs',
  'graphId',
  'q',
  'sobjects',
  'batchRequests',
  'query',
  'variables',
  'ids',
  'url',
  'method',
  'referenceId',
  'operation',
  'object',
  'state',
  'body',
  'type',
  '__proto__',
  'constructor',
);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'Account',
    'GET',
    BASE,
    `${BASE}/limits`,
    '@{a.id}',
    'a',
    '2026-11-20',
    '001Sc0000000001',
    '{ uiapi { query { Account { edges { node { Id } } } } } }',
  ),
);
const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('body'), { maxLength: 4 }),
    fc.dictionary(fieldName, tie('body'), { maxKeys: 5 }),
  ),
}));

test('any method, path and JSON', async () => {
  await fc.assert(
    fc.asyncProperty(method, path, body, async (verb, where, json) => {
      const response = await server.api(verb, where, JSON.stringify(json));
      assert.ok(response.statusCode < 500, `${verb} ${where} answered ${response.statusCode}`);
    }),
    { numRuns: RUNS },
  );
});

const soqlWord = fc.constantFrom(
  'SELECT',
  'FROM',
  'WHERE',
  'Account',
  'Name',
  'Id',
  'COUNT()',
  'COUNT(Id)',
  'GROUP BY',
  'ORDER BY',
  'LIMIT',
  '1',
  '-1',
  "'x'",
  '=',
  'IN',
  '(',
  ')',
  ',',
  'AND',
  'NOT',
  'LIKE',
  'null',
  'Owner.Name',
  'Contacts',
  'TODAY',
  'OFFSET',
  'HAVING',
  'INCLUDES',
  '99999999999999999999',
);

test('any query text', async () => {
  const shaped = fc
    .tuple(fc.array(soqlWord, { maxLength: 4 }), fc.array(soqlWord, { maxLength: 8 }))
    .map(([columns, rest]) => `SELECT ${columns.join(' ')} FROM Account ${rest.join(' ')}`);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        shaped,
        fc.array(soqlWord).map((all) => all.join(' ')),
        fc.string(),
      ),
      async (query) => {
        const response = await server.api('GET', `/query?q=${encodeURIComponent(query)}`);
        assert.ok(response.statusCode < 500, `${query} answered ${response.statusCode}`);
      },
    ),
    { numRuns: RUNS },
  );
});

test('any graphql where', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (where) => {
      const query = 'query q($w: Any) { uiapi { query { Account(where: $w) { edges { node { Id } } } } } }';
      const response = await server.api('POST', '/graphql', { query, variables: { w: where } });
      assert.equal(response.statusCode, 200);
    }),
    { numRuns: RUNS },
  );
});

const csvPiece = fc.constantFrom(
  'Name',
  'Id',
  'Parent.Id',
  'OwnerId',
  ',',
  '"',
  '""',
  '\n',
  '\r\n',
  '#N/A',
  'x',
  '\u0000',
  '001Sc0000000001',
);

test('any bulk upload: each row is saved or fails, or the job fails; the org is never half-way in a row', async () => {
  const operation = fc.constantFrom('insert', 'update', 'upsert', 'delete', 'hardDelete');
  await fc.assert(
    fc.asyncProperty(operation, fc.array(csvPiece, { maxLength: 16 }), async (verb, pieces) => {
      const created = await server.api('POST', '/jobs/ingest', {
        object: 'Account',
        operation: verb,
        ...(verb === 'upsert' ? { externalIdFieldName: 'Id' } : {}),
      });
      const { id } = created.json<{ id: string }>();
      const csv = { 'content-type': 'text/csv' };
      const calls: readonly [Method, string, unknown, Record<string, string>?][] = [
        ['PUT', '/batches', `Name,Id\n${pieces.join('')}`, csv],
        ['PATCH', '', { state: 'UploadComplete' }],
        ['GET', '/successfulResults', undefined],
        ['GET', '/failedResults', undefined],
        ['GET', '/unprocessedrecords', undefined],
      ];
      for (const [method, rest, payload, headers] of calls) {
        const response = await server.api(method, `/jobs/ingest/${id}${rest}`, payload, headers);
        assert.ok(response.statusCode < 300, response.body);
      }
      const info = (await server.api('GET', `/jobs/ingest/${id}`)).json<{ state: string }>();
      assert.ok(['JobComplete', 'Failed'].includes(info.state));
    }),
    { numRuns: RUNS },
  );
});
