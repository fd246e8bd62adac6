import type { BelongsToTerm, IsoDate, Unit, UnitId, UnitLevel, UnitTerm, UnitTermId } from '../facts.ts';

/** C5: why nobody can say where a unit lies on a date. Nothing is decided on such a unit. */
export interface PlaceDoubt {
  readonly unit: Unit;
  /** Where it may belong, as far as its terms tell. */
  readonly parents: readonly UnitId[];
  /** The terms to look at. */
  readonly rows: readonly UnitTermId[];
  /** What to correct; it holds no date, so that it stays the same from day to day. */
  readonly sentence: string;
}

/** The units as they stood on one date (C5). */
export interface Hierarchy {
  /** The unit of `level` that a unit lies in, itself included; undefined where no valid one is known, or its place is in doubt. */
  within(id: UnitId | undefined, level: UnitLevel): Unit | undefined;
  /** The unit that a unit belongs to directly; undefined where there is none, or its place is in doubt. */
  parentOf(id: UnitId): Unit | undefined;
  /** The doubt that a unit, or one above it, is in; undefined when there is none. */
  doubtAbout(id: UnitId | undefined): PlaceDoubt | undefined;
}

// Branch, chapter, district, region, and room for a level that an org adds.
const HIGHEST = 8;

/** Whether the days of a unit or a term, both ends inclusive, hold this one. */
export const isOn = (
  date: IsoDate,
  { from, to }: { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined },
): boolean => (from ?? date) <= date && date <= (to ?? date);

/** The terms that say where each unit belongs, of all dates. */
export const parentTerms = (terms: readonly UnitTerm[]): Map<UnitId, BelongsToTerm[]> =>
  Map.groupBy(
    terms.filter((term) => term.kind === 'belongsTo'),
    ({ unitId }) => unitId,
  );

const doubtOf = (unit: Unit, terms: readonly BelongsToTerm[], says: string): PlaceDoubt => {
  const rows = terms.map(({ id }) => id).sort();
  const named = rows.length === 1 ? `unit term ${rows.join()}` : `unit terms ${rows.join(', ')}`;
  const parents = [...new Set(terms.map(({ parentId }) => parentId))].sort();
  return { unit, parents, rows, sentence: `${unit.name} ${says}: correct ${named} first.` };
};

/**
 * C5: the hierarchy of the units that are valid on `date`. A unit belongs to the parent of its term valid that day; one without
 * any such term, to the parent that it names itself. Several parents on a day, or none among a unit's terms, put it in doubt.
 */
export const hierarchyOn = (
  date: IsoDate,
  units: readonly Unit[],
  terms: readonly UnitTerm[] = [],
): Hierarchy => {
  const valid = new Map(
    units
      .filter(({ validFrom: from, validTo: to }) => isOn(date, { from, to }))
      .map((unit) => [unit.id, unit]),
  );
  const termsOf = parentTerms(terms);

  const above = (unit: Unit): Unit | PlaceDoubt | undefined => {
    const own = termsOf.get(unit.id);
    if (own === undefined) return unit.parentId === undefined ? undefined : valid.get(unit.parentId);
    const now = own.filter((term) => isOn(date, term));
    const [first] = now;
    if (first === undefined) return doubtOf(unit, own, 'belongs to no unit, though it did or will');
    if (now.some(({ parentId }) => parentId !== first.parentId))
      return doubtOf(unit, now, 'belongs to several units at once');
    return valid.get(first.parentId) ?? doubtOf(unit, now, 'belongs to a unit that is not valid');
  };

  interface Place {
    readonly path: readonly Unit[];
    readonly doubt: PlaceDoubt | undefined;
  }
  const places = new Map<UnitId, Place>();
  const placeOf = (id: UnitId): Place => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const path: Unit[] = [];
    let unit = valid.get(id);
    let doubt: PlaceDoubt | undefined;
    while (path.length < HIGHEST && unit !== undefined) {
      path.push(unit);
      const next = above(unit);
      if (next !== undefined && 'sentence' in next) {
        doubt = next;
        break;
      }
      unit = next;
    }
    const place = { path, doubt };
    places.set(id, place);
    return place;
  };

  return {
    within: (id, level) => {
      if (id === undefined) return undefined;
      const { path, doubt } = placeOf(id);
      return doubt === undefined ? path.find((unit) => unit.level === level) : undefined;
    },
    parentOf: (id) => {
      const { path, doubt } = placeOf(id);
      return doubt === undefined ? path[1] : undefined;
    },
    doubtAbout: (id) => (id === undefined ? undefined : placeOf(id).doubt),
  };
};

/** M0: `unknown` when the chapter, or the region it lies in, is not known on the date of the hierarchy. */
export type Enrollment = 'enrolled' | 'notEnrolled' | 'unknown';

const sameName = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/** M0: whether a region takes part, by its name. */
export const isEnrolled = ({ name }: Unit, enrolledRegions: readonly string[]): boolean =>
  enrolledRegions.some((enrolled) => sameName(enrolled, name));

/** M0: whether the region that a unit lies in takes part; one in doubt does not, when no place that it may have does. */
export const enrollmentOf = (
  hierarchy: Hierarchy,
  unitId: UnitId | undefined,
  enrolledRegions: readonly string[],
  levels = HIGHEST,
): Enrollment => {
  const region = hierarchy.within(unitId, 'region');
  if (region !== undefined) return isEnrolled(region, enrolledRegions) ? 'enrolled' : 'notEnrolled';
  const parents = hierarchy.doubtAbout(unitId)?.parents ?? [];
  const elsewhere =
    levels > 0 &&
    parents.length > 0 &&
    parents.every((parent) => enrollmentOf(hierarchy, parent, enrolledRegions, levels - 1) === 'notEnrolled');
  return elsewhere ? 'notEnrolled' : 'unknown';
};
