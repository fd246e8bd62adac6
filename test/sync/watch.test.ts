import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EngageError } from '../../plugin/src/engage/index.ts';
import { watch } from '../../plugin/src/sync/index.ts';

function setUp(outcomes: (number | Error)[]) {
  const stop = new AbortController();
  const results: number[] = [];
  const faults: string[] = [];
  const sleeps: number[] = [];
  const passes = watch({
    pass: () => {
      const next = outcomes.shift();
      if (next === undefined || outcomes.length === 0) stop.abort();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? 0);
    },
    onResult: (result) => results.push(result),
    onFault: (fault) => faults.push(fault.code),
    intervalMilliseconds: 5000,
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      return Promise.resolve();
    },
    signal: stop.signal,
  });
  return { passes, results, faults, sleeps };
}

describe('watch', () => {
  it('P3: goes on after a fault that may pass', async () => {
    const run = setUp([1, new EngageError({ code: 'UNREACHABLE', status: 0, message: 'gone' }), 2]);
    assert.equal(await run.passes, 2);
    assert.deepEqual(run.results, [1, 2]);
    assert.deepEqual(run.faults, ['UNREACHABLE']);
    assert.deepEqual(run.sleeps, [5000, 5000, 5000]);
  });

  it('stops at once when waiting cannot mend it', async () => {
    const run = setUp([new EngageError({ code: 'INVALID_SESSION_ID', status: 401, message: 'ended' }), 1]);
    await assert.rejects(run.passes, { code: 'INVALID_SESSION_ID' });
  });
});
