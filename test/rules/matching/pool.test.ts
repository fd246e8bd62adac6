import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPool } from '../../../plugin/src/rules/index.ts';
import { mentor, NOW, offer, policy, request, session, unitId, units } from '../examples.ts';

const world = { units, mentors: [], assignments: [] };

test('M9, M10: a world without requests, sessions or offers has no past', () => {
  const { history, requestsOf, sessionsOf } = buildPool(world, policy, NOW);
  assert.deepEqual([history, requestsOf, sessionsOf], [new Map(), new Map(), new Map()]);
});

test('M9, M10: offers and sessions are found by their request, requests by their client', () => {
  const one = request();
  const offers = [offer('a', NOW, { requestId: one.id }), offer('b', NOW - 1, { requestId: one.id })];
  const held = session(NOW, { requestId: one.id });
  const pool = buildPool({ ...world, assignments: offers, requests: [one], sessions: [held] }, policy, NOW);
  assert.deepEqual(pool.history, new Map([[one.id, offers.toReversed()]]));
  assert.deepEqual(pool.requestsOf, new Map([[undefined, [one]]]));
  assert.deepEqual(pool.sessionsOf, new Map([[one.id, [held]]]));
});

test('M3: members are those of units that are known, in every unit that they lie in', () => {
  const mentors = [
    mentor('branch', { chapterId: unitId('Ames North') }),
    mentor('chapter'),
    mentor('district', { chapterId: unitId('Iowa') }),
    mentor('region', { chapterId: unitId('Central') }),
    mentor('outside', { chapterId: unitId('Reno') }),
  ];
  const { members, byId } = buildPool({ ...world, mentors }, policy, NOW);
  const ids = new Map([...members].map(([unit, some]) => [unit, some.map((one) => one.mentor.id)]));
  assert.deepEqual(
    ids,
    new Map<string, string[]>([
      ['Ames', ['branch', 'chapter']],
      ['Iowa', ['branch', 'chapter', 'district']],
      ['Central', ['branch', 'chapter', 'district', 'region']],
    ]),
  );
  assert.deepEqual([...byId.keys()], ['branch', 'chapter', 'district', 'region']);
});
