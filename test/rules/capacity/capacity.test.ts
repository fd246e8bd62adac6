import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  readCapacity,
  type Mentor,
  type MentoringRequest,
  type RulesPolicy,
} from '../../../plugin/src/rules/index.ts';
import { codes, decide, sentence, THIS_WEEK } from '../matching/decisions.ts';
import { at, mentor, mentorId, offer, policy, request } from '../examples.ts';

test('M6: the number field wins over the text; blank and a text: the text; neither: unlimited', () => {
  const text = { capacityText: readCapacity('1 MRE/week') };
  const limitOf = (rest: Partial<Mentor>) =>
    decide({ mentors: [mentor('a', rest)] }).candidates[0]?.weeklyLimit;
  assert.equal(limitOf({ weeklyLimit: 3, ...text }), 3);
  assert.equal(limitOf({ weeklyLimit: undefined, ...text }), 1);
  assert.equal(limitOf({ weeklyLimit: undefined }), undefined);
  assert.equal(limitOf({ weeklyLimit: undefined, capacityText: readCapacity('2/month') }), 0.46);
  assert.equal(
    codes({ mentors: [mentor('a', { weeklyLimit: 3, capacityText: readCapacity('1-2 per week') })] }).a,
    'eligible',
  );
});

test('M6: a text limit that is not believable is asked for', () => {
  const capacityText = readCapacity('40 MREs per week');
  assert.equal(
    codes({ mentors: [mentor('a', { weeklyLimit: undefined, capacityText })] }).a,
    'capacityUnclear',
  );
});

test('M6: a mentor set up for no direct request is named, not left out', () => {
  const [one] = decide({ mentors: [mentor('a', { acceptsDirect: false })] }).candidates;
  assert.ok(one?.reasons.some(({ code }) => code === 'noDirectRequests'));
});

test('M7: the number counts direct and assigned requests, the text assigned ones; both figures are shown', () => {
  const assignments = [offer('a', THIS_WEEK, { how: 'direct' })];
  const byNumber = decide({ mentors: [mentor('a', { weeklyLimit: 1 })], assignments });
  assert.equal(sentence(byNumber, 'a'), 'At weekly limit: 1 of 1 this week; free again Sunday 00:00.');
  const capacityText = readCapacity('1 per week');
  const byText = decide({
    mentors: [mentor('a', { weeklyLimit: undefined, capacityText, requestsLast7Days: 1 })],
    assignments,
  });
  assert.deepEqual(
    byText.candidates[0]?.reasons.map(({ code, sentence: words }) => `${code}: ${words}`),
    [
      'summary: First choice in Chapter Ames: lists Marketing; 0 of 1 this week.',
      'capacity: 0 of 1 this week (from the profile text): 0 assigned, 1 direct. Engage counts 1 in its last 7 days.',
      'turn: 1 request in 28 days, at 1 a week; last offered Nov 18, 2026. New or back: counted from the middle of the chapter.',
    ],
  );
});

test('M7: a direct request without any assignment counts for the mentor it went to', () => {
  const direct = request({
    id: 'direct' as MentoringRequest['id'],
    requestedMentorId: mentorId('a'),
    assignmentStatus: 'assignedPending',
  });
  assert.equal(codes({ mentors: [mentor('a', { weeklyLimit: 1 })], requests: [direct] }).a, 'atLimit');
});

const WINDOWS: readonly (readonly [
  window: RulesPolicy['capacity']['window'],
  offeredAt: string,
  now: string,
  code: string,
])[] = [
  ['sundayWeek', '2026-11-15T00:00', '2026-11-21T23:59', 'atLimit'],
  ['sundayWeek', '2026-11-14T23:59', '2026-11-15T00:00', 'eligible'],
  ['sundayWeek', '2026-11-21T23:59', '2026-11-22T00:00', 'eligible'],
  ['rolling7', '2026-11-14T10:00', '2026-11-21T09:59', 'atLimit'],
  ['rolling7', '2026-11-14T10:00', '2026-11-21T10:00', 'eligible'],
];
for (const [window, offeredAt, now, code] of WINDOWS) {
  test(`M7: ${window}: an offer of ${offeredAt} makes a limit of 1 ${code} at ${now}`, () => {
    const scene = {
      mentors: [mentor('a', { weeklyLimit: 1 })],
      assignments: [offer('a', at(offeredAt))],
      policy: { ...policy, capacity: { ...policy.capacity, window } },
      at: at(now),
    };
    assert.equal(codes(scene).a, code);
  });
}

test("M7: platform trusts Engage's own flag, for the number field only", () => {
  const onPlatform: RulesPolicy = { ...policy, capacity: { ...policy.capacity, window: 'platform' } };
  const assignments = [offer('a', THIS_WEEK)];
  const code = (rest: Partial<Mentor>) =>
    codes({ mentors: [mentor('a', rest)], assignments, policy: onPlatform }).a;
  assert.equal(code({ weeklyLimit: 1, limitReached: false }), 'eligible');
  assert.equal(code({ weeklyLimit: 9, limitReached: true }), 'atLimit');
  const text = { weeklyLimit: undefined, capacityText: readCapacity('1 per week') };
  assert.equal(code({ ...text, limitReached: false }), 'atLimit');
});

test('M7: rolling7 says when the place is free again', () => {
  const decision = decide({
    mentors: [mentor('a', { weeklyLimit: 2 })],
    assignments: [
      offer('a', at('2026-11-16T08:00')),
      offer('a', at('2026-11-17T14:32')),
      offer('a', at('2026-11-18T09:00')),
    ],
    policy: { ...policy, capacity: { ...policy.capacity, window: 'rolling7' } },
  });
  assert.equal(sentence(decision, 'a'), 'At weekly limit: 3 of 2 this week; free again Tuesday 14:32.');
});

test('M7: one every other week, and two a month, are counted over two weeks and over the month', () => {
  const text = (words: string) => mentor('a', { weeklyLimit: undefined, capacityText: readCapacity(words) });
  const reason = (words: string, ...offers: string[]) =>
    sentence(
      decide({ mentors: [text(words)], assignments: offers.map((when) => offer('a', at(when))) }),
      'a',
    );
  assert.equal(
    reason('1 every other week', '2026-11-10T10:00'),
    'At weekly limit: 1 of 1 in 2 weeks; free again Sunday 00:00.',
  );
  assert.equal(
    reason('1 every other week', '2026-11-17T10:00'),
    'At weekly limit: 1 of 1 in 2 weeks; free again Sun, Nov 29, 00:00.',
  );
  assert.equal(reason('1 every other week', '2026-11-07T10:00'), 'Eligible: 0 of 1 in 2 weeks.');
  assert.equal(reason('2/month', '2026-11-02T10:00'), 'Eligible: 1 of 2 this month.');
  assert.equal(
    reason('2/month', '2026-11-01T00:00', '2026-11-20T10:00'),
    'At monthly limit: 2 of 2 this month; free again Tue, Dec 1, 00:00.',
  );
});
