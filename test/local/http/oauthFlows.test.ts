import assert from 'node:assert/strict';
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { openConnectedApps } from '../../../plugin/src/local/http/index.ts';
import { at, BASE, openTestServer, type TestServer, textAt } from './testServer.ts';

/** Salesforce Help: "OAuth 2.0 JWT Bearer Flow", "OAuth 2.0 Web Server Flow", "Token Introspection". */
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const certificate = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const folder = mkdtempSync(join(tmpdir(), 'score-apps-'));
const file = join(folder, 'apps.json');
const HOST = '127.0.0.1:7066';

let server: TestServer;
before(async () => {
  server = openTestServer({ apps: openConnectedApps(file) });
  const answer = await register(server.token, { clientId: 'client', certificate });
  assert.equal(answer.statusCode, 201, answer.body);
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
  rmSync(folder, { recursive: true });
});

function register(token: string, payload: object): Promise<LightMyRequestResponse> {
  const headers = { authorization: `Bearer ${token}` };
  return server.call({ method: 'POST', url: '/local/connected-apps', headers, payload });
}
function form(url: string, fields: Record<string, string>, headers = {}): Promise<LightMyRequestResponse> {
  const type = { 'content-type': 'application/x-www-form-urlencoded', host: HOST };
  const payload = new URLSearchParams(fields).toString();
  return server.call({ method: 'POST', url, headers: { ...type, ...headers }, payload });
}
const token = (fields: Record<string, string>): Promise<LightMyRequestResponse> =>
  form('/services/oauth2/token', fields);

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);
function assertion(claims: object, header: object = { alg: 'RS256' }, key = keys.privateKey): string {
  const given = {
    iss: 'client',
    aud: `http://${HOST}`,
    sub: 'mentor@engage.local',
    exp: now() + 180,
    ...claims,
  };
  const signed = `${part(header)}.${part(given)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}
const bearer = (text: string): Promise<LightMyRequestResponse> =>
  token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: text });

test('a signed assertion of a registered client signs its subject in, without a refresh token', async () => {
  for (const aud of [
    `http://${HOST}`,
    `http://${HOST}/`,
    'https://login.salesforce.com',
    'https://test.salesforce.com/',
  ]) {
    const answer = await bearer(assertion({ aud }));
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(at(answer, 'refresh_token'), undefined);
    const headers = { authorization: `Bearer ${textAt(answer, 'access_token')}` };
    assert.equal(
      at(await server.call({ url: '/services/oauth2/userinfo', headers }), 'preferred_username'),
      'mentor@engage.local',
    );
  }
  // The sf CLI writes milliseconds.
  assert.equal((await bearer(assertion({ exp: Date.now() + 180_000 }))).statusCode, 200);
});

test('another key, client, audience, time, user or algorithm is refused', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const cases: [string, string][] = [
    [assertion({}, undefined, other), 'invalid assertion'],
    [assertion({}, { alg: 'none' }), 'invalid assertion'],
    [assertion({ iss: 'nobody' }), 'client identifier invalid'],
    [assertion({ aud: 'https://example.com' }), 'audience is invalid'],
    [assertion({ exp: now() - 10 }), 'expired authorization code'],
    [assertion({ sub: 'nobody@engage.local' }), 'user hasn’t approved this consumer'],
    ['x.y.z', 'invalid assertion'],
    ['', 'invalid assertion'],
  ];
  for (const [text, description] of cases) {
    const answer = await bearer(text);
    assert.deepEqual([answer.statusCode, at(answer, 'error_description')], [400, description]);
  }
});

test('clients are registered by an administrator, with a readable key, and outlive a restart', async () => {
  assert.equal((await register(server.token, { clientId: 'bad', certificate: 'no PEM' })).statusCode, 400);
  assert.equal((await register('00Dxx!nobody', { clientId: 'bad', certificate })).statusCode, 401);
  assert.ok(openConnectedApps(file).keyOf('client'));
  assert.equal(openConnectedApps(file).keyOf('bad'), undefined);
});

test('web server flow: sign in, come back with a code, exchange it once, with its verifier', async () => {
  const verifier = 'v'.repeat(64);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'any',
    redirect_uri: 'http://localhost:1717/OauthRedirect',
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const url = `/services/oauth2/authorize?${query.toString()}`;
  const headers = { host: HOST };
  const stranger = await server.call({ url, headers });
  assert.equal(stranger.statusCode, 302);
  assert.equal(stranger.headers.location, `/login?retURL=${encodeURIComponent(url)}`);
  const cookies = { sid: server.sessions.issue(server.mentorUserId) };
  const back = new URL(String((await server.call({ url, headers, cookies })).headers.location));
  assert.equal(back.origin + back.pathname, 'http://localhost:1717/OauthRedirect');
  assert.equal(back.searchParams.get('state'), 's');
  const exchange = {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    client_id: 'any',
    redirect_uri: 'http://localhost:1717/OauthRedirect',
    code_verifier: verifier,
  };
  const granted = await token(exchange);
  assert.equal(granted.statusCode, 200, granted.body);
  assert.ok(textAt(granted, 'refresh_token'));
  assert.equal(at(await token(exchange), 'error'), 'invalid_grant');
  const again = new URL(String((await server.call({ url, headers, cookies })).headers.location));
  const code = again.searchParams.get('code') ?? '';
  assert.equal(
    at(await token({ ...exchange, code, code_verifier: 'x' }), 'error_description'),
    'invalid code verifier',
  );
});

test('a code never leaves this machine', async () => {
  for (const address of [
    'https://example.com/',
    'javascript:alert(1)',
    '//example.com',
    'http://localhost.example.com/',
    '',
  ]) {
    const query = new URLSearchParams({ response_type: 'code', client_id: 'any', redirect_uri: address });
    const answer = await server.call({
      url: `/services/oauth2/authorize?${query.toString()}`,
      headers: { host: HOST },
    });
    assert.equal(answer.statusCode, 400, address);
  }
});

test('introspection says what a token is worth, and of an unknown one only that it is not', async () => {
  const accessToken = server.sessions.issue(server.adminId);
  const introspect = (given: string): Promise<LightMyRequestResponse> =>
    form('/services/oauth2/introspect', { token: given, client_id: 'any', client_secret: 'any' });
  const live = await introspect(accessToken);
  assert.deepEqual([at(live, 'active'), at(live, 'username')], [true, 'admin@engage.local']);
  server.sessions.revoke(accessToken);
  assert.deepEqual((await introspect(accessToken)).json<unknown>(), { active: false });
  assert.equal((await form('/services/oauth2/introspect', { token: accessToken })).statusCode, 400);
  assert.equal(
    (await server.call({ url: `${BASE}/limits`, headers: { authorization: `Bearer ${accessToken}` } }))
      .statusCode,
    401,
  );
});
