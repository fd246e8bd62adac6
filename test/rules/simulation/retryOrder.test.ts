import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate, type MentoringRequest, type RequestId } from '../../../plugin/src/rules/index.ts';
import { at, mentor, policy, request, units } from '../examples.ts';

const ask = (id: string, submitted: string): MentoringRequest =>
  request({ id: id as RequestId, number: id, submittedAt: at(submitted) });

test('M11: of those who wait for a new week the oldest submission is served first, however they come', () => {
  const requests = [
    ask('d', '2026-11-12T09:00'),
    ask('b', '2026-11-10T09:00'),
    ask('a', '2026-11-09T09:00'),
    ask('c', '2026-11-11T09:00'),
  ];
  const world = { units, mentors: [mentor('m', { weeklyLimit: 1 })], requests, assignments: [] };
  const served = simulate(world, policy, { from: at('2026-11-09T00:00'), to: at('2026-11-25T00:00') });
  assert.deepEqual(
    Object.fromEntries(served.requests.map(({ requestId, decidedAt }) => [requestId, decidedAt])),
    {
      a: at('2026-11-09T09:00'),
      b: at('2026-11-15T00:00'),
      c: at('2026-11-22T00:00'),
      d: undefined,
    },
  );
});
