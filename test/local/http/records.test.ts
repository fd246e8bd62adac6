import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, BASE, eachAt, errorOf, openTestServer, soql, type TestServer, textAt } from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

async function createAccount(fields: object): Promise<string> {
  const response = await server.api('POST', '/sobjects/Account', fields);
  assert.equal(response.statusCode, 201, response.body);
  return textAt(response, 'id');
}

test('create, read, change, delete one record', async () => {
  const created = await server.api('POST', '/sobjects/Account', {
    attributes: { type: 'Account' },
    Name: 'SCORE Example',
  });
  assert.equal(created.statusCode, 201);
  const id = textAt(created, 'id');
  assert.match(id, /^001\w{15}$/);
  assert.deepEqual(created.json<unknown>(), { id, success: true, errors: [] });
  assert.equal(created.headers.location, `${BASE}/sobjects/Account/${id}`);

  const path = `/sobjects/account/${id}`;
  const changed = await server.api('PATCH', path, { Name: 'SCORE Other', Unit_Level__c: 'Chapter' });
  assert.equal(changed.statusCode, 204);
  assert.equal(changed.body, '');
  const row = await server.api('GET', `${path}?fields=Name,Unit_Level__c,Owner.Name`);
  assert.deepEqual(at(row, 'attributes'), { type: 'Account', url: `${BASE}/sobjects/Account/${id}` });
  assert.equal(at(row, 'Name'), 'SCORE Other');
  assert.equal(at(row, 'Unit_Level__c'), 'Chapter');
  assert.equal(at(row, 'CreatedDate'), undefined);
  const whole = await server.api('GET', `/sobjects/Account/${id.slice(0, 15)}`);
  assert.match(textAt(whole, 'CreatedDate'), /^\d{4}-\d\d-\d\dT[\d:.]+\+0000$/);

  assert.equal((await server.api('DELETE', path)).statusCode, 204);
  const gone = await server.api('GET', path);
  assert.equal(gone.statusCode, 404);
  const again = await server.api('DELETE', path);
  assert.equal(again.statusCode, 404);
  assert.equal(errorOf(again).errorCode, 'ENTITY_IS_DELETED');
});

test('a refusal names code, words and fields, and changes nothing', async () => {
  const before = at(await server.api('GET', `/query${soql('SELECT COUNT() FROM Account')}`), 'totalSize');
  const refusals: [object, string, string[] | undefined][] = [
    [{}, 'REQUIRED_FIELD_MISSING', ['Name']],
    [{ Name: 'A', Unit_Level__c: 'Planet' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['Unit_Level__c']],
    [{ Name: 'A', Chapter_Number__c: '12345' }, 'STRING_TOO_LONG', ['Chapter_Number__c']],
    [{ Name: 'A', Nope__c: 1 }, 'INVALID_FIELD', undefined],
    [{ Name: 'A', ParentId: '003000000000001AAA' }, 'FIELD_INTEGRITY_EXCEPTION', ['ParentId']],
  ];
  for (const [body, errorCode, fields] of refusals) {
    const response = await server.api('POST', '/sobjects/Account', body);
    assert.equal(response.statusCode, 400);
    const error = errorOf(response);
    assert.equal(error.errorCode, errorCode);
    assert.deepEqual(error.fields, fields);
    assert.ok(error.message.length > 10);
  }
  const after = at(await server.api('GET', `/query${soql('SELECT COUNT() FROM Account')}`), 'totalSize');
  assert.equal(after, before);
});

test('an update refuses an Id among the fields, and an id that names nothing', async () => {
  const id = await createAccount({ Name: 'A' });
  const withId = await server.api('PATCH', `/sobjects/Account/${id}`, { Id: id, Name: 'B' });
  assert.equal(withId.statusCode, 400);
  assert.equal(errorOf(withId).errorCode, 'INVALID_FIELD');
  const missing = await server.api('PATCH', '/sobjects/Account/001Sc00000ZZZZZ', { Name: 'B' });
  assert.equal(missing.statusCode, 404);
  assert.equal(errorOf(missing).errorCode, 'NOT_FOUND');
});

async function openRequest(): Promise<{ caseId: string; mentorId: string }> {
  const caseId = textAt(await server.api('POST', '/sobjects/Case', { Subject: 'Example' }), 'id');
  const mentorId = textAt(await server.api('POST', '/sobjects/Contact', { LastName: 'Example' }), 'id');
  return { caseId, mentorId };
}

test('upsert by external id: 201 the first time, 200 from then on, with one record', async () => {
  const { caseId } = await openRequest();
  const path = `/sobjects/Request_Clock__c/Request_Key__c/${caseId}`;
  const first = await server.api('PATCH', path, { Request__c: caseId, Next_Action_Why__c: 'one' });
  assert.equal(first.statusCode, 201, first.body);
  const second = await server.api('PATCH', path, { Next_Action_Why__c: 'two' });
  assert.equal(second.statusCode, 200);
  assert.deepEqual(second.json<unknown>(), {
    id: at(first, 'id'),
    success: true,
    errors: [],
    created: false,
  });
  const read = await server.api('GET', `${path}?fields=Next_Action_Why__c`);
  assert.equal(at(read, 'Next_Action_Why__c'), 'two');
  assert.equal((await server.api('DELETE', path)).statusCode, 204);
  assert.equal((await server.api('GET', path)).statusCode, 404);
});

test('upsert by an encoded key, by Id, and by a field that is no external id', async () => {
  const { caseId, mentorId } = await openRequest();
  const key = `${caseId}/a b:c'd`;
  const path = `/sobjects/Mentor_Assignment__c/Cause_Key__c/${encodeURIComponent(key)}`;
  const body = {
    Request__c: caseId,
    Mentor__c: mentorId,
    Offered_At__c: '2026-11-20T15:00:00Z',
    How__c: 'Assigned',
  };
  const created = await server.api('PATCH', path, body);
  assert.equal(created.statusCode, 201, created.body);
  assert.equal(at(await server.api('GET', path), 'Cause_Key__c'), key);

  const byId = await server.api('PATCH', `/sobjects/Mentor_Assignment__c/Id/${textAt(created, 'id')}`, {
    How__c: 'Direct',
  });
  assert.equal(byId.statusCode, 200, byId.body);
  const wrong = await server.api('PATCH', '/sobjects/Mentor_Assignment__c/How__c/Direct', body);
  assert.equal(wrong.statusCode, 404);
  assert.equal((await server.api('PATCH', '/sobjects/Mentor_Assignment__c/Nope__c/x', body)).statusCode, 404);
});

test('writes remember whether auto-assignment was left on, as it is by default', async () => {
  await server.api('POST', '/sobjects/Case', { Subject: 'left on' });
  await server.api('POST', '/sobjects/Case', { Subject: 'off' }, { 'Sforce-Auto-Assign': 'FALSE' });
  const headers = { authorization: `Bearer ${server.token}` };
  const writes = await server.call({ url: '/local/writes', headers });
  assert.deepEqual(writes.json<unknown[]>().slice(-2), [
    { kind: 'insert', object: 'Case', autoAssign: true, userId: server.adminId },
    { kind: 'insert', object: 'Case', autoAssign: false, userId: server.adminId },
  ]);
  assert.equal((await server.call({ url: '/local/writes' })).statusCode, 401);
});

test('recent: what the user looked at last (FOR VIEW, FOR REFERENCE), without what is gone', async () => {
  const look = (name: string, words: string): Promise<unknown> =>
    server.api('GET', `/query${soql(`SELECT Id FROM Account WHERE Name = '${name}' ${words}`)}`);
  const [, second] = [await createAccount({ Name: 'First' }), await createAccount({ Name: 'Second' })];
  await look('Second', 'FOR VIEW');
  await look('First', 'FOR REFERENCE');
  await look('FOR VIEW', '');
  await createAccount({ Name: 'A program made it' });
  assert.deepEqual(eachAt(await server.api('GET', '/sobjects/Account'), 'recentItems', 'Name'), [
    'First',
    'Second',
  ]);
  const recent = await server.api('GET', '/recent?limit=2');
  assert.deepEqual(eachAt(recent, '', 'Name'), ['First', 'Second']);
  await server.api('DELETE', `/sobjects/Account/${second}`);
  const left = await server.api('GET', '/recent');
  assert.ok(!eachAt(left, '', 'Id').includes(second));
});
