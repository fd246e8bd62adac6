import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPool, type Assignment, type Pool } from '../../../../plugin/src/rules/index.ts';
import { placeMentors } from '../../../../plugin/src/rules/matching/queue/mentorSlots.ts';
import { QueueTurns } from '../../../../plugin/src/rules/matching/queue/queueTurns.ts';
import { at, mentor, mentorId, NOW, offer, policy, unitId, units } from '../../examples.ts';
import { LAST_WEEK, THIS_WEEK } from '../decisions.ts';

const poolWith = (mentors: readonly ReturnType<typeof mentor>[], assignments: readonly Assignment[]): Pool =>
  buildPool({ units, mentors, assignments }, policy, NOW);

const turnsOf = (pool: Pool) => {
  const slots = placeMentors(pool);
  const turns = new QueueTurns(pool, slots);
  const slotOf = (id: string): number => slots.slotOf.get(mentorId(id)) ?? -1;
  return { turns, slotOf };
};

/** Those who can be ranked, now or when they have room again: nobody asks for the turn of others. */
const taking = ({ byId }: Pool) =>
  [...byId].filter(([, { standing }]) => standing === undefined || standing.code === 'atLimit');

const before = at('2026-10-20T10:00');
const LIMITS = [1, 2, 3, 4, 5, 6, 9];
const seasoned = LIMITS.map((weeklyLimit) => mentor(`old${weeklyLimit}`, { weeklyLimit }));
const newcomers = [2, 3].map((weeklyLimit) => mentor(`new${weeklyLimit}`, { weeklyLimit }));
const elsewhere = [
  mentor('boone', { chapterId: unitId('Boone') }),
  mentor('paused', { paused: true }),
  mentor('district', { chapterId: unitId('Iowa') }),
];
const mentors = [...seasoned, ...newcomers, ...elsewhere];
const past = [
  ...seasoned.map(({ id }) => offer(id, before)),
  ...seasoned.slice(3).flatMap(({ id }) => [offer(id, LAST_WEEK), offer(id, THIS_WEEK)]),
  offer('boone', LAST_WEEK),
];

test('M5: after every offer each turn is the one of a pool with those offers, newcomers at the median included', () => {
  const { turns, slotOf } = turnsOf(poolWith(mentors, past));
  const made: Assignment[] = [];
  const medians = new Set<number>();
  for (let step = 0; step < 60; step++) {
    const to = mentors[(step * 7 + (step >> 2)) % mentors.length]?.id ?? '';
    turns.offered(slotOf(to));
    made.push(offer(to, NOW));
    // Limits are no matter here: nobody who is full leaves the median (M5).
    const pool = poolWith(mentors, [...past, ...made]);
    for (const [id, { turn, weight }] of taking(pool)) {
      assert.deepEqual(turns.turnOf(slotOf(id)), { turn, weight }, `${id} after ${step + 1} offers`);
    }
    medians.add(turns.turnOf(slotOf('new2')).turn);
  }
  assert.ok(medians.size > 10, `${medians.size} turns of a newcomer`);
});

test('M5: what is read anew of one mentor moves that mentor, and the newcomers of the chapter', () => {
  const { turns, slotOf } = turnsOf(poolWith(mentors, past));
  const extra = [offer('old4', THIS_WEEK), offer('old1', THIS_WEEK), offer('old2', THIS_WEEK)];
  for (const { mentorId: id } of extra) {
    const { recent, startShare, lastOfferedAt } = {
      ...poolWith(mentors, [...past, ...extra]).byId.get(id),
    };
    assert.ok(recent !== undefined && startShare !== undefined);
    turns.reread(slotOf(id), { recent, startShare, lastOfferedAt });
  }
  const pool = poolWith(mentors, [...past, ...extra]);
  for (const [id, { turn }] of taking(pool)) assert.equal(turns.turnOf(slotOf(id)).turn, turn, id);
  assert.notEqual(
    turns.turnOf(slotOf('new2')).turn,
    turnsOf(poolWith(mentors, past)).turns.turnOf(slotOf('new2')).turn,
  );
});

test('M5: turn, then least recently offered, then the id', () => {
  const alike = ['a', 'b', 'c', 'd'].map((id) => mentor(id));
  const offers = [
    ...['a', 'b', 'c', 'd'].map((id) => offer(id, before)),
    offer('a', THIS_WEEK),
    offer('b', LAST_WEEK),
    offer('c', LAST_WEEK),
  ];
  const { turns, slotOf } = turnsOf(poolWith(alike, offers));
  const order = ['a', 'b', 'c', 'd'].sort((left, right) =>
    turns.isBefore(slotOf(left), slotOf(right)) ? -1 : 1,
  );
  assert.deepEqual(order, ['d', 'b', 'c', 'a']);
});

test('M5: an offer that is dated later stays the last one', () => {
  const offers = ['a', 'b'].flatMap((id) => [offer(id, before), offer(id, LAST_WEEK)]);
  const { turns, slotOf } = turnsOf(
    poolWith([mentor('a'), mentor('b')], [...offers, offer('a', NOW + 2), offer('b', NOW + 1)]),
  );
  for (const id of ['a', 'b']) turns.offered(slotOf(id));
  assert.ok(turns.isBefore(slotOf('b'), slotOf('a')) && !turns.isBefore(slotOf('a'), slotOf('b')));
});
