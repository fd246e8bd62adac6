import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApiUsage } from '../../../plugin/src/local/http/apiUsage.ts';
import { at, BASE, handClock, openTestServer, soql } from './testServer.ts';

const HOUR = 3_600_000;

test('calls count for 24 hours of the org’s clock', () => {
  const clock = handClock();
  const usage = createApiUsage(clock, 10);
  usage.count(3);
  clock.advance(23 * HOUR);
  usage.count(2);
  assert.equal(usage.used(), 5);
  clock.advance(HOUR);
  assert.equal(usage.used(), 2);
  clock.advance(24 * HOUR);
  assert.equal(usage.used(), 0);
});

test('each answer says how many calls were made; composite is one, each part of a batch is one', async () => {
  const server = openTestServer({ dailyApiCalls: 100 });
  const used = async (work: Promise<{ headers: Record<string, unknown> }>): Promise<unknown> =>
    (await work).headers['sforce-limit-info'];
  const query = `${BASE}/query${soql('SELECT Id FROM Account')}`;
  const parts = [1, 2, 3].map((n) => ({ method: 'GET', url: query, referenceId: `q${n}` }));

  assert.equal(await used(server.api('GET', '/limits')), 'api-usage=1/100');
  assert.equal(await used(server.api('POST', '/composite', { compositeRequest: parts })), 'api-usage=2/100');
  const batchRequests = parts.map(({ method, url }) => ({ method, url }));
  assert.equal(await used(server.api('POST', '/composite/batch', { batchRequests })), 'api-usage=5/100');
  assert.equal(await used(server.api('GET', '/nothing')), 'api-usage=6/100');
  assert.equal(await used(server.call({ url: '/services/data' })), 'api-usage=6/100');
  const limits = await server.api('GET', '/limits');
  assert.deepEqual(at(limits, 'DailyApiRequests'), { Max: 100, Remaining: 93 });
  await server.close();
});

test('above the limit: 403 REQUEST_LIMIT_EXCEEDED, until the day has passed', async () => {
  const server = openTestServer({ dailyApiCalls: 2 });
  await server.api('GET', '/limits');
  await server.api('GET', '/limits');
  const refused = await server.api('GET', '/limits');
  assert.equal(refused.statusCode, 403);
  assert.deepEqual(refused.json<unknown>(), [
    { message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' },
  ]);
  server.clock.advance(24 * HOUR);
  assert.equal((await server.api('GET', '/limits')).statusCode, 200);
  await server.close();
});

test('the page’s own calls, like Lightning’s, do not count', async () => {
  const server = openTestServer({ dailyApiCalls: 2 });
  for (let i = 0; i < 5; i++) {
    const response = await server.call({ url: `${BASE}/limits`, headers: { cookie: `sid=${server.token}` } });
    assert.equal(response.headers['sforce-limit-info'], 'api-usage=0/2');
  }
  await server.close();
});
