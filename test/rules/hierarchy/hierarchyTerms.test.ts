import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  enrollmentOf,
  hierarchyOn,
  matchRequest,
  type Decision,
  type IsoDate,
  type UnitTerm,
} from '../../../plugin/src/rules/index.ts';
import { at, mentor, policy, request, unitId, units } from '../examples.ts';
import { belongs } from './terms.ts';

/** Ames moved from Ohio to Iowa on 1 November. */
const MOVE = [
  belongs('t1', 'Ames', 'Ohio', undefined, '2026-10-31'),
  belongs('t2', 'Ames', 'Iowa', '2026-11-01'),
];
const district = (date: IsoDate, terms: readonly UnitTerm[], id = 'Ames'): string | undefined =>
  hierarchyOn(date, units, terms).within(unitId(id), 'district')?.name;

test('C5: a unit belongs to the parent of its term that day, both ends inclusive', () => {
  assert.deepEqual(
    ['2019-01-01', '2026-10-31', '2026-11-01', '2030-01-01'].map((date) => district(date, MOVE)),
    ['Ohio', 'Ohio', 'Iowa', 'Iowa'],
  );
  assert.equal(district('2026-10-31', MOVE, 'Ames North'), 'Ohio', 'its branch moves along');
});

test('C5: a unit without any such term keeps the parent that it names itself', () => {
  assert.equal(district('2026-10-31', MOVE, 'Boone'), 'Iowa');
  assert.equal(district('2026-10-31', []), 'Iowa');
});

test('C5: two parents on a day: no decision by luck, in whatever order the rows come', () => {
  const both = [...MOVE, belongs('t0', 'Ames', 'Ohio', '2026-11-20')];
  for (const terms of [both, both.toReversed()]) {
    const hierarchy = hierarchyOn('2026-11-21', units, terms);
    assert.deepEqual(
      (['chapter', 'district', 'region'] as const).map((level) => hierarchy.within(unitId('Ames'), level)),
      [undefined, undefined, undefined],
    );
    assert.equal(enrollmentOf(hierarchy, unitId('Ames North'), ['Central']), 'unknown', 'nor on its branch');
    const doubt = hierarchy.doubtAbout(unitId('Ames North'));
    assert.deepEqual(doubt?.rows, ['t0', 't2']);
    assert.equal(doubt.sentence, 'Ames belongs to several units at once: correct unit terms t0, t2 first.');
  }
  assert.equal(district('2026-11-19', both), 'Iowa', 'the days before are certain');
});

test('M0: a unit in doubt is left alone when every place that it may have lies outside the enrolled regions', () => {
  const enrollment = (...parents: string[]) =>
    enrollmentOf(
      hierarchyOn(
        '2026-11-21',
        [...units, { id: unitId('Utah'), level: 'district', name: 'Utah', parentId: unitId('West') }],
        parents.map((parent, index) => belongs(`t${index}`, 'Reno', parent)),
      ),
      unitId('Reno'),
      ['Central'],
    );
  assert.equal(enrollment('Nevada', 'Utah'), 'notEnrolled');
  assert.equal(enrollment('Nevada', 'Iowa'), 'unknown');
  assert.equal(enrollment('Nevada', 'nowhere'), 'unknown');
  assert.equal(enrollment('Nevada', 'Reno'), 'unknown', 'a circle ends');
});

test('C5: the unit directly above: none where none is known, or the place is in doubt', () => {
  const parent = (id: string, terms: readonly UnitTerm[] = MOVE) =>
    hierarchyOn('2026-11-21', units, terms).parentOf(unitId(id))?.name;
  assert.deepEqual(
    ['Ames North', 'Ames', 'Iowa'].map((id) => parent(id)),
    ['Ames', 'Iowa', 'Central'],
  );
  assert.deepEqual([parent('Central'), parent('nowhere')], [undefined, undefined]);
  const both = [...MOVE, belongs('t0', 'Ames', 'Ohio')];
  assert.deepEqual([parent('Ames', both), parent('Ames North', both)], [undefined, undefined]);
});

test('C5: a doubt names each place that the unit may have once, in the order of the Ids', () => {
  const terms = [belongs('t1', 'Ames', 'Ohio'), belongs('t2', 'Ames', 'Iowa'), belongs('t3', 'Ames', 'Ohio')];
  for (const rows of [terms, terms.toReversed()]) {
    const doubt = hierarchyOn('2026-11-21', units, rows).doubtAbout(unitId('Ames'));
    assert.deepEqual(
      [doubt?.parents, doubt?.rows],
      [
        ['Iowa', 'Ohio'],
        ['t1', 't2', 't3'],
      ],
    );
  }
});

test('C5: two rows that name the same parent are one parent', () => {
  assert.equal(district('2026-11-21', [...MOVE, belongs('t3', 'Ames', 'Iowa')]), 'Iowa');
});

test('C5: a day that no term of a unit holds, and a parent that is not valid, are in doubt as well', () => {
  const gap = [belongs('t1', 'Ames', 'Ohio', undefined, '2026-10-31')];
  assert.match(
    hierarchyOn('2026-11-21', units, gap).doubtAbout(unitId('Ames'))?.sentence ?? '',
    /^Ames belongs to no unit, though it did or will: correct unit term t1 first\.$/,
  );
  const closed = units.map((one) => (one.name === 'Iowa' ? { ...one, validTo: '2026-11-20' } : one));
  assert.match(
    hierarchyOn('2026-11-21', closed, MOVE).doubtAbout(unitId('Ames'))?.sentence ?? '',
    /^Ames belongs to a unit that is not valid: correct unit term t2 first\.$/,
  );
  assert.equal(hierarchyOn('2026-11-21', units, MOVE).doubtAbout(unitId('Ames')), undefined);
});

const decide = (instant: number, terms: readonly UnitTerm[]): Decision =>
  matchRequest(
    buildPool(
      {
        units,
        terms,
        mentors: [
          mentor('iowan', { chapterId: unitId('Boone') }),
          mentor('ohioan', { chapterId: unitId('Canton') }),
        ],
        assignments: [],
      },
      policy,
      instant,
    ),
    request(),
  );

test('C5, M3: a decision dated before a move looks in the old district, one after it in the new', () => {
  const chosen = (day: string): unknown[] => {
    const { tiers, candidates } = decide(at(day), MOVE);
    return [candidates[0]?.mentorId, candidates[0]?.tier, tiers[1]?.unitName];
  };
  assert.deepEqual(chosen('2026-10-31T23:59'), ['ohioan', 'district', 'Ohio']);
  assert.deepEqual(chosen('2026-11-01T00:00'), ['iowan', 'district', 'Iowa']);
});

test('C5, M12: in doubt nobody is recommended, and the decision names the rows', () => {
  const { outcome, candidates, summary } = decide(at('2026-11-21T10:00'), [
    ...MOVE,
    belongs('t0', 'Ames', 'Ohio', '2026-11-20'),
  ]);
  assert.deepEqual([outcome, candidates], ['chapterUnknown', []]);
  assert.match(summary, /unit terms t0, t2/);
});

test('C5: a mentor of a chapter in doubt is recommended to nobody', () => {
  const doubt = [belongs('t0', 'Boone', 'Iowa'), belongs('t1', 'Boone', 'Ohio')];
  const { candidates, tiers } = decide(at('2026-11-21T10:00'), doubt);
  assert.deepEqual(
    candidates.map(({ mentorId }) => mentorId),
    ['ohioan'],
  );
  assert.equal(tiers.length, 3);
});
