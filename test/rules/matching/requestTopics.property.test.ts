import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  buildPool,
  matchRequest,
  type Decision,
  type MentoringRequest,
  type Pool,
} from '../../../plugin/src/rules/index.ts';
import { NOW } from '../examples.ts';
import { queueScenes, type QueueScene } from './queue/queueWorlds.ts';

const topics = fc.record({
  areas: fc.subarray(['Marketing', 'Branding', 'Legal', 'Sales']),
  industries: fc.subarray(['Retail', 'Education']),
});

/** A scene whose policy shows everybody ranked. */
const poolOf = ({ world, policy }: QueueScene): Pool =>
  buildPool(world, { ...policy, match: { ...policy.match, candidates: 50 } }, NOW);

const without = ({ topics: _, ...request }: MentoringRequest): MentoringRequest => request;

/** The candidates in runs of one group, without a previous mentor (M9). */
const groupsOf = ({ candidates }: Decision): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const { group, mentorId } of candidates) {
    if (group !== 'continuity') groups.set(group, [...(groups.get(group) ?? []), mentorId]);
  }
  return groups;
};

const turnOf = (pool: Pool, id: string): { turn: number; weight: number } =>
  [...pool.byId.values()].find(({ mentor }) => mentor.id === id) ?? { turn: NaN, weight: NaN };

test('M4: topics change the order of nobody but those within one assignment of the first of their group', () => {
  let moved = 0;
  fc.assert(
    fc.property(queueScenes, topics, (scene, about) => {
      const pool = poolOf(scene);
      for (const request of scene.requests) {
        const plain = matchRequest(pool, without(request));
        const asked = matchRequest(pool, { ...request, topics: about });
        assert.deepEqual([asked.outcome, asked.relaxed], [plain.outcome, plain.relaxed]);
        assert.deepEqual([asked.tiers, asked.reasons], [plain.tiers, plain.reasons]);
        assert.deepEqual(
          asked.candidates.map(({ tier, group }) => [tier, group]),
          plain.candidates.map(({ tier, group }) => [tier, group]),
        );
        const before = groupsOf(plain);
        for (const [group, ids] of groupsOf(asked)) {
          const own = before.get(group) ?? [];
          assert.deepEqual(ids.toSorted(), own.toSorted());
          // A previous mentor who leads the group is taken out of it: then the band is not to be seen here.
          if (plain.candidates[0]?.group === 'continuity') continue;
          const { turn, weight } = turnOf(pool, own[0] ?? '');
          const inBand = (id: string): boolean => (turnOf(pool, id).turn - turn) * weight <= 1 + 1e-6;
          assert.deepEqual(
            ids.filter((id) => !inBand(id)),
            own.filter((id) => !inBand(id)),
          );
          assert.ok(ids.slice(0, own.filter(inBand).length).every(inBand));
          if (ids[0] !== own[0]) moved += 1;
        }
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(moved > 100, `${moved} moved`);
});

test('M4: topics that nobody lists, and those that the request names itself, change nothing', () => {
  fc.assert(
    fc.property(queueScenes, (scene) => {
      const pool = poolOf(scene);
      for (const request of scene.requests) {
        const plain = matchRequest(pool, without(request));
        const named = request.area === undefined ? [] : [request.area];
        for (const areas of [[], ['Farming'], named]) {
          assert.deepEqual(matchRequest(pool, { ...request, topics: { areas, industries: [] } }), plain);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('M4: equally many codes keep the order of M5', () => {
  fc.assert(
    fc.property(queueScenes, topics, (scene, about) => {
      const pool = poolOf(scene);
      for (const request of scene.requests) {
        const plain = groupsOf(matchRequest(pool, without(request)));
        const asked = matchRequest(pool, { ...request, topics: about });
        const listed = ({ reasons }: Decision['candidates'][number]): string =>
          reasons.find(({ code }) => code === 'topics')?.sentence.split(', which')[0] ?? '';
        const sameCodes = Map.groupBy(asked.candidates, (each) => `${each.group} ${listed(each)}`);
        for (const same of sameCodes.values()) {
          const ids = same.map(({ mentorId }) => mentorId as string);
          const own = plain.get(same[0]?.group ?? '') ?? ids;
          assert.deepEqual(
            ids,
            own.filter((id) => ids.includes(id)),
          );
        }
      }
    }),
    { numRuns: 1000 },
  );
});
