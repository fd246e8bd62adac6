import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, errorOf, eachAt, openTestServer, type TestServer, textAt } from './testServer.ts';

/** Rules: REST API Developer Guide, "sObject Get Updated" and "sObject Get Deleted"; SOAP guide, "getUpdated()". */
let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

const MINUTE = 60_000;

function window(start: string, end: string): string {
  return `?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`;
}

async function create(name: string): Promise<string> {
  return textAt(await server.api('POST', '/sobjects/Account', { Name: name }), 'id');
}

const now = (): string => server.clock.now().toISOString();

test('updated: made and changed records by SystemModstamp, whole minutes, and how far the answer reaches', async () => {
  const before = await create('Before');
  server.clock.advance(5 * MINUTE);
  const start = now();
  server.clock.advance(30_000);
  const made = await create('Made');
  const changed = await create('Changed');
  server.clock.advance(5 * MINUTE);
  const end = now();
  await server.api('PATCH', `/sobjects/Account/${changed}`, { Name: 'Changed later' });
  const late = await create('After');
  const answer = await server.api('GET', `/sobjects/Account/updated/${window(start, end)}`);
  assert.equal(answer.statusCode, 200, answer.body);
  assert.deepEqual(
    at(answer, 'ids'),
    [made],
    'seconds of both ends are ignored; what changed since is not in it',
  );
  assert.equal(textAt(answer, 'latestDateCovered'), '2026-11-20T15:10:00.000+0000');

  const ahead = await server.api(
    'GET',
    `/sobjects/account/updated${window(start, '2027-01-01T00:00:00+00:00')}`,
  );
  const ids = at(ahead, 'ids');
  assert.ok(
    Array.isArray(ids) && [made, changed, late].every((id) => ids.includes(id)) && !ids.includes(before),
  );
  assert.equal(
    textAt(ahead, 'latestDateCovered'),
    '2026-11-20T15:10:00.000+0000',
    'never beyond the last full minute',
  );
});

test('deleted: id and time of each, and nothing that lives', async () => {
  server.clock.advance(10 * MINUTE);
  const start = now();
  const [gone, alive] = [await create('Gone'), await create('Alive')];
  server.clock.advance(MINUTE);
  await server.api('DELETE', `/sobjects/Account/${gone}`);
  server.clock.advance(2 * MINUTE);
  const answer = await server.api('GET', `/sobjects/Account/deleted/${window(start, now())}`);
  assert.deepEqual(eachAt(answer, 'deletedRecords', 'id'), [gone]);
  assert.match(
    String(eachAt(answer, 'deletedRecords', 'deletedDate')[0]),
    /^2026-11-20T15:\d\d:\d\d\.\d{3}\+0000$/,
  );
  assert.match(textAt(answer, 'earliestDateAvailable'), /^2026-10-21T15:\d\d:00\.000\+0000$/);
  assert.match(textAt(answer, 'latestDateCovered'), /^2026-11-20T15:/);
  const updated = await server.api('GET', `/sobjects/Account/updated/${window(start, now())}`);
  assert.deepEqual(at(updated, 'ids'), [alive]);
});

test('INVALID_REPLICATION_DATE: an end that does not follow the start, a start more than 30 days back', async () => {
  for (const which of ['updated', 'deleted']) {
    const path = `/sobjects/Account/${which}/`;
    for (const [start, end] of [
      ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z'],
      ['2026-11-20T10:00:00Z', '2026-11-20T10:00:59Z'],
      ['2026-11-20T10:00:00Z', '2026-11-20T09:00:00Z'],
      ['2026-11-20T10:00:00Z', '2026-11-20T11:00:00+02:00'],
    ] as const) {
      const refused = await server.api('GET', path + window(start, end));
      assert.equal(refused.statusCode, 400);
      assert.deepEqual(errorOf(refused), {
        errorCode: 'INVALID_REPLICATION_DATE',
        message: 'endDate must be at least one minute greater than startDate',
      });
    }
    const old = await server.api('GET', path + window('2026-10-01T00:00:00Z', '2026-11-20T09:00:00Z'));
    assert.deepEqual(errorOf(old), {
      errorCode: 'INVALID_REPLICATION_DATE',
      message: 'startDate before org replication enabled date',
    });
  }
});

test('times that are missing or cannot be read, objects that are not there', async () => {
  const good = '2026-11-20T10:00:00Z';
  for (const [query, code] of [
    ['', 'MISSING_ARGUMENT'],
    [`?start=${good}`, 'MISSING_ARGUMENT'],
    [`?end=${good}`, 'MISSING_ARGUMENT'],
    [`?start=&end=${good}`, 'MISSING_ARGUMENT'],
    [`?start=yesterday&end=${good}`, 'INVALID_FIELD'],
    [`?start=2026-11-20&end=${good}`, 'INVALID_FIELD'],
    [`?start=2026-02-30T00:00:00Z&end=${good}`, 'INVALID_FIELD'],
    // A plus sign that is not encoded is a blank.
    [`?start=2026-11-19T10:00:00+00:00&end=${good}`, 'INVALID_FIELD'],
  ] as const) {
    const refused = await server.api('GET', `/sobjects/Account/updated/${query}`);
    assert.equal(refused.statusCode, 400, query);
    assert.equal(errorOf(refused).errorCode, code, query);
  }
  const nope = await server.api('GET', `/sobjects/Nope/deleted/${window('2026-11-19T10:00:00Z', good)}`);
  assert.equal(errorOf(nope).errorCode, 'NOT_FOUND');
  assert.equal((await server.api('POST', '/sobjects/Account/updated', {})).statusCode, 405);
});

test('every object of describe answers both, or refuses in a 4xx', async () => {
  const objects = [...server.org.schema.objects.values()].map((object) => object.name);
  for (const object of objects) {
    for (const which of ['updated', 'deleted']) {
      const answer = await server.api(
        'GET',
        `/sobjects/${object}/${which}/${window('2026-11-19T10:00:00Z', '2026-11-20T10:00:00Z')}`,
      );
      assert.equal(answer.statusCode, 200, `${object} ${which}: ${answer.body}`);
    }
  }
});
