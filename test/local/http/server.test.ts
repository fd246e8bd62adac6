import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { requireLoopbackBind } from '../../../plugin/src/local/http/index.ts';
import { apiVersions } from '../../../plugin/src/local/http/apiVersions.ts';
import { collapseSlashes, parseRequestPath } from '../../../plugin/src/local/http/requestPath.ts';
import { at, BASE, errorOf, openTestServer, soql, type TestServer } from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

test('another Host header is refused: a rebound name of a foreign site reads nothing', async () => {
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:80',
    'evil@127.0.0.1',
  ]) {
    const response = await server.call({ url: '/services/data', headers: { host } });
    assert.equal(response.statusCode, 421, host);
    assert.equal(errorOf(response).errorCode, 'INVALID_HOST');
  }
  for (const host of ['127.0.0.1:7066', 'localhost', 'LOCALHOST:80', '[::1]:7066']) {
    assert.equal((await server.call({ url: '/services/data', headers: { host } })).statusCode, 200, host);
  }
});

test('a caller from another machine is refused, whatever the server is bound to', async () => {
  const response = await server.call({ url: '/services/data', remoteAddress: '192.0.2.7' });
  assert.equal(response.statusCode, 421);
});

test('binding to anything but this machine is refused', () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.7', 'engage.example']) {
    assert.throws(
      () => {
        requireLoopbackBind(host);
      },
      /this machine only/,
      host,
    );
  }
  for (const host of ['127.0.0.1', 'localhost', '::1', '127.0.0.2']) requireLoopbackBind(host);
});

test('GET /services/data lists 31.0 to 66.0 as the sf CLI expects them, also with a doubled slash', async () => {
  for (const url of ['/services/data', '/services/data/', '//services/data', '//services//data/']) {
    const versions = await server.call({ url });
    assert.equal(versions.json<unknown[]>().length, 36, url);
    assert.deepEqual(versions.json<unknown[]>().at(-1), { label: "Spring '26", url: BASE, version: '66.0' });
  }
  assert.deepEqual(apiVersions[0], { label: "Summer '14", url: '/services/data/v31.0', version: '31.0' });
  assert.ok(apiVersions.every(({ version }) => /^[1-9]\d\.0$/.test(version)));
});

test('slashes collapse in the path and stay in the query', () => {
  assert.equal(collapseSlashes('//services///data?q=a//b'), '/services/data?q=a//b');
  assert.deepEqual(parseRequestPath('/services/data/v66.0/sobjects/X/K__c/a%2Fb?x=1')?.segments, [
    'sobjects',
    'X',
    'K__c',
    'a/b',
  ]);
  assert.equal(parseRequestPath('/services/data/v66.0/%E0%A4%A'), undefined);
  assert.equal(parseRequestPath('/services/data/v30.0/query'), undefined);
});

test('each version from 31.0 on answers; others do not exist', async () => {
  for (const version of ['31.0', '50.0', '51.0', '59.0', '66.0']) {
    const path = soql('SELECT Id FROM Account');
    const response = await server.call({
      url: `/services/data/v${version}/query${path}`,
      headers: { authorization: `Bearer ${server.token}` },
    });
    assert.equal(response.statusCode, 200, version);
  }
  for (const version of ['30.0', '67.0', '66', '66.1', 'x']) {
    const url = `/services/data/v${version}/limits`;
    const response = await server.call({ url, headers: { authorization: `Bearer ${server.token}` } });
    assert.equal(response.statusCode, 404, version);
  }
});

test('what the server does not have is 404 NOT_FOUND, SourceMember among it', async () => {
  for (const path of [
    '/tooling/sobjects/SourceMember/describe',
    '/nothing',
    '/sobjects/Nope/describe',
    '/sobjects/Nope',
  ]) {
    const response = await server.api('GET', path);
    assert.equal(response.statusCode, 404, path);
    assert.deepEqual(response.json<unknown>(), [
      { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' },
    ]);
  }
  assert.equal((await server.call({ url: '/services/Soap/m/66.0' })).statusCode, 404);
  assert.equal((await server.call({ method: 'HEAD', url: '/services/data' })).statusCode, 404);
});

test('a known path with another method is 405', async () => {
  const response = await server.api('PUT', '/sobjects/Account', {});
  assert.equal(response.statusCode, 405);
  assert.equal(errorOf(response).errorCode, 'METHOD_NOT_ALLOWED');
  assert.match(errorOf(response).message, /^HTTP Method 'PUT' not allowed\. Allowed are /);
});

test('no token, a made-up one and a malformed header are 401, each in its own words', async () => {
  const answers = [
    [{}, 'INVALID_SESSION_ID'],
    [{ authorization: 'Bearer 00Dxx!nobody' }, 'INVALID_SESSION_ID'],
    [{ authorization: 'Basic YTpi' }, 'INVALID_AUTH_HEADER'],
    [{ authorization: 'Bearer' }, 'INVALID_AUTH_HEADER'],
  ] as const;
  for (const [headers, errorCode] of answers) {
    const response = await server.call({ url: `${BASE}/limits`, headers: { ...headers } });
    assert.equal(response.statusCode, 401);
    assert.equal(errorOf(response).errorCode, errorCode);
  }
});

test('a body that is not JSON, of another type, or too large is a 4xx in Salesforce’s shape', async () => {
  const broken = await server.api('POST', '/sobjects/Account', '{"Name": ');
  assert.equal(broken.statusCode, 400);
  assert.equal(errorOf(broken).errorCode, 'JSON_PARSER_ERROR');

  const form = await server.api('POST', '/sobjects/Account', 'Name=x', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  assert.equal(form.statusCode, 415);
  assert.equal(errorOf(form).errorCode, 'UNSUPPORTED_MEDIA_TYPE');

  const large = await server.api('POST', '/sobjects/Account', { Name: 'x'.repeat(9 * 1024 * 1024) });
  assert.equal(large.statusCode, 413);
  assert.equal(errorOf(large).errorCode, 'REQUEST_ENTITY_TOO_LARGE');

  for (const body of ['null', '[]', '"text"', '7', '{"Name":[1]}', '{"__proto__":{"Name":"x"}}', '']) {
    const response = await server.api('POST', '/sobjects/Account', body);
    assert.equal(response.statusCode, 400, body);
    assert.ok(Array.isArray(response.json<unknown>()), body);
  }
});

test('an address that does not decode, or is too long, is a 4xx', async () => {
  assert.equal((await server.api('GET', '/sobjects/%E0%A4%A')).statusCode, 400);
  const long = await server.api('GET', `/query?q=${'x'.repeat(17_000)}`);
  assert.equal(long.statusCode, 414);
  assert.equal(errorOf(long).errorCode, 'URI_TOO_LONG');
});

test('the version root names its resources and the caller’s identity as full addresses', async () => {
  const root = await server.api('GET', '', undefined, { host: '127.0.0.1:7066' });
  assert.equal(at(root, 'query'), `${BASE}/query`);
  assert.equal(
    at(root, 'identity'),
    `http://127.0.0.1:7066/id/${server.org.organizationId}/${server.adminId}`,
  );
});

test('every answer forbids framing and sniffing', async () => {
  const { headers } = await server.call({ url: '/login' });
  assert.equal(headers['x-frame-options'], 'DENY');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['access-control-allow-origin'], undefined);
});
