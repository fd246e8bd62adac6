import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPool, loadSpread, type Mentor } from '../../../plugin/src/rules/index.ts';
import { mentor, NOW, policy, unitId, units } from '../examples.ts';

const spread = (mentors: readonly Mentor[], offers: Readonly<Record<string, number>>): number =>
  loadSpread(buildPool({ units, mentors, assignments: [] }, policy, NOW), (id) => offers[id] ?? 0);

test('M5: the same load for each place a week is even, whatever the limits', () => {
  const mentors = [mentor('a', { weeklyLimit: 1 }), mentor('b', { weeklyLimit: 3 })];
  assert.equal(spread(mentors, { a: 2, b: 6 }), 0);
});

test('M5: the standard deviation within a chapter; of several the mean, by mentors', () => {
  const ames = [mentor('a', { weeklyLimit: 1 }), mentor('b', { weeklyLimit: 1 })];
  assert.equal(spread(ames, { a: 2 }), 1);
  const boone = ['c', 'd', 'e', 'f'].map((id) => mentor(id, { chapterId: unitId('Boone') }));
  assert.equal(spread([...ames, ...boone], { a: 2 }), 2 / 6);
});

test('M5: whoever takes no requests, or is alone in a chapter, is compared with nobody', () => {
  const mentors = [
    mentor('a', { weeklyLimit: 1 }),
    mentor('b', { weeklyLimit: 1 }),
    mentor('paused', { paused: true }),
    mentor('none', { weeklyLimit: 0 }),
    mentor('alone', { chapterId: unitId('Canton') }),
  ];
  assert.equal(spread(mentors, { a: 1, b: 1, alone: 9 }), 0);
  assert.equal(spread([], {}), 0);
});
