import type { IsoDate, Role, RoleTerm, Unit, UnitLevel } from '../facts.ts';
import { isEnrolled, type Hierarchy } from './hierarchy.ts';
import { overlapOf, spanOf, spanWords } from './daySpan.ts';
import { errorFrom, warning, type HierarchyFault } from './hierarchyFault.ts';
import type { ParentCheck } from './parentFaults.ts';
import { ROLE_LEVEL, ROLE_WORDS, roleHolders } from './roles.ts';

/** M15: coordinators in a region. */
const CICS = 2;

/** The roles of each level that the process cannot do without; CICs are counted besides. */
const NEEDED: Readonly<Record<UnitLevel, readonly Role[]>> = {
  region: ['roc', 'rvp'],
  district: ['dd'],
  chapter: ['cc'],
  branch: [],
};

/** M15, L8: rows of roles that cannot mean what they say, whatever the date. `terms` are not reversed. */
export const roleTermFaults = (
  terms: readonly RoleTerm[],
  { units, today }: ParentCheck,
): HierarchyFault[] => {
  const wrongLevel = terms.flatMap((term) => {
    const unit = units.get(term.unitId);
    const level = ROLE_LEVEL[term.role];
    if (unit === undefined || unit.level === level) return [];
    const sentence = `${unit.name} is a ${unit.level}, but a ${ROLE_WORDS[term.role]} belongs to a ${level}, so the row counts for nobody: name the ${level} in it.`;
    const span = spanOf(term.from, term.to);
    return [errorFrom(today, { unit, rows: [term.id], span, code: 'roleWrongLevel', sentence })];
  });
  const same = Map.groupBy(terms, ({ unitId, role, holderId }) => `${unitId} ${role} ${holderId}`);
  const twice = [...same.values()].flatMap((own) =>
    own.flatMap((term, index) =>
      own.slice(index + 1).flatMap((other) => {
        const days = overlapOf(spanOf(term.from, term.to), spanOf(other.from, other.to));
        if (days === undefined) return [];
        const unit = units.get(term.unitId) ?? { id: term.unitId, name: term.unitId };
        const sentence = `${unit.name} has ${term.holderId} twice as ${ROLE_WORDS[term.role]} ${spanWords(days)}: end one of the rows before the other begins.`;
        return [warning({ unit, rows: [term.id, other.id], span: days, code: 'sameHolderTwice', sentence })];
      }),
    ),
  );
  return [...wrongLevel, ...twice];
};

export interface RoleCheck {
  readonly date: IsoDate;
  readonly hierarchy: Hierarchy;
  readonly units: readonly Unit[];
  readonly enrolledRegions: readonly string[];
}

/** M15, L8: who is missing on the date of the check in the enrolled regions. A region without any role at all is said once. */
export const missingRoles = (
  terms: readonly RoleTerm[],
  { date, hierarchy, units, enrolledRegions }: RoleCheck,
): HierarchyFault[] => {
  const roles = roleHolders(date, hierarchy, terms);
  const valid = units.filter(({ id, level }) => hierarchy.within(id, level)?.id === id);
  const byRegion = Map.groupBy(valid, ({ id }) => hierarchy.within(id, 'region'));
  return [...byRegion].flatMap(([region, inside]) => {
    if (region === undefined || !isEnrolled(region, enrolledRegions)) return [];
    const own = new Set(inside.map(({ id }) => id));
    if (!terms.some(({ unitId }) => own.has(unitId))) {
      const sentence = `No role is recorded in ${region.name}: add unit terms for its ${CICS} Client Intake Coordinators, its Regional Operations Coordinator and the others.`;
      return [warning({ unit: region, code: 'noRoles', sentence })];
    }
    return [...cicFaults(region), ...inside.flatMap(vacancies)];
  });

  function cicFaults(region: Unit): HierarchyFault[] {
    const count = roles.holding('cic', region.id).length;
    if (count === CICS) return [];
    const rows = terms
      .filter(({ unitId, role }) => unitId === region.id && role === 'cic')
      .map(({ id }) => id);
    const number = count === 0 ? 'no' : String(count);
    const sentence = `${region.name} has ${number} ${count === 1 ? 'Client Intake Coordinator' : 'Client Intake Coordinators'}, and the process wants ${CICS}: ${count < CICS ? 'add a unit term for whoever takes the role' : 'end the unit terms of those who left'}.`;
    return [warning({ unit: region, rows, code: 'cicCount', sentence })];
  }

  function vacancies(unit: Unit): HierarchyFault[] {
    return NEEDED[unit.level]
      .filter((role) => roles.holding(role, unit.id).length === 0)
      .map((role) => {
        const instead = roles.acting(role, unit.id);
        const acts = instead.role === undefined ? 'nobody acts' : `the ${ROLE_WORDS[instead.role]} acts`;
        const sentence = `Nobody is ${ROLE_WORDS[role]} of ${unit.name}, so ${acts}: add a unit term for whoever takes the role.`;
        return warning({ unit, code: 'roleVacant', sentence });
      });
  }
};
