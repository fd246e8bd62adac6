import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  at,
  eachAt,
  errorOf,
  keysAt,
  numberAt,
  openTestServer,
  type TestServer,
  textAt,
} from './testServer.ts';

let server: TestServer;
let unitId: string;
let personId: string;
before(() => {
  server = openTestServer();
  const { org, adminId } = server;
  unitId = org.insert(
    'Account',
    { Name: 'SCORE Example', Unit_Level__c: 'Chapter', Effective_From__c: '2020-01-31' },
    adminId,
  );
  const person = { LastName: 'Example', AccountId: unitId, Maximum_Client_Weekly_Requests__c: 3 };
  personId = org.insert('Contact', person, adminId);
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const record = (id: string, query: string): string => `/ui-api/records/${id}?${query}`;

test('a record holds the fields asked for, each with its value and people’s text', async () => {
  const fields = ['Name', 'Unit_Level__c', 'Effective_From__c', 'CreatedDate', 'ParentId'].map(
    (name) => `Account.${name}`,
  );
  const response = await server.api('GET', record(unitId, `fields=${encodeURIComponent(fields.join(','))}`));
  assert.equal(response.statusCode, 200, response.body);
  assert.equal(at(response, 'apiName'), 'Account');
  assert.equal(at(response, 'id'), unitId);
  assert.deepEqual(at(response, 'fields'), {
    Name: { displayValue: null, value: 'SCORE Example' },
    Unit_Level__c: { displayValue: 'Chapter', value: 'Chapter' },
    Effective_From__c: { displayValue: '1/31/2020', value: '2020-01-31' },
    CreatedDate: { displayValue: '11/20/2026, 10:00 AM', value: '2026-11-20T15:00:00.000Z' },
    ParentId: { displayValue: null, value: null },
  });
  for (const key of [
    'childRelationships',
    'eTag',
    'weakEtag',
    'lastModifiedById',
    'lastModifiedDate',
    'systemModstamp',
    'recordTypeId',
    'recordTypeInfo',
  ]) {
    assert.notEqual(at(response, key), undefined, key);
  }
});

test('a parent is a whole record inside the field', async () => {
  const optional = 'Contact.Maximum_Client_Weekly_Requests__c';
  const body = await server.api(
    'GET',
    record(personId, `fields=Contact.Account.Name&optionalFields=${optional}`),
  );
  assert.equal(at(body, 'fields.Account.displayValue'), 'SCORE Example');
  assert.equal(at(body, 'fields.Account.value.apiName'), 'Account');
  assert.equal(at(body, 'fields.Account.value.id'), unitId);
  assert.deepEqual(at(body, 'fields.Account.value.fields'), {
    Name: { displayValue: null, value: 'SCORE Example' },
  });
  assert.deepEqual(at(body, 'fields.Maximum_Client_Weekly_Requests__c'), { displayValue: '3', value: 3 });
  const owner = await server.api('GET', record(personId, 'fields=Contact.Owner.Name'));
  assert.equal(at(owner, 'fields.Owner.displayValue'), 'admin');
  assert.equal(at(owner, 'fields.Owner.value.apiName'), 'User');
  const none = await server.api('GET', record(unitId, 'fields=Account.Parent.Name'));
  assert.deepEqual(at(none, 'fields.Parent'), { displayValue: null, value: null });
});

test('an unknown name is an error among fields and nothing among optionalFields', async () => {
  for (const name of ['Account.Nope', 'Account.Nope__r.Name', 'Contact.Name', 'Name', 'Account']) {
    const response = await server.api('GET', record(unitId, `fields=${name}`));
    assert.equal(response.statusCode, 400, name);
    assert.equal(errorOf(response).errorCode, 'INVALID_FIELD');
    const optional = await server.api('GET', record(unitId, `fields=Account.Name&optionalFields=${name}`));
    assert.deepEqual(keysAt(optional, 'fields'), ['Name'], name);
  }
  assert.equal((await server.api('GET', `/ui-api/records/${unitId}`)).statusCode, 400);
});

test('what is not there, or not an id, is 404 as an array', async () => {
  for (const id of ['001Sc00000ZZZZZ', 'zzz', '001', "001' OR Id != '"]) {
    const response = await server.api('GET', record(encodeURIComponent(id), 'fields=Account.Name'));
    assert.equal(response.statusCode, 404, id);
    assert.equal(errorOf(response).errorCode, 'NOT_FOUND');
  }
});

test('PATCH takes the Id in the body, returns every own field, and the etag grows', async () => {
  const before = await server.api('GET', record(unitId, 'fields=Account.Name'));
  server.clock.advance(1000);
  const changed = await server.api('PATCH', `/ui-api/records/${unitId}`, {
    fields: { Id: unitId, Name: 'SCORE Renamed' },
  });
  assert.equal(changed.statusCode, 200, changed.body);
  assert.equal(at(changed, 'fields.Name.value'), 'SCORE Renamed');
  assert.equal(at(changed, 'fields.Unit_Level__c.value'), 'Chapter');
  assert.ok(numberAt(changed, 'weakEtag') > numberAt(before, 'weakEtag'));
  assert.notEqual(at(changed, 'eTag'), at(before, 'eTag'));
});

test('POST answers 201 with the record; DELETE 204', async () => {
  const created = await server.api('POST', '/ui-api/records', {
    apiName: 'Account',
    fields: { Name: 'New' },
  });
  assert.equal(created.statusCode, 201, created.body);
  const id = textAt(created, 'id');
  assert.equal(at(created, 'fields.Name.value'), 'New');
  assert.equal((await server.api('DELETE', `/ui-api/records/${id}`)).statusCode, 204);
  assert.equal((await server.api('GET', record(id, 'fields=Account.Name'))).statusCode, 404);
  assert.equal(
    (await server.api('POST', '/ui-api/records', { apiName: 'Nope', fields: {} })).statusCode,
    400,
  );
});

test('a refused save says what is wrong at its field', async () => {
  const response = await server.api('PATCH', `/ui-api/records/${unitId}`, {
    fields: { Unit_Level__c: 'Planet' },
  });
  assert.equal(response.statusCode, 400);
  assert.equal(at(response, 'enhancedErrorType'), 'RecordError');
  assert.equal(response.statusCode, 400);
  assert.equal(
    at(response, 'output.fieldErrors.Unit_Level__c.0.errorCode'),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  );
  assert.equal(
    at(response, 'output.fieldErrors.Unit_Level__c.0.fieldLabel'),
    server.org.schema.object('Account')?.field('Unit_Level__c')?.label,
  );
  assert.deepEqual(at(response, 'output.errors'), []);
  const create = await server.api('POST', '/ui-api/records', { apiName: 'Account', fields: {} });
  assert.match(textAt(create, 'message'), /trying to create/);
  assert.ok(keysAt(create, 'output.fieldErrors').includes('Name'));
});

test('If-Unmodified-Since: a record changed since then is not overwritten', async () => {
  const since = new Date(server.clock.now()).toUTCString();
  const path = `/ui-api/records/${unitId}`;
  assert.equal(
    (await server.api('PATCH', path, { fields: { Name: 'Mine' } }, { 'if-unmodified-since': since }))
      .statusCode,
    200,
  );
  server.clock.advance(5000);
  await server.api('PATCH', path, { fields: { Name: 'Theirs' } });
  const late = await server.api(
    'PATCH',
    path,
    { fields: { Name: 'Mine again' } },
    { 'if-unmodified-since': since },
  );
  assert.equal(late.statusCode, 412);
  assert.equal(
    at(await server.api('GET', record(unitId, 'fields=Account.Name')), 'fields.Name.value'),
    'Theirs',
  );
});

test('batch: several records, each with its own status', async () => {
  const path = `/ui-api/records/batch/${unitId},001Sc00000ZZZZZ?fields=Account.Name`;
  const body = await server.api('GET', path);
  assert.equal(at(body, 'hasErrors'), true);
  assert.deepEqual(eachAt(body, 'results', 'statusCode'), [200, 404]);
});

test('object-info describes fields, record types and children', async () => {
  const info = await server.api('GET', '/ui-api/object-info/Contact');
  assert.equal(at(info, 'apiName'), 'Contact');
  assert.equal(at(info, 'fields.AccountId.reference'), true);
  assert.deepEqual(at(info, 'fields.AccountId.referenceToInfos'), [
    { apiName: 'Account', nameFields: ['Name'] },
  ]);
  assert.equal(at(info, 'fields.LastName.required'), true);
  assert.equal(at(info, 'fields.CreatedDate.dataType'), 'DateTime');
  assert.equal(at(info, 'fields.Areas_of_Expertise__c.dataType'), 'MultiPicklist');
  assert.ok(
    keysAt(info, 'recordTypeInfos').some((id) => at(info, `recordTypeInfos.${id}.name`) === 'Volunteer'),
  );
  assert.equal((await server.api('GET', '/ui-api/object-info/Nope')).statusCode, 404);
});

test('picklist-values, of one field and of all, by record type', async () => {
  const base = '/ui-api/object-info/Account/picklist-values/012000000000000AAA';
  const one = await server.api('GET', `${base}/Unit_Level__c`);
  assert.deepEqual(eachAt(one, 'values', 'value'), ['Branch', 'Chapter', 'District', 'Region']);
  assert.equal(at(one, 'url'), `/services/data/v66.0${base}/Unit_Level__c`);
  const all = await server.api('GET', base);
  assert.deepEqual(at(all, 'picklistFieldValues.Unit_Level__c'), one.json<unknown>());
  assert.equal((await server.api('GET', `${base}/Name`)).statusCode, 404);
  assert.equal(
    (await server.api('GET', '/ui-api/object-info/Account/picklist-values/012Sc00000ZZZZZ/Unit_Level__c'))
      .statusCode,
    404,
  );
});
