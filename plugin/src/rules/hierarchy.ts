import type { IsoDate, Unit, UnitId, UnitLevel } from './facts.ts';

/** The units as they stood on one date (C5). */
export interface Hierarchy {
  /** The unit of `level` that a unit lies in, itself included; undefined where no valid one is known. */
  within(id: UnitId | undefined, level: UnitLevel): Unit | undefined;
}

// Branch, chapter, district, region, and room for a level that an org adds.
const HIGHEST = 8;

/** The hierarchy of the units that are valid on `date`. */
export const hierarchyOn = (date: IsoDate, units: readonly Unit[]): Hierarchy => {
  const valid = new Map(
    units
      .filter(({ validFrom, validTo }) => (validFrom ?? date) <= date && date <= (validTo ?? date))
      .map((unit) => [unit.id, unit]),
  );
  return {
    within: (id, level) => {
      let unit = id === undefined ? undefined : valid.get(id);
      for (let step = 0; step < HIGHEST && unit !== undefined; step++) {
        if (unit.level === level) return unit;
        unit = unit.parentId === undefined ? undefined : valid.get(unit.parentId);
      }
      return undefined;
    },
  };
};

/** M0: `unknown` when the chapter, or the region it lies in, is not known on the date of the hierarchy. */
export type Enrollment = 'enrolled' | 'notEnrolled' | 'unknown';

const sameName = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/** M0: whether the region that a unit lies in takes part, by its name. */
export const enrollmentOf = (
  hierarchy: Hierarchy,
  unitId: UnitId | undefined,
  enrolledRegions: readonly string[],
): Enrollment => {
  const region = hierarchy.within(unitId, 'region');
  if (region === undefined) return 'unknown';
  return enrolledRegions.some((name) => sameName(name, region.name)) ? 'enrolled' : 'notEnrolled';
};
