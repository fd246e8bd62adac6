import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  hierarchyFaults,
  type HierarchyFault,
  type Unit,
  type UnitTerm,
} from '../../../plugin/src/rules/index.ts';
import { unitId, units } from '../examples.ts';
import { belongs, holds } from './terms.ts';

const TODAY = '2026-11-21';
const faults = (
  terms: readonly UnitTerm[],
  some: readonly Unit[] = units,
  enrolled: readonly string[] = [],
) => hierarchyFaults({ units: some, terms }, TODAY, enrolled);
const brief = (found: readonly HierarchyFault[]): unknown[] =>
  found.map(({ code, severity, unitName, rows, from, to }) => [severity, code, unitName, ...rows, from, to]);
/** Without the branch of Ames, which would outlive it. */
const datedAmes = (validFrom: string, validTo: string): Unit[] =>
  change('Ames', { validFrom, validTo }).filter(({ name }) => name !== 'Ames North');
const change = (name: string, rest: Partial<Unit>): Unit[] =>
  units.map((one) => (one.name === name ? { ...one, ...rest } : one));

test('C5: sound rows have no fault', () => {
  assert.deepEqual(faults([]), []);
  assert.deepEqual(
    faults([
      belongs('t1', 'Ames', 'Ohio', undefined, '2026-10-31'),
      belongs('t2', 'Ames', 'Iowa', '2026-11-01'),
    ]),
    [],
  );
});

test('C5: two parents at once, with both rows and the days; harmless once it is past', () => {
  const two = (to?: string) => [
    belongs('t1', 'Ames', 'Ohio', undefined, to),
    belongs('t2', 'Ames', 'Iowa', '2026-11-01'),
  ];
  const [fault, ...others] = faults(two('2026-11-30'));
  assert.deepEqual(brief([fault, ...others].filter((one) => one !== undefined)), [
    ['error', 'twoParents', 'Ames', 't1', 't2', '2026-11-01', '2026-11-30'],
  ]);
  assert.equal(
    fault?.sentence,
    'Ames belongs to Ohio and to Iowa from 2026-11-01 to 2026-11-30: end one of the rows before the other begins.',
  );
  assert.deepEqual(brief(faults(two('2026-11-20'))), [
    ['warning', 'twoParents', 'Ames', 't1', 't2', '2026-11-01', '2026-11-20'],
  ]);
  assert.deepEqual(brief(faults(two())), [
    ['error', 'twoParents', 'Ames', 't1', 't2', '2026-11-01', undefined],
  ]);
});

test('the same parent twice is a warning', () => {
  assert.deepEqual(
    brief(faults([belongs('t1', 'Ames', 'Iowa'), belongs('t2', 'Ames', 'Iowa', '2026-11-01')])),
    [['warning', 'sameParentTwice', 'Ames', 't1', 't2', '2026-11-01', undefined]],
  );
});

test('C5: days without a parent, between rows and at the ends, with the rows beside them', () => {
  const dated = datedAmes('2026-01-01', '2027-12-31');
  const terms = [
    belongs('t1', 'Ames', 'Ohio', '2026-02-01', '2026-10-31'),
    belongs('t2', 'Ames', 'Iowa', '2026-12-01', '2027-11-30'),
  ];
  assert.deepEqual(brief(faults(terms, dated)), [
    ['error', 'parentGap', 'Ames', 't1', 't2', '2026-11-01', '2026-11-30'],
    ['error', 'parentGap', 'Ames', 't2', '2027-12-01', '2027-12-31'],
    ['warning', 'parentGap', 'Ames', 't1', '2026-01-01', '2026-01-31'],
  ]);
});

test('a row beyond the days of its own unit is a warning; an open end means as long as the unit', () => {
  const dated = datedAmes('2026-01-01', '2026-12-31');
  assert.deepEqual(faults([belongs('t1', 'Ames', 'Iowa')], dated), []);
  assert.deepEqual(brief(faults([belongs('t1', 'Ames', 'Iowa', '2025-12-31')], dated)), [
    ['warning', 'termOutsideUnit', 'Ames', 't1', '2025-12-31', undefined],
  ]);
  assert.deepEqual(brief(faults([holds('t1', 'cc', 'Ames', 'x', '2027-01-01')], dated)), [
    ['warning', 'termOutsideUnit', 'Ames', 't1', '2027-01-01', undefined],
  ]);
});

test('a row whose end comes before its beginning, and a row about an unknown unit', () => {
  assert.deepEqual(brief(faults([holds('t1', 'cc', 'Ames', 'x', '2026-02-01', '2026-01-01')])), [
    ['error', 'datesReversed', 'Ames', 't1', undefined, undefined],
  ]);
  assert.deepEqual(brief(faults([holds('t1', 'cc', 'nowhere', 'x')])), [
    ['error', 'unitUnknown', 'nowhere', 't1', undefined, undefined],
  ]);
});

test('C5: a parent of a wrong level, one that leaves a level out, an unknown one, one that is not valid', () => {
  assert.deepEqual(brief(faults([belongs('t1', 'Ames', 'Boone')])), [
    ['error', 'parentWrongLevel', 'Ames', 't1', undefined, undefined],
  ]);
  assert.deepEqual(brief(faults([belongs('t1', 'Ames', 'Central')])), [
    ['warning', 'levelSkipped', 'Ames', 't1', undefined, undefined],
  ]);
  assert.deepEqual(brief(faults([belongs('t1', 'Ames', 'nowhere')])), [
    ['error', 'parentUnknown', 'Ames', 't1', undefined, undefined],
  ]);
  const closing = change('Iowa', { validTo: '2026-12-31' });
  assert.deepEqual(brief(faults([belongs('t1', 'Ames', 'Iowa')], closing)), [
    ['error', 'parentNotValid', 'Ames', 't1', '2027-01-01', undefined],
    ['error', 'parentNotValid', 'Boone', '2027-01-01', undefined],
  ]);
});

test('C5: the parent that a unit names itself is looked at from today on', () => {
  assert.deepEqual(brief(faults([], change('Ames', { parentId: undefined }))), [
    ['error', 'parentMissing', 'Ames', TODAY, undefined],
  ]);
  assert.deepEqual(brief(faults([], change('Ames', { parentId: undefined, validTo: '2026-11-20' }))), [
    ['error', 'parentNotValid', 'Ames North', TODAY, undefined],
  ]);
  assert.deepEqual(brief(faults([], change('Central', { parentId: unitId('West') }))), [
    ['error', 'parentWrongLevel', 'Central', TODAY, undefined],
  ]);
});

test('C5: a circle is named once, with its rows', () => {
  const circle = faults([
    belongs('t1', 'Iowa', 'Ames', '2026-11-01', '2027-01-31'),
    belongs('t2', 'Ames', 'Iowa'),
  ]);
  assert.deepEqual(brief(circle.filter(({ code }) => code === 'cycle')), [
    ['error', 'cycle', 'Iowa', 't1', 't2', undefined, undefined],
  ]);
  assert.ok(circle.some(({ code }) => code === 'parentWrongLevel'));
});

const FULL = [
  holds('r1', 'cic', 'Central', 'a'),
  holds('r2', 'cic', 'Central', 'b'),
  holds('r3', 'roc', 'Central', 'c'),
  holds('r4', 'rvp', 'Central', 'd'),
  holds('r5', 'dd', 'Iowa', 'e'),
  holds('r6', 'dd', 'Ohio', 'f'),
  ...['Ames', 'Boone', 'Canton'].map((chapter) => holds(`cc ${chapter}`, 'cc', chapter, `cc ${chapter}`)),
];
const missing = (...rows: string[]) =>
  faults(
    FULL.filter(({ id }) => !rows.includes(id)),
    units,
    ['Central', 'West'],
  ).filter(({ unitName }) => unitName !== 'West');

test('M15: two coordinators in an enrolled region; another number is reported, with their rows', () => {
  assert.deepEqual(missing(), []);
  const [fault] = missing('r2');
  assert.deepEqual(brief(missing('r2')), [['warning', 'cicCount', 'Central', 'r1', undefined, undefined]]);
  assert.match(
    fault?.sentence ?? '',
    /^Central has 1 Client Intake Coordinator, and the process wants 2: add/,
  );
  const three = faults([...FULL, holds('r9', 'cic', 'Central', 'z')], units, ['Central']);
  assert.deepEqual(brief(three), [
    ['warning', 'cicCount', 'Central', 'r1', 'r2', 'r9', undefined, undefined],
  ]);
});

test('L8: a vacant role names who acts instead, or that nobody does', () => {
  const sentences = (...rows: string[]) =>
    missing(...rows).map(({ code, sentence }) => `${code}: ${sentence}`);
  assert.deepEqual(sentences('cc Boone'), [
    'roleVacant: Nobody is Chapter Chair of Boone, so the District Director acts: add a unit term for whoever takes the role.',
  ]);
  assert.match(sentences('r3').join(), /Operations Coordinator of Central, so nobody acts/);
});

test('M0: roles are missed in enrolled regions only; one without any is said once', () => {
  assert.deepEqual(faults(FULL.slice(0, 1), units, []), []);
  assert.deepEqual(brief(faults(FULL, units, ['Central', 'West'])), [
    ['warning', 'noRoles', 'West', undefined, undefined],
  ]);
});

test('a role at a unit of another level is an error; the same holder twice a warning', () => {
  assert.deepEqual(brief(faults([holds('t1', 'cic', 'Iowa', 'x')])), [
    ['error', 'roleWrongLevel', 'Iowa', 't1', undefined, undefined],
  ]);
  const twice = [
    holds('t1', 'cc', 'Ames', 'x', '2026-01-01'),
    holds('t2', 'cc', 'Ames', 'x', undefined, '2026-01-31'),
  ];
  assert.deepEqual(brief(faults(twice)), [
    ['warning', 'sameHolderTwice', 'Ames', 't1', 't2', '2026-01-01', '2026-01-31'],
  ]);
  assert.deepEqual(faults([holds('t1', 'cc', 'Ames', 'x'), holds('t2', 'cc', 'Ames', 'y')]), []);
});

test('the order of the rows does not matter', () => {
  const terms = [
    belongs('t1', 'Ames', 'Ohio'),
    belongs('t2', 'Ames', 'Iowa'),
    belongs('t3', 'Boone', 'Ames'),
  ];
  assert.deepEqual(faults(terms.toReversed(), units.toReversed()), faults(terms));
});
