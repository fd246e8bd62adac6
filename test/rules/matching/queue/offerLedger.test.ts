import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  briefOf,
  buildPool,
  matchRequest,
  openQueue,
  type Assignment,
  type AssignmentId,
  type MentoringRequest,
  type RequestId,
  type RulesPolicy,
  type World,
} from '../../../../plugin/src/rules/index.ts';
import { openLedger } from '../../../../plugin/src/rules/matching/queue/offerLedger.ts';
import { mentor, mentorId, NOW, offer, policy, request, units } from '../../examples.ts';
import { LAST_WEEK, THIS_WEEK } from '../decisions.ts';

const queued = (number: number, rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ id: `queued${number}` as RequestId, ...rest });
const FIRST = queued(1);
const OTHER = queued(2);
/** The client chose `a`; nothing is recorded of it. */
const chosen = (rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  queued(1, { requestedMentorId: mentorId('a'), ...rest });

/** Offers the first request to one after the other; after each the queue agrees with a pool that has the rows. Returns what it decides
 * of the first request, and whom it would ask for another one. */
const offerBy = (rules: RulesPolicy, world: Partial<World>, ...mentors: readonly string[]) => {
  const whole: World = { units, mentors: [], assignments: [], ...world };
  const [one = FIRST] = world.requests ?? [];
  const queue = openQueue(buildPool(whole, rules, NOW));
  const rows: Assignment[] = [];
  for (const [index, to] of mentors.entries()) {
    queue.offer(one.id, mentorId(to));
    rows.push(offer(to, NOW, { id: `~made-${index}` as AssignmentId, requestId: one.id }));
    const pool = buildPool({ ...whole, assignments: [...whole.assignments, ...rows] }, rules, NOW);
    for (const each of [one, OTHER]) assert.deepEqual(queue.decide(each), briefOf(matchRequest(pool, each)));
  }
  return {
    again: queue.decide(one).tiers[0]?.byReason,
    other: queue.decide(OTHER).candidates,
  };
};

const offerTo = (world: Partial<World>, ...mentors: readonly string[]) => offerBy(policy, world, ...mentors);

test('M1, M7: what was only implied gives way to a record of the same mentor: it counts once', () => {
  const world = { mentors: [mentor('a'), mentor('b')], requests: [chosen()] };
  assert.deepEqual(offerTo(world, 'a'), {
    again: { holdsRequest: 1, eligible: 1 },
    other: ['b', 'a'],
  });
});

test('M5, M10: a mentor whose direct request another one gets has refused it, and is no longer behind for it', () => {
  const mentors = [mentor('a', { weeklyLimit: 4 }), mentor('b', { weeklyLimit: 4 })];
  const requests = [chosen({ assignmentStatus: 'assignedPending' })];
  assert.deepEqual(offerTo({ mentors, requests }, 'b'), {
    again: { declinedBefore: 1, holdsRequest: 1 },
    other: ['a', 'b'],
  });
});

test('M7, M10: a request that was offered before goes on to the next, who has it now', () => {
  const mentors = ['a', 'b', 'c'].map((id) => mentor(id, { weeklyLimit: 3 }));
  const had = { requestId: FIRST.id, response: 'declined' } as const;
  const assignments = [
    offer('a', THIS_WEEK, had),
    offer('b', LAST_WEEK),
    offer('b', THIS_WEEK),
    offer('c', LAST_WEEK),
  ];
  assert.deepEqual(offerTo({ mentors, assignments }, 'b').again, {
    declinedBefore: 1,
    holdsRequest: 1,
    eligible: 1,
  });
  assert.deepEqual(offerTo({ mentors, assignments }, 'b', 'c', 'a').again, { holdsRequest: 3 });
});

test('M7: a direct row that is no longer the first of its request counts as an assigned one', () => {
  const text = { kind: 'limit', limit: 1, per: 'week', words: '1 per week' } as const;
  const byText = mentor('a', { weeklyLimit: undefined, capacityText: text });
  const later = offer('a', NOW + 1, { requestId: FIRST.id, how: 'direct', response: 'declined' });
  // The offer of the queue comes before it, and the text counts assigned requests.
  assert.deepEqual(offerTo({ mentors: [byText, mentor('b')], assignments: [later] }, 'b').other, ['b']);
});

test('M7: where only direct requests count, one that is offered by a coordinator leaves the count and frees its place', () => {
  const rules = { ...policy, capacity: { ...policy.capacity, textCounts: ['direct'] as const } };
  const text = { kind: 'limit', limit: 1, per: 'week', words: '1 per week' } as const;
  const mentors = [mentor('a', { weeklyLimit: undefined, capacityText: text }), mentor('b')];
  const world = { mentors, requests: [chosen()] };
  const full = openQueue(buildPool({ units, assignments: [], ...world }, rules, NOW)).decide(OTHER);
  assert.deepEqual(full.tiers[0]?.byReason, { atLimit: 1, eligible: 1 });
  assert.deepEqual(offerBy(rules, world, 'a').other, ['b', 'a']);
});

test('M7: a request offered twice to one mentor counts twice', () => {
  const { again, other } = offerTo({ mentors: [mentor('a'), mentor('b')] }, 'a', 'a');
  assert.deepEqual(again, { holdsRequest: 1, eligible: 1 });
  assert.deepEqual(other, ['b']);
});

test('M10, M11: the offers of a request and of a mentor, with those that the queue makes', () => {
  const earlier = offer('a', LAST_WEEK, { requestId: FIRST.id, response: 'declined' });
  const elsewhere = offer('a', THIS_WEEK);
  const pool = buildPool({ units, mentors: [mentor('a')], assignments: [earlier, elsewhere] }, policy, NOW);
  const ledger = openLedger(pool);
  assert.deepEqual([ledger.of(OTHER.id), ledger.to(mentorId('b'))], [[], []]);
  assert.deepEqual(ledger.to(mentorId('a')), [earlier, elsewhere]);
  assert.deepEqual(ledger.add(FIRST.id, mentorId('b')), ['a']);
  assert.deepEqual(ledger.add(OTHER.id, mentorId('b')), []);
  const made = (number: number, requestId: RequestId): Assignment => ({
    id: `~queue-00000000${number}` as AssignmentId,
    requestId,
    mentorId: mentorId('b'),
    how: 'assigned',
    offeredAt: NOW,
    unlockedByRoc: false,
  });
  const [first, second] = [made(0, FIRST.id), made(1, OTHER.id)];
  assert.deepEqual([ledger.of(FIRST.id), ledger.of(OTHER.id)], [[earlier, first], [second]]);
  assert.deepEqual(ledger.to(mentorId('b')), [first, second]);
  assert.deepEqual(
    ledger.history(),
    new Map([
      [FIRST.id, [earlier, first]],
      [elsewhere.requestId, [elsewhere]],
      [OTHER.id, [second]],
    ]),
  );
  assert.deepEqual(pool.history.get(FIRST.id), [earlier], 'the pool does not change');
});
