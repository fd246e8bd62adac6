import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, BASE, eachAt, keysAt, openTestServer, type TestServer, textAt } from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

interface Field {
  name: string;
  [property: string]: unknown;
}

async function fieldsOf(object: string): Promise<Map<string, Field>> {
  const description = await server.api('GET', `/sobjects/${object}/describe`);
  const { fields } = description.json<{ fields: Field[] }>();
  return new Map(fields.map((field) => [field.name, field]));
}

test('describe global lists every object with its key prefix and addresses', async () => {
  const global = await server.api('GET', '/sobjects');
  const { sobjects, maxBatchSize } = global.json<{ sobjects: Field[]; maxBatchSize: number }>();
  assert.equal(maxBatchSize, 200);
  const byName = new Map(sobjects.map((object) => [object.name, object]));
  for (const name of ['Account', 'Case', 'Contact', 'User', 'Mentor_Assignment__c', 'Request_Clock__c']) {
    const object = byName.get(name);
    assert.equal(object?.queryable, true, name);
    assert.match(String(object.keyPrefix), /^\w{3}$/);
    assert.deepEqual(keysAt(global, `sobjects.${sobjects.indexOf(object)}.urls`).sort(), [
      'describe',
      'layouts',
      'rowTemplate',
      'sobject',
    ]);
  }
});

test('describe tells of a field what doctor and jsforce need', async () => {
  const fields = await fieldsOf('Mentor_Assignment__c');
  const key = fields.get('Cause_Key__c');
  assert.deepEqual(
    [key?.type, key?.length, key?.externalId, key?.unique, key?.nillable, key?.idLookup],
    ['string', 80, true, true, false, true],
  );
  const how = fields.get('How__c');
  assert.equal(how?.restrictedPicklist, true);
  assert.deepEqual(
    (how.picklistValues as { value: string; active: boolean }[]).map(({ value, active }) => [value, active]),
    [
      ['Direct', true],
      ['Assigned', true],
    ],
  );
  const request = fields.get('Request__c');
  assert.deepEqual(
    [request?.type, request?.referenceTo, request?.relationshipName, request?.createable],
    ['reference', ['Case'], 'Request__r', true],
  );
  const rollUp = fields.get('Email_Attempts__c');
  assert.deepEqual([rollUp?.calculated, rollUp?.createable, rollUp?.updateable], [true, false, false]);
  const name = fields.get('Name');
  assert.deepEqual([name?.nameField, name?.autoNumber, name?.createable], [true, true, false]);
  assert.deepEqual([fields.get('Id')?.type, fields.get('Id')?.idLookup], ['id', true]);
});

test('describe lists children and record types, the master among them', async () => {
  const description = await server.api('GET', '/sobjects/Case/describe');
  assert.ok(eachAt(description, 'childRelationships', 'childSObject').includes('Mentor_Assignment__c'));
  assert.ok(eachAt(description, 'recordTypeInfos', 'developerName').includes('Mentoring_Request'));
  assert.equal(eachAt(description, 'recordTypeInfos', 'recordTypeId').at(-1), '012000000000000AAA');
  assert.equal(eachAt(description, 'recordTypeInfos', 'master').at(-1), true);
  assert.equal(at(description, 'urls.sobject'), '/services/data/v66.0/sobjects/Case');
});

test('the resource of an object answers its summary, in any case', async () => {
  const summary = await server.api('GET', '/sobjects/mentor_assignment__C');
  assert.equal(at(summary, 'objectDescribe.name'), 'Mentor_Assignment__c');
  assert.deepEqual(at(summary, 'recentItems'), []);
});

test('list views: all records of an object, described, read in pages and explained ("List View", REST API Developer Guide)', async () => {
  for (const Name of ['Beta', 'Alpha', 'Gamma']) await server.api('POST', '/sobjects/Account', { Name });
  const listed = await server.api('GET', '/sobjects/Account/listviews');
  const id = textAt(listed, 'listviews.0.id');
  assert.equal(at(listed, 'listviews.0.resultsUrl'), `${BASE}/sobjects/Account/listviews/${id}/results`);
  const described = await server.api('GET', `/sobjects/Account/listviews/${id}/describe`);
  assert.match(textAt(described, 'query'), /^SELECT Name, .* FROM Account ORDER BY Name/);
  const page = await server.api('GET', `/sobjects/Account/listviews/${id}/results?limit=2&offset=1`);
  assert.deepEqual([at(page, 'size'), at(page, 'done')], [2, true]);
  assert.equal(at(page, 'records.0.columns.0.value'), 'Beta');
  const first = await server.api('GET', `/sobjects/Account/listviews/${id}/results?limit=1`);
  assert.deepEqual([at(first, 'done'), at(first, 'records.0.columns.0.value')], [false, 'Alpha']);
  assert.equal(at(await server.api('GET', `/query?explain=${id}`), 'plans.0.sobjectType'), 'Account');
  for (const other of ['00B000000000000AAA', 'x']) {
    const missing = await server.api('GET', `/sobjects/Account/listviews/${other}/results`);
    assert.equal(missing.statusCode, 404);
  }
});

test('the named layout of users, and of nothing else ("sObject Named Layouts")', async () => {
  const named = await server.api('GET', '/sobjects/User/describe/namedLayouts/UserAlt');
  assert.deepEqual(at(named, 'recordTypeSelectorRequired'), [false]);
  assert.equal((await server.api('GET', '/sobjects/Case/describe/namedLayouts/UserAlt')).statusCode, 404);
});
