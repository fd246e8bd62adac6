import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  batchChoices,
  buildPool,
  placesLeft,
  readCapacity,
  type Assignment,
  type Mentor,
  type MentorId,
  type MentoringRequest,
  type Pool,
  type RequestId,
} from '../../plugin/src/rules/index.ts';
import { compareWithOptimum } from '../../plugin/src/sync/compareWithOptimum.ts';
import {
  batchCost,
  COST,
  optimalBatch,
  type BatchOffer,
  type BatchRow,
} from '../../plugin/src/sync/optimum.ts';
import { mentor, mentorId, NOW, offer, policy, request, unitId, units } from '../rules/examples.ts';

const AREAS = ['Marketing', 'Legal'];
const MENTORS = ['m0', 'm1', 'm2', 'm3'];
const REQUESTS = ['r0', 'r1', 'r2', 'r3', 'r4'];

const ask = (id: string, rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ id: id as RequestId, number: id, ...rest });
const poolOf = (mentors: readonly Mentor[], assignments: readonly Assignment[] = []): Pool =>
  buildPool({ units, mentors, assignments }, policy, NOW);
const pairs = (offers: readonly BatchOffer[]): string[] =>
  offers.map(({ requestId, one }) => `${requestId} ${one.mentor.id}`).sort();
const rowsOf = (pool: Pool, requests: readonly MentoringRequest[]): BatchRow[] => {
  const choicesOf = batchChoices(pool);
  return requests.map((one) => ({ requestId: one.id, choices: choicesOf(one) }));
};
const turnless = { milliseconds: 0, offers: [] };

const scenes = fc.record({
  mentors: fc.tuple(
    ...MENTORS.map((id) =>
      fc
        .record({
          chapter: fc.constantFrom('Ames', 'Boone', 'Canton'),
          areas: fc.subarray(AREAS),
          industries: fc.subarray(['Retail']),
          weeklyLimit: fc.constantFrom(undefined, 0, 1, 2, 3),
          text: fc.constantFrom('', '1 per week', 'ask me first'),
          paused: fc.constantFrom(false, false, false, true),
        })
        .map(({ chapter, text, ...rest }) =>
          mentor(id, { ...rest, chapterId: unitId(chapter), capacityText: readCapacity(text) }),
        ),
    ),
  ),
  requests: fc
    .tuple(
      ...REQUESTS.map((id) =>
        fc
          .record({
            chapter: fc.constantFrom('Ames', 'Boone', 'Canton'),
            area: fc.constantFrom(...AREAS),
            industry: fc.constantFrom(undefined, 'Retail'),
            minutes: fc.integer({ min: 0, max: 60 }),
          })
          .map(({ chapter, area, industry, minutes }) =>
            ask(id, {
              chapterId: unitId(chapter),
              area,
              industry,
              inBusiness: industry !== undefined,
              submittedAt: NOW - minutes * 60_000,
            }),
          ),
      ),
    )
    .chain((all) => fc.subarray([...all], { minLength: 1 })),
  assignments: fc.array(
    fc
      .record({
        to: fc.constantFrom(...MENTORS),
        hoursAgo: fc.integer({ min: 1, max: 24 * 30 }),
        of: fc.option(fc.constantFrom(...REQUESTS), { nil: undefined }),
      })
      .map(({ to, hoursAgo, of }) =>
        offer(to, NOW - hoursAgo * 3_600_000, {
          response: 'declined',
          ...(of === undefined ? { response: 'accepted' as const } : { requestId: of as RequestId }),
        }),
      ),
    { maxLength: 8 },
  ),
});

/** The least cost of any way to serve the rows, each tried. */
const leastCost = (pool: Pool, rows: readonly BatchRow[]): number => {
  let least = Infinity;
  const tryFrom = (index: number, offers: readonly BatchOffer[]): void => {
    const row = rows[index];
    if (row === undefined) {
      least = Math.min(least, batchCost(rows.length, offers));
      return;
    }
    tryFrom(index + 1, offers);
    for (const choice of row.choices) {
      const used = offers.filter(({ one }) => one === choice.one).length;
      if (used < placesLeft(choice.one, pool))
        tryFrom(index + 1, [...offers, { requestId: row.requestId, ...choice }]);
    }
  };
  tryFrom(0, []);
  return least;
};

test('the optimum costs what the best of all ways costs, and never more than the order of the SOP', () => {
  let better = 0;
  fc.assert(
    fc.property(scenes, ({ mentors, requests, assignments }) => {
      const pool = poolOf(mentors, assignments);
      const rows = rowsOf(pool, requests);
      const offers = optimalBatch(pool, rows);
      assert.equal(batchCost(requests.length, offers), leastCost(pool, rows));
      const compared = compareWithOptimum(pool, requests, () => 0);
      assert.equal(compared.optimum.cost, batchCost(requests.length, offers));
      assert.ok(compared.optimum.cost <= compared.sop.cost);
      assert.ok(compared.optimum.served >= compared.sop.served);
      if (compared.optimum.cost < compared.sop.cost) better += 1;
    }),
    { numRuns: 1000 },
  );
  assert.ok(better > 50, `${better} were better`);
});

test('M2, M6, M7, M10: nobody is asked past a limit, while paused or unclear, without the area, or again after a decline', () => {
  let offered = 0;
  fc.assert(
    fc.property(scenes, ({ mentors, requests, assignments }) => {
      const { sop, optimum } = compareWithOptimum(poolOf(mentors, assignments), requests, () => 0);
      for (const { offers } of [sop, optimum]) {
        assert.equal(new Set(offers.map(({ requestId }) => requestId)).size, offers.length);
        for (const { requestId, one } of offers) {
          offered += 1;
          const { weeklyLimit, paused, areas, capacityText, id } = one.mentor;
          const wanted = requests.find((each) => each.id === requestId);
          assert.ok(!paused && wanted?.area !== undefined && areas.includes(wanted.area));
          assert.ok(weeklyLimit !== undefined || capacityText.kind !== 'unclear');
          assert.ok(!assignments.some((each) => each.requestId === requestId && each.mentorId === id));
          const limit = weeklyLimit ?? (capacityText.kind === 'limit' ? capacityText.limit : Infinity);
          assert.ok(one.use.used + offers.filter((each) => each.one === one).length <= limit);
        }
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(offered > 2000, `${offered} offers`);
});

test('it serves both where the first in line takes the only mentor of the second', () => {
  const pool = poolOf([
    mentor('a', { weeklyLimit: 1, areas: ['Marketing', 'Legal'] }),
    mentor('b', { weeklyLimit: 1, areas: ['Marketing'], chapterId: unitId('Boone') }),
  ]);
  const requests = [ask('r0', { area: 'Marketing' }), ask('r1', { area: 'Legal' })];
  const { sop, optimum } = compareWithOptimum(pool, requests, () => 0);
  assert.deepEqual(pairs(sop.offers), ['r0 a']);
  assert.deepEqual(pairs(optimum.offers), ['r0 b', 'r1 a']);
  assert.deepEqual({ ...optimum, ...turnless }.byTier, { chapter: 1, district: 1, region: 0 });
  assert.equal(sop.cost - optimum.cost > COST.unassigned / 2, true);
});

test('M3: the relaxed pass is never used, by neither', () => {
  const pool = poolOf([mentor('a', { areas: ['Sales'] })]);
  const { sop, optimum } = compareWithOptimum(pool, [ask('r0')], () => 0);
  assert.deepEqual(
    [sop.served, optimum.served, sop.cost, optimum.cost],
    [0, 0, COST.unassigned, COST.unassigned],
  );
});

test('M5: an unlimited mentor gets as many as it takes, and the load is spread where it can be', () => {
  const alone = poolOf([mentor('a', { weeklyLimit: undefined })]);
  const requests = REQUESTS.map((id) => ask(id));
  assert.equal(optimalBatch(alone, rowsOf(alone, requests)).length, REQUESTS.length);
  const two = poolOf([mentor('a', { weeklyLimit: undefined }), mentor('b', { weeklyLimit: undefined })]);
  const counts = Map.groupBy(optimalBatch(two, rowsOf(two, requests)), ({ one }) => one.mentor.id);
  assert.deepEqual([...counts.values()].map(({ length }) => length).sort(), [2, 3]);
});

test('M7: places that another batch has taken are gone', () => {
  const pool = poolOf([mentor('a', { weeklyLimit: 2 })]);
  const rows = rowsOf(pool, [ask('r0'), ask('r1')]);
  const taken = (count: number): ReadonlyMap<MentorId, number> => new Map([[mentorId('a'), count]]);
  assert.deepEqual(
    [0, 1, 2].map((count) => optimalBatch(pool, rows, taken(count)).length),
    [2, 1, 0],
  );
});

test('nothing waits: nothing is served, and nothing costs', () => {
  const { sop, optimum, requests } = compareWithOptimum(poolOf([mentor('a')]), [], () => 0);
  assert.deepEqual([requests, sop.served, optimum.served, sop.cost, optimum.cost], [0, 0, 0, 0, 0]);
});
