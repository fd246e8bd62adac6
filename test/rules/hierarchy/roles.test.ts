import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hierarchyOn, roleHolders, type Role, type UnitTerm } from '../../../plugin/src/rules/index.ts';
import { mentorId, unitId, units } from '../examples.ts';
import { belongs, holds } from './terms.ts';

const TODAY = '2026-11-21';
const TERMS = [
  holds('r1', 'cic', 'Central', 'cic2'),
  holds('r2', 'cic', 'Central', 'cic1'),
  holds('r3', 'roc', 'Central', 'roc'),
  holds('r4', 'rfpl', 'Central', 'rfpl'),
  holds('r5', 'rvp', 'Central', 'rvp'),
  holds('r6', 'dd', 'Iowa', 'dd'),
  holds('r7', 'cc', 'Ames', 'cc'),
];
const roles = (terms: readonly UnitTerm[] = TERMS, date = TODAY) =>
  roleHolders(date, hierarchyOn(date, units, terms), terms);
const acting = (role: Role, unit: string, terms?: readonly UnitTerm[], except?: string) => {
  const {
    role: acts,
    holders,
    fallback,
  } = roles(terms).acting(role, unitId(unit), except === undefined ? undefined : mentorId(except));
  return [acts, ...holders, ...(fallback ? ['instead'] : [])];
};
const without = (...rows: string[]): UnitTerm[] => TERMS.filter(({ id }) => !rows.includes(id));

test('M15: a role is held for the unit and everything below it, in the order of the Ids', () => {
  assert.deepEqual(roles().holding('cic', unitId('Ames North')), ['cic1', 'cic2']);
  assert.deepEqual(roles().holding('cc', unitId('Ames North')), ['cc']);
  assert.deepEqual(roles().holding('cc', unitId('Boone')), []);
  assert.deepEqual(roles().holding('dd', unitId('Canton')), []);
  assert.deepEqual(roles().holding('cic', unitId('Reno')), []);
  assert.deepEqual(roles().holding('cc', unitId('Iowa')), [], 'a district has no chapter chair');
});

test('C5: a role counts on the days of its row, both ends inclusive', () => {
  const dated = [holds('r1', 'cc', 'Ames', 'cc', '2026-11-01', '2026-11-21')];
  const on = (date: string) => roles(dated, date).holding('cc', unitId('Ames')).length;
  assert.deepEqual(['2026-10-31', '2026-11-01', '2026-11-21', '2026-11-22'].map(on), [0, 1, 1, 0]);
});

test('C5: after a move the chapter has the director of its new district', () => {
  const terms = [
    ...TERMS,
    holds('r8', 'dd', 'Ohio', 'other'),
    belongs('t1', 'Ames', 'Ohio', undefined, '2026-10-31'),
    belongs('t2', 'Ames', 'Iowa', '2026-11-01'),
  ];
  assert.deepEqual(roles(terms, '2026-10-31').holding('dd', unitId('Ames')), ['other']);
  assert.deepEqual(roles(terms).holding('dd', unitId('Ames')), ['dd']);
});

test('L8: whoever holds the role acts', () => {
  assert.deepEqual(acting('cic', 'Ames'), ['cic', 'cic1', 'cic2']);
  assert.deepEqual(acting('cc', 'Ames'), ['cc', 'cc']);
});

test('L8: a vacant role falls to the next person up: CIC to ROC, then RFPL; CC to DD, then RVP', () => {
  assert.deepEqual(acting('cic', 'Ames', without('r1', 'r2')), ['roc', 'roc', 'instead']);
  assert.deepEqual(acting('cic', 'Ames', without('r1', 'r2', 'r3')), ['rfpl', 'rfpl', 'instead']);
  assert.deepEqual(acting('cc', 'Ames', without('r7')), ['dd', 'dd', 'instead']);
  assert.deepEqual(acting('cc', 'Ames', without('r6', 'r7')), ['rvp', 'rvp', 'instead']);
  assert.deepEqual(acting('dd', 'Ames', without('r6')), ['rvp', 'rvp', 'instead']);
});

test('L8: an empty chain says so, and names nobody', () => {
  assert.deepEqual(acting('cic', 'Ames', without('r1', 'r2', 'r3', 'r4')), [undefined]);
  assert.deepEqual(acting('rvp', 'Ames', without('r5')), [undefined]);
  assert.deepEqual(acting('cc', 'nowhere'), [undefined]);
});

test('L8: nobody acts on a step about themself', () => {
  assert.deepEqual(acting('cc', 'Ames', TERMS, 'cc'), ['dd', 'dd', 'instead']);
  assert.deepEqual(acting('cic', 'Ames', TERMS, 'cic1'), ['cic', 'cic2']);
  const everything = (['cc', 'dd', 'rvp'] as const).map((role, index) =>
    holds(`r${index}`, role, { cc: 'Ames', dd: 'Iowa', rvp: 'Central' }[role], 'one'),
  );
  assert.deepEqual(acting('cc', 'Ames', everything, 'one'), [undefined]);
});

test('two rows of one holder are one holder; a row at a unit of another level counts for nobody', () => {
  assert.deepEqual(roles([...TERMS, holds('r9', 'cc', 'Ames', 'cc')]).holding('cc', unitId('Ames')), ['cc']);
  assert.deepEqual(roles([holds('r9', 'cc', 'Iowa', 'x')]).holding('cc', unitId('Ames')), []);
});
