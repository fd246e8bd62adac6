import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoDateOf } from '../../../plugin/src/rules/calendar/calendarDate.ts';
import {
  hierarchyFaults,
  hierarchyOn,
  type BelongsToTerm,
  type HierarchyFaultCode,
  type IsoDate,
  type Unit,
  type UnitLevel,
  type UnitTermId,
} from '../../../plugin/src/rules/index.ts';
import { unitId } from '../examples.ts';

const FIRST = 20_000;
const DAYS = 12;
const day = (number: number): IsoDate => isoDateOf(FIRST + number);
const LEVELS: readonly UnitLevel[] = ['branch', 'chapter', 'district', 'region'];
const LEVEL_OF: Readonly<Record<string, UnitLevel>> = {
  c1: 'chapter',
  c2: 'chapter',
  d1: 'district',
  d2: 'district',
  r1: 'region',
};

const end = fc.option(fc.integer({ min: 0, max: DAYS - 1 }), { nil: undefined, freq: 2 });
const span = fc.tuple(end, end).map(([one, other]) => {
  const reversed = one !== undefined && other !== undefined && other < one;
  const [from, to] = reversed ? [other, one] : [one, other];
  return { from: from === undefined ? undefined : day(from), to: to === undefined ? undefined : day(to) };
});

const unit = (name: string): fc.Arbitrary<Unit> =>
  fc
    .record({
      life: fc.oneof({ weight: 3, arbitrary: fc.constant({ from: undefined, to: undefined }) }, span),
      parent: fc.constantFrom('d1', 'd2', 'r1', undefined),
    })
    .map(({ life, parent }) => ({
      id: unitId(name),
      name,
      level: LEVEL_OF[name] ?? 'branch',
      parentId:
        LEVEL_OF[name] === 'chapter' && parent !== undefined
          ? unitId(parent)
          : LEVEL_OF[name] === 'district'
            ? unitId('r1')
            : undefined,
      validFrom: life.from,
      validTo: life.to,
    }));
const manyUnits = fc.tuple(...Object.keys(LEVEL_OF).map(unit));

/** Rows that follow one another without a gap, as they should; and rows of any dates. */
const chain = fc
  .tuple(
    fc.constantFrom('c1', 'c2', 'd1'),
    fc.uniqueArray(fc.integer({ min: 1, max: DAYS - 1 }), { maxLength: 3 }),
    fc.array(fc.constantFrom('d1', 'd2'), { minLength: 4, maxLength: 4 }),
  )
  .map(([name, cuts, parents]) => {
    const sorted = [...cuts].sort((left, right) => left - right);
    return [0, ...sorted].map((from, index) => {
      const next = sorted[index];
      return {
        unitId: unitId(name),
        parentId: unitId(LEVEL_OF[name] === 'district' ? 'r1' : (parents[index] ?? 'd1')),
        from: index === 0 ? undefined : day(from),
        to: next === undefined ? undefined : day(next - 1),
      };
    });
  });
const loose = fc
  .tuple(fc.constantFrom('c1', 'c2', 'd1'), fc.constantFrom('d1', 'd2', 'r1', 'c1', 'nowhere'), span)
  .map(([name, parent, dates]) => [{ unitId: unitId(name), parentId: unitId(parent), ...dates }]);
const manyTerms = fc
  .array(fc.oneof({ weight: 3, arbitrary: chain }, loose), { maxLength: 3 })
  .map((rows) =>
    rows
      .flat()
      .map((row, index): BelongsToTerm => ({ ...row, id: `t${index}` as UnitTermId, kind: 'belongsTo' })),
  );

const isOn = (date: IsoDate, from: IsoDate | undefined, to: IsoDate | undefined): boolean =>
  (from === undefined || from <= date) && (to === undefined || date <= to);

/** The oracle: each parent that the rows give a unit on a day. */
const parentsOn = (date: IsoDate, one: Unit, terms: readonly BelongsToTerm[]): (string | undefined)[] => {
  const own = terms.filter((term) => term.unitId === one.id);
  if (own.length === 0) return [one.parentId];
  return [...new Set(own.filter(({ from, to }) => isOn(date, from, to)).map(({ parentId }) => parentId))];
};

const BREAKING: ReadonlySet<HierarchyFaultCode> = new Set([
  'twoParents',
  'parentGap',
  'parentMissing',
  'parentUnknown',
  'parentNotValid',
  'parentWrongLevel',
]);

test('C5: there is no fault of parents exactly when every unit has one valid parent above it on each of its days', () => {
  let sound = 0;
  fc.assert(
    fc.property(manyUnits, manyTerms, (units, terms) => {
      const faulty = hierarchyFaults({ units, terms }, day(-1), []).some(({ code }) => BREAKING.has(code));
      const exact = Array.from({ length: DAYS + 2 }, (_, index) => day(index - 1)).every((date) =>
        units
          .filter(({ validFrom, validTo }) => isOn(date, validFrom, validTo))
          .every((one) => {
            const parents = parentsOn(date, one, terms);
            if (one.level === 'region') return parents.every((parent) => parent === undefined);
            const parent = units.find(({ id }) => id === parents[0]);
            return (
              parents.length === 1 &&
              parent !== undefined &&
              LEVELS.indexOf(parent.level) > LEVELS.indexOf(one.level) &&
              isOn(date, parent.validFrom, parent.validTo)
            );
          }),
      );
      assert.equal(!faulty, exact);
      if (exact && terms.length > 0) sound += 1;
    }),
    { numRuns: 2000 },
  );
  assert.ok(sound > 100, `${sound} sound hierarchies with terms`);
});

test('C5: without a fault, each day the place of a unit is the one that its rows give, and never in doubt', () => {
  fc.assert(
    fc.property(manyUnits, manyTerms, fc.integer({ min: 0, max: DAYS - 1 }), (units, terms, number) => {
      fc.pre(!hierarchyFaults({ units, terms }, day(-1), []).some(({ code }) => BREAKING.has(code)));
      const date = day(number);
      const hierarchy = hierarchyOn(date, units, terms);
      for (const one of units.filter(({ validFrom, validTo }) => isOn(date, validFrom, validTo))) {
        assert.equal(hierarchy.doubtAbout(one.id), undefined);
        assert.equal(hierarchy.within(one.id, one.level), one);
        if (one.level === 'region') continue;
        const [parent] = parentsOn(date, one, terms);
        const level = units.find(({ id }) => id === parent)?.level ?? 'branch';
        assert.equal(hierarchy.within(one.id, level)?.id, parent);
      }
    }),
    { numRuns: 2000 },
  );
});

test('C5: whatever the rows, the place of a unit does not depend on their order', () => {
  fc.assert(
    fc.property(manyUnits, manyTerms, fc.integer({ min: 0, max: DAYS - 1 }), (units, terms, number) => {
      const one = hierarchyOn(day(number), units, terms);
      const other = hierarchyOn(day(number), units.toReversed(), terms.toReversed());
      for (const { id } of units) {
        assert.deepEqual(other.doubtAbout(id), one.doubtAbout(id));
        for (const level of LEVELS) assert.equal(other.within(id, level)?.id, one.within(id, level)?.id);
      }
    }),
    { numRuns: 1000 },
  );
});
