import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { BASE, openTestServer, type TestServer } from './testServer.ts';

/**
 * Whole requests, as bytes: no answer is a 5xx, none leaves the org half-way, none reads a file. FUZZ_RUNS=20000 makes a
 * long run of it.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

let server: TestServer;
before(() => {
  server = openTestServer({ dailyApiCalls: Number.MAX_SAFE_INTEGER, page: import.meta.dirname });
  server.org.load('Account', [{ Name: 'One' }, { Name: 'Two' }]);
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const roots = fc.constantFrom(
  BASE,
  `${BASE}/sobjects`,
  `${BASE}/composite`,
  `${BASE}/jobs`,
  `${BASE}/ui-api`,
  '/services/async/66.0/job',
  '/services/Soap/u/66.0',
  '/services/oauth2',
  '/local',
  '/page',
  '/id',
  '',
);
const words = fc.constantFrom(
  'Account',
  'Account.json',
  'describe',
  'layouts',
  'query?q=SELECT Id FROM Account',
  'query?explain=SELECT Id FROM Account WHERE Name = null',
  'search?q=FIND {x}',
  'parameterizedSearch?q=x&sobject=Account',
  'graph',
  'batch',
  'tree',
  'sobjects',
  'ingest',
  'token',
  'authorize?client_id=a&redirect_uri=http://localhost&response_type=code',
  'introspect',
  'revoke',
  'connected-apps',
  'session',
  'users?search=%',
  '..%2f..%2fpackage.json',
  '%2e%2e',
  '..\\..\\package.json',
  'testServer.ts%00',
  '%',
  '750Sc0000000001AAA',
  '001Sc0000000001AAA',
  '\u{1F600}',
  'constructor',
  '__proto__',
);
const address = fc
  .tuple(roots, fc.array(words, { maxLength: 4 }))
  .map(([root, rest]) => [root, ...rest].join('/') || '/');
const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'text/csv',
  'text/xml',
  'application/xml',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  'nonsense',
);
const snippet = fc.constantFrom(
  '{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"x"}]}',
  '{"graphs":[{"graphId":"1","compositeRequest":[{"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"a","body":{"Name":"@{a.id}"}}]}]}',
  '{"operation":"insert","object":"Account","contentType":"JSON"}',
  '<jobInfo><operation>insert</operation><object>Account</object><contentType>CSV</contentType></jobInfo>',
  '<e:Envelope xmlns:e="x"><e:Body><login><username>admin@engage.local</username></login></e:Body></e:Envelope>',
  'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=e30.e30.e30',
  '{"clientId":"a","certificate":"-----BEGIN CERTIFICATE-----"}',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '['.repeat(3000),
  '{"__proto__":{"x":1},"constructor":1}',
  'Name,Id\n"x',
);
const payload = fc.oneof(
  snippet,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(snippet, fc.nat(120), fc.string({ maxLength: 3 }))
    .map(([text, at, more]) => text.slice(0, at) + more),
);
const header = fc.dictionary(
  fc.constantFrom(
    'accept',
    'content-encoding',
    'if-none-match',
    'if-modified-since',
    'if-unmodified-since',
    'if-match',
    'sforce-query-options',
    'sforce-auto-assign',
    'sforce-call-options',
    'x-sfdc-session',
    'cookie',
  ),
  fc.constantFrom(
    'gzip',
    'deflate',
    'br',
    '*',
    '"x"',
    'FALSE',
    'batchSize=1',
    'application/xml',
    '',
    '01Q000000000001',
    'sid=x',
    'client=a',
  ),
  { maxKeys: 2 },
);

const anyRequest = fc.record({
  verb: fc.constantFrom('GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'),
  address,
  contentType,
  payload,
  header,
  zipped: fc.boolean(),
  signedIn: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
});

test('any request: method, address, headers, bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ verb, address: url, payload: text, header: headers, ...more }) => {
      const gzip = more.zipped && headers['content-encoding'] === 'gzip';
      const bodiless = verb === 'GET' || verb === 'HEAD';
      const answer = await server.call({
        method: verb,
        url,
        headers: {
          ...headers,
          ...(bodiless ? {} : { 'content-type': more.contentType }),
          ...(more.signedIn
            ? { authorization: `Bearer ${server.token}`, 'x-sfdc-session': server.token }
            : {}),
        },
        ...(bodiless ? {} : { payload: gzip ? gzipSync(text) : text }),
      });
      assert.ok(answer.statusCode < 500, `${verb} ${url} answered ${answer.statusCode} ${answer.body}`);
      assert.doesNotMatch(answer.body, /root:x:0|"devDependencies"/);
      // Some request may end the session; the next one needs it.
      if (server.sessions.userOf(server.token) === undefined)
        throw new Error('the session was revoked by a guess');
    }),
    { numRuns: RUNS },
  );
  // Nothing is under way: a transaction of its own can be begun and given up.
  assert.throws(() =>
    server.org.transaction(() => {
      throw new Error('given up');
    }),
  );
  const { totalSize } = server.org.query('SELECT COUNT() FROM Account', { userId: server.adminId });
  assert.ok(totalSize >= 1);
});
