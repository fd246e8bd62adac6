import assert from 'node:assert/strict';
import { deflateSync, gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { BASE, errorOf, openTestServer, type TestServer, textAt } from './testServer.ts';

/** How a request may be written: REST API Developer Guide, "Using Compression", "Conditional Request Headers", "HTTP Methods". */
let server: TestServer;
let id: string;
before(() => {
  server = openTestServer();
  [id = ''] = server.org.load('Account', [{ Name: 'One', OwnerId: server.adminId }]);
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

function send(
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  headers: Record<string, string> = {},
  payload?: Buffer | string,
): Promise<LightMyRequestResponse> {
  return server.call({
    method,
    url: BASE + path,
    headers: { authorization: `Bearer ${server.token}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
}
const json = { 'content-type': 'application/json' };

test('a body may be compressed; what is no gzip, or another encoding, is refused', async () => {
  const body = JSON.stringify({ Name: 'Zipped' });
  for (const [encoding, bytes] of [
    ['gzip', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['identity', Buffer.from(body)],
  ] as const) {
    const answer = await send('POST', '/sobjects/Account', { ...json, 'content-encoding': encoding }, bytes);
    assert.equal(answer.statusCode, 201, encoding + answer.body);
  }
  const broken = await send('POST', '/sobjects/Account', { ...json, 'content-encoding': 'gzip' }, 'not gzip');
  assert.equal(broken.statusCode, 400);
  const other = await send('POST', '/sobjects/Account', { ...json, 'content-encoding': 'br' }, body);
  assert.equal(other.statusCode, 415);
});

test('what a small upload unpacks to is limited too', async () => {
  const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, 0x20));
  const answer = await send('POST', '/sobjects/Account', { ...json, 'content-encoding': 'gzip' }, bomb);
  assert.equal(answer.statusCode, 413);
});

test('XML is neither taken nor given; JSON that nests too deep is refused', async () => {
  const xml = await send('POST', '/sobjects/Account', { 'content-type': 'application/xml' }, '<Account/>');
  assert.equal(xml.statusCode, 415);
  assert.equal(errorOf(xml).errorCode, 'UNSUPPORTED_MEDIA_TYPE');
  assert.equal((await send('GET', '/limits', { accept: 'application/xml' })).statusCode, 406);
  assert.equal((await send('GET', '/limits', { accept: 'application/xml, */*;q=0.1' })).statusCode, 200);
  const deep = await send('POST', '/sobjects/Account', json, '['.repeat(5000) + ']'.repeat(5000));
  assert.equal(errorOf(deep).errorCode, 'JSON_PARSER_ERROR');
  const text = JSON.stringify({ Name: 'Text', Description: '[{"'.repeat(200) });
  assert.equal((await send('POST', '/sobjects/Account', json, text)).statusCode, 201);
});

test('.json may end a path; HEAD is GET without the body', async () => {
  assert.equal(textAt(await send('GET', `/sobjects/Account/${id}.json`), 'Name'), 'One');
  const head = await send('HEAD', `/sobjects/Account/${id}`);
  assert.deepEqual([head.statusCode, head.body], [200, '']);
  assert.equal((await send('HEAD', '/sobjects/Account/001Sc0000000zzz')).statusCode, 404);
});

test('a record, a describe: 304 when the caller has it already', async () => {
  for (const path of [`/sobjects/Account/${id}`, '/sobjects/Account/describe', '/sobjects']) {
    const first = await send('GET', path);
    const { etag, 'last-modified': modified } = first.headers;
    assert.ok(typeof etag === 'string' && typeof modified === 'string', path);
    const again = await send('GET', path, { 'if-none-match': etag });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    assert.equal((await send('GET', path, { 'if-modified-since': modified })).statusCode, 304);
    assert.equal((await send('GET', path, { 'if-none-match': '"other"' })).statusCode, 200);
    assert.equal(
      (await send('GET', path, { 'if-modified-since': 'Sun, 01 Jan 2023 00:00:00 GMT' })).statusCode,
      200,
    );
  }
});

test('a change that depends on a state that is over is 412 and changes nothing', async () => {
  const before = await send('GET', `/sobjects/Account/${id}`);
  const { etag = '', 'last-modified': modified = '' } = before.headers;
  server.clock.advance(5000);
  const body = JSON.stringify({ Name: 'Two' });
  const change = (headers: Record<string, string>): Promise<LightMyRequestResponse> =>
    send('PATCH', `/sobjects/Account/${id}`, { ...json, ...headers }, body);
  assert.equal((await change({ 'if-unmodified-since': modified, 'if-match': etag })).statusCode, 204);
  const late = await change({ 'if-unmodified-since': modified });
  assert.equal(late.statusCode, 412);
  assert.equal(errorOf(late).errorCode, 'PRECONDITION_FAILED');
  assert.equal((await send('DELETE', `/sobjects/Account/${id}`, { 'if-match': etag })).statusCode, 412);
  assert.equal((await change({ 'if-unmodified-since': 'no date' })).statusCode, 204);
});

test('lists that clients ask for; layouts hold each field', async () => {
  for (const path of [
    '/tabs',
    '/theme',
    '/quickActions',
    '/actions/standard',
    '/sobjects/Case/listviews',
    '/sobjects/Case/quickActions',
  ]) {
    assert.equal((await send('GET', path)).statusCode, 200, path);
  }
  const layouts = await send('GET', '/sobjects/Case/describe/layouts');
  assert.match(layouts.body, /"value":"Subject"/);
  assert.equal((await send('GET', '/sobjects/Case/describe/layouts/012000000000000AAA')).statusCode, 200);
  assert.equal((await send('GET', '/sobjects/Case/describe/layouts/012')).statusCode, 404);
  assert.equal((await send('GET', '/sobjects/Case/describe/compactLayouts')).statusCode, 200);
});
