import type { DayNumber } from '../calendar/calendarDate.ts';
import { gapsIn, overlapOf, spanOf, spanWords, type DaySpan } from './daySpan.ts';
import type { BelongsToTerm, Unit, UnitId, UnitLevel } from '../facts.ts';
import { errorFrom, warning, type HierarchyFault } from './hierarchyFault.ts';

/** From the lowest level up. */
const RANK: Readonly<Record<UnitLevel, number>> = { branch: 0, chapter: 1, district: 2, region: 3 };
const LEVELS: readonly UnitLevel[] = ['branch', 'chapter', 'district', 'region'];

export interface ParentCheck {
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly today: DayNumber;
}

/** The days on which a unit is valid. */
export const lifeOf = ({ validFrom, validTo }: Unit): DaySpan => spanOf(validFrom, validTo);

const nextLevel = ({ level }: Unit): UnitLevel => LEVELS[RANK[level] + 1] ?? level;

/** What is wrong with one parent of a unit during a span of days. */
const parentFaults = (
  unit: Unit,
  parentId: UnitId,
  span: DaySpan,
  rows: HierarchyFault['rows'],
  { units, today }: ParentCheck,
): HierarchyFault[] => {
  const base = { unit, rows, span };
  const place = rows.length === 0 ? 'its parent account' : 'the row';
  const parent = units.get(parentId);
  if (parent === undefined) {
    const sentence = `${unit.name} belongs to ${parentId} ${spanWords(span)}, which is no known chapter, district or region: name another unit in ${place}.`;
    return [errorFrom(today, { ...base, code: 'parentUnknown', sentence })];
  }
  const faults: HierarchyFault[] = [];
  if (RANK[parent.level] <= RANK[unit.level]) {
    const sentence = `${unit.name} is a ${unit.level} and cannot belong to the ${parent.level} ${parent.name}: ${unit.level === 'region' ? 'a region belongs to nothing' : `name its ${nextLevel(unit)}`} in ${place}.`;
    faults.push(errorFrom(today, { ...base, code: 'parentWrongLevel', sentence }));
  } else if (parent.level !== nextLevel(unit)) {
    const sentence = `${unit.name} belongs to the ${parent.level} ${parent.name} without a ${nextLevel(unit)} between, so that tier is left out: name its ${nextLevel(unit)} in ${place} if it has one.`;
    faults.push(warning({ ...base, code: 'levelSkipped', sentence }));
  }
  const invalid = gapsIn(span, [lifeOf(parent)]).map((days) => {
    const sentence = `${unit.name} belongs to ${parent.name} ${spanWords(days)}, when ${parent.name} is not valid: name another unit for these days, or correct the dates of ${parent.name}.`;
    return errorFrom(today, { ...base, span: days, code: 'parentNotValid', sentence });
  });
  return [...faults, ...invalid];
};

/** C5: a unit without terms belongs to the parent that it names itself; what is past no longer matters there. */
export const ownParentFaults = (unit: Unit, check: ParentCheck): HierarchyFault[] => {
  const { today } = check;
  const span = overlapOf(lifeOf(unit), { from: today, to: Infinity });
  if (span === undefined) return [];
  if (unit.parentId !== undefined) return parentFaults(unit, unit.parentId, span, [], check);
  if (unit.level === 'region') return [];
  const sentence = `${unit.name} belongs to no ${nextLevel(unit)}: name one in its parent account, or in a unit term.`;
  return [errorFrom(today, { unit, span, code: 'parentMissing', sentence })];
};

/** C5: exactly one parent on each day of the unit, of a higher level and valid. `terms` are the unit's own, not reversed. */
export const parentTermFaults = (
  unit: Unit,
  terms: readonly BelongsToTerm[],
  check: ParentCheck,
): HierarchyFault[] => {
  const { units, today } = check;
  const life = lifeOf(unit);
  const spans = terms
    .flatMap((term) => {
      const span = overlapOf(spanOf(term.from, term.to), life);
      return span === undefined ? [] : [{ term, span }];
    })
    .sort((left, right) => left.span.from - right.span.from || (left.term.id < right.term.id ? -1 : 1));
  const nameOf = (id: UnitId): string => units.get(id)?.name ?? id;

  const overlaps = spans.flatMap(({ term, span }, index) =>
    spans.slice(index + 1).flatMap((other) => {
      const days = overlapOf(span, other.span);
      if (days === undefined) return [];
      const base = { unit, rows: [term.id, other.term.id], span: days };
      if (term.parentId === other.term.parentId) {
        const sentence = `${unit.name} belongs to ${nameOf(term.parentId)} twice ${spanWords(days)}: end one of the rows before the other begins.`;
        return [warning({ ...base, code: 'sameParentTwice', sentence })];
      }
      const sentence = `${unit.name} belongs to ${nameOf(term.parentId)} and to ${nameOf(other.term.parentId)} ${spanWords(days)}: end one of the rows before the other begins.`;
      return [errorFrom(today, { ...base, code: 'twoParents', sentence })];
    }),
  );
  const gaps = gapsIn(
    life,
    spans.map(({ span }) => span),
  ).map((days) => {
    const beside = spans.filter(({ span }) => span.to === days.from - 1 || span.from === days.to + 1);
    const rows = (beside.length === 0 ? terms : beside.map(({ term }) => term)).map(({ id }) => id);
    const sentence = `${unit.name} belongs to nothing ${spanWords(days)}: lengthen a row, or add one for these days.`;
    return errorFrom(today, { unit, rows, span: days, code: 'parentGap', sentence });
  });
  const parents = spans.flatMap(({ term, span }) =>
    parentFaults(unit, term.parentId, span, [term.id], check),
  );
  return [...overlaps, ...gaps, ...parents];
};
