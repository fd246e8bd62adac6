import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, BASE, eachAt, errorOf, openTestServer, soql, type TestServer, textAt } from './testServer.ts';

const ACCOUNTS = 450;
let server: TestServer;
before(() => {
  server = openTestServer();
  const names = Array.from({ length: ACCOUNTS }, (_, n) => ({ Name: `Unit ${String(n).padStart(3, '0')}` }));
  server.org.load('Account', names);
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

interface Page {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: { Name: string }[];
}

const all = `/query${soql('SELECT Name FROM Account ORDER BY Name')}`;
const batch = (size: number | string): Record<string, string> => ({
  'Sforce-Query-Options': `batchSize=${size}`,
});

test('pages follow nextRecordsUrl and hold each row once', async () => {
  const names: string[] = [];
  let path: string | undefined = all;
  const sizes: number[] = [];
  while (path !== undefined) {
    const response = await server.api('GET', path, undefined, path === all ? batch(200) : {});
    const page = response.json<Page>();
    assert.equal(page.totalSize, ACCOUNTS);
    assert.equal(page.done, page.nextRecordsUrl === undefined);
    names.push(...page.records.map((record) => record.Name));
    sizes.push(page.records.length);
    path = page.nextRecordsUrl?.replace(BASE, '');
  }
  assert.deepEqual(sizes, [200, 200, 50]);
  assert.equal(new Set(names).size, ACCOUNTS);
});

test('the batch size stays between 200 and 2000, 2000 when none is asked', async () => {
  const rows = async (headers: Record<string, string>): Promise<number> =>
    eachAt(await server.api('GET', all, undefined, headers), 'records', 'Name').length;
  assert.equal(await rows({}), ACCOUNTS);
  assert.equal(await rows(batch(1)), 200);
  assert.equal(await rows(batch(300)), 300);
  assert.equal(await rows(batch(99_999)), ACCOUNTS);
  assert.equal(await rows(batch('x')), ACCOUNTS);
});

test('a cursor is what it was when the query ran, belongs to its user, and ten are kept', async () => {
  const open = async (): Promise<string> =>
    textAt(await server.api('GET', all, undefined, batch(200)), 'nextRecordsUrl').replace(BASE, '');
  const first = await open();
  server.org.load('Account', [{ Name: 'Unit 199b' }]);
  const page = await server.api('GET', first);
  assert.equal(at(page, 'totalSize'), ACCOUNTS);
  assert.equal(at(page, 'records.0.Name'), 'Unit 200');

  const other = server.sessions.issue(server.mentorUserId);
  const stolen = await server.api('GET', first, undefined, { authorization: `Bearer ${other}` });
  assert.equal(errorOf(stolen).errorCode, 'INVALID_QUERY_LOCATOR');

  for (let i = 0; i < 10; i++) await open();
  const released = await server.api('GET', first);
  assert.equal(released.statusCode, 400);
  assert.deepEqual(released.json<unknown>(), [
    { message: 'invalid query locator', errorCode: 'INVALID_QUERY_LOCATOR' },
  ]);
  for (const locator of ['x', '01gx-', '01gx--5', '01gx-99999999999']) {
    assert.equal((await server.api('GET', `/query/${locator}`)).statusCode, 400, locator);
  }
});

test('COUNT() answers its size without records', async () => {
  const counted = await server.api('GET', `/query${soql('SELECT COUNT() FROM Case')}`);
  assert.deepEqual(counted.json<unknown>(), { totalSize: 0, done: true, records: [] });
});

test('queryAll sees deleted rows, query does not', async () => {
  const id = server.org.insert('Account', { Name: 'Gone' }, server.adminId);
  server.org.delete('Account', id, server.adminId);
  const query = soql(`SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`);
  assert.equal(at(await server.api('GET', `/query${query}`), 'totalSize'), 0);
  assert.equal(at(await server.api('GET', `/queryAll${query}`), 'records.0.IsDeleted'), true);
});

test('columns=true describes the columns, as the sf CLI asks after each query', async () => {
  const query = soql('SELECT Id, Name, Owner.Name, (SELECT Id FROM Contacts) FROM Account');
  const columns = await server.api('GET', `/query${query}&columns=true`);
  assert.equal(at(columns, 'entityName'), 'Account');
  assert.deepEqual(eachAt(columns, 'columnMetadata', 'columnName'), ['Id', 'Name', 'Owner', 'Contacts']);
});

test('a query that is none is refused in Salesforce’s words', async () => {
  const refusals = [
    ['', 'MALFORMED_QUERY'],
    ['?q=', 'MALFORMED_QUERY'],
    [soql('SELECT'), 'MALFORMED_QUERY'],
    [soql('SELECT Nope FROM Account'), 'INVALID_FIELD'],
    [soql('SELECT Id FROM ScratchOrgInfo'), 'INVALID_TYPE'],
    [soql('SELECT Id FROM Account WHERE Name = 5'), 'INVALID_FIELD'],
  ] as const;
  for (const [query, errorCode] of refusals) {
    const response = await server.api('GET', `/query${query}`);
    assert.equal(response.statusCode, 400, query);
    assert.equal(errorOf(response).errorCode, errorCode, query);
  }
});
