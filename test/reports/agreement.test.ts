import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreement, type AgreementOptions, type AgreementReport } from '../../plugin/src/reports/index.ts';
import type { Assignment, MentoringRequest, RequestId, World } from '../../plugin/src/rules/index.ts';
import type { KeptDecision } from '../../plugin/src/store/index.ts';
import { at, mentor, mentorId, NOW, offer, request, unitId, units } from '../rules/examples.ts';
import { examplePolicy as policy } from '../sync/generatedHistory.ts';

const DAY = 86_400_000;
const OFFERED = at('2026-11-18T10:00');
const DECIDED = at('2026-11-18T09:00');

/** One request of Ames, in the queue until somebody was assigned. */
const one = (rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ id: 'r1' as RequestId, submittedAt: at('2026-11-17T09:00'), ...rest });
const assign = (who: string, rest: Partial<Assignment> = {}): Assignment =>
  offer(who, OFFERED, { requestId: 'r1' as RequestId, ...rest });
const kept = (candidates: readonly string[], rest: Partial<KeptDecision> = {}): KeptDecision => ({
  requestId: 'r1' as RequestId,
  at: DECIDED,
  policyVersion: 'then',
  mode: 'shadow',
  outcome: candidates.length === 0 ? 'nobodyEligible' : 'recommended',
  relaxed: false,
  tier: candidates.length === 0 ? undefined : 'chapter',
  group: candidates.length === 0 ? undefined : 'area',
  candidates: candidates.map(mentorId),
  tiers: [],
  inputs: {
    policy: '1',
    request: '2',
    hierarchy: '3',
    history: '4',
    continuity: '5',
    mentors: '6',
    offers: '7',
  },
  ...rest,
});

const AMES = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'];
const mentors = [
  ...AMES.map((id) => mentor(id)),
  mentor('full', { weeklyLimit: 0 }),
  mentor('other area', { areas: ['Legal'] }),
  mentor('boone', { chapterId: unitId('Boone') }),
  mentor('boone, paused', { chapterId: unitId('Boone'), paused: true }),
  mentor('boone, other area', { chapterId: unitId('Boone'), areas: ['Legal'] }),
  mentor('reno', { chapterId: unitId('Reno') }),
];

const report = (world: Partial<World>, options: Partial<AgreementOptions> = {}): AgreementReport =>
  agreement(
    { units, mentors, assignments: [], requests: [one()], sessions: [], ...world },
    { policy, kept: [], since: NOW - 28 * DAY, until: NOW, ...options },
  );
/** How one assignment of the example request compares. */
const compare = (who: string, decisions: readonly KeptDecision[], rest: Partial<World> = {}) => {
  const { all, differing } = report({ assignments: [assign(who)], ...rest }, { kept: decisions });
  assert.equal(all.total, 1);
  const [found] = differing;
  return found ?? 'first choice';
};

describe('M13: what was decided beside what coordinators did', () => {
  it('the first choice differs in nothing', () => {
    assert.equal(compare('a3', [kept(['a3', 'a1'])]), 'first choice');
  });

  it('another one of the list is told with its rank, and both choices', () => {
    const found = compare('a1', [kept(['a3', 'a1'])]);
    assert.ok(found !== 'first choice');
    assert.deepEqual([found.agreement, found.assigned.rank, found.basis], ['listed', 2, 'kept']);
    assert.deepEqual([found.assigned.mentorId, found.recommended.mentorId], ['a1', 'a3']);
    assert.deepEqual([found.policyVersion, found.mode], ['then', 'shadow']);
    assert.equal(found.decidedAt, new Date(DECIDED).toISOString());
  });

  for (const [who, agreementOf, tier, reason] of [
    ['a7', 'sameTier', 'chapter', 'eligible'],
    ['boone', 'otherTier', 'district', 'eligible'],
    ['full', 'notEligible', 'chapter', 'noCapacity'],
    ['other area', 'notEligible', 'chapter', 'lacksArea'],
    ['boone, paused', 'notEligible', 'district', 'paused'],
    ['boone, other area', 'notEligible', 'district', 'lacksArea'],
    ['reno', 'notEligible', undefined, 'outsidePool'],
    ['nobody known', 'notEligible', undefined, 'outsidePool'],
  ] as const)
    it(`"${who}", not recommended: ${agreementOf}, by the code ${reason}`, () => {
      const found = compare(who, [kept(['a1', 'a2', 'a3', 'a4', 'a5'])]);
      assert.ok(found !== 'first choice');
      assert.deepEqual(
        [found.agreement, found.assigned.tier, found.assigned.reason],
        [agreementOf, tier, reason],
      );
    });

  it('M10: whoever refused the request before is not eligible, also in a tier that was not visited', () => {
    const refusal = assign('boone', {
      offeredAt: DECIDED - DAY / 2,
      response: 'declined',
      respondedAt: DECIDED - DAY / 3,
    });
    const { differing } = report(
      { assignments: [refusal, assign('boone')] },
      { kept: [kept(['a1'])], since: DECIDED },
    );
    assert.deepEqual(
      differing.map((found) => [found.agreement, found.assigned.reason]),
      [['notEligible', 'declinedBefore']],
    );
  });

  it('nobody had been recommended', () => {
    const found = compare('a1', [kept([])]);
    assert.ok(found !== 'first choice');
    assert.deepEqual([found.agreement, found.recommended.outcome], ['nobodyRecommended', 'nobodyEligible']);
  });

  it('the last decision before the offer counts, none after it', () => {
    const decisions = [kept(['a1'], { at: DECIDED - DAY / 4 }), kept(['a2']), kept(['a1'], { at: OFFERED })];
    assert.equal(compare('a2', decisions), 'first choice');
  });

  it('a decision from before an earlier offer of the request no longer stands: it is made again', () => {
    const earlier = assign('a1', {
      offeredAt: DECIDED + 1,
      response: 'declined',
      respondedAt: DECIDED + 2,
    });
    const { differing, all } = report(
      { assignments: [earlier, assign('a2')] },
      { kept: [kept(['a1'])], since: OFFERED - 1 },
    );
    assert.deepEqual([all.total, all.reconstructed, differing], [1, 1, []]);
  });

  it('without a kept decision it is made again as of the offer, whatever happened since', () => {
    const later = AMES.map((id) => offer(id, OFFERED + DAY / 2));
    const { all, regions } = report({
      requests: [one({ assignmentStatus: 'assigned' })],
      assignments: [assign('a1'), ...later],
    });
    assert.deepEqual([all.total, all.reconstructed, all.shares.firstChoice.count], [1, 1, 1]);
    assert.equal(regions[0]?.mode, 'shadow');
  });

  it('counts by region and chapter, with shares of their totals', () => {
    const requests = [
      one(),
      one({ id: 'r2' as RequestId }),
      one({ id: 'r3' as RequestId }),
      one({ id: 'r4' as RequestId, chapterId: unitId('Canton') }),
    ];
    const of = (id: string, who: string): Assignment => assign(who, { requestId: id as RequestId });
    const decided = (id: string, first: string): KeptDecision =>
      kept([first, 'a2'], { requestId: id as RequestId });
    const { all, regions, chapters, differing } = report(
      { requests, assignments: [of('r1', 'a1'), of('r2', 'a1'), of('r3', 'a2'), of('r4', 'reno')] },
      { kept: ['r1', 'r2', 'r3', 'r4'].map((id) => decided(id, 'a1')) },
    );
    assert.deepEqual(all.shares.firstChoice, { count: 2, percent: 50 });
    assert.deepEqual(
      regions.map(({ region, total }) => [region, total]),
      [['Central', 4]],
    );
    assert.deepEqual(
      chapters.map(({ chapter, total, shares }) => [chapter, total, shares.firstChoice, shares.listed.count]),
      [
        ['Ames', 3, { count: 2, percent: 66.7 }, 1],
        ['Canton', 1, { count: 0, percent: 0 }, 0],
      ],
    );
    assert.equal(differing.length, 2);
  });

  it('direct requests, regions that take no part, and offers outside the time are left out', () => {
    const { all, notCompared } = report({
      requests: [
        one(),
        one({ id: 'west' as RequestId, chapterId: unitId('Reno') }),
        one({ id: 'direct' as RequestId }),
      ],
      assignments: [
        assign('a1', { offeredAt: NOW - 28 * DAY }),
        assign('reno', { requestId: 'west' as RequestId }),
        assign('a1', { requestId: 'direct' as RequestId, how: 'direct' }),
      ],
    });
    assert.deepEqual([all.total, notCompared], [0, 0]);
    assert.deepEqual(all.shares.firstChoice, { count: 0, percent: 0 });
    const central = { assignments: [assign('a1')] };
    assert.equal(report(central, { region: ' central' }).all.total, 1);
    assert.equal(report(central, { region: 'Mid-Atlantic' }).all.total, 0);
  });

  it('P5: an assignment whose request is not known any more is counted as not compared', () => {
    const lost = assign('a1', { requestId: 'forgotten' as RequestId });
    const early = one({ id: 'early' as RequestId, submittedAt: OFFERED + 1 });
    const { all, notCompared } = report({
      requests: [one(), early],
      assignments: [lost, assign('a1', { requestId: early.id })],
    });
    assert.deepEqual([all.total, notCompared], [0, 2]);
  });

  it('the second offer of a direct request is an assigned one', () => {
    const first = assign('a1', {
      how: 'direct',
      offeredAt: DECIDED - DAY / 2,
      response: 'declined',
      respondedAt: DECIDED - DAY / 3,
    });
    const { all } = report(
      { assignments: [first, assign('a2', { how: 'direct' })] },
      { kept: [kept(['a2'])] },
    );
    assert.deepEqual([all.total, all.shares.firstChoice.count], [1, 1]);
  });
});
