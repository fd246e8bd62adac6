import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  openQueue,
  type MentoringRequest,
  type QueueMatcher,
  type RequestId,
  type RulesPolicy,
  type World,
} from '../../../../plugin/src/rules/index.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../../examples.ts';
import { LAST_WEEK, THIS_WEEK } from '../decisions.ts';
import { CLIENT, EARLIER, earlierRequest } from '../returningClient.ts';

const open = (world: Partial<World>, rules: RulesPolicy = policy): QueueMatcher =>
  openQueue(buildPool({ units, mentors: [], assignments: [], ...world }, rules, NOW));
const queued = (number: number, rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ id: `queued${number}` as RequestId, ...rest });

/** Whom a queue of `count` requests goes to; each gets the offer. */
const given = (queue: QueueMatcher, count: number, rest: Partial<MentoringRequest> = {}): string[] =>
  Array.from({ length: count }, (_, index) => {
    const one = queued(index, rest);
    const [chosen] = queue.decide(one).candidates;
    if (chosen !== undefined) queue.offer(one.id, chosen);
    return chosen ?? 'nobody';
  });

test('M11: a recommendation reserves nothing: without an offer the same mentor is next again', () => {
  const queue = open({ mentors: [mentor('a'), mentor('b')] });
  assert.deepEqual(queue.decide(queued(1)), { ...queue.decide(queued(2)), requestId: 'queued1' });
  assert.deepEqual(queue.decide(queued(1)).candidates, ['a', 'b']);
});

test('M7, M11: offers of the queue use up the places of the week; then the request moves up', () => {
  const mentors = [
    mentor('near', { weeklyLimit: 1 }),
    mentor('next', { weeklyLimit: 2, chapterId: unitId('Boone') }),
  ];
  assert.deepEqual(given(open({ mentors }), 4), ['near', 'next', 'next', 'nobody']);
  const queue = open({ mentors });
  queue.offer(queued(0).id, mentorId('near'));
  assert.deepEqual(queue.decide(queued(1)), {
    requestId: 'queued1',
    outcome: 'recommended',
    relaxed: false,
    tier: 'district',
    group: 'area',
    candidates: ['next'],
    tiers: [
      { tier: 'chapter', unitId: 'Ames', considered: 1, byReason: { atLimit: 1 } },
      { tier: 'district', unitId: 'Iowa', considered: 1, byReason: { eligible: 1 } },
    ],
  });
});

test("M7: an assigned offer counts where the capacity's own source counts it", () => {
  const rules = { ...policy, capacity: { ...policy.capacity, textCounts: ['direct'] as const } };
  const text = { kind: 'limit', limit: 1, per: 'week', words: '1 per week' } as const;
  const mentors = [mentor('a', { weeklyLimit: undefined, capacityText: text })];
  assert.deepEqual(given(open({ mentors }), 2), ['a', 'nobody']);
  assert.deepEqual(given(open({ mentors }, rules), 3), ['a', 'a', 'a']);
});

test("M7 platform: only Engage's own flag closes a mentor with a number; the text is still counted", () => {
  const rules = { ...policy, capacity: { ...policy.capacity, window: 'platform' as const } };
  const text = { kind: 'limit', limit: 1, per: 'week', words: '1 per week' } as const;
  assert.deepEqual(given(open({ mentors: [mentor('a', { weeklyLimit: 1 })] }, rules), 2), ['a', 'a']);
  const byText = [mentor('a', { weeklyLimit: undefined, capacityText: text })];
  assert.deepEqual(given(open({ mentors: byText }, rules), 2), ['a', 'nobody']);
});

test('M5: offers of the queue move the turn: who takes twice as many gets twice as many', () => {
  const mentors = [mentor('two', { weeklyLimit: 2 }), mentor('four', { weeklyLimit: 4 })];
  assert.deepEqual(given(open({ mentors }), 6), ['four', 'two', 'four', 'four', 'four', 'two']);
});

test("M5: a newcomer's start follows the chapter's median while the queue makes offers", () => {
  const old = at('2026-10-20T10:00');
  const mentors = ['a', 'b', 'c'].map((id) => mentor(id, { weeklyLimit: 9 }));
  const assignments = ['a', 'b'].flatMap((id) => [offer(id, old), offer(id, LAST_WEEK)]);
  // Turns are 2/9, 2/9 and, for the newcomer, the median of 1/9, 1/9 and 0 before their own 1/9: the same; never offered is first.
  const queue = open({ mentors, assignments });
  assert.deepEqual(given(queue, 3), ['c', 'a', 'b']);
  // With the median at 2/9 the newcomer stands at 4/9, behind 3/9 of the others.
  assert.deepEqual(queue.decide(queued(9)).candidates, ['a', 'b', 'c']);
});

test('M10: who got a request of the queue is not asked again, and who declined it before neither', () => {
  const mentors = ['a', 'b', 'c'].map((id) => mentor(id));
  const assignments = [offer('a', THIS_WEEK, { requestId: queued(1).id, response: 'declined' })];
  const queue = open({ mentors, assignments });
  queue.offer(queued(1).id, mentorId('b'));
  const decision = queue.decide(queued(1));
  assert.deepEqual(decision.candidates, ['c']);
  assert.deepEqual(decision.tiers[0]?.byReason, { eligible: 1, declinedBefore: 1, holdsRequest: 1 });
  assert.deepEqual(queue.decide(queued(2)).candidates.toSorted(), ['a', 'b', 'c']);
});

test('M3: nobody lists the area: a related one, then any, marked as relaxed', () => {
  const mentors = [
    mentor('legal', { areas: ['Legal'] }),
    mentor('brand', { areas: ['Branding'], weeklyLimit: 1 }),
  ];
  const queue = open({ mentors });
  const decide = (number: number) => {
    const { relaxed, group, candidates, tiers } = queue.decide(queued(number));
    return { relaxed, group, candidates, counts: tiers[0]?.byReason };
  };
  assert.deepEqual(decide(1), {
    relaxed: true,
    group: 'relatedArea',
    candidates: ['brand'],
    counts: { eligible: 1, lacksArea: 1 },
  });
  queue.offer(queued(1).id, mentorId('brand'));
  assert.deepEqual(decide(2), {
    relaxed: true,
    group: 'anyArea',
    candidates: ['legal'],
    counts: { eligible: 1, lacksArea: 1 },
  });
});

test('M9: a returning client goes to the last mentor while the queue leaves them a place', () => {
  const mentors = [mentor('a'), mentor('last', { weeklyLimit: 1, chapterId: unitId('Canton'), areas: [] })];
  const queue = open({
    mentors,
    assignments: [offer('last', LAST_WEEK, { requestId: EARLIER, response: 'accepted' })],
    requests: [earlierRequest()],
    sessions: [session(LAST_WEEK, { requestId: EARLIER, status: 'held', startsAt: LAST_WEEK })],
  });
  const returning = (number: number) => queue.decide(queued(number, { clientId: CLIENT }));
  const { group, tier, candidates } = returning(1);
  assert.deepEqual(
    { group, tier, candidates },
    { group: 'continuity', tier: 'region', candidates: ['last', 'a'] },
  );
  queue.offer(queued(7).id, mentorId('last'));
  assert.deepEqual(returning(2).candidates, ['a']);
});

test('M9, M10: the last mentor who declined this very request is not asked again', () => {
  const asked = { requestId: queued(1).id, response: 'declined' } as const;
  const queue = open({
    mentors: [mentor('a'), mentor('last')],
    assignments: [
      offer('last', LAST_WEEK, { requestId: EARLIER, response: 'accepted' }),
      offer('last', THIS_WEEK, asked),
    ],
    requests: [earlierRequest()],
    sessions: [session(LAST_WEEK, { requestId: EARLIER, status: 'held', startsAt: LAST_WEEK })],
  });
  const { candidates, tiers } = queue.decide(queued(1, { clientId: CLIENT }));
  assert.deepEqual(candidates, ['a']);
  assert.deepEqual(tiers[0]?.byReason, { eligible: 1, declinedBefore: 1 });
  assert.equal(queue.decide(queued(2, { clientId: CLIENT })).group, 'continuity');
});

test('M0, M1, M3: a request without a known chapter, an enrolled region or an area is not matched', () => {
  const queue = open({ mentors: [mentor('a')] });
  const outcome = (rest: Partial<MentoringRequest>) => queue.decide(queued(1, rest)).outcome;
  assert.equal(outcome({ chapterId: undefined }), 'chapterUnknown');
  assert.equal(outcome({ chapterId: unitId('Iowa') }), 'chapterUnknown');
  assert.equal(outcome({ chapterId: unitId('Reno') }), 'notEnrolled');
  assert.equal(outcome({ area: undefined }), 'areaUnknown');
  assert.equal(outcome({ chapterId: unitId('Canton') }), 'recommended');
  assert.deepEqual(queue.decide(queued(1, { area: undefined })), {
    requestId: 'queued1',
    outcome: 'areaUnknown',
    relaxed: false,
    candidates: [],
    tiers: [],
  });
});

test('M11: an offer to somebody who is not in the pool is a mistake of the caller', () => {
  const queue = open({ mentors: [mentor('a'), mentor('far', { chapterId: unitId('Reno') })] });
  assert.throws(() => {
    queue.offer(queued(1).id, mentorId('far'));
  }, new RangeError('Expected a mentor of the pool, got "far"'));
});

test('M11: the pool itself does not change: another queue on it begins anew', () => {
  const pool = buildPool({ units, mentors: [mentor('a', { weeklyLimit: 1 })], assignments: [] }, policy, NOW);
  assert.deepEqual(given(openQueue(pool), 2), ['a', 'nobody']);
  assert.deepEqual(given(openQueue(pool), 2), ['a', 'nobody']);
});
