import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { inventedCountry } from '../../scripts/bench/inventedCountry.ts';
import { measureWeek } from '../../scripts/bench/matching/measureWeek.ts';
import { runWeeks } from '../../scripts/bench/matching/weeks.ts';
import { buildPool } from '../../plugin/src/rules/index.ts';

const SIZE = { mentors: 700, chapters: 40, districts: 12, regions: 3 };

for (const [name, placesPerWeek] of [
  ['usual', undefined],
  ['busy', 500],
  ['scarce', 250],
] as const) {
  test(`M3-M12: 2,000 requests of ${name} weeks are decided alike by the core, the queue and the naive one`, () => {
    const groups = new Set<string>();
    const sizes: number[] = [];
    runWeeks(
      inventedCountry({ seed: 7, ...SIZE, placesPerWeek }),
      { count: 2000, weeks: 4 },
      ({ pool, requests }) => {
        const { different, decisions } = measureWeek(pool, requests);
        assert.equal(different, undefined);
        sizes.push(requests.length);
        for (const { group, outcome } of decisions) groups.add(group ?? outcome);
        return decisions;
      },
    );
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      2000,
    );
    assert.ok(sizes.every((size) => size > 400));
    for (const group of ['areaAndIndustry', 'area']) assert.ok(groups.has(group), group);
    if (name === 'scarce') assert.ok(groups.has('relatedArea'), [...groups].join());
  });
}

test('The invented country is the same for the same options, and another for another seed', () => {
  const make = (seed: number) => {
    const country = inventedCountry({ seed, ...SIZE });
    return { world: country.world, requests: country.requestsOf(50, country.at, country.at + 86_400_000) };
  };
  assert.deepEqual(make(3), make(3));
  assert.notDeepEqual(make(3), make(4));
});

test('The invented country has the places that are asked for', () => {
  for (const placesPerWeek of [250, 500, 2500]) {
    const { world, policy, at } = inventedCountry({ seed: 3, ...SIZE, placesPerWeek });
    const pool = buildPool({ ...world, assignments: [] }, policy, at);
    assert.equal(pool.byId.size, SIZE.mentors);
    const places = [...pool.byId.values()].flatMap(({ standing, capacity }) =>
      standing === undefined && capacity.kind === 'limit' ? [capacity.limit] : [],
    );
    assert.equal(
      places.reduce((sum, limit) => sum + limit, 0),
      placesPerWeek,
    );
  }
});

test('An unknown measurement names the ones there are', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/bench/run.ts', ...args], { encoding: 'utf8' });
  const { status, stdout } = run('speed');
  assert.equal(status, 1);
  assert.match(
    stdout,
    /no measurement "speed"[^]*npm run bench calendar [^]*npm run bench clocks [^]*npm run bench matching [^]*npm run bench rules /,
  );
  assert.equal(run().status, 1);
});
