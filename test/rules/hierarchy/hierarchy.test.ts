import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrollmentOf, hierarchyOn, type Unit } from '../../../plugin/src/rules/index.ts';
import { unitId, units } from '../examples.ts';

const TODAY = '2026-11-21';
const within = (some: readonly Unit[], id: string | undefined, level: Unit['level']) =>
  hierarchyOn(TODAY, some).within(id === undefined ? undefined : unitId(id), level)?.name;

test('M3: a unit lies in itself and in every unit above it, and in none below', () => {
  assert.deepEqual(
    (['branch', 'chapter', 'district', 'region'] as const).map((level) => within(units, 'Ames', level)),
    [undefined, 'Ames', 'Iowa', 'Central'],
  );
});

test('M1: no unit, an unknown one, or one under an unknown one lies in nothing', () => {
  assert.equal(within(units, undefined, 'chapter'), undefined);
  assert.equal(within(units, 'nowhere', 'chapter'), undefined);
  const orphan: Unit = { id: unitId('x'), level: 'chapter', name: 'x', parentId: unitId('nowhere') };
  assert.equal(within([...units, orphan], 'x', 'region'), undefined);
  assert.equal(within([...units, orphan], 'x', 'chapter'), 'x');
});

test('C5: a hierarchy that runs in a circle ends, and lies in no region', () => {
  const circle: Unit[] = [
    { id: unitId('x'), level: 'chapter', name: 'x', parentId: unitId('y') },
    { id: unitId('y'), level: 'district', name: 'y', parentId: unitId('x') },
  ];
  assert.equal(within(circle, 'x', 'region'), undefined);
  assert.equal(enrollmentOf(hierarchyOn(TODAY, circle), unitId('x'), ['y']), 'unknown');
});

test('C5: an org may have levels of its own, up to eight in all', () => {
  const chain = (length: number): Unit[] =>
    Array.from({ length }, (_, step) => ({
      id: unitId(`u${step}`),
      level: step === length - 1 ? 'region' : 'branch',
      name: `u${step}`,
      parentId: unitId(`u${step + 1}`),
    }));
  assert.equal(within(chain(8), 'u0', 'region'), 'u7');
  assert.equal(within(chain(9), 'u0', 'region'), undefined);
});

test('C5: a unit that is not valid today hides what lies above it', () => {
  const closed = units.map((one) => (one.name === 'Iowa' ? { ...one, validTo: '2026-11-20' } : one));
  assert.equal(within(closed, 'Ames', 'region'), undefined);
  assert.equal(within(closed, 'Ames', 'chapter'), 'Ames');
});

test('M0: enrolled, not enrolled or not known, by the name of the region, spaces and case aside', () => {
  const enrollment = (id: string, regions: readonly string[], name = 'Central') =>
    enrollmentOf(
      hierarchyOn(
        TODAY,
        units.map((one) => (one.id === unitId('Central') ? { ...one, name } : one)),
      ),
      unitId(id),
      regions,
    );
  assert.equal(enrollment('Ames North', ['Mid-Atlantic', 'Central']), 'enrolled');
  assert.equal(enrollment('Ames', [' central'], 'CENTRAL '), 'enrolled');
  assert.equal(enrollment('Ames', ['Central Plains']), 'notEnrolled');
  assert.equal(enrollment('Ames', []), 'notEnrolled');
  assert.equal(enrollment('nowhere', ['Central']), 'unknown');
});
