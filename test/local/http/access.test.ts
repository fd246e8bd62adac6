import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { textOf } from '../engine/fixture.ts';
import {
  at,
  BASE,
  eachAt,
  errorOf,
  openTestServer,
  soql,
  type Method,
  type TestServer,
} from './testServer.ts';

let server: TestServer;
const ids: Record<string, string> = {};

/** A call as one of the users below. */
function as(name: string, method: Method, path: string, payload?: unknown) {
  return server.call({
    method,
    url: BASE + path,
    headers: {
      authorization: `Bearer ${server.sessions.issue(ids[name] ?? '')}`,
      // Or the update of a case would give it to the default owner.
      'sforce-auto-assign': 'FALSE',
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
  });
}

before(() => {
  server = openTestServer();
  const { org } = server;
  const idOf = (object: string, name: string): string => {
    const rows = org.query(`SELECT Id FROM ${object} WHERE Name = '${name}'`, { userId: org.systemUserId });
    return textOf(rows.records[0]?.Id);
  };
  const make = (object: string, values: Record<string, string>): string =>
    org.insert(object, values, org.systemUserId);
  const user = (name: string, profile: string, set: string, more: Record<string, string> = {}): void => {
    ids[name] = make('User', {
      Username: `${name}@engage.local`,
      LastName: name,
      Alias: name,
      Email: `${name}@engage.local`,
      ProfileId: idOf('Profile', profile),
      ...more,
    });
    make('PermissionSetAssignment', { AssigneeId: ids[name], PermissionSetId: idOf('PermissionSet', set) });
  };
  const region = make('Account', { Name: 'Central', Unit_Level__c: 'Region' });
  const district = make('Account', { Name: 'Prairie', Unit_Level__c: 'District', ParentId: region });
  ids.chapter = make('Account', {
    Name: 'SCORE Testville',
    Unit_Level__c: 'Chapter',
    ParentId: district,
  });
  ids.contact = make('Contact', { LastName: 'Wise', AccountId: ids.chapter });
  user('wise', 'Partner Community User', 'SCORE_Mentor', { ContactId: ids.contact });
  user('sage', 'Partner Community User', 'SCORE_Mentor', {
    ContactId: make('Contact', { LastName: 'Sage', AccountId: ids.chapter }),
  });
  user('cic', 'Standard User', 'SCORE_CIC');
  make('GroupMember', { GroupId: idOf('Group', 'SCORE Central'), UserOrGroupId: ids.cic ?? '' });
  ids.own = make('Case', {
    Subject: 'hers',
    OwnerId: String(ids.wise),
    ContactId: make('Contact', { LastName: 'Client' }),
  });
  ids.other = make('Case', { Subject: 'his', OwnerId: String(ids.sage) });
});
after(() => server.close());

test('a mentor sees and changes the own request; another’s is 404, and the query does not list it', async () => {
  const listed = await as('wise', 'GET', `/query${soql('SELECT Subject, Contact.Name FROM Case')}`);
  assert.deepEqual([eachAt(listed, 'records', 'Subject'), at(listed, 'records.0.Contact')], [['hers'], null]);
  assert.equal(
    (await as('wise', 'PATCH', `/sobjects/Case/${ids.own}`, { Status: 'Working' })).statusCode,
    204,
  );
  for (const method of ['GET', 'PATCH'] as const) {
    const answer = await as(
      'wise',
      method,
      `/sobjects/Case/${ids.other}`,
      method === 'GET' ? undefined : { Status: 'Working' },
    );
    assert.deepEqual(
      [answer.statusCode, errorOf(answer)],
      [404, { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    );
  }
  const deleted = await as('wise', 'DELETE', `/sobjects/Case/${ids.own}`);
  assert.deepEqual(
    [deleted.statusCode, errorOf(deleted).errorCode],
    [403, 'INSUFFICIENT_ACCESS_OR_READONLY'],
  );
});

test('an object or field that is hidden is not described, nor known to UI API and GraphQL ("Describe Global": objects available to the logged-in user)', async () => {
  const global = eachAt(await as('wise', 'GET', '/sobjects'), 'sobjects', 'name');
  assert.deepEqual([global.includes('Unit_Term__c'), global.includes('Case')], [false, true]);
  for (const path of [
    '/sobjects/Unit_Term__c',
    '/sobjects/Unit_Term__c/describe',
    '/ui-api/object-info/Unit_Term__c',
  ])
    assert.equal((await as('wise', 'GET', path)).statusCode, 404, path);
  const info = await as('wise', 'GET', '/ui-api/object-info/Request_Clock__c');
  assert.equal(at(info, 'updateable'), false);
  const described = eachAt(await as('cic', 'GET', '/sobjects/Request_Clock__c/describe'), 'fields', 'name');
  assert.equal(described.includes('Topic_Areas__c'), true);
  const create = await as('wise', 'POST', '/sobjects/Account', { Name: 'x' });
  assert.deepEqual(
    [create.statusCode, errorOf(create).errorCode],
    [400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'],
  );
  const graph = await as('wise', 'POST', '/graphql', {
    query: '{ uiapi { query { Unit_Term__c { edges { node { Id } } } } } }',
  });
  assert.match(graph.body, /Unit_Term__c/);
  assert.notDeepEqual(at(graph, 'errors'), []);
});

test('giving a record away by UI API: the update is done and the answer is 404, or 204 with handleOwnerChange ("Update a Record", UI API)', async () => {
  const { org } = server;
  const give = async (query: string): Promise<number> => {
    const id = org.insert('Case', { Subject: 'gone', OwnerId: String(ids.wise) }, org.systemUserId);
    const answer = await as('wise', 'PATCH', `/ui-api/records/${id}${query}`, {
      fields: { OwnerId: ids.sage },
    });
    assert.equal(org.retrieve('Case', id, ['OwnerId'], org.systemUserId).OwnerId, ids.sage);
    return answer.statusCode;
  };
  assert.deepEqual([await give(''), await give('?handleOwnerChange=true')], [404, 204]);
  const invisible = await as('wise', 'PATCH', `/ui-api/records/${ids.other}?handleOwnerChange=true`, {
    fields: { Status: 'New' },
  });
  assert.equal(invisible.statusCode, 404);
});

test('sObject collections answer row by row: refused rows name the code', async () => {
  const answer = await as('wise', 'PATCH', '/composite/sobjects', {
    records: [
      { attributes: { type: 'Case' }, Id: ids.own, Status: 'New' },
      { attributes: { type: 'Case' }, Id: ids.other, Status: 'New' },
    ],
  });
  assert.deepEqual(
    [at(answer, '0.success'), at(answer, '1.success'), at(answer, '1.errors.0.statusCode')],
    [true, false, 'NOT_FOUND'],
  );
});

test('a coordinator sees every request, and the clocks of the region (sharing rule of the package)', async () => {
  server.org.update('Case', String(ids.other), { Chapter__c: String(ids.chapter) }, server.org.systemUserId);
  server.org.insert(
    'Request_Clock__c',
    { Request__c: String(ids.other), Request_Key__c: String(ids.other) },
    server.org.systemUserId,
  );
  const cases = await as('cic', 'GET', `/query${soql('SELECT Id, Contact.Name FROM Case')}`);
  assert.ok(Number(at(cases, 'totalSize')) >= 2);
  assert.equal(
    at(await as('cic', 'GET', `/query${soql('SELECT Id FROM Request_Clock__c')}`), 'totalSize'),
    1,
  );
  assert.equal(
    at(await as('wise', 'GET', `/query${soql('SELECT Id FROM Request_Clock__c')}`), 'totalSize'),
    0,
  );
  assert.deepEqual(server.reports, []);
});
