import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPool } from '../../../plugin/src/rules/index.ts';
import { GROUPS, matchPasses } from '../../../plugin/src/rules/matching/matchPasses.ts';
import { findRanking } from '../../../plugin/src/rules/matching/rankMentors.ts';
import { relatedAreasOf } from '../../../plugin/src/rules/matching/relatedAreas.ts';
import { unitWords } from '../../../plugin/src/rules/matching/unitWords.ts';
import { visitTiers } from '../../../plugin/src/rules/matching/visitTiers.ts';
import { decide } from './decisions.ts';
import { mentor, NOW, policy, request, unitId, units } from '../examples.ts';

const RELATED = relatedAreasOf([
  ['Marketing', 'Branding', 'Advertising'],
  ['Branding', 'Design'],
]);

/** The group of a mentor who lists these, in each pass. */
const groups = (areas: string[], industries: string[] = [], rest = {}) =>
  matchPasses(request(rest), 'Marketing', RELATED).map(({ groupOf }) =>
    groupOf(mentor('a', { areas, industries })),
  );

test('M3: an area is related to the others of its groups, and not to itself', () => {
  assert.deepEqual(
    [...RELATED].map(([area, others]) => [area, ...others]),
    [
      ['Marketing', 'Branding', 'Advertising'],
      ['Branding', 'Marketing', 'Advertising', 'Design'],
      ['Advertising', 'Marketing', 'Branding'],
      ['Design', 'Branding'],
    ],
  );
});

test('M3: the named area, then any one that is related, then whatever there is', () => {
  assert.deepEqual(groups(['Marketing']), ['area', undefined, 'anyArea']);
  assert.deepEqual(groups(['Legal', 'Branding']), [undefined, 'relatedArea', 'anyArea']);
  assert.deepEqual(groups(['Legal']), [undefined, undefined, 'anyArea']);
  assert.deepEqual(groups([]), [undefined, undefined, 'anyArea']);
});

test('M3: only the first pass is not relaxed', () => {
  assert.deepEqual(
    matchPasses(request(), 'Marketing', RELATED).map(({ relaxed }) => relaxed),
    [false, true, true],
  );
});

test('M3: an area without any related one goes straight to any', () => {
  const { candidates } = decide({ mentors: [mentor('a')], request: { area: 'Sales' } });
  assert.deepEqual(
    candidates.map(({ mentorId: id, group }) => [id, group]),
    [['a', 'anyArea']],
  );
});

test('M4: area and industry only where the client is in business and names one that the mentor lists', () => {
  const retail = { inBusiness: true, industry: 'Retail' };
  const [first] = groups(['Marketing'], ['Retail'], retail);
  assert.equal(first, 'areaAndIndustry');
  assert.equal(groups(['Marketing'], ['Health'], retail)[0], 'area');
  assert.equal(groups(['Marketing'], ['Retail'], { ...retail, inBusiness: false })[0], 'area');
  assert.equal(groups(['Marketing'], ['Retail'], { inBusiness: true, industry: undefined })[0], 'area');
  assert.equal(groups(['Legal'], ['Retail'], retail)[0], undefined);
});

test('M4: the groups, best first', () => {
  assert.deepEqual(GROUPS, ['areaAndIndustry', 'area', 'relatedArea', 'anyArea']);
});

test('M5, M12: equal turns are ranked by Id, in whatever order the mentors of a tier come', () => {
  const mentors = ['d', 'a', 'c', 'b', 'e'].map((id) => mentor(id));
  const tiers = visitTiers(buildPool({ units, mentors, assignments: [] }, policy, NOW), request());
  const passes = matchPasses(request(), 'Marketing', RELATED);
  for (const order of [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [2, 4, 0, 3, 1],
  ]) {
    const turned = tiers.map((tier) => ({
      ...tier,
      members: order.flatMap((place) => tier.members[place] ?? []),
    }));
    assert.deepEqual(
      findRanking(turned, passes)?.ranked.map(({ one }) => one.mentor.id),
      ['a', 'b', 'c', 'd', 'e'],
    );
  }
});

test('M12: a unit whose name says its level stands alone', () => {
  const words = (name: string) =>
    unitWords({ tier: 'chapter', unit: { id: unitId('x'), level: 'chapter', name } });
  assert.deepEqual(['Ames', 'Chapter Ames', 'SCORE AMES CHAPTER'].map(words), [
    'Chapter Ames',
    'Chapter Ames',
    'SCORE AMES CHAPTER',
  ]);
});
