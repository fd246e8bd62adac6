import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, openTestServer, type TestServer } from './testServer.ts';

const DAY = 86_400_000;
let server: TestServer;
const ids: { units: string[]; people: string[]; requests: string[] } = {
  units: [],
  people: [],
  requests: [],
};

before(() => {
  server = openTestServer();
  const { org, adminId, clock } = server;
  const insert = (object: string, values: Record<string, string | number | boolean>): string =>
    org.insert(object, values, adminId);
  for (const name of ['North', 'South', "O'Example"]) {
    ids.units.push(
      insert('Account', { Name: name, Unit_Level__c: 'Chapter', Effective_From__c: '2020-01-31' }),
    );
    clock.advance(DAY);
  }
  for (let n = 0; n < 5; n++) {
    const AccountId = ids.units[n % 2] ?? '';
    ids.people.push(
      insert('Contact', {
        LastName: `Person ${n}`,
        AccountId,
        Mentoring_Paused__c: n === 4,
        Maximum_Client_Weekly_Requests__c: n,
      }),
    );
  }
  for (let n = 0; n < 3; n++)
    ids.requests.push(
      insert('Case', { Subject: `Request ${n}`, ContactId: ids.people[n] ?? '', Status: 'New' }),
    );
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

interface Answer {
  data: { uiapi: { query: Record<string, Connection> } };
  errors: { message: string; locations: unknown[]; paths: string[]; extensions: { ErrorType: string } }[];
}
interface Connection {
  edges: { node: Record<string, Record<string, unknown>>; cursor: string }[];
  pageInfo: Record<string, unknown>;
  totalCount: number;
}

async function ask(query: string, variables?: object, operationName?: string): Promise<Answer> {
  const response = await server.api('POST', '/graphql', { query, variables, operationName });
  assert.equal(response.statusCode, 200, response.body);
  return response.json<Answer>();
}
async function list(objectQuery: string, variables?: object): Promise<Connection> {
  const { data, errors } = await ask(
    `query q($id: ID, $ids: [ID], $name: String) { uiapi { query { list: ${objectQuery} } } }`,
    variables,
  );
  assert.deepEqual(errors, []);
  const connection = data.uiapi.query.list;
  assert.ok(connection);
  return connection;
}
const names = (connection: Connection): unknown[] => connection.edges.map(({ node }) => node.Name?.value);
const where = async (condition: string, variables?: object): Promise<unknown[]> =>
  names(
    await list(
      `Contact(where: ${condition}, orderBy: { Name: { order: ASC } }) { edges { node { Name { value } } } }`,
      variables,
    ),
  );
async function refusal(objectQuery: string): Promise<string> {
  const { data, errors } = await ask(`{ uiapi { query { ${objectQuery} } } }`);
  assert.deepEqual(data, {});
  assert.ok(errors.length > 0, objectQuery);
  assert.ok(errors.every((error) => Array.isArray(error.paths) && Array.isArray(error.locations)));
  return errors[0]?.message ?? '';
}

test('values and people’s text of fields, parents included', async () => {
  const { edges } = await list(`Case(first: 1, orderBy: { Subject: { order: ASC } }) { edges { node {
    Id ApiName __typename WeakEtag DisplayValue
    Subject { value displayValue } Status { value displayValue label } IsClosed { value } CreatedDate { value displayValue }
    Contact { Name { value } Account { Name { value } Parent { Name { value } } } }
  } } }`);
  const node = edges[0]?.node;
  assert.deepEqual(node?.Subject, { value: 'Request 0', displayValue: null });
  assert.deepEqual(node.Status, { value: 'New', displayValue: 'New', label: 'New' });
  assert.deepEqual(node.IsClosed, { value: false });
  assert.deepEqual(node.CreatedDate, {
    value: '2026-11-23T15:00:00.000Z',
    displayValue: '11/23/2026, 10:00 AM',
  });
  assert.deepEqual(node.Contact, {
    Name: { value: 'Person 0' },
    Account: { Name: { value: 'North' }, Parent: null },
  });
  assert.deepEqual([node.Id, node.ApiName, node.__typename], [ids.requests[0], 'Case', 'Case']);
  assert.equal(typeof node.WeakEtag, 'number');
});

test('where: comparisons, lists, patterns, and their joins', async () => {
  assert.deepEqual(await where('{ Name: { eq: "person 1" } }'), ['Person 1']);
  assert.deepEqual(await where('{ Name: { ne: "Person 1" }, Mentoring_Paused__c: { eq: false } }'), [
    'Person 0',
    'Person 2',
    'Person 3',
  ]);
  assert.deepEqual(await where('{ Maximum_Client_Weekly_Requests__c: { gt: 1, lte: 3 } }'), [
    'Person 2',
    'Person 3',
  ]);
  assert.deepEqual(await where('{ Maximum_Client_Weekly_Requests__c: { gte: 3 } }'), [
    'Person 3',
    'Person 4',
  ]);
  assert.deepEqual(await where('{ Maximum_Client_Weekly_Requests__c: { lt: 1 } }'), ['Person 0']);
  assert.deepEqual(await where('{ Name: { like: "%3" } }'), ['Person 3']);
  assert.deepEqual(await where('{ Name: { in: ["Person 0", "Person 9"] } }'), ['Person 0']);
  assert.deepEqual(await where('{ Name: { nin: ["Person 0", "Person 1", "Person 2"] } }'), [
    'Person 3',
    'Person 4',
  ]);
  assert.deepEqual(await where('{ Name: { in: [] } }'), []);
  assert.equal((await where('{ Name: { nin: [] } }')).length, 5);
  assert.deepEqual(await where('{ or: [{ Name: { eq: "Person 0" } }, { Name: { eq: "Person 4" } }] }'), [
    'Person 0',
    'Person 4',
  ]);
  assert.deepEqual(
    await where('{ and: [{ not: { Name: { eq: "Person 0" } } }, { Account: { Name: { eq: "North" } } }] }'),
    ['Person 2', 'Person 4'],
  );
  assert.deepEqual(
    await where('{ not: { or: [{ Name: { like: "%1" } }, { Account: { Name: { eq: "North" } } }] } }'),
    ['Person 3'],
  );
  assert.deepEqual(await where('{ Mentoring_Paused_Until__c: { eq: null }, Name: { like: "%0" } }'), [
    'Person 0',
  ]);
});

test('where: dates as value, literal and range', async () => {
  const found = async (condition: string): Promise<number> =>
    (await list(`Account(where: ${condition}) { totalCount edges { node { Id } } }`)).totalCount;
  assert.equal(await found('{ CreatedDate: { gte: { value: "2026-11-22T00:00:00Z" } } }'), 1);
  assert.equal(await found('{ Effective_From__c: { eq: { value: "2020-01-31" } } }'), 3);
  assert.equal(await found('{ CreatedDate: { eq: { literal: YESTERDAY } } }'), 1);
  assert.equal(await found('{ CreatedDate: { gte: { range: { last_n_days: 2 } } } }'), 2);
});

test('variables, names with quotes, defaults, operation names', async () => {
  const [first = ''] = ids.people;
  assert.deepEqual(await where('{ Id: { eq: $id } }', { id: first }), ['Person 0']);
  assert.deepEqual(await where('{ Id: { in: $ids } }', { ids: ids.people.slice(0, 2) }), [
    'Person 0',
    'Person 1',
  ]);
  const unit = await list('Account(where: { Name: { eq: $name } }) { edges { node { Name { value } } } }', {
    name: "O'Example",
  });
  assert.deepEqual(names(unit), ["O'Example"]);
  const text =
    'query a($n: Int = 2) { uiapi { query { Contact(first: $n) { edges { node { Id } } } } } } query b { uiapi { query { Contact { totalCount } } } }';
  assert.equal((await ask(text, {}, 'a')).data.uiapi.query.Contact?.edges.length, 2);
  assert.equal((await ask(text, {}, 'b')).data.uiapi.query.Contact?.totalCount, 5);
  assert.match((await ask(text)).errors[0]?.message ?? '', /Unknown operation/);
});

test('pages: first, after, cursors that hold each record once, 10 when first is not given', async () => {
  const seen: unknown[] = [];
  let after = 'null';
  for (let page = 0; page < 3; page++) {
    const connection =
      await list(`Contact(first: 2, after: ${after}, orderBy: { LastName: { order: DESC } }) {
      edges { node { Name { value } } cursor } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } totalCount }`);
    seen.push(...names(connection));
    assert.equal(connection.totalCount, 5);
    assert.equal(connection.pageInfo.hasNextPage, page < 2);
    assert.equal(connection.pageInfo.hasPreviousPage, page > 0);
    assert.equal(connection.pageInfo.endCursor, connection.edges.at(-1)?.cursor);
    after = JSON.stringify(connection.pageInfo.endCursor);
  }
  assert.deepEqual(seen, ['Person 4', 'Person 3', 'Person 2', 'Person 1', 'Person 0']);
  server.org.load(
    'Account',
    Array.from({ length: 12 }, (_, n) => ({ Name: `Bulk ${n}` })),
  );
  const bulk = await list(
    'Account(where: { Name: { like: "Bulk%" } }) { edges { node { Id } } pageInfo { hasNextPage } }',
  );
  assert.equal(bulk.edges.length, 10);
  assert.equal(bulk.pageInfo.hasNextPage, true);
  const empty = await list(
    'Account(where: { Name: { eq: "none" } }) { edges { node { Id } } pageInfo { endCursor hasNextPage } totalCount }',
  );
  assert.deepEqual(empty, { edges: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: 0 });
});

test('children hang below their own parent, with their own order, page and conditions', async () => {
  const { edges } =
    await list(`Account(where: { Name: { in: ["North", "South"] } }, orderBy: { Name: { order: ASC } }) { edges { node {
    Name { value }
    Contacts(first: 2, orderBy: { LastName: { order: DESC } }) { edges { node { Name { value } Cases { edges { node { Subject { value } } } } } } pageInfo { hasNextPage } totalCount }
    paused: Contacts(where: { Mentoring_Paused__c: { eq: true } }) { edges { node { Name { value } } } }
  } } }`);
  const [north, south] = edges.map(({ node }) => node as unknown as Record<string, Connection>);
  assert.ok(north?.Contacts && south?.Contacts && north.paused && south.paused);
  assert.deepEqual(names(north.Contacts), ['Person 4', 'Person 2']);
  assert.deepEqual([north.Contacts.totalCount, north.Contacts.pageInfo.hasNextPage], [3, true]);
  assert.deepEqual(names(south.Contacts), ['Person 3', 'Person 1']);
  assert.deepEqual([names(north.paused), names(south.paused)], [['Person 4'], []]);
  const cases = north.Contacts.edges[1]?.node.Cases as unknown as Connection;
  assert.deepEqual(
    cases.edges.map(({ node }) => node.Subject),
    [{ value: 'Request 2' }],
  );
});

test('fragments, aliases, include and skip, and the two kinds of owner', async () => {
  const { data, errors } = await ask(
    `query q($with: Boolean) { uiapi { query { mine: Case(first: 1, orderBy: { Subject: { order: ASC } }) { edges { node {
      ...subject
      state: Status @include(if: $with) { value }
      Origin @skip(if: true) { value }
      Owner { ... on User { Username { value } } ... on Group { DeveloperName { value } } }
    } } } } } }
    fragment subject on Case { Subject { text: value } }`,
    { with: false },
  );
  assert.deepEqual(errors, []);
  assert.deepEqual(data.uiapi.query.mine?.edges[0]?.node, {
    Subject: { text: 'Request 0' },
    Owner: { Username: { value: 'admin@engage.local' } },
  });
});

test('an unknown name is an error as Salesforce writes it; @optional leaves it out', async () => {
  const { data, errors } = await ask(
    '{ uiapi {\n query {\n  Case {\n   edges { node { Nope__c { value } } }\n } } } }',
  );
  assert.deepEqual(data, {});
  assert.deepEqual(errors, [
    {
      message:
        "Validation error of type FieldUndefined: Field 'Nope__c' in type 'Case' is undefined @ 'uiapi/query/Case/edges/node/Nope__c'",
      locations: [{ line: 4, column: 19 }],
      paths: [],
      extensions: { ErrorType: 'ValidationError' },
    },
  ]);
  assert.match(
    await refusal('Nope { totalCount }'),
    /Field 'Nope' in type 'RecordQuery' is undefined @ 'uiapi\/query\/Nope'/,
  );
  assert.match(await refusal('case { totalCount }'), /Field 'case' in type 'RecordQuery'/);
  assert.match(
    await refusal('Case { edges { node { subject { value } } } }'),
    /Field 'subject' in type 'Case'/,
  );
  assert.match(
    await refusal('Case { edges { node { Subject { text } } } }'),
    /Field 'text' in type 'StringValue'/,
  );
  assert.match(await refusal('Case { edges { node { Subject } } }'), /SubselectionRequired/);
  assert.match(await refusal('Case { nodes { Id } }'), /'CaseConnection'/);
  assert.match(
    await refusal('Case { edges { node { Contact { Nope { value } } } } }'),
    /in type 'Contact' is undefined @ 'uiapi\/query\/Case\/edges\/node\/Contact\/Nope'/,
  );
  const left = await list('Case(first: 1) { edges { node { Id Nope__c @optional { value } } } }');
  assert.deepEqual(Object.keys(left.edges[0]?.node ?? {}), ['Id']);
});

test('arguments that do not fit are refused, each by its name', async () => {
  const of = (args: string): Promise<string> => refusal(`Contact(${args}) { totalCount }`);
  assert.match(
    await of('where: { Nope: { eq: "x" } }'),
    /argument 'where' contains a field not in 'Contact_Filter': 'Nope'/,
  );
  assert.match(await of('where: { Name: { is: "x" } }'), /'is' is not an operator/);
  assert.match(await of('where: { Name: { eq: 5 } }'), /does not fit its type string/);
  assert.match(await of('where: { Maximum_Client_Weekly_Requests__c: { eq: "5" } }'), /does not fit/);
  assert.match(
    await of('where: { CreatedDate: { eq: "2026-11-20T00:00:00Z" } }'),
    /does not fit/,
    'dates are objects',
  );
  assert.match(
    await of('where: { CreatedDate: { eq: { value: "2026-11-20\' OR Id != null" } } }'),
    /does not fit/,
  );
  assert.match(await of('where: { Mentoring_Paused__c: { eq: "true" } }'), /does not fit/);
  assert.match(await of('where: "Name"'), /must be an object/);
  assert.match(await of('orderBy: { Nope: { order: ASC } }'), /argument 'orderBy'/);
  assert.match(await of('orderBy: { Name: { order: UP } }'), /must be ASC or DESC/);
  assert.match(await of('first: 0'), /argument 'first'/);
  assert.match(await of('first: 2001'), /argument 'first'/);
  assert.match(await of('after: "x"'), /argument 'after'/);
  assert.match(await of('limit: 3'), /UnknownArgument: Unknown field argument limit/);
});

test('scope MINE narrows to the user’s own records', async () => {
  const mine = await list('Case(scope: MINE) { totalCount }');
  assert.equal(mine.totalCount, 3);
  const mentor = server.sessions.issue(server.mentorUserId);
  const response = await server.api(
    'POST',
    '/graphql',
    { query: '{ uiapi { query { Case(scope: MINE) { totalCount } } } }' },
    { authorization: `Bearer ${mentor}` },
  );
  assert.equal(at(response, 'data.uiapi.query.Case.totalCount'), 0);
});

test('what is no query answers 200 with errors; what is no request is 400', async () => {
  for (const [text, type] of [
    ['{ uiapi { ', 'InvalidSyntax'],
    ['', 'InvalidSyntax'],
    ['mutation { uiapi { CaseCreate(input: {}) { Record { Id } } } }', 'OperationNotSupported'],
    ['{ nope }', 'ValidationError'],
    ['{ uiapi { nope } }', 'ValidationError'],
    ['{ ...missing }', 'ValidationError'],
    ['{ ...a } fragment a on Query { ...a }', 'ExecutionAborted'],
  ] as const) {
    const { errors } = await ask(text);
    assert.equal(errors[0]?.extensions.ErrorType, type, text);
  }
  for (const body of [{}, { query: 5 }, { query: '{ x }', variables: [] }, []]) {
    assert.equal((await server.api('POST', '/graphql', body)).statusCode, 400);
  }
});
