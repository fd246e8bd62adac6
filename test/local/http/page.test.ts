import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { safeReturnUrl } from '../../../plugin/src/local/http/page/returnUrl.ts';
import { at, BASE, eachAt, keysAt, openTestServer, type TestServer } from './testServer.ts';

let folder: string;
let server: TestServer;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(folder, 'page', '.hidden'), 'hidden');
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Engage</title>');
  writeFileSync(join(folder, 'page', 'assets', 'app.js'), 'export {};');
  server = openTestServer({ page: join(folder, 'page') });
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
  rmSync(folder, { recursive: true });
});

test('the page’s frame answers / and every /lightning address, its files /page', async () => {
  for (const url of [
    '/',
    '/lightning',
    '/lightning/',
    '/lightning/r/Case/500/view',
    '/lightning/o/Case/list?x=1',
  ]) {
    const response = await server.call({ url });
    assert.equal(response.statusCode, 200, url);
    assert.match(response.body, /<title>Engage/, url);
    assert.match(String(response.headers['content-type']), /^text\/html/);
  }
  const script = await server.call({ url: '/page/assets/app.js' });
  assert.match(String(script.headers['content-type']), /javascript/);
  assert.equal((await server.call({ url: '/page/none.js' })).statusCode, 404);
});

test('nothing outside the page’s folder is served, nor a hidden file', async () => {
  const tries = [
    '/page/../secret.txt',
    '/page/%2e%2e/secret.txt',
    '/page/..%2fsecret.txt',
    '/page/assets/..%2f..%2fsecret.txt',
    '/page/%252e%252e/secret.txt',
    '/page//etc/passwd',
    '/page/..%5csecret.txt',
    '/page/.hidden',
    '/page/%00',
    '/lightning/../../secret.txt',
  ];
  for (const url of tries) {
    const response = await server.call({ url });
    assert.ok(!/outside|hidden|root:/.test(response.body), url);
    assert.ok(response.statusCode < 500, url);
  }
});

test('without a built page: a hint that says how to build it', async () => {
  const bare = openTestServer({ page: join(folder, 'not-built') });
  for (const url of ['/', '/lightning/x']) assert.match((await bare.call({ url })).body, /npm run build/);
  assert.equal((await bare.call({ url: '/page/app.js' })).statusCode, 404);
  await bare.close();
});

test('frontdoor: a token becomes an HttpOnly, SameSite=Strict cookie', async () => {
  const url = `/secur/frontdoor.jsp?sid=${encodeURIComponent(server.token)}&retURL=/lightning/x`;
  const response = await server.call({ url });
  assert.equal(response.statusCode, 302);
  assert.equal(response.headers.location, '/lightning/x');
  const [cookie] = response.cookies;
  assert.equal(cookie?.name, 'sid');
  assert.equal(cookie.value, server.token);
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, 'Strict');
  assert.equal(cookie.path, '/');
  const bad = await server.call({ url: '/secur/frontdoor.jsp?sid=guess' });
  assert.equal(bad.statusCode, 401);
  assert.equal(bad.cookies.length, 0);
});

test('a retURL never leaves this server', async () => {
  const away = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\r\nSet-Cookie: a=b',
    'evil',
    '',
  ];
  for (const retURL of away) {
    assert.equal(safeReturnUrl(retURL), '/', JSON.stringify(retURL));
    const query = new URLSearchParams({ sid: server.token, retURL });
    const response = await server.call({ url: `/secur/frontdoor.jsp?${query}` });
    assert.equal(response.headers.location, '/', JSON.stringify(retURL));
  }
  assert.equal(safeReturnUrl(undefined), '/');
  assert.equal(safeReturnUrl('/lightning/r/Case/500/view?a=b#c'), '/lightning/r/Case/500/view?a=b#c');
});

test('by cookie the API answers the page itself and no page of another site or port', async () => {
  const own = { cookie: `sid=${server.token}`, host: '127.0.0.1:7066', 'content-type': 'application/json' };
  const write = (headers: Record<string, string>): Promise<{ statusCode: number }> =>
    server.call({ method: 'POST', url: `${BASE}/sobjects/Account`, headers, payload: '{"Name":"A"}' });

  assert.equal((await write({ ...own, 'sec-fetch-site': 'same-origin' })).statusCode, 201);
  assert.equal((await write({ ...own, origin: 'http://127.0.0.1:7066' })).statusCode, 201);
  assert.equal((await write({ ...own, 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  assert.equal((await write({ ...own, 'sec-fetch-site': 'same-site' })).statusCode, 403);
  assert.equal((await write({ ...own, origin: 'http://127.0.0.1:3000' })).statusCode, 403);
  assert.equal((await write({ ...own, origin: 'null' })).statusCode, 403);
  assert.equal((await write({ ...own, cookie: 'sid=guess' })).statusCode, 401);
  const read = await server.call({
    url: `${BASE}/limits`,
    headers: { ...own, 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(read.statusCode, 403);
});

test('POST /local/session signs a chosen user in, by id or by username', async () => {
  const json = { 'content-type': 'application/json', host: '127.0.0.1:7066' };
  const post = (payload: object, headers = {}): ReturnType<TestServer['call']> =>
    server.call({ method: 'POST', url: '/local/session', headers: { ...json, ...headers }, payload });

  const byName = await post({ username: 'Mentor@Engage.Local' });
  assert.equal(byName.statusCode, 200);
  assert.equal(at(byName, 'id'), server.mentorUserId);
  const cookie = `sid=${byName.cookies[0]?.value ?? ''}`;
  const session = await server.call({ url: '/local/session', headers: { cookie } });
  assert.equal(at(session, 'username'), 'mentor@engage.local');
  assert.equal(at(session, 'organizationId'), server.org.organizationId);
  assert.equal((await post({ userId: server.adminId })).statusCode, 200);

  assert.equal((await post({ userId: '005000000000000' })).statusCode, 400);
  assert.equal((await post({ userId: "' OR Id != '" })).statusCode, 400);
  assert.equal((await post({})).statusCode, 400);
  assert.equal((await post({ userId: server.adminId }, { origin: 'https://evil.example' })).statusCode, 403);
  assert.equal((await server.call({ url: '/local/session' })).statusCode, 401);
});

test('the list of users is plain, searchable, and shows what it shows as text', async () => {
  const users = await server.call({ url: '/local/users' });
  assert.deepEqual(eachAt(users, '', 'username'), [
    'admin@engage.local',
    'mentor@engage.local',
    'service@engage.local',
  ]);
  assert.deepEqual(keysAt(users, '0').sort(), ['id', 'name', 'profile', 'username']);
  assert.equal(eachAt(await server.call({ url: '/local/users?search=men' }), '', 'id').length, 1);
  assert.equal(eachAt(await server.call({ url: "/local/users?search=%25' OR" }), '', 'id').length, 0);

  const page = await server.call({ url: '/login?search=%3Cscript%3E&retURL=/lightning/x' });
  assert.ok(!page.body.includes('<script>'));
  assert.match(page.body, /No active user/);
  const form = await server.call({
    method: 'POST',
    url: '/local/session',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ userId: server.adminId, retURL: '/lightning/x' }).toString(),
  });
  assert.equal(form.statusCode, 303);
  assert.equal(form.headers.location, '/lightning/x');
});

test('health needs no session and says whose server it is', async () => {
  const health = await server.call({ url: '/local/health' });
  assert.equal(at(health, 'ok'), true);
  assert.equal(at(health, 'organizationId'), server.org.organizationId);
  assert.equal(at(health, 'pid'), process.pid);
});
