import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, BASE, openTestServer, textAt, type TestServer } from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const FALSE = { 'Sforce-Auto-Assign': 'FALSE' };

async function ownerOf(id: string): Promise<unknown> {
  return at(await server.api('GET', `/sobjects/Case/${id}?fields=OwnerId`), 'OwnerId');
}

async function create(headers: Record<string, string>): Promise<string> {
  const body = { Subject: 'S', OwnerId: server.mentorUserId };
  return textAt(await server.api('POST', '/sobjects/Case', body, headers), 'id');
}

// "Assignment Rule Header", REST API Developer Guide; Help 000395506: with no active rule the Default Case Owner.
test('Sforce-Auto-Assign is TRUE when it is missing: a create and an update give the Case another owner', async () => {
  assert.equal(await ownerOf(await create({})), server.adminId);
  assert.equal(await ownerOf(await create({ 'sforce-auto-assign': 'true' })), server.adminId);
  const id = await create(FALSE);
  assert.equal(await ownerOf(id), server.mentorUserId);
  await server.api('PATCH', `/sobjects/Case/${id}`, { Subject: 'T' }, { 'Sforce-Auto-Assign': 'false' });
  assert.equal(await ownerOf(id), server.mentorUserId);
  await server.api('PATCH', `/sobjects/Case/${id}`, { Subject: 'U' });
  assert.equal(await ownerOf(id), server.adminId);
});

test('collections take the header of their request, the parts of a composite their own', async () => {
  const records = [{ attributes: { type: 'Case' }, OwnerId: server.mentorUserId }];
  const collected = async (headers: Record<string, string>) => {
    const response = await server.api('POST', '/composite/sobjects', { records }, headers);
    return ownerOf(response.json<{ id: string }[]>()[0]?.id ?? '');
  };
  assert.equal(await collected(FALSE), server.mentorUserId);
  assert.equal(await collected({}), server.adminId);
  const part = (referenceId: string, httpHeaders: Record<string, string>): object => ({
    method: 'POST',
    url: `${BASE}/sobjects/Case`,
    referenceId,
    httpHeaders,
    body: { OwnerId: server.mentorUserId },
  });
  const response = await server.api(
    'POST',
    '/composite',
    { compositeRequest: [part('a', {}), part('b', FALSE)] },
    FALSE,
  );
  const ids = response
    .json<{ compositeResponse: { body: { id: string } }[] }>()
    .compositeResponse.map((each) => each.body.id);
  assert.deepEqual(await Promise.all(ids.map(ownerOf)), [server.adminId, server.mentorUserId]);
});

// "UI API" has no such header: a component asks with useDefaultRule.
test('UI API runs no assignment rule by itself', async () => {
  const fields = { OwnerId: server.mentorUserId };
  const made = await server.api('POST', '/ui-api/records', { apiName: 'Case', fields });
  assert.equal(await ownerOf(textAt(made, 'id')), server.mentorUserId);
});
