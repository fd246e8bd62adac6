import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, BASE, eachAt, errorOf, numberAt, openTestServer, soql, type TestServer } from './testServer.ts';

/** REST API Developer Guide, "Using Composite Graphs" and "sObject Tree". */
let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const node = (referenceId: string, body: object, object = 'Account'): object => ({
  method: 'POST',
  url: `${BASE}/sobjects/${object}`,
  referenceId,
  body,
});
async function count(object: string, where: string): Promise<number> {
  return numberAt(
    await server.api('GET', `/query${soql(`SELECT COUNT() FROM ${object} WHERE ${where}`)}`),
    'totalSize',
  );
}

test('each graph is saved whole or not at all, whatever becomes of the others', async () => {
  const graphs = [
    {
      graphId: 'good',
      compositeRequest: [
        node('a', { Name: 'G1' }),
        node('b', { LastName: 'G1', AccountId: '@{a.id}' }, 'Contact'),
      ],
    },
    { graphId: 'bad', compositeRequest: [node('a', { Name: 'G2' }), node('b', {})] },
  ];
  const answer = await server.api('POST', '/composite/graph', { graphs });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(eachAt(answer, 'graphs', 'isSuccessful'), [true, false]);
  assert.deepEqual(eachAt(answer, 'graphs.0.graphResponse.compositeResponse', 'httpStatusCode'), [201, 201]);
  assert.equal(
    at(answer, 'graphs.1.graphResponse.compositeResponse.0.body.0.errorCode'),
    'PROCESSING_HALTED',
  );
  assert.equal(
    at(answer, 'graphs.1.graphResponse.compositeResponse.1.body.0.errorCode'),
    'REQUIRED_FIELD_MISSING',
  );
  assert.deepEqual([await count('Account', "Name = 'G1'"), await count('Account', "Name = 'G2'")], [1, 0]);
});

test('500 nodes and 75 graphs are the most; a graph holds records only', async () => {
  const nodes = Array.from({ length: 501 }, (_, n) => node(`n${n}`, { Name: 'Too many' }));
  const many = await server.api('POST', '/composite/graph', {
    graphs: [{ graphId: '1', compositeRequest: nodes }],
  });
  assert.equal(errorOf(many).errorCode, 'LIMIT_EXCEEDED');
  const graphs = Array.from({ length: 76 }, (_, n) => ({
    graphId: `${n}`,
    compositeRequest: [node('a', { Name: 'x' })],
  }));
  assert.equal(errorOf(await server.api('POST', '/composite/graph', { graphs })).errorCode, 'LIMIT_EXCEEDED');
  const query = { method: 'GET', url: `${BASE}/query?q=SELECT+Id+FROM+Account`, referenceId: 'q' };
  const foreign = await server.api('POST', '/composite/graph', {
    graphs: [{ graphId: '1', compositeRequest: [query] }],
  });
  assert.equal(at(foreign, 'graphs.0.isSuccessful'), false);
  const same = [1, 2].map(() => ({ graphId: '1', compositeRequest: [node('a', { Name: 'x' })] }));
  assert.equal((await server.api('POST', '/composite/graph', { graphs: same })).statusCode, 400);
});

test('tree: reference ids are there and differ, five levels are the deepest', async () => {
  const record = (referenceId: string | undefined, more: object = {}): object => ({
    attributes: { type: 'Account', ...(referenceId === undefined ? {} : { referenceId }) },
    Name: 'Tree',
    ...more,
  });
  const post = (records: object[]): ReturnType<TestServer['api']> =>
    server.api('POST', '/composite/tree/Account', { records });
  const twice = await post([record('a'), record('a')]);
  assert.equal(twice.statusCode, 400);
  assert.equal(at(twice, 'results.0.errors.0.message'), 'Duplicate ReferenceId provided in the request.');
  assert.equal(at(await post([record(undefined)]), 'results.0.errors.0.statusCode'), 'INVALID_INPUT');
  const nested = (levels: number): object =>
    record(`r${levels}`, levels > 1 ? { ChildAccounts: { records: [nested(levels - 1)] } } : {});
  assert.equal((await post([nested(6)])).statusCode, 400);
  assert.equal(await count('Account', "Name = 'Tree'"), 0);
  assert.equal((await post([nested(5)])).statusCode, 201);
});
