import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  briefOf,
  buildPool,
  matchRequest,
  openQueue,
  type Assignment,
  type AssignmentId,
  type BriefDecision,
  type MentorId,
  type Pool,
  type RequestId,
} from '../../../../plugin/src/rules/index.ts';
import { mentorId, NOW } from '../../examples.ts';
import { naiveMatcher } from './naiveMatcher.ts';
import { mentorIds, queueScenes, requestIds, type QueueScene } from './queueWorlds.ts';

/** The offers of a queue as rows of the world. */
const rowsOf = (made: readonly { requestId: RequestId; mentorId: MentorId }[]): Assignment[] =>
  made.map((each, index) => ({
    ...each,
    id: `~made-${String(index).padStart(3, '0')}` as AssignmentId,
    how: 'assigned',
    offeredAt: NOW,
    unlockedByRoc: false,
  }));

const poolWith = ({ world, policy }: QueueScene, made: readonly Assignment[] = []): Pool =>
  buildPool({ ...world, assignments: [...world.assignments, ...made] }, policy, NOW);

/** What to do in a queue: whom to look at, and whom to offer it to: the one chosen, anybody, or nobody. */
const steps = fc.array(
  fc.record({
    place: fc.integer({ min: 0, max: requestIds.length - 1 }),
    to: fc.oneof(
      { weight: 6, arbitrary: fc.constant('chosen') },
      { weight: 2, arbitrary: fc.constantFrom(...mentorIds) },
      { weight: 1, arbitrary: fc.constant('nobody') },
    ),
  }),
  { minLength: 1, maxLength: 10 },
);

const counted = (seen: Map<string, number>, { outcome, group, tiers, relaxed }: BriefDecision): void => {
  const codes = tiers.flatMap(({ byReason }) => Object.keys(byReason));
  for (const each of [outcome, group ?? 'none', `relaxed ${relaxed}`, `tiers ${tiers.length}`, ...codes]) {
    seen.set(each, (seen.get(each) ?? 0) + 1);
  }
};

test('M3-M12: a queue decides what the full explanation says, in units of any shape', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(queueScenes, (scene) => {
      const pool = poolWith(scene);
      const queue = openQueue(pool);
      for (const request of scene.requests) {
        const expected = briefOf(matchRequest(pool, request));
        assert.deepEqual(queue.decide(request), expected);
        counted(seen, expected);
      }
    }),
    { numRuns: 1500 },
  );
  // 5 outcomes, 5 groups and none, 14 codes, relaxed or not, 0 to 3 tiers.
  assert.ok(seen.size === 31 && [...seen.values()].every((times) => times > 10), JSON.stringify([...seen]));
});

test('M7, M10, M11: after offers a queue decides what a pool with those offers decides', () => {
  fc.assert(
    fc.property(queueScenes, steps, (scene, script) => {
      const queue = openQueue(poolWith(scene));
      const made: { requestId: RequestId; mentorId: MentorId }[] = [];
      let pool = poolWith(scene);
      for (const { place, to } of script) {
        const request = scene.requests[place];
        if (request === undefined) continue;
        const decision = queue.decide(request);
        assert.deepEqual(decision, briefOf(matchRequest(pool, request)));
        const mentor = to === 'chosen' ? decision.candidates[0] : mentorId(to);
        if (mentor === undefined || !pool.byId.has(mentor)) continue;
        queue.offer(request.id, mentor);
        made.push({ requestId: request.id, mentorId: mentor });
        pool = poolWith(scene, rowsOf(made));
      }
      for (const request of scene.requests) {
        assert.deepEqual(queue.decide(request), briefOf(matchRequest(pool, request)));
      }
    }),
    { numRuns: 1500 },
  );
});

test('M3-M7, M10-M12: a queue decides what a naive filter and sort decides, offer after offer', () => {
  fc.assert(
    fc.property(queueScenes, (scene) => {
      // What is still to come, or is only implied, is left to the full explanation.
      const assignments = scene.world.assignments.filter(({ offeredAt }) => offeredAt <= NOW);
      const pool = poolWith({ ...scene, world: { ...scene.world, assignments, requests: [] } });
      const [queue, naive] = [openQueue(pool), naiveMatcher(pool)];
      for (const { clientId: _, ...request } of scene.requests) {
        const decision = queue.decide(request);
        assert.deepEqual(decision, naive.decide(request));
        const [chosen] = decision.candidates;
        if (chosen === undefined) continue;
        queue.offer(request.id, chosen);
        naive.offer(request.id, chosen);
      }
    }),
    { numRuns: 1500 },
  );
});
