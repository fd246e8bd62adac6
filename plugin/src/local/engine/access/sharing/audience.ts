import { MetadataError } from '../../metadataError.ts';
import type { Sql } from '../../storage/index.ts';
import { sql } from '../../storage/index.ts';
import type { Directory } from '../directory.ts';
import type { UserFacts } from '../userFacts.ts';

const kinds = [
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
  'group',
  'queue',
  'role',
  'roleAndSubordinates',
  'roleAndSubordinatesInternal',
] as const;

/** Some users: by role, by group or queue, or all of a kind ("SharedTo", Metadata API Developer Guide). */
export interface Audience {
  readonly kind: (typeof kinds)[number];
  readonly name: string;
}

/** @throws MetadataError for an audience the local org has not got (territories, portal roles, guests) */
export function readAudience(
  file: string,
  element: string,
  given: Readonly<Record<string, unknown>>,
): Audience {
  const [entry, another] = Object.entries(given);
  const kind = kinds.find((each) => each === entry?.[0]);
  if (entry === undefined || another !== undefined || kind === undefined) {
    throw new MetadataError(
      file,
      `<${element}>: the local org shares with one of ${kinds.join(', ')}, found ${Object.keys(given).join(', ') || 'nothing'}.`,
    );
  }
  return { kind, name: typeof entry[1] === 'string' ? entry[1].trim() : '' };
}

/** Whether a user is among them; who stands above one of them in the role hierarchy is too. */
export function includes({ kind, name }: Audience, user: UserFacts, directory: Directory): boolean {
  switch (kind) {
    case 'allInternalUsers':
      return !user.external;
    case 'allPartnerUsers':
      return user.userType === 'PowerPartner';
    case 'allCustomerPortalUsers':
      return user.external && user.userType !== 'PowerPartner';
    case 'group':
    case 'queue':
      return user.groups.has(directory.groupNamed(name) ?? '');
    default: {
      const role = directory.roleNamed(name);
      if (role === undefined || user.roleId === null) return false;
      if (user.roleId === role || user.rolesBelow.includes(role)) return true;
      if (kind === 'role' || (kind === 'roleAndSubordinatesInternal' && user.external)) return false;
      return directory.rolesBelow(role).includes(user.roleId);
    }
  }
}

/** Whether one of them owns the record. */
export function owns({ kind, name }: Audience, owner: Sql, directory: Directory): Sql {
  switch (kind) {
    case 'allInternalUsers':
      return ownerOfType(owner, sql`"UserType" IN ('Standard', 'AutomatedProcess')`);
    case 'allPartnerUsers':
      return ownerOfType(owner, sql`"UserType" = 'PowerPartner'`);
    case 'allCustomerPortalUsers':
      return ownerOfType(owner, sql`"UserType" NOT IN ('Standard', 'AutomatedProcess', 'PowerPartner')`);
    case 'queue':
      return sql`${owner} = ${directory.groupNamed(name) ?? ''}`;
    case 'group':
      return sql`${owner} IN ${listed([...directory.membersOf(directory.groupNamed(name) ?? '')])}`;
    default: {
      const role = directory.roleNamed(name);
      const roles =
        role === undefined ? [] : kind === 'role' ? [role] : [role, ...directory.rolesBelow(role)];
      return ownerOfType(owner, sql`"UserRoleId" IN ${listed(roles)}`);
    }
  }
}

function ownerOfType(owner: Sql, condition: Sql): Sql {
  return sql`${owner} IN (SELECT "Id" FROM "User" WHERE ${condition})`;
}

/** A list of ids as one bound value, so that lists of any length make one statement. */
export function listed(ids: readonly string[]): Sql {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
