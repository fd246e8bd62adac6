import type { Engine } from '../dml/index.ts';
import { loadRecords } from '../dml/index.ts';
import type { Metadata } from '../metadata/readFolders.ts';
import { MetadataError } from '../metadataError.ts';
import { identifier, joined, sql } from '../storage/index.ts';

const typesByLicense: Readonly<Record<string, string>> = {
  'Partner Community': 'PowerPartner',
  'Partner Community Login': 'PowerPartner',
  'Customer Community Plus': 'PowerCustomerSuccess',
  'Customer Community Plus Login': 'PowerCustomerSuccess',
  'Customer Community': 'CspLitePortal',
  'Customer Community Login': 'CspLitePortal',
};

/** Brings the rows that mirror profiles, permission set groups, roles and public groups up to date. */
export function mirrorAccess(engine: Engine, { access }: Metadata): void {
  for (const [name, { element }] of access.profiles) {
    const userType = typesByLicense[element.userLicense ?? ''] ?? 'Standard';
    keep(engine, 'Profile', 'Name', name, { Description: element.description ?? null, UserType: userType });
  }
  for (const [name, { element }] of access.permissionSetGroups) {
    // A group is assigned by the permission set of its name ("PermissionSetGroup", Object Reference).
    keep(engine, 'PermissionSet', 'Name', name, {
      Label: element.label,
      Description: element.description ?? null,
    });
  }
  for (const [name, { element }] of access.groups) {
    keep(engine, 'Group', 'DeveloperName', name, {
      Name: element.name,
      Type: 'Regular',
      DoesIncludeBosses: element.doesIncludeBosses !== false,
    });
  }
  const ids = new Map<string, string>();
  for (const [name, { element }] of access.roles) {
    ids.set(name, keep(engine, 'UserRole', 'DeveloperName', name, { Name: element.name }));
  }
  for (const [name, { file, element }] of access.roles) {
    const parent = element.parentRole === undefined ? null : ids.get(element.parentRole);
    if (parent === undefined)
      throw new MetadataError(file, `<parentRole>: no folder has the role ${element.parentRole ?? ''}`);
    keep(engine, 'UserRole', 'DeveloperName', name, { ParentRoleId: parent });
  }
}

/** Makes the row with this key, or changes it where it differs; its id. */
function keep(
  engine: Engine,
  table: string,
  key: string,
  value: string,
  values: Readonly<Record<string, string | boolean | null>>,
): string {
  const names = Object.keys(values);
  const known = engine.database.row(
    sql`SELECT "Id", ${joined(
      names.map((name) => identifier(name)),
      ', ',
    )} FROM ${identifier(table)}
        WHERE ${identifier(key)} = ${value} AND "IsDeleted" = 0`,
  );
  if (known === undefined) return loadRecords(engine, table, [{ [key]: value, ...values }])[0] ?? '';
  const [id, ...stored] = known;
  const changes = names.flatMap((name, i) => {
    const value = values[name] ?? null;
    const wanted = typeof value === 'boolean' ? Number(value) : value;
    return stored[i] === wanted ? [] : [sql`${identifier(name)} = ${wanted}`];
  });
  if (changes.length > 0) {
    changes.push(sql`"SystemModstamp" = ${engine.stamp()}`);
    engine.database.run(
      sql`UPDATE ${identifier(table)} SET ${joined(changes, ', ')} WHERE "Id" = ${String(id)}`,
    );
  }
  return String(id);
}
