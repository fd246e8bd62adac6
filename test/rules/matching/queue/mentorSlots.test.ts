import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPool, type Mentor, type Unit } from '../../../../plugin/src/rules/index.ts';
import { placeMentors, tierHas } from '../../../../plugin/src/rules/matching/queue/mentorSlots.ts';
import { mentor, mentorId, NOW, policy, unitId, units } from '../../examples.ts';

const more: readonly Unit[] = [
  { id: unitId('Cedar'), level: 'chapter', name: 'Cedar', parentId: unitId('Iowa') },
  { id: unitId('Coast'), level: 'region', name: 'Mid-Atlantic' },
  { id: unitId('Shore'), level: 'district', name: 'Shore', parentId: unitId('Coast') },
  { id: unitId('Dover'), level: 'chapter', name: 'Dover', parentId: unitId('Shore') },
];
const at = (id: string, chapter: string, rest: Partial<Mentor> = {}) =>
  mentor(id, { chapterId: unitId(chapter), ...rest });
// The order of the ids is not the order of the units.
const mentors = [
  at('a', 'Canton', { paused: true }),
  at('b', 'Dover'),
  at('c', 'Boone'),
  at('d', 'Ames'),
  at('e', 'Canton', { status: 'inactive' }),
  at('f', 'Iowa'),
  at('g', 'Ames North'),
  at('h', 'Cedar'),
];
const place = () =>
  placeMentors(buildPool({ units: [...units, ...more], mentors, assignments: [] }, policy, NOW));
const tiers = (chapter: string) =>
  place()
    .tiersOf(unitId(chapter))
    .map(({ tier, unitId: unit, ranges, considered, others, outByProfile }) => [
      tier,
      unit,
      [...ranges],
      considered,
      others,
      [...outByProfile],
    ]);

test('M3: mentors of the same units lie together, so that each tier is a run or two of words', () => {
  const slots = place();
  assert.equal(slots.words, 6);
  assert.equal(slots.mentors.length, 6 * 32);
  assert.deepEqual(
    mentors.map(({ id }) => slots.slotOf.get(id)),
    [4 * 32, 5 * 32, 2 * 32, 32, 4 * 32 + 1, 0, 33, 3 * 32],
  );
  assert.deepEqual(tiers('Ames'), [
    ['chapter', 'Ames', [1, 2], 2, 2, [0, 0, 0, 0]],
    ['district', 'Iowa', [0, 1, 2, 4], 3, 3, [0, 0, 0, 0]],
    ['region', 'Central', [4, 5], 2, 0, [1, 0, 0, 1]],
  ]);
  assert.deepEqual(tiers('Canton'), [
    ['chapter', 'Canton', [4, 5], 2, 0, [1, 0, 0, 1]],
    ['district', 'Ohio', [], 0, 0, [0, 0, 0, 0]],
    ['region', 'Central', [0, 4], 5, 5, [0, 0, 0, 0]],
  ]);
});

test('M3: a level that the hierarchy does not have is left out', () => {
  assert.deepEqual(tiers('nowhere'), []);
  assert.deepEqual(tiers('Dover'), [
    ['chapter', 'Dover', [5, 6], 1, 1, [0, 0, 0, 0]],
    ['district', 'Shore', [], 0, 0, [0, 0, 0, 0]],
    ['region', 'Coast', [], 0, 0, [0, 0, 0, 0]],
  ]);
});

test('M3: a tier has exactly the slots of its words', () => {
  const slots = place();
  const [, district] = slots.tiersOf(unitId('Ames'));
  assert.ok(district);
  const has = mentors.map(({ id }) => tierHas(district.ranges, slots.slotOf.get(mentorId(id)) ?? -1));
  assert.deepEqual(has, [false, false, true, false, false, true, false, true]);
});
