import {
  hierarchyFaults,
  hierarchyOn,
  isEnrolled,
  ROLE_LEVEL,
  roleHolders,
  type HierarchyFault,
  type IsoDate,
  type Role,
  type RulesPolicy,
  type Unit,
  type UnitLevel,
} from '../rules/index.ts';
import type { World } from './world.ts';

/** Who acts in one role of a unit; ids only. */
export interface RoleDescription {
  readonly role: Role;
  /** L8: the role whose holders act; another one while nobody holds this one, absent when nobody acts. */
  readonly actsAs?: Role | undefined;
  /** Contact Ids. */
  readonly holders: readonly string[];
  /** The next person up acts. */
  readonly fallback: boolean;
}

/** A unit of an enrolled region with what lies in it, by name. */
export interface UnitDescription {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly roles: readonly RoleDescription[];
  readonly units: readonly UnitDescription[];
}

/** C5, M15: the enrolled regions on one date, and what somebody has to look at in all dated rows. */
export interface HierarchyReport {
  readonly date: IsoDate;
  readonly regions: readonly UnitDescription[];
  readonly faults: readonly HierarchyFault[];
}

/** Roles that are shown where somebody holds them only: not every region has them. */
const OPTIONAL: ReadonlySet<Role> = new Set(['rcic', 'rfpl', 'rvic']);

const byName = (left: Unit, right: Unit): number =>
  left.name < right.name ? -1 : left.name > right.name ? 1 : left.id < right.id ? -1 : 1;

/** C5, M15, L8: the hierarchy with its role holders on a date, and its faults. Pure: same world, same report. */
export function hierarchyReport(
  { units, terms = [] }: Pick<World, 'units'> & Partial<Pick<World, 'terms'>>,
  policy: RulesPolicy,
  date: IsoDate,
): HierarchyReport {
  const { enrolledRegions } = policy.scope;
  const hierarchy = hierarchyOn(date, units, terms);
  const roles = roleHolders(date, hierarchy, terms);
  const inside = Map.groupBy(
    units.filter(({ id, level }) => hierarchy.within(id, level)?.id === id),
    ({ id }) => hierarchy.parentOf(id)?.id,
  );
  const describe = (unit: Unit): UnitDescription => ({
    id: unit.id,
    name: unit.name,
    level: unit.level,
    roles: rolesOf(unit),
    units: [...(inside.get(unit.id) ?? [])].sort(byName).map(describe),
  });
  const rolesOf = ({ id, level }: Unit): RoleDescription[] =>
    (Object.keys(ROLE_LEVEL) as Role[])
      .filter((role) => ROLE_LEVEL[role] === level)
      .filter((role) => !OPTIONAL.has(role) || roles.holding(role, id).length > 0)
      .map((role) => {
        const { role: actsAs, holders, fallback } = roles.acting(role, id);
        return { role, actsAs, holders, fallback };
      });
  return {
    date,
    regions: (inside.get(undefined) ?? [])
      .filter((unit) => unit.level === 'region' && isEnrolled(unit, enrolledRegions))
      .sort(byName)
      .map(describe),
    faults: hierarchyFaults({ units, terms }, date, enrolledRegions),
  };
}
