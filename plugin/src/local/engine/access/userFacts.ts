import type { Database, SqlValue } from '../storage/index.ts';
import { sql } from '../storage/index.ts';
import type { Directory } from './directory.ts';

/** What the rules of access ask about one user. */
export interface UserFacts {
  readonly id: string;
  readonly profileId: string;
  readonly profile: string;
  readonly userType: string;
  /** A partner or customer user of a site: the external defaults and sharing sets are for these. */
  readonly external: boolean;
  readonly contactId: string | null;
  readonly accountId: string | null;
  readonly roleId: string | null;
  readonly rolesBelow: readonly string[];
  readonly groups: ReadonlySet<string>;
  readonly permissionSets: readonly string[];
}

const internalTypes = new Set(['Standard', 'AutomatedProcess']);

export function isExternal(userType: string): boolean {
  return !internalTypes.has(userType);
}

/** Reads one user; undefined when there is no such user. */
export function readUserFacts(database: Database, directory: Directory, id: string): UserFacts | undefined {
  const row = database.row(
    sql`SELECT u."ProfileId", p."Name", u."UserType", u."ContactId", u."AccountId", u."UserRoleId"
        FROM "User" AS u LEFT JOIN "Profile" AS p ON p."Id" = u."ProfileId" WHERE u."Id" = ${id}`,
  );
  if (row === undefined) return undefined;
  const [profileId, profile, type, contactId, accountId, role] = row;
  const userType = typeof type === 'string' ? type : 'Standard';
  const roleId = textOrNull(role);
  const external = isExternal(userType);
  return {
    id,
    profileId: String(profileId),
    profile: String(profile),
    userType,
    external,
    contactId: textOrNull(contactId),
    accountId: textOrNull(accountId),
    roleId,
    rolesBelow: roleId === null ? [] : directory.rolesBelow(roleId),
    groups: directory.groupsOf({ id, roleId, external }),
    permissionSets: database
      .rows(
        sql`SELECT s."Name" FROM "PermissionSetAssignment" AS a JOIN "PermissionSet" AS s ON s."Id" = a."PermissionSetId"
            WHERE a."AssigneeId" = ${id} AND a."IsDeleted" = 0 AND s."IsDeleted" = 0 ORDER BY s."Name"`,
      )
      .map(([name]) => String(name)),
  };
}

function textOrNull(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
