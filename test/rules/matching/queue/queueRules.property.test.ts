import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  buildPool,
  openQueue,
  type BriefDecision,
  type Mentor,
  type MentoringRequest,
  type Pool,
  type RequestId,
} from '../../../../plugin/src/rules/index.ts';
import { mentor, NOW, request, unitId, units } from '../../examples.ts';
import { queueScenes, type QueueScene } from './queueWorlds.ts';

const poolOf = ({ world, policy }: QueueScene): Pool => buildPool(world, policy, NOW);

/** Decides all requests in their order; whoever is chosen gets the offer. */
const runQueue = (pool: Pool, requests: readonly MentoringRequest[]): BriefDecision[] => {
  const queue = openQueue(pool);
  return requests.map((one) => {
    const decision = queue.decide(one);
    const [chosen] = decision.candidates;
    if (chosen !== undefined) queue.offer(one.id, chosen);
    return decision;
  });
};

/** The queue, and the same requests once more under other ids, so that limits are reached. */
const twice = (requests: readonly MentoringRequest[]): MentoringRequest[] => [
  ...requests,
  ...requests.map((one) => ({ ...one, id: `${one.id} again` as RequestId })),
];

test('M0, M2, M6, M7: a queue never goes past a limit, and never to anybody paused, inactive, no mentor, unclear or outside', () => {
  const seen = { offers: 0, lastPlaces: 0 };
  fc.assert(
    fc.property(queueScenes, (scene) => {
      const pool = poolOf(scene);
      const given = new Map<string, number>();
      for (const { candidates, requestId } of runQueue(pool, twice(scene.requests))) {
        for (const id of candidates) {
          const one = pool.byId.get(id);
          assert.ok(one, `${id} of a region that takes no part`);
          const { mentor: own, capacity, use } = one;
          assert.ok(own.status === 'active' && own.classification === 'mentor' && !own.paused);
          assert.notEqual(capacity.kind, 'unclear');
          const counts =
            capacity.kind === 'limit' && capacity.source !== 'number' ? 'textCounts' : 'numberCounts';
          const counted = scene.policy.capacity[counts].includes('assigned');
          const byFlag = scene.policy.capacity.window === 'platform' && counts === 'numberCounts';
          if (byFlag) assert.ok(!own.limitReached);
          else if (capacity.kind === 'limit' && counted) {
            // A request that was only implied to be this mentor's leaves the count once it is offered to another.
            const freed = scene.requests.filter(({ requestedMentorId }) => requestedMentorId === id).length;
            const before = use.used - freed + (given.get(id) ?? 0);
            assert.ok(before < capacity.limit, `${id} would get ${requestId} past ${capacity.limit}`);
            if (before === capacity.limit - 1) seen.lastPlaces += 1;
          }
        }
        const [chosen] = candidates;
        if (chosen === undefined) continue;
        given.set(chosen, (given.get(chosen) ?? 0) + 1);
        seen.offers += 1;
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(seen.offers > 5000 && seen.lastPlaces > 500, JSON.stringify(seen));
});

test('M3: the lowest tier with anybody eligible wins, and a relaxed one only when no tier has anybody', () => {
  fc.assert(
    fc.property(queueScenes, (scene) => {
      for (const { tiers, tier, relaxed, group } of runQueue(poolOf(scene), twice(scene.requests))) {
        if (group === 'continuity') continue;
        const eligible = tiers.map(({ byReason }) => byReason.eligible ?? 0);
        const winner = tiers.findIndex((one) => one.tier === tier);
        assert.ok(eligible.every((number, place) => (number > 0 ? place === winner : place !== winner)));
        assert.ok(relaxed || tier === undefined || winner === tiers.length - 1);
        assert.equal(relaxed, group === 'relatedArea' || group === 'anyArea');
        for (const { considered, byReason } of tiers) {
          const sum = Object.values(byReason).reduce((total, number) => total + number, 0);
          assert.equal(sum, considered);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('M12: a queue does not depend on the order of units, mentors, assignments or sessions', () => {
  fc.assert(
    fc.property(queueScenes, (scene) => {
      const { world, requests } = scene;
      const turned = {
        ...scene,
        world: {
          ...world,
          units: world.units.toReversed(),
          mentors: world.mentors.toReversed(),
          assignments: world.assignments.toReversed(),
          requests: world.requests.toReversed(),
          sessions: world.sessions?.toReversed(),
        },
      };
      assert.deepEqual(runQueue(poolOf(turned), requests), runQueue(poolOf(scene), requests));
    }),
    { numRuns: 1000 },
  );
});

const AREAS = ['Marketing', 'Branding', 'Legal'];
/** Mentors of one chapter, areas, industries and limit, without a past: the same in everything but the id. */
const alike = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  chapterId: fc.constantFrom('Ames', 'Boone', 'Canton').map(unitId),
  areas: fc.subarray(AREAS, { minLength: 1 }),
  industries: fc.subarray(['Retail', 'Education']),
  weeklyLimit: fc.constantFrom(undefined, 2, 3, 5),
});
const waiting = fc.array(
  fc.record({
    chapterId: fc.constantFrom('Ames', 'Boone', 'Canton', 'Ames North').map(unitId),
    area: fc.constantFrom(...AREAS),
    industry: fc.constantFrom(undefined, 'Retail', 'Education'),
    inBusiness: fc.boolean(),
  }),
  { minLength: 5, maxLength: 40 },
);

test('M5, M11: mentors alike in tier, group and limit get as many requests of a queue, but for one', () => {
  const seen = { given: 0, uneven: 0 };
  fc.assert(
    fc.property(queueScenes, alike, waiting, (scene, { count, ...profile }, drafts) => {
      const twins: Mentor[] = Array.from({ length: count }, (_, index) => mentor(`twin${index}`, profile));
      const others = scene.world.mentors.filter(({ chapterId }) => chapterId !== unitId('Central'));
      const world = { ...scene.world, units, mentors: [...others, ...twins] };
      const requests = drafts.map((draft, index) => request({ ...draft, id: `queued${index}` as RequestId }));
      const given = new Map(twins.map(({ id }) => [id, 0]));
      for (const { candidates } of runQueue(buildPool(world, scene.policy, NOW), requests)) {
        const [chosen] = candidates;
        const before = chosen && given.get(chosen);
        if (chosen !== undefined && before !== undefined) given.set(chosen, before + 1);
      }
      const numbers = [...given.values()];
      const [most, least] = [Math.max(...numbers), Math.min(...numbers)];
      assert.ok(most - least <= 1, JSON.stringify([...given]));
      seen.given += numbers.reduce((sum, number) => sum + number, 0);
      if (most > least) seen.uneven += 1;
    }),
    { numRuns: 1000 },
  );
  assert.ok(seen.given > 3000 && seen.uneven > 100, JSON.stringify(seen));
});
