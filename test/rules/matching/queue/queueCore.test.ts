import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  briefOf,
  buildPool,
  matchRequest,
  type MentoringRequest,
} from '../../../../plugin/src/rules/index.ts';
import { QueueCore } from '../../../../plugin/src/rules/matching/queue/queueCore.ts';
import { mentor, NOW, policy, request, unitId, units } from '../../examples.ts';

const both = { areas: ['Marketing', 'Legal'], industries: ['Retail', 'Education'] };
const mentors = [
  mentor('a'),
  mentor('b', both),
  mentor('c', { chapterId: unitId('Boone'), areas: ['Sales'], industries: ['Education'] }),
  mentor('d', { chapterId: unitId('Boone'), areas: ['Legal'], industries: ['Retail'] }),
];
const asked: readonly Partial<MentoringRequest>[] = [
  {},
  { industry: 'Retail', inBusiness: true },
  { industry: 'Retail', inBusiness: false },
  { area: 'Legal', chapterId: unitId('Boone') },
  { area: 'Sales', industry: 'Education', inBusiness: true },
  { area: 'Farming' },
  { area: undefined },
  { chapterId: unitId('Reno') },
  { chapterId: undefined },
];

test('M3, M4: requests as numbers are decided as requests are; those that cannot be matched have no tiers', () => {
  const pool = buildPool({ units, mentors, assignments: [] }, policy, NOW);
  const core = new QueueCore(pool);
  const requests = asked.map((rest) => request(rest));
  const columns = core.columnsOf(requests);
  assert.deepEqual([...columns.scope], [0, 0, 0, 1, 0, 0, -1, -1, -1]);
  for (const [place, one] of requests.entries()) {
    const scope = columns.scope[place] ?? -1;
    if (scope < 0) continue;
    core.decide(scope, columns.area[place] ?? 0, columns.industry[place] ?? 0);
    const { candidates, tiers } = briefOf(matchRequest(pool, one));
    const ids = [...core.row.slots].slice(0, core.row.candidates);
    assert.deepEqual(
      ids.map((slot) => core.slots.mentors[slot]?.mentor.id),
      candidates,
    );
    assert.equal(core.row.visited, tiers.length);
  }
});

test('M3: nobody at all: no tier, no group, no candidates', () => {
  const core = new QueueCore(buildPool({ units, mentors: [], assignments: [] }, policy, NOW));
  core.decide(core.scopeOf(unitId('Ames')), 0, 0);
  const { tier, group, candidates, visited } = core.row;
  assert.deepEqual({ tier, group, candidates, visited }, { tier: -1, group: -1, candidates: 0, visited: 3 });
});
