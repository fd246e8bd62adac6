import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { at, BASE, openTestServer, type TestServer, textAt } from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

function form(url: string, fields: Record<string, string>): Promise<LightMyRequestResponse> {
  return server.call({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: '127.0.0.1:7066' },
    payload: new URLSearchParams(fields).toString(),
  });
}
const token = (fields: Record<string, string>): Promise<LightMyRequestResponse> =>
  form('/services/oauth2/token', fields);
const bearer = (accessToken: string): { authorization: string } => ({
  authorization: `Bearer ${accessToken}`,
});

test('password: a token that works, and the addresses of this server', async () => {
  const response = await token({ grant_type: 'password', username: 'admin@engage.local', password: 'local' });
  assert.equal(at(response, 'instance_url'), 'http://127.0.0.1:7066');
  assert.equal(at(response, 'token_type'), 'Bearer');
  assert.equal(at(response, 'id'), `http://127.0.0.1:7066/id/${server.org.organizationId}/${server.adminId}`);
  assert.equal(response.headers['cache-control'], 'no-store');
  const call = await server.call({
    url: `${BASE}/limits`,
    headers: bearer(textAt(response, 'access_token')),
  });
  assert.equal(call.statusCode, 200);
});

test('refresh_token: an expired session is replaced', async () => {
  const first = await token({
    grant_type: 'password',
    username: 'service@engage.local',
    password: 'local',
  });
  server.sessions.expireAll();
  const expired = await server.call({
    url: `${BASE}/limits`,
    headers: bearer(textAt(first, 'access_token')),
  });
  assert.equal(expired.statusCode, 401);
  assert.deepEqual(expired.json<unknown>(), [
    { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
  ]);
  const fresh = await token({ grant_type: 'refresh_token', refresh_token: textAt(first, 'refresh_token') });
  assert.equal(
    (await server.call({ url: `${BASE}/limits`, headers: bearer(textAt(fresh, 'access_token')) })).statusCode,
    200,
  );
  assert.equal(at(fresh, 'refresh_token'), undefined);
});

test('client_credentials: runs as the service user', async () => {
  const grant = { grant_type: 'client_credentials', client_id: 'engage-service', client_secret: 'local' };
  const accessToken = textAt(await token(grant), 'access_token');
  const info = await server.call({ url: '/services/oauth2/userinfo', headers: bearer(accessToken) });
  assert.equal(at(info, 'preferred_username'), 'service@engage.local');
  const wrong = await token({ ...grant, client_secret: 'guess' });
  assert.equal(at(wrong, 'error'), 'invalid_client_id');
});

test('what is no grant is 400 with OAuth’s own error shape', async () => {
  const refusals: [Record<string, string>, string][] = [
    [{ grant_type: 'password', username: 'admin@engage.local', password: 'wrong' }, 'invalid_grant'],
    [{ grant_type: 'password', username: "x' OR Username != '", password: 'local' }, 'invalid_grant'],
    [{ grant_type: 'password', username: 'autoproc@engage.local', password: 'local' }, 'invalid_grant'],
    [{ grant_type: 'password' }, 'invalid_grant'],
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant'],
    [{ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }, 'invalid_grant'],
    [{ grant_type: 'constructor' }, 'unsupported_grant_type'],
    [{}, 'invalid_request'],
  ];
  for (const [fields, error] of refusals) {
    const response = await token(fields);
    assert.equal(response.statusCode, 400, JSON.stringify(fields));
    assert.equal(at(response, 'error'), error);
  }
});

test('userinfo and identity name the user and the org', async () => {
  const accessToken = server.sessions.issue(server.adminId);
  const info = await server.call({ url: '/services/oauth2/userinfo', headers: bearer(accessToken) });
  assert.equal(at(info, 'user_id'), server.adminId);
  assert.equal(at(info, 'organization_id'), server.org.organizationId);
  assert.equal(at(info, 'zoneinfo'), 'America/New_York');
  const url = `/id/${server.org.organizationId}/${server.adminId}`;
  const identity = await server.call({ url, headers: bearer(accessToken) });
  assert.equal(at(identity, 'username'), 'admin@engage.local');
  assert.equal(at(identity, 'timezone'), 'America/New_York');
  const short = `/id/${server.org.organizationId.slice(0, 15)}/${server.adminId.slice(0, 15)}`;
  assert.equal((await server.call({ url: short, headers: bearer(accessToken) })).statusCode, 200);
});

test('userinfo and identity refuse a bad token with 403 and plain text', async () => {
  const cases: [string, Record<string, string>, string][] = [
    ['/services/oauth2/userinfo', bearer('00Dxx!bad'), 'Bad_OAuth_Token'],
    ['/services/oauth2/userinfo', {}, 'Missing_OAuth_Token'],
    [`/id/${server.org.organizationId}/${server.adminId}`, bearer('00Dxx!bad'), 'Bad_OAuth_Token'],
    ['/id/00Dxx/005xx', bearer(server.sessions.issue(server.adminId)), 'Bad_Id'],
  ];
  for (const [url, headers, text] of cases) {
    const response = await server.call({ url, headers });
    assert.equal(response.statusCode, 403);
    assert.equal(response.body, text);
  }
});

test('revoke ends a session once', async () => {
  const accessToken = server.sessions.issue(server.adminId);
  assert.equal((await form('/services/oauth2/revoke', { token: accessToken })).statusCode, 200);
  assert.equal((await server.call({ url: `${BASE}/limits`, headers: bearer(accessToken) })).statusCode, 401);
  const again = await form('/services/oauth2/revoke', { token: accessToken });
  assert.equal(again.statusCode, 400);
  assert.equal(at(again, 'error'), 'invalid_token');
  assert.equal((await form('/services/oauth2/revoke', {})).statusCode, 400);
});

test('singleaccess gives `sf org open` a link that signs the browser in', async () => {
  const accessToken = server.sessions.issue(server.adminId);
  const url = '/services/oauth2/singleaccess?redirect_uri=/lightning/r/Case/x/view';
  const link = textAt(await server.call({ url, headers: bearer(accessToken) }), 'frontdoor_uri');
  const { pathname, search } = new URL(link);
  const opened = await server.call({ url: pathname + search });
  assert.equal(opened.statusCode, 302);
  assert.equal(opened.headers.location, '/lightning/r/Case/x/view');
  assert.ok(!link.includes(encodeURIComponent(accessToken)), 'the API token stays out of the address');
  assert.equal((await server.call({ url })).statusCode, 403);
});
