import { isoDateOf, type DayNumber } from '../calendar/calendarDate.ts';
import { spanOf } from './daySpan.ts';
import type { BelongsToTerm, Unit, UnitId, UnitTermId } from '../facts.ts';
import { isOn } from './hierarchy.ts';
import { errorFrom, type HierarchyFault } from './hierarchyFault.ts';
import { lifeOf, type ParentCheck } from './parentFaults.ts';

interface Step {
  readonly from: UnitId;
  readonly to: UnitId;
  readonly row: UnitTermId | undefined;
}

/** The days on which something begins or ends, and one before all of them. */
const turningDays = (
  units: readonly Unit[],
  terms: readonly BelongsToTerm[],
  today: DayNumber,
): DayNumber[] => {
  const spans = [...units.map(lifeOf), ...terms.map(({ from, to }) => spanOf(from, to))];
  const days = spans.flatMap(({ from, to }) => [from, to + 1]).filter(Number.isFinite);
  return [...new Set([Math.min(today, ...days) - 1, ...days, today])].sort((left, right) => left - right);
};

/** The steps that lead from a unit back to itself; undefined when none do. */
const wayBack = (start: UnitId, steps: ReadonlyMap<UnitId, readonly Step[]>): Step[] | undefined => {
  const reached = new Map<UnitId, Step>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const step of steps.get(at) ?? []) {
      if (reached.has(step.to)) continue;
      reached.set(step.to, step);
      open.push(step.to);
    }
  }
  const way: Step[] = [];
  for (let step = reached.get(start); step !== undefined; step = reached.get(step.from)) {
    way.unshift(step);
    if (step.from === start) return way;
  }
  return undefined;
};

/** C5: units that lie in themselves, each circle once. */
export const cycleFaults = (
  units: readonly Unit[],
  termsOf: ReadonlyMap<UnitId, readonly BelongsToTerm[]>,
  { units: byId, today }: ParentCheck,
): HierarchyFault[] => {
  const found = new Map<string, HierarchyFault>();
  for (const day of turningDays(units, [...termsOf.values()].flat(), today)) {
    const date = isoDateOf(day);
    const steps = new Map(
      units
        .filter((unit) => isOn(date, { from: unit.validFrom, to: unit.validTo }))
        .map(({ id, parentId }) => {
          const terms = termsOf.get(id);
          const own: Step[] =
            terms
              ?.filter((term) => isOn(date, term))
              .map((term) => ({ from: id, to: term.parentId, row: term.id })) ??
            (parentId === undefined ? [] : [{ from: id, to: parentId, row: undefined }]);
          return [id, own];
        }),
    );
    for (const unit of units) {
      const way = wayBack(unit.id, steps);
      if (way === undefined) continue;
      const names = way.map(({ from }) => byId.get(from)?.name ?? from);
      const key = [...way.map(({ from }) => from)].sort().join(' ');
      if (found.has(key)) continue;
      const rows = way.flatMap(({ row }) => row ?? []);
      const sentence = `${names.join(' belongs to ')} belongs to ${unit.name}: no unit can lie in itself; correct one of these parents.`;
      found.set(key, errorFrom(today, { unit, rows, code: 'cycle', sentence }));
    }
  }
  return [...found.values()];
};
