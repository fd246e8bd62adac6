import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCapacity, type Mentor } from '../../../plugin/src/rules/index.ts';
import { codes, decide, LAST_WEEK, order, THIS_WEEK } from './decisions.ts';
import { at, mentor, mentorId, offer, policy, request, unitId, units } from '../examples.ts';

test('M0: only requests and mentors of enrolled regions take part', () => {
  const mentors = [mentor('west', { chapterId: unitId('Reno') }), mentor('ames')];
  const decision = decide({ mentors, request: { chapterId: unitId('Reno') } });
  assert.equal(decision.outcome, 'notEnrolled');
  assert.deepEqual([decision.candidates, decision.reasons, decision.tiers], [[], [], []]);
  assert.deepEqual(order({ mentors }), ['ames']);
});

test('M0: enrolled regions are found by name, whatever its case', () => {
  const scope = { enrolledRegions: ['central '] };
  assert.deepEqual(order({ mentors: [mentor('a')], policy: { ...policy, scope } }), ['a']);
});

test('M1: a request without a chapter that exists today waits for the CIC to correct it', () => {
  for (const chapterId of [undefined, unitId('nowhere'), unitId('Iowa')]) {
    assert.equal(decide({ mentors: [mentor('a')], request: { chapterId } }).outcome, 'chapterUnknown');
  }
});

test('M1: a request without an area waits for the CIC to add it', () => {
  assert.equal(decide({ mentors: [mentor('a')], request: { area: undefined } }).outcome, 'areaUnknown');
});

test('C5: a chapter is known from its first to its last day, inclusive', () => {
  const during = (validFrom: string, validTo: string) =>
    decide({
      mentors: [mentor('a')],
      units: units.map((one) => (one.name === 'Ames' ? { ...one, validFrom, validTo } : one)),
    }).outcome;
  assert.equal(during('2026-01-01', '2026-11-21'), 'recommended');
  assert.equal(during('2026-11-21', '2026-12-31'), 'recommended');
  assert.equal(during('2026-01-01', '2026-11-20'), 'chapterUnknown');
  assert.equal(during('2026-11-22', '2026-12-31'), 'chapterUnknown');
});

test('C5: a district that moved to a region that takes no part takes its chapters along', () => {
  const moved = units.map((one) => (one.name === 'Iowa' ? { ...one, parentId: unitId('West') } : one));
  assert.equal(decide({ mentors: [mentor('a')], units: moved }).outcome, 'notEnrolled');
});

test('M2: each thing that stands against a mentor has its own code and sentence', () => {
  const decision = decide({
    mentors: [
      mentor('inactive', { status: 'inactive' }),
      mentor('volunteer', { classification: 'volunteer' }),
      mentor('sme', { classification: 'subjectMatterExpert' }),
      mentor('paused', { paused: true, pausedUntil: '2026-11-30' }),
      mentor('full', { weeklyLimit: 1 }),
      mentor('zero', { weeklyLimit: 0 }),
      mentor('unsure', { weeklyLimit: undefined, capacityText: readCapacity('1-2 per week') }),
      mentor('other', { areas: ['Legal'] }),
      mentor('good'),
    ],
    assignments: [offer('full', THIS_WEEK)],
  });
  assert.deepEqual(
    Object.fromEntries(
      decision.reasons.map(({ mentorId: id, code, sentence: words }) => [id, [code, words]]),
    ),
    {
      inactive: ['notActive', 'Volunteer status is Inactive, not Active.'],
      volunteer: ['notMentor', 'Classification is Volunteer, not Mentor.'],
      sme: [
        'subjectMatterExpert',
        'A Subject Matter Expert can join as co-mentor, not hold a request alone.',
      ],
      paused: ['paused', 'Mentoring is paused until Nov 30.'],
      full: ['atLimit', 'At weekly limit: 1 of 1 this week; free again Sunday 00:00.'],
      zero: ['noCapacity', 'Takes no requests: the limit is 0.'],
      unsure: ['capacityUnclear', 'Capacity is unclear, ask first: "1-2 per week".'],
      other: ['lacksArea', 'Does not list Marketing.'],
      good: ['eligible', 'Eligible: 0 of 2 this week.'],
    },
  );
  assert.deepEqual(
    decision.candidates.map(({ mentorId: id }) => id),
    ['good'],
  );
  assert.equal(
    decision.tiers[0]?.sentence,
    'Chapter Ames: 9 mentors, 1 eligible, 1 at limit, 1 to ask first, 1 with limit 0, 1 lacks the area, 1 paused, ' +
      '1 Subject Matter Expert, 1 not a mentor, 1 not active.',
  );
});

test('M3: the chapter, its branches included, then the district, then the region', () => {
  const branch = mentor('branch', { chapterId: unitId('Ames North') });
  const boone = mentor('boone', { chapterId: unitId('Boone') });
  const canton = mentor('canton', { chapterId: unitId('Canton') });
  const tierOf = (mentors: readonly Mentor[]) => decide({ mentors }).candidates[0]?.tier;
  assert.equal(tierOf([branch, boone, canton]), 'chapter');
  assert.equal(tierOf([boone, canton]), 'district');
  assert.equal(tierOf([canton]), 'region');
  assert.deepEqual(order({ mentors: [boone, canton] }), ['boone']);
});

test('M3: a request of a branch belongs to its chapter', () => {
  assert.deepEqual(order({ mentors: [mentor('a')], request: { chapterId: unitId('Ames North') } }), ['a']);
});

test('M3: a chapter mentor with the area beats a district mentor with area and industry', () => {
  const mentors = [mentor('near'), mentor('expert', { chapterId: unitId('Boone'), industries: ['Retail'] })];
  const decision = decide({ mentors, request: { inBusiness: true, industry: 'Retail' } });
  assert.deepEqual(
    decision.candidates.map((candidate) => [candidate.mentorId, candidate.tier, candidate.group]),
    [['near', 'chapter', 'area']],
  );
  assert.equal(decision.tiers.length, 1);
});

test('M3: when all experts of a tier are full, the next tier is asked, and every tier visited is explained', () => {
  const decision = decide({
    mentors: [mentor('full', { weeklyLimit: 1 }), mentor('boone', { chapterId: unitId('Boone') })],
    assignments: [offer('full', THIS_WEEK)],
  });
  assert.deepEqual(
    decision.tiers.map((tier) => tier.sentence),
    ['Chapter Ames: 1 mentor, 1 at limit.', 'District Iowa: 1 other mentor, 1 eligible.'],
  );
  assert.equal(
    decision.summary,
    'Nobody eligible in Chapter Ames; moved up. 1 eligible in District Iowa for Marketing.',
  );
  assert.deepEqual(
    decision.reasons.map((reason) => [reason.mentorId, reason.tier]),
    [
      ['full', 'chapter'],
      ['boone', 'district'],
    ],
  );
});

test('M3: a chapter that hangs directly under its region has no district tier', () => {
  const flat = units.map((one) => (one.name === 'Ames' ? { ...one, parentId: unitId('Central') } : one));
  const decision = decide({ mentors: [mentor('canton', { chapterId: unitId('Canton') })], units: flat });
  assert.deepEqual(
    decision.tiers.map(({ tier }) => tier),
    ['chapter', 'region'],
  );
});

test('M3: no tier has the area: related areas first, in every tier, then any; recommended only and so marked', () => {
  const any = mentor('any', { areas: ['Legal'] });
  const related = mentor('related', { areas: ['Branding'], chapterId: unitId('Canton') });
  const first = decide({ mentors: [any, related] });
  assert.equal(first.relaxed, true);
  assert.deepEqual(
    first.candidates.map((candidate) => [
      candidate.mentorId,
      candidate.tier,
      candidate.group,
      candidate.relaxed,
    ]),
    [['related', 'region', 'relatedArea', true]],
  );
  assert.ok(first.candidates[0]?.reasons.some(({ code }) => code === 'relaxed'));
  assert.equal(
    first.summary,
    'Nobody eligible lists Marketing. Recommended only: 1 eligible in Region Central by a related area.',
  );
  const second = decide({ mentors: [any] });
  assert.deepEqual(
    second.candidates.map((candidate) => [candidate.mentorId, candidate.group, candidate.relaxed]),
    [['any', 'anyArea', true]],
  );
  assert.equal(second.tiers.length, 3);
});

test('M3: the relaxed pass tells when the first expert is free again', () => {
  const { summary, relaxed } = decide({
    mentors: [mentor('full', { weeklyLimit: 1 }), mentor('related', { areas: ['Branding'] })],
    assignments: [offer('full', THIS_WEEK)],
  });
  assert.equal(relaxed, true);
  assert.match(summary, /The first who lists Marketing is free again Sun, Nov 22, 00:00\./);
});

test('M3: nobody at all is nobody, with the tiers and reasons to show for it', () => {
  const decision = decide({ mentors: [mentor('paused', { paused: true })] });
  assert.equal(decision.outcome, 'nobodyEligible');
  assert.deepEqual(decision.candidates, []);
  assert.equal(decision.tiers.length, 3);
  assert.equal(decision.tiers[1]?.sentence, 'District Iowa: no other mentors.');
  assert.equal(
    decision.summary,
    'Nobody in Chapter Ames, District Iowa, Region Central can take a request now.',
  );
});

test('M4: area and industry before area; the turn only inside a group', () => {
  const mentors = [mentor('a'), mentor('b', { industries: ['Retail'] })];
  const assignments = [offer('b', LAST_WEEK)];
  const inBusiness = { inBusiness: true, industry: 'Retail' };
  assert.deepEqual(order({ mentors, assignments, request: inBusiness }), ['b', 'a']);
});

test('M4: a client who is not in business has no industry, which is no mismatch: one group', () => {
  const mentors = [mentor('a'), mentor('b', { industries: ['Retail'] })];
  const decision = decide({ mentors, request: { inBusiness: false, industry: 'Retail' } });
  assert.deepEqual(
    decision.candidates.map(({ group }) => group),
    ['area', 'area'],
  );
  assert.deepEqual(order({ mentors, request: { inBusiness: true, industry: undefined } }), ['a', 'b']);
});

test('M8: a profile that says No to other areas is a warning outside the chapter, never an exclusion', () => {
  const rest = { servesOutsideArea: false };
  const warned = (one: Mentor) =>
    decide({ mentors: [one] }).candidates[0]?.reasons.some(({ code }) => code === 'outsideArea');
  assert.equal(warned(mentor('far', { ...rest, chapterId: unitId('Canton') })), true);
  assert.equal(warned(mentor('near', rest)), false);
});

test('M10: whoever declined this request, let it time out, gave it back or holds it is not offered it', () => {
  const { id: requestId } = request();
  const mentors = ['declined', 'late', 'gave', 'holds', 'free'].map((id) => mentor(id, { weeklyLimit: 9 }));
  const assignments = [
    offer('declined', LAST_WEEK, { requestId, response: 'declined' }),
    offer('late', LAST_WEEK + 1, { requestId, response: 'timedOut' }),
    offer('gave', LAST_WEEK + 2, {
      requestId,
      response: 'accepted',
      outcome: 'transferred',
      endedAt: THIS_WEEK,
    }),
    offer('holds', LAST_WEEK + 3, { requestId }),
  ];
  assert.deepEqual(codes({ mentors, assignments }), {
    declined: 'declinedBefore',
    late: 'timedOutBefore',
    gave: 'transferredBefore',
    holds: 'holdsRequest',
    free: 'eligible',
  });
});

test('M10: declining one request does not keep a mentor from another', () => {
  const assignments = [offer('a', LAST_WEEK, { response: 'declined' })];
  assert.deepEqual(order({ mentors: [mentor('a')], assignments }), ['a']);
});

test('M10: a direct request that came back without any record is not offered to that mentor again', () => {
  const back = request({ requestedMentorId: mentorId('a') });
  assert.equal(codes({ mentors: [mentor('a'), mentor('b')], requests: [back] }).a, 'declinedBefore');
});

test('M12: at most five are named, ranks from 1, the first reason is the summary and fits its field', () => {
  const mentors = Array.from({ length: 9 }, (_, index) => mentor(`m${index}`));
  const { candidates, reasons } = decide({ mentors });
  assert.deepEqual(
    candidates.map(({ rank }) => rank),
    [1, 2, 3, 4, 5],
  );
  assert.ok(
    candidates.every((one) => one.reasons[0]?.code === 'summary' && one.reasons[0].sentence.length <= 255),
  );
  assert.equal(reasons.filter(({ code }) => code === 'eligible').length, 9);
});

test('M12: the words of a recommendation do not change while only time passes within the week', () => {
  const scene = {
    mentors: [mentor('a'), mentor('b', { weeklyLimit: 1 })],
    assignments: [offer('b', THIS_WEEK)],
  };
  const said = (when: string) => {
    const { candidates, tiers, summary } = decide({ ...scene, at: at(when) });
    return { candidates, tiers, summary };
  };
  assert.deepEqual(said('2026-11-20T08:00'), said('2026-11-21T22:00'));
});
