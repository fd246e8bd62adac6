import type { Database, SqlValue } from '../storage/index.ts';
import { sql } from '../storage/index.ts';

/** The roles, groups and queues of the org as they are now; made anew when any of them changes. */
export interface Directory {
  /** The role with a developer name, in any case. */
  roleNamed(name: string): string | undefined;
  /** Every role under this one, not itself. */
  rolesBelow(roleId: string): readonly string[];
  /** The group or queue with a developer name, in any case. */
  groupNamed(name: string): string | undefined;
  /** The groups and queues a user is in: directly, through other groups, through the role, and above a member. */
  groupsOf(user: { id: string; roleId: string | null; external: boolean }): ReadonlySet<string>;
  /** The users in a group, through whatever nesting. */
  membersOf(groupId: string): ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
}

interface GroupRow {
  id: string;
  type: string;
  relatedId: string | null;
  bosses: boolean;
}

/** Reads roles and groups once; "User Role Hierarchy" and "What Is a Group?" in Salesforce Help tell the rules. */
export function readDirectory(database: Database): Directory {
  const roles = database.rows(sql`SELECT "Id", "DeveloperName", "ParentRoleId" FROM "UserRole"`);
  const groupRows = database.rows(
    sql`SELECT "Id", "DeveloperName", "Type", "RelatedId", "DoesIncludeBosses" FROM "Group"`,
  );
  const memberRows = database.rows(sql`SELECT "GroupId", "UserOrGroupId" FROM "GroupMember"`);
  const groups = new Map<string, GroupRow>(
    groupRows.map(([id, , type, relatedId, bosses]) => [
      String(id),
      { id: String(id), type: String(type), relatedId: textOrNull(relatedId), bosses: bosses !== 0 },
    ]),
  );
  const members = grouped(memberRows.map(([group, member]) => [String(group), String(member)]));
  const parents = grouped(memberRows.map(([group, member]) => [String(member), String(group)]));
  const children = grouped(roles.map(([id, , parent]) => [String(parent), String(id)]));
  const roleNames = new Map(roles.map(([id, name]) => [String(name).toLowerCase(), String(id)]));
  const groupNames = new Map(groupRows.map(([id, name]) => [String(name).toLowerCase(), String(id)]));

  const rolesBelow = (roleId: string): string[] => closure(children.get(roleId) ?? [], children);
  const usersIn = (roleIds: readonly string[]): string[] =>
    database
      .rows(
        sql`SELECT "Id" FROM "User" WHERE "UserRoleId" IN (SELECT value FROM json_each(${JSON.stringify(roleIds)}))`,
      )
      .map(([id]) => String(id));

  const usersOf = (group: GroupRow): string[] => {
    if (group.type === 'Organization')
      return database
        .rows(sql`SELECT "Id" FROM "User" WHERE "UserType" = 'Standard'`)
        .map(([id]) => String(id));
    if (group.relatedId === null) return [];
    if (group.type === 'Role') return usersIn([group.relatedId]);
    return group.type.startsWith('RoleAndSubordinates')
      ? usersIn([group.relatedId, ...rolesBelow(group.relatedId)])
      : [];
  };
  const membersOf = (groupId: string): ReadonlySet<string> => {
    const reached = [groupId, ...closure(members.get(groupId) ?? [], members)];
    return new Set(
      reached.flatMap((id) => {
        const group = groups.get(id);
        return group === undefined ? [id] : usersOf(group);
      }),
    );
  };
  return {
    roleNamed: (name) => roleNames.get(name.toLowerCase()),
    rolesBelow,
    groupNamed: (name) => groupNames.get(name.toLowerCase()),
    membersOf,
    queues: new Set([...groups.values()].filter((group) => group.type === 'Queue').map((group) => group.id)),
    groupsOf({ id, roleId, external }) {
      const own = [...groups.values()].filter((group) => {
        if (group.type === 'Organization') return !external;
        if (group.relatedId === null || roleId === null) return false;
        if (group.type === 'Role') return group.relatedId === roleId;
        if (!group.type.startsWith('RoleAndSubordinates')) return false;
        return group.relatedId === roleId || rolesBelow(group.relatedId).includes(roleId);
      });
      const start = [...own.map((group) => group.id), ...(parents.get(id) ?? [])];
      const found = new Set([...start, ...closure(start, parents)]);
      const below = roleId === null ? [] : rolesBelow(roleId);
      if (below.length === 0) return found;
      const subordinates = new Set(usersIn(below));
      for (const group of groups.values()) {
        if (found.has(group.id) || !group.bosses) continue;
        if ([...membersOf(group.id)].some((member) => subordinates.has(member))) found.add(group.id);
      }
      return found;
    },
  };
}

function textOrNull(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const list = found.get(key);
    if (list === undefined) found.set(key, [value]);
    else list.push(value);
  }
  return found;
}

/** Everything reached from a start, the start itself included. */
function closure(start: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set(start);
  for (const each of found) for (const more of next.get(each) ?? []) found.add(more);
  return [...found];
}
