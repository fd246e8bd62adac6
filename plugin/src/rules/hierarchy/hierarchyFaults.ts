import { dayOf } from '../calendar/calendarDate.ts';
import { cycleFaults } from './cycleFaults.ts';
import { overlapOf, spanOf, spanWords } from './daySpan.ts';
import type { IsoDate, RoleTerm, Unit, UnitTerm } from '../facts.ts';
import { hierarchyOn, parentTerms } from './hierarchy.ts';
import { errorFrom, warning, type HierarchyFault } from './hierarchyFault.ts';
import { lifeOf, ownParentFaults, parentTermFaults, type ParentCheck } from './parentFaults.ts';
import { missingRoles, roleTermFaults } from './roleFaults.ts';

/** All dated rows, and the day on which they are looked at. */
export interface HierarchyRows {
  readonly units: readonly Unit[];
  readonly terms?: readonly UnitTerm[] | undefined;
}

const isReversed = ({ from, to }: UnitTerm): boolean => from !== undefined && to !== undefined && to < from;

/** The dates of a row by themselves and against those of its unit. */
const dateFaults = (term: UnitTerm, { units, today }: ParentCheck): HierarchyFault[] => {
  const unit = units.get(term.unitId);
  const rows = [term.id];
  if (isReversed(term)) {
    const sentence = `The row ends on ${term.to ?? ''}, before it begins on ${term.from ?? ''}, and counts on no day: correct one of the dates.`;
    const named = unit ?? { id: term.unitId, name: term.unitId };
    return [errorFrom(today, { unit: named, rows, code: 'datesReversed', sentence })];
  }
  const span = spanOf(term.from, term.to);
  if (unit === undefined) {
    const sentence = `The row is about ${term.unitId}, which is no known chapter, district or region: name another unit in it, or delete it.`;
    return [
      errorFrom(today, {
        unit: { id: term.unitId, name: term.unitId },
        rows,
        span,
        code: 'unitUnknown',
        sentence,
      }),
    ];
  }
  const life = lifeOf(unit);
  // An open end means: as long as the unit.
  const outside =
    (term.from !== undefined && span.from < life.from) ||
    (term.to !== undefined && span.to > life.to) ||
    overlapOf(span, life) === undefined;
  if (!outside) return [];
  const sentence = `${unit.name} is valid ${spanWords(life)}, but the row says ${spanWords(span)}: correct the dates of the row, or of the unit.`;
  return [warning({ unit, rows, span, code: 'termOutsideUnit', sentence })];
};

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const byWeight = (left: HierarchyFault, right: HierarchyFault): number =>
  byText(left.severity, right.severity) ||
  byText(left.unitName, right.unitName) ||
  byText(left.code, right.code) ||
  byText(left.rows.join(), right.rows.join()) ||
  byText(left.from ?? '', right.from ?? '');

/**
 * C5, M15, L8: everything in the dated rows that somebody has to look at, errors first, each with its rows and the next step. Without
 * errors every unit has, from `date` on, exactly one parent on each of its days. Pure: same rows, same faults.
 */
export const hierarchyFaults = (
  { units, terms = [] }: HierarchyRows,
  date: IsoDate,
  enrolledRegions: readonly string[],
): HierarchyFault[] => {
  const check: ParentCheck = { units: new Map(units.map((unit) => [unit.id, unit])), today: dayOf(date) };
  const sound = terms.filter((term) => !isReversed(term));
  const parents = parentTerms(sound);
  // A unit whose rows are all reversed has rows all the same: it belongs to nothing.
  const withTerms = new Set(parentTerms(terms).keys());
  const roles = sound.filter((term): term is RoleTerm => term.kind === 'role');
  const ofParents = units.flatMap((unit) =>
    withTerms.has(unit.id)
      ? parentTermFaults(unit, parents.get(unit.id) ?? [], check)
      : ownParentFaults(unit, check),
  );
  // A circle has a step that does not lead up.
  const mayTurn = ofParents.some(({ code }) => code === 'parentWrongLevel');
  return [
    ...terms.flatMap((term) => dateFaults(term, check)),
    ...ofParents,
    ...(mayTurn ? cycleFaults(units, parentTerms(terms), check) : []),
    ...roleTermFaults(roles, check),
    ...missingRoles(roles, { date, hierarchy: hierarchyOn(date, units, terms), units, enrolledRegions }),
  ].sort(byWeight);
};
