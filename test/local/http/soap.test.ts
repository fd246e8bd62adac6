import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { BASE, openTestServer, type TestServer } from './testServer.ts';

/** SOAP API Developer Guide: login(), logout(), getUserInfo(). */
let server: TestServer;
let loginUrl: string;
before(async () => {
  server = openTestServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  loginUrl = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const envelope = (body: string, header = ''): string =>
  `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">` +
  `<e:Header>${header}</e:Header><e:Body>${body}</e:Body></e:Envelope>`;
const session = (token: string): string =>
  `<SessionHeader xmlns="urn:partner.soap.sforce.com"><sessionId>${token}</sessionId></SessionHeader>`;

async function post(
  payload: string,
  path = '/services/Soap/u/66.0',
): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': 'text/xml', soapaction: '""' };
  const { statusCode, body } = await server.call({ method: 'POST', url: path, headers, payload });
  return { status: statusCode, body };
}

test('a client logs in by username and password, works, and logs out', async () => {
  const connection = new Connection({ loginUrl, version: '60.0' });
  const user = await connection.login('admin@engage.local', 'local');
  assert.equal(user.id, server.adminId);
  assert.equal(user.organizationId, server.org.organizationId);
  assert.equal(connection.instanceUrl, loginUrl);
  const { accessToken } = connection;
  assert.ok((await connection.describeGlobal()).sobjects.length > 5);
  assert.equal((await connection.soap.getUserInfo()).userName, 'admin@engage.local');
  await connection.logoutBySoap(false);
  const headers = { authorization: `Bearer ${accessToken ?? ''}` };
  assert.equal((await server.call({ url: `${BASE}/limits`, headers })).statusCode, 401);
});

test('a wrong password, an unknown user and a session that is over are faults in Salesforce’s words', async () => {
  const login = (username: string, password: string): string =>
    envelope(
      `<login xmlns="urn:partner.soap.sforce.com"><username>${username}</username><password>${password}</password></login>`,
    );
  for (const text of [
    login('admin@engage.local', 'wrong'),
    login('nobody@engage.local', 'local'),
    login('', ''),
  ]) {
    const { status, body } = await post(text);
    assert.equal(status, 400);
    assert.match(body, /<faultcode>sf:INVALID_LOGIN<\/faultcode>/);
    assert.match(body, /INVALID_LOGIN: Invalid username, password, security token; or user locked out\./);
  }
  const { body } = await post(
    envelope('<logout xmlns="urn:partner.soap.sforce.com"/>', session('00Dxx!none')),
  );
  assert.match(body, /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/);
});

test('what is no call is a fault, never a 5xx: other methods, versions, broken or hostile XML', async () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(100)}">]>${envelope('<login>&b;</login>')}`;
  const deep = envelope('<a>'.repeat(5000) + '</a>'.repeat(5000));
  for (const text of ['', 'x', '<a/>', envelope(''), envelope('<retrieve/>'), '<a><b></a></b>', bomb, deep]) {
    const { status, body } = await post(text);
    assert.equal(status, 400, text.slice(0, 60));
    assert.match(body, /<soapenv:Fault>/);
  }
  assert.match((await post(envelope('<login/>'), '/services/Soap/u/20.0')).body, /UNSUPPORTED_API_VERSION/);
  assert.equal((await post(envelope('<login/>'), '/services/Soap/x/66.0')).status, 400);
});
