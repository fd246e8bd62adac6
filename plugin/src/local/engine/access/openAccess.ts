import type { Metadata } from '../metadata/readFolders.ts';
import type { Schema } from '../schemaTypes.ts';
import type { QueryContext } from '../soql/index.ts';
import type { Database } from '../storage/index.ts';
import type { GrantingElement } from './accessShapes.ts';
import type { Directory } from './directory.ts';
import { readDirectory } from './directory.ts';
import { addUp, type Grants } from './grants.ts';
import type { Permissions } from './permissions.ts';
import { makePermissions } from './permissions.ts';
import { RecordFilter } from './sharing/recordFilter.ts';
import { readSharingModel } from './sharing/sharingModel.ts';
import { readUserFacts, type UserFacts } from './userFacts.ts';
import { watchChanges } from './watchChanges.ts';

/** What one user may do, as the platform would say it now. */
export interface UserAccess {
  readonly facts: UserFacts;
  readonly permissions: Permissions;
  /** The records this user may reach; `context` belongs to one query. */
  records(context: QueryContext): RecordFilter;
  readingSuffices: ReturnType<typeof readSharingModel>['readingSuffices'];
}

export interface Access {
  /** Undefined for who may do everything: the org's own user and system administrators. */
  of(userId: string): UserAccess | undefined;
  /** Custom permissions a user holds, for `$Permission` in formulas. */
  customPermissions(userId: string): ReadonlySet<string>;
  readonly directory: () => Directory;
}

/** The profile that every org's administrators have; it holds every permission. */
const ADMINISTRATOR = 'System Administrator';
const MINIMUM_ACCESS = 'Minimum Access';

/** Opens the org's access rules: metadata once, users and assignments as they are at each question. */
export function openAccess(
  database: Database,
  schema: Schema,
  metadata: Metadata,
  systemUserId: string,
): Access {
  const model = readSharingModel(metadata, schema);
  const permissionsByGrants = new Map<string, Permissions>();
  let users = new Map<string, UserAccess | undefined>();
  /** Of those who may do everything. */
  let customPermissions = new Map<string, ReadonlySet<string>>();
  let directory: Directory | undefined;
  const forget = (): void => {
    users = new Map();
    customPermissions = new Map();
    directory = undefined;
  };
  watchChanges(database, forget);

  const directoryNow = (): Directory => (directory ??= readDirectory(database));
  const permissionsOf = (facts: UserFacts): Permissions => {
    const key = [facts.profile, ...facts.permissionSets].join('\n');
    let found = permissionsByGrants.get(key);
    if (found === undefined) {
      found = makePermissions(grantsOf(metadata, facts), schema);
      permissionsByGrants.set(key, found);
    }
    return found;
  };

  const read = (userId: string): UserAccess | undefined => {
    const facts = readUserFacts(database, directoryNow(), userId);
    // Nobody without a user gets past a session, and users are never deleted.
    if (facts === undefined || facts.profile === ADMINISTRATOR) return undefined;
    const permissions = permissionsOf(facts);
    const world = { schema, model, directory: directoryNow(), database };
    return {
      facts,
      permissions,
      records: (context) => new RecordFilter(world, facts, permissions, context),
      readingSuffices: (object, field) => model.readingSuffices(object, field),
    };
  };

  const of = (userId: string): UserAccess | undefined => {
    if (userId === systemUserId) return undefined;
    if (!users.has(userId)) users.set(userId, read(userId));
    return users.get(userId);
  };
  return {
    of,
    directory: directoryNow,
    customPermissions(userId) {
      const known = of(userId)?.permissions.grants.customPermissions;
      if (known !== undefined) return known;
      const remembered = customPermissions.get(userId);
      if (remembered !== undefined) return remembered;
      const facts = readUserFacts(database, directoryNow(), userId);
      const held = facts === undefined ? new Set<string>() : permissionsOf(facts).grants.customPermissions;
      customPermissions.set(userId, held);
      return held;
    },
  };
}

function grantsOf(metadata: Metadata, { profile, permissionSets }: UserFacts): Grants {
  const file = metadata.access.profiles.get(profile)?.element;
  const elements: GrantingElement[] = file === undefined ? [] : [file];
  for (const name of permissionSets) {
    const group = metadata.access.permissionSetGroups.get(name)?.element;
    for (const each of group?.permissionSets ?? [name]) {
      const set = metadata.permissionSets.get(each);
      if (set !== undefined) elements.push(set);
    }
  }
  return addUp(elements, {
    everyObject: file === undefined && !profile.startsWith(MINIMUM_ACCESS),
    standardFields: file !== undefined && file.custom !== true,
  });
}
