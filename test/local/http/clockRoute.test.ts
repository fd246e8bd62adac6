import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, openTestServer } from './testServer.ts';

test('POST /local/clock takes a span or an instant of at most 366 days, from who is signed in; anything else is a 4xx', async () => {
  const moves: string[] = [];
  const server = openTestServer({
    moveClock: (to) => {
      moves.push(to.toISOString());
      return { moved: true };
    },
  });
  const post = (body: unknown, token = server.token) =>
    server.call({
      method: 'POST',
      url: '/local/clock',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
  assert.equal((await post({ advanceMs: 3_600_000 })).statusCode, 200);
  assert.equal((await post({ to: '2026-11-30T10:00:00-05:00' })).statusCode, 200);
  assert.deepEqual(moves, ['2026-11-20T16:00:00.000Z', '2026-11-30T15:00:00.000Z']);
  for (const body of [
    null,
    {},
    { advanceMs: -1 },
    { advanceMs: 1.5 },
    { advanceMs: 367 * 86_400_000 },
    { to: '2026-11-30' },
    { to: '2026-13-30T00:00:00Z' },
    { advanceMs: 1, to: '2026-11-30T00:00:00Z' },
  ]) {
    const answer = await post(body);
    assert.deepEqual([answer.statusCode, errorOf(answer).errorCode], [400, 'JSON_PARSER_ERROR']);
  }
  const far = await post({ to: '9999-01-01T00:00:00Z' });
  assert.deepEqual([far.statusCode, errorOf(far).errorCode], [400, 'LIMIT_EXCEEDED']);
  assert.equal((await post({ advanceMs: 1 }, 'nobody')).statusCode, 401);
  assert.equal(moves.length, 2);
  await server.close();
});

test('A server without a clock of its own has no such route', async () => {
  const server = openTestServer();
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
  const answer = await server.call({ method: 'POST', url: '/local/clock', headers, payload: '{}' });
  assert.equal(answer.statusCode, 404);
  await server.close();
});
