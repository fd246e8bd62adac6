import type { IsoDate, MentorId, Role, RoleTerm, UnitId, UnitLevel, UnitTerm } from '../facts.ts';
import { isOn, type Hierarchy } from './hierarchy.ts';

/** M15, L8: the level of unit that has each role. */
export const ROLE_LEVEL: Readonly<Record<Role, UnitLevel>> = {
  cic: 'region',
  rcic: 'region',
  roc: 'region',
  rvp: 'region',
  rfpl: 'region',
  rvic: 'region',
  dd: 'district',
  cc: 'chapter',
};

/** What each role is called in sentences. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  cic: 'Client Intake Coordinator',
  rcic: 'Regional Client Intake Coordinator',
  roc: 'Regional Operations Coordinator',
  rvp: 'Regional Vice President',
  rfpl: 'regional field lead',
  rvic: 'Regional Volunteer Intake Coordinator',
  dd: 'District Director',
  cc: 'Chapter Chair',
};

/** L8: who acts while nobody holds a role, the next person up first. */
export const NEXT_UP: Readonly<Record<Role, readonly Role[]>> = {
  cic: ['roc', 'rfpl'],
  rcic: [],
  roc: ['rfpl'],
  rvp: [],
  rfpl: [],
  rvic: [],
  dd: ['rvp'],
  cc: ['dd', 'rvp'],
};

/** L8: who acts for a role in a unit. */
export interface RoleAnswer {
  readonly wanted: Role;
  /** The role whose holders act; undefined when nobody holds any role of the chain. */
  readonly role: Role | undefined;
  /** The unit in which it is held. */
  readonly unitId: UnitId | undefined;
  /** Contact Ids, in their order. */
  readonly holders: readonly MentorId[];
  /** The next person up acts. */
  readonly fallback: boolean;
}

/** Who holds the roles on one date. */
export interface RoleHolders {
  /** The holders of a role for a unit or the unit it lies in, without L8's fallbacks; in the order of their Ids. */
  holding(role: Role, unitId: UnitId | undefined): readonly MentorId[];
  /** L8: who acts for a role. `except`: whom the step is about, who never acts on it. */
  acting(role: Role, unitId: UnitId | undefined, except?: MentorId): RoleAnswer;
}

const byUnitAndRole = (role: Role, unitId: UnitId): string => `${role} ${unitId}`;

/** M15, L8, C5: who holds the roles on `date`; `hierarchy` is that of the same date. A term counts in the unit that it names and in
 * those below, and only where its role belongs to that level. */
export const roleHolders = (
  date: IsoDate,
  hierarchy: Hierarchy,
  terms: readonly UnitTerm[] = [],
): RoleHolders => {
  const valid = terms.filter((term): term is RoleTerm => term.kind === 'role' && isOn(date, term));
  const held = Map.groupBy(valid, ({ role, unitId }) => byUnitAndRole(role, unitId));
  const unitOf = (role: Role, unitId: UnitId | undefined): UnitId | undefined =>
    hierarchy.within(unitId, ROLE_LEVEL[role])?.id;
  const holding = (role: Role, unitId: UnitId | undefined): readonly MentorId[] => {
    const unit = unitOf(role, unitId);
    const own = unit === undefined ? undefined : held.get(byUnitAndRole(role, unit));
    return [...new Set(own?.map(({ holderId }) => holderId))].sort();
  };
  return {
    holding,
    acting: (wanted, unitId, except) => {
      for (const role of [wanted, ...NEXT_UP[wanted]]) {
        const holders = holding(role, unitId).filter((holder) => holder !== except);
        if (holders.length === 0) continue;
        return { wanted, role, unitId: unitOf(role, unitId), holders, fallback: role !== wanted };
      }
      return { wanted, role: undefined, unitId: undefined, holders: [], fallback: false };
    },
  };
};
