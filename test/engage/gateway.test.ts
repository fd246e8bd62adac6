import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGateway, EngageError, insideReserve, type ApiRequest } from '../../plugin/src/engage/index.ts';
import { readApiUsage } from '../../plugin/src/engage/apiUsage.ts';
import { fakeTransport, fault, type Answer } from './fakeTransport.ts';

const read: ApiRequest = { method: 'GET', path: '/limits' };

function setUp(answers: Answer[], renews: boolean | Error = false) {
  const transport = fakeTransport(answers, renews);
  const waits: number[] = [];
  const gateway = createGateway({
    transport,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
    attempts: 4,
  });
  return { transport, waits, gateway };
}

const rejectsWith = (code: string, errorClass: string) => (error: unknown) => {
  assert.ok(error instanceof EngageError);
  assert.equal(error.code, code);
  assert.equal(error.errorClass, errorClass);
  assert.ok(error.actions.length > 0, 'every error says what to do next');
  return true;
};

describe('gateway', () => {
  it('adds the API version and gives the parsed body back', async () => {
    const { gateway, transport } = setUp([{ body: '{"a":1}' }]);
    assert.deepEqual(await gateway.call(read), { a: 1 });
    assert.equal(transport.sent[0]?.path, '/services/data/v66.0/limits');
    assert.equal(gateway.calls(), 1);
  });

  it('P3: retries what may pass, waiting longer each time, and counts every call', async () => {
    const { gateway, waits } = setUp([
      fault(503, 'SERVER_UNAVAILABLE'),
      new TypeError('fetch failed'),
      { body: '[]' },
    ]);
    assert.deepEqual(await gateway.call(read), []);
    assert.deepEqual(waits, [500, 1000]);
    assert.equal(gateway.calls(), 3);
  });

  it("honours the server's Retry-After instead of its own wait", async () => {
    const { gateway, waits } = setUp([{ status: 429, headers: { 'retry-after': '9' } }, { body: '{}' }]);
    await gateway.call(read);
    assert.deepEqual(waits, [9000]);
  });

  it('gives up after the allowed attempts and keeps the cause', async () => {
    const refused = new TypeError('fetch failed');
    const { gateway } = setUp([refused, refused, refused, refused]);
    await assert.rejects(gateway.call(read), (error: unknown) => {
      rejectsWith('UNREACHABLE', 'transient')(error);
      assert.equal((error as Error).cause, refused);
      return true;
    });
    assert.equal(gateway.calls(), 4);
  });

  it('where nobody listens, one further try is enough', async () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    });
    const { gateway } = setUp([refused, refused]);
    await assert.rejects(gateway.call(read), rejectsWith('CONNECTION_REFUSED', 'transient'));
    assert.equal(gateway.calls(), 2);
  });

  for (const [status, code, errorClass] of [
    [400, 'INVALID_FIELD', 'contract'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'quota'],
    [400, 'STRING_TOO_LONG', 'data'],
  ] as const) {
    it(`does not repeat ${code}: it is about ${errorClass}`, async () => {
      const { gateway } = setUp([fault(status, code)]);
      await assert.rejects(gateway.call(read), rejectsWith(code, errorClass));
      assert.equal(gateway.calls(), 1);
    });
  }

  it('renews an ended login once and sends the same request again', async () => {
    const { gateway, transport } = setUp([fault(401, 'INVALID_SESSION_ID'), { body: '{}' }], true);
    await gateway.call(read);
    assert.equal(transport.renewals, 1);
    assert.equal(transport.sent.length, 2);
  });

  it('an ended login that renews but is refused again ends the call: no endless loop', async () => {
    const expired = fault(401, 'INVALID_SESSION_ID');
    const { gateway, transport } = setUp([expired, expired], true);
    await assert.rejects(gateway.call(read), rejectsWith('INVALID_SESSION_ID', 'auth'));
    assert.equal(transport.renewals, 1);
  });

  it('an access token that cannot be renewed says to log in again', async () => {
    const { gateway } = setUp([fault(401, 'INVALID_SESSION_ID')]);
    await assert.rejects(gateway.call(read), (error: unknown) => {
      rejectsWith('INVALID_SESSION_ID', 'auth')(error);
      assert.match((error as EngageError).actions.join(' '), /sf org login/);
      return true;
    });
  });

  it('an answer that is not JSON is a fault of the server, not a crash', async () => {
    const page = { body: '<html>maintenance</html>' };
    const { gateway } = setUp([page, page, page, page]);
    await assert.rejects(gateway.call(read), rejectsWith('UNREADABLE_ANSWER', 'transient'));
  });
});

describe('API usage', () => {
  it('reads the header with and without further parts', () => {
    assert.deepEqual(readApiUsage('api-usage=18/15000'), { used: 18, limit: 15_000 });
    assert.deepEqual(readApiUsage('api-bursts=1/750; api-usage=18/15000'), { used: 18, limit: 15_000 });
    assert.equal(readApiUsage(undefined), undefined);
    assert.equal(readApiUsage('something-else'), undefined);
  });

  it('P4: the reserve begins where fewer calls than its share are left', () => {
    assert.equal(insideReserve({ used: 80, limit: 100 }, 20), false);
    assert.equal(insideReserve({ used: 81, limit: 100 }, 20), true);
    assert.equal(insideReserve(undefined, 20), false);
  });
});
