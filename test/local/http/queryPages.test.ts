import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  at,
  eachAt,
  errorOf,
  numberAt,
  openTestServer,
  soql,
  type TestServer,
  textAt,
} from './testServer.ts';

let server: TestServer;
before(() => {
  server = openTestServer();
  const [parent = ''] = server.org.load('Account', [{ Name: 'Many', OwnerId: server.adminId }]);
  server.org.load(
    'Contact',
    Array.from({ length: 450 }, (_, n) => ({
      LastName: `C${n}`,
      AccountId: parent,
      OwnerId: server.adminId,
    })),
  );
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const small = { 'sforce-query-options': 'batchSize=200' };
const below = (address: string): string => address.replace(/^\/services\/data\/v66\.0/, '');

test('child rows beyond a page have a nextRecordsUrl of their own (SOQL and SOSL Reference, "Relationship Query Limitations")', async () => {
  const query = "SELECT Name, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Many'";
  const first = await server.api('GET', `/query${soql(query)}`);
  assert.equal(eachAt(first, 'records.0.Contacts.records', 'Id').length, 200);
  assert.equal(at(first, 'done'), true);
  assert.equal(at(first, 'records.0.Contacts.done'), false);
  assert.equal(numberAt(first, 'records.0.Contacts.totalSize'), 450);
  const ids = new Set(eachAt(first, 'records.0.Contacts.records', 'Id'));
  let next = textAt(first, 'records.0.Contacts.nextRecordsUrl');
  for (let pages = 0; next !== '' && pages < 5; pages++) {
    const page = await server.api('GET', below(next));
    for (const id of eachAt(page, 'records', 'Id')) ids.add(id);
    next = at(page, 'done') === true ? '' : textAt(page, 'nextRecordsUrl');
  }
  assert.equal(ids.size, 450);
});

test('a cursor lives two days by the org’s clock ("API Query Cursor Limits")', async () => {
  const open = async (): Promise<string> =>
    below(
      textAt(
        await server.api('GET', `/query${soql('SELECT Id FROM Contact')}`, undefined, small),
        'nextRecordsUrl',
      ),
    );
  const next = await open();
  server.clock.advance(47 * 3_600_000);
  assert.equal((await server.api('GET', next)).statusCode, 200);
  server.clock.advance(2 * 3_600_000);
  const late = await server.api('GET', next);
  assert.deepEqual([late.statusCode, errorOf(late).errorCode], [400, 'INVALID_QUERY_LOCATOR']);
});

test('explain: an index before a scan, and what the query is refused for ("Query Performance Feedback")', async () => {
  const explain = (text: string): ReturnType<TestServer['api']> =>
    server.api('GET', `/query?explain=${encodeURIComponent(text)}`);
  const plans = await explain("SELECT Id FROM Contact WHERE LastName = 'C1' AND AccountId = null");
  assert.deepEqual(eachAt(plans, 'plans', 'leadingOperationType'), ['Index', 'TableScan']);
  assert.deepEqual(at(plans, 'plans.0.fields'), ['AccountId']);
  assert.equal(numberAt(plans, 'plans.0.sobjectCardinality'), 450);
  assert.equal(at(plans, 'plans.0.sobjectType'), 'Contact');
  assert.deepEqual(
    eachAt(
      await explain("SELECT Id FROM Contact WHERE AccountId = null OR Department = 'Owner'"),
      'plans',
      'leadingOperationType',
    ),
    ['TableScan'],
  );
  assert.equal(errorOf(await explain('SELECT')).errorCode, 'MALFORMED_QUERY');
  assert.equal(errorOf(await explain('00Oxx0000000001')).errorCode, 'INVALID_ID');
});

test('search by SOSL and by parameters ("Search", "Search with Parameters")', async () => {
  const found = await server.api(
    'GET',
    `/search${soql('FIND {Many} IN NAME FIELDS RETURNING Account(Id, Name)')}`,
  );
  assert.equal(found.statusCode, 200, found.body);
  assert.equal(at(found, 'searchRecords.0.Name'), 'Many');
  const byQuery = await server.api(
    'GET',
    '/parameterizedSearch?q=Many&sobject=Account&Account.fields=Id,Name&in=NAME',
  );
  assert.equal(at(byQuery, 'searchRecords.0.Name'), 'Many', byQuery.body);
  const body = { q: 'Many', fields: ['Id', 'Name'], sobjects: [{ name: 'Account', limit: 1 }] };
  const byBody = await server.api('POST', '/parameterizedSearch', body);
  assert.equal(at(byBody, 'searchRecords.0.Name'), 'Many', byBody.body);
  const hostile = await server.api('POST', '/parameterizedSearch', {
    ...body,
    q: "x} RETURNING User(Id) {'",
  });
  assert.ok(hostile.statusCode < 500, hostile.body);
  assert.equal((await server.api('GET', '/search')).statusCode, 400);
});

test('limits run down as calls and jobs are made ("Limits")', async () => {
  const left = async (name: string): Promise<number> =>
    numberAt(await server.api('GET', '/limits'), `${name}.Remaining`);
  const calls = await left('DailyApiRequests');
  assert.equal(await left('DailyApiRequests'), calls - 1);
  const jobs = await left('DailyBulkV2QueryJobs');
  await server.api('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' });
  assert.equal(await left('DailyBulkV2QueryJobs'), jobs - 1);
});
