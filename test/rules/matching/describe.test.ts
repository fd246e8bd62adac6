import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  readCapacity,
  type Assignment,
  type Decision,
  type Mentor,
} from '../../../plugin/src/rules/index.ts';
import { decide, LAST_WEEK, THIS_WEEK, type Scene } from './decisions.ts';
import { at, mentor, NOW, offer, policy, request, unitId } from '../examples.ts';

/** The reasons of the first candidate, or of the one at a place. */
const reasons = (decision: Decision, place = 0): string[] =>
  decision.candidates[place]?.reasons.map(({ code, sentence: words }) => `${code}: ${words}`) ?? [];
const reason = (decision: Decision, code: string, place = 0): string | undefined =>
  reasons(decision, place).find((words) => words.startsWith(`${code}: `));
const offers = (to: string, number: number, rest: Partial<Assignment> = {}) =>
  Array.from({ length: number }, () => offer(to, THIS_WEEK, rest));

test('M12: what is said of a candidate: place, group, capacity and turn', () => {
  const decision = decide({
    mentors: [mentor('a', { weeklyLimit: 3 }), mentor('veteran')],
    assignments: [
      offer('a', at('2026-10-20T10:00')),
      offer('a', at('2026-11-09T10:00')),
      ...offers('a', 1),
      ...offers('a', 1, { how: 'direct' }),
    ],
  });
  assert.deepEqual(reasons(decision, 1), [
    'summary: Second choice in Chapter Ames: lists Marketing; 2 of 3 this week.',
    'capacity: 2 of 3 this week (from the number field): 1 assigned, 1 direct.',
    'turn: 3 requests in 28 days, at 3 a week; last offered Nov 18, 2026.',
  ]);
  const { mentorId: id, rank, tier, group, relaxed, ...numbers } = decision.candidates[1] ?? {};
  assert.deepEqual([id, rank, tier, group, relaxed], ['a', 2, 'chapter', 'area', false]);
  assert.deepEqual(
    { ...numbers, reasons: undefined },
    {
      assignedThisWeek: 2,
      weeklyLimit: 3,
      recentAssignments: 3,
      reasons: undefined,
    },
  );
});

test('M12: the first five places are words, later ones numbers', () => {
  const more = { ...policy, match: { ...policy.match, candidates: 7 } };
  const decision = decide({ mentors: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => mentor(id)), policy: more });
  assert.deepEqual(
    decision.candidates.map(({ reasons: [first] }) => first?.sentence.split(' choice')[0]),
    ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Number 6'],
  );
});

test('M4, M12: the group in words', () => {
  const said = (areas: string[], scene: Partial<Scene> = {}) =>
    reason(decide({ mentors: [mentor('a', { areas, industries: ['Retail'] })], ...scene }), 'summary');
  const inBusiness = { request: { inBusiness: true, industry: 'Retail' } };
  const place = 'summary: First choice in Chapter Ames: lists';
  assert.equal(said(['Marketing'], inBusiness), `${place} Marketing and Retail; 0 of 2 this week.`);
  assert.equal(said(['Marketing']), `${place} Marketing; 0 of 2 this week.`);
  assert.equal(
    said(['Legal', 'Branding', 'Advertising']),
    `${place} Branding, Advertising, related to Marketing; 0 of 2 this week.`,
  );
  assert.equal(said(['Legal']), `${place} neither Marketing nor a related area; 0 of 2 this week.`);
});

test('M3, M12: a relaxed recommendation says that it is one; no other does', () => {
  const relaxed = decide({ mentors: [mentor('a', { areas: ['Legal'] })] });
  assert.equal(
    reason(relaxed, 'relaxed'),
    'relaxed: Nobody eligible lists Marketing: recommended only, never assigned by itself.',
  );
  assert.equal(relaxed.candidates[0]?.relaxed, true);
  assert.equal(reason(decide({ mentors: [mentor('a')] }), 'relaxed'), undefined);
});

test('M6, M7, M12: where the limit comes from, and what Engage counts itself', () => {
  const said = (rest: Partial<Mentor>, scene: Partial<Scene> = {}) =>
    reason(decide({ mentors: [mentor('a', rest)], ...scene }), 'capacity');
  const text = (words: string) => ({ weeklyLimit: undefined, capacityText: readCapacity(words) });
  assert.equal(said({}), 'capacity: 0 of 2 this week (from the number field): 0 assigned, 0 direct.');
  assert.equal(
    said(text('1 every other week')),
    'capacity: 0 of 1 in 2 weeks (from the profile text): 0 assigned, 0 direct.',
  );
  assert.equal(
    said(
      { weeklyLimit: undefined },
      { assignments: [...offers('a', 2), ...offers('a', 1, { how: 'direct' })] },
    ),
    'capacity: 3 this week, no limit: 2 assigned, 1 direct.',
  );
  assert.equal(
    said({ requestsLast7Days: 0, limitReached: true }),
    'capacity: 0 of 2 this week (from the number field): 0 assigned, 0 direct. Engage counts 0 in its last 7 days.' +
      ' Engage shows its request limit as reached.',
  );
});

test("M7: Engage's own flag is named beside our count, not where it decides itself", () => {
  const capacity = { ...policy.capacity, window: 'platform' as const };
  const text = { weeklyLimit: undefined, capacityText: readCapacity('1 per week'), limitReached: true };
  const said = reason(decide({ mentors: [mentor('a', text)], policy: { ...policy, capacity } }), 'capacity');
  assert.equal(said, 'capacity: 0 of 1 this week (from the profile text): 0 assigned, 0 direct.');
});

test('M5, M12: the turn in words: one request, the weight to two digits, new or back', () => {
  const said = (scene: Scene, place = 0) => reason(decide(scene), 'turn', place);
  const monthly = mentor('a', { weeklyLimit: undefined, capacityText: readCapacity('3/month') });
  assert.equal(
    said({ mentors: [monthly] }),
    'turn: 0 requests in 28 days, at 0.69 a week; none offered yet.',
  );
  assert.equal(
    said({ mentors: [mentor('a')], assignments: [offer('a', LAST_WEEK)] }),
    'turn: 1 request in 28 days, at 2 a week; last offered Nov 12, 2026.' +
      ' New or back: counted from the middle of the chapter.',
  );
});

test('M8, M12: the warnings of a profile', () => {
  const warnings = (rest: Partial<Mentor>) => reasons(decide({ mentors: [mentor('a', rest)] })).slice(3);
  const outside =
    'outsideArea: The profile says No to clients outside the local area; the process asks every mentor to accept them.';
  const direct = 'noDirectRequests: Set up for no direct request: the least is 1 a week.';
  const far = { chapterId: unitId('Boone') };
  assert.deepEqual(warnings({ ...far, servesOutsideArea: false, acceptsDirect: false }), [outside, direct]);
  assert.deepEqual(warnings({ ...far, servesOutsideArea: true }), []);
  assert.deepEqual(warnings({ ...far, servesOutsideArea: undefined }), []);
  assert.deepEqual(warnings({ servesOutsideArea: false, acceptsDirect: false }), [direct]);
});

test('M12: a tier in one sentence: one or many, others above the chapter, nobody', () => {
  const tiers = (...mentors: readonly Mentor[]) =>
    decide({ mentors }).tiers.map(({ sentence: words, considered }) => `${considered} ${words}`);
  const paused = (id: string, chapter: string) => mentor(id, { paused: true, chapterId: unitId(chapter) });
  assert.deepEqual(
    tiers(
      paused('a', 'Ames'),
      mentor('b', { areas: ['Legal'], paused: true }),
      paused('c', 'Boone'),
      paused('d', 'Canton'),
      paused('e', 'Canton'),
    ),
    [
      '2 Chapter Ames: 2 mentors, 2 paused.',
      '1 District Iowa: 1 other mentor, 1 paused.',
      '2 Region Central: 2 other mentors, 2 paused.',
    ],
  );
  assert.deepEqual(tiers(), [
    '0 Chapter Ames: no mentors.',
    '0 District Iowa: no other mentors.',
    '0 Region Central: no other mentors.',
  ]);
});

test('M12: a tier names every reason, for one mentor and for many', () => {
  const { id: requestId } = request();
  const kinds: readonly (readonly [string, Partial<Mentor>, Partial<Assignment> | undefined])[] = [
    ['eligible', {}, undefined],
    ['full', { weeklyLimit: 1 }, {}],
    ['unclear', { weeklyLimit: undefined, capacityText: readCapacity('1-2 per week') }, undefined],
    ['zero', { weeklyLimit: 0 }, undefined],
    ['lacks', { areas: [] }, undefined],
    ['paused', { paused: true }, undefined],
    ['sme', { classification: 'subjectMatterExpert' }, undefined],
    ['other', { classification: 'volunteer' }, undefined],
    ['left', { status: 'resigned' }, undefined],
    ['declined', {}, { requestId, response: 'declined' }],
    ['late', {}, { requestId, response: 'timedOut' }],
    ['gave', {}, { requestId, outcome: 'transferred' }],
    ['holds', {}, { requestId }],
  ];
  const said = (number: number) => {
    const ids = Array.from({ length: number }, (_, index) => index);
    return decide({
      mentors: kinds.flatMap(([name, rest]) => ids.map((index) => mentor(`${name}${index}`, rest))),
      assignments: kinds.flatMap(([name, , rest]) =>
        rest === undefined ? [] : ids.map((index) => offer(`${name}${index}`, THIS_WEEK, rest)),
      ),
    }).tiers[0]?.sentence;
  };
  assert.equal(
    said(1),
    'Chapter Ames: 13 mentors, 1 eligible, 1 at limit, 1 to ask first, 1 with limit 0, 1 lacks the area, 1 paused, ' +
      '1 Subject Matter Expert, 1 not a mentor, 1 not active, 1 declined it before, 1 let it time out before, ' +
      '1 transferred it back before, 1 holds it.',
  );
  assert.equal(
    said(2),
    'Chapter Ames: 26 mentors, 2 eligible, 2 at limit, 2 to ask first, 2 with limit 0, 2 lack the area, 2 paused, ' +
      '2 Subject Matter Experts, 2 not mentors, 2 not active, 2 declined it before, 2 let it time out before, ' +
      '2 transferred it back before, 2 hold it.',
  );
});

test('M0, M1, M12: what keeps a request from being matched is said', () => {
  const said = (rest: Scene['request']) => {
    const {
      outcome,
      relaxed,
      candidates,
      tiers,
      reasons: all,
      summary,
    } = decide({
      mentors: [mentor('a')],
      request: rest,
    });
    assert.deepEqual([relaxed, candidates, tiers, all], [false, [], [], []]);
    return `${outcome}: ${summary}`;
  };
  assert.deepEqual(
    [{ chapterId: undefined, area: undefined }, { chapterId: unitId('Reno') }, { area: undefined }].map(said),
    [
      'chapterUnknown: The request has no chapter that is valid today: correct the chapter first.',
      'notEnrolled: The region of the chapter does not take part.',
      'areaUnknown: The request names no area of expertise: add it first.',
    ],
  );
});

test('M12: a decision names its request, its instant and its policy', () => {
  const { requestId, at: when, policyVersion, outcome, relaxed } = decide({ mentors: [mentor('a')] });
  assert.deepEqual(
    [requestId, when, policyVersion, outcome, relaxed],
    ['request', NOW, 'test', 'recommended', false],
  );
});

test('M3, M12: the summary names every tier that was passed, and when the first expert is free again', () => {
  const summary = (scene: Scene) => decide(scene).summary;
  const canton = mentor('far', { chapterId: unitId('Canton') });
  assert.equal(summary({ mentors: [mentor('a'), mentor('b')] }), '2 eligible in Chapter Ames for Marketing.');
  assert.equal(
    summary({ mentors: [canton] }),
    'Nobody eligible in Chapter Ames, District Iowa; moved up. 1 eligible in Region Central for Marketing.',
  );
  const monthly = { weeklyLimit: undefined, capacityText: readCapacity('1/month') };
  const full = [
    mentor('month', monthly),
    mentor('week', { weeklyLimit: 1, chapterId: unitId('Canton') }),
    mentor('other', { weeklyLimit: 1, areas: ['Legal'] }),
    mentor('away', { paused: true }),
  ];
  const assignments = [...offers('month', 1), ...offers('week', 1), ...offers('other', 1)];
  assert.equal(
    summary({ mentors: full, assignments }),
    'Nobody in Chapter Ames, District Iowa, Region Central can take a request now.' +
      ' The first who lists Marketing is free again Sun, Nov 22, 00:00.',
  );
  assert.equal(
    summary({ mentors: [...full, mentor('any', { areas: ['Sales'] })], assignments }),
    'Nobody eligible lists Marketing. The first who lists Marketing is free again Sun, Nov 22, 00:00.' +
      ' Recommended only: 1 eligible in Chapter Ames without the area or a related one.',
  );
  assert.equal(
    summary({ mentors: full.slice(0, 1), assignments: offers('month', 1) }),
    'Nobody in Chapter Ames, District Iowa, Region Central can take a request now.' +
      ' The first who lists Marketing is free again Tue, Dec 1, 00:00.',
  );
});

test('M3, M12: only who lists the area, and is nothing but full, is waited for', () => {
  const monthly = { weeklyLimit: undefined, capacityText: readCapacity('1/month') };
  const decision = decide({
    mentors: [
      mentor('month', monthly),
      mentor('other', { weeklyLimit: 1, areas: ['Legal'] }),
      mentor('away', { weeklyLimit: 1, paused: true }),
      mentor('declined', { weeklyLimit: 1 }),
    ],
    assignments: [
      ...offers('month', 1),
      ...offers('other', 1),
      ...offers('away', 1),
      ...offers('declined', 1, { requestId: request().id, response: 'declined' }),
    ],
  });
  assert.match(decision.summary, / The first who lists Marketing is free again Tue, Dec 1, 00:00\.$/);
  assert.deepEqual([decision.outcome, decision.relaxed], ['nobodyEligible', false]);
});

test('M7, M12: a limit that only Engage knows frees at no time that could be named', () => {
  const capacity = { ...policy.capacity, window: 'platform' as const };
  const mentors = [mentor('a', { limitReached: true })];
  assert.equal(
    decide({ mentors, policy: { ...policy, capacity } }).summary,
    'Nobody in Chapter Ames, District Iowa, Region Central can take a request now.',
  );
});
