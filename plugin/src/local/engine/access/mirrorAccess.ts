import type { Engine } from '../dml/index.ts';
import type { Metadata } from '../metadata/readFolders.ts';
import { MetadataError } from '../metadataError.ts';
import { mirrorRow } from '../mirrorRow.ts';

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
    mirrorRow(engine, 'Profile', 'Name', name, {
      Description: element.description ?? null,
      UserType: userType,
    });
  }
  for (const [name, { element }] of access.permissionSetGroups) {
    // A group is assigned by the permission set of its name ("PermissionSetGroup", Object Reference).
    mirrorRow(engine, 'PermissionSet', 'Name', name, {
      Label: element.label,
      Description: element.description ?? null,
    });
  }
  for (const [name, { element }] of access.groups) {
    mirrorRow(engine, 'Group', 'DeveloperName', name, {
      Name: element.name,
      Type: 'Regular',
      DoesIncludeBosses: element.doesIncludeBosses !== false,
    });
  }
  const ids = new Map<string, string>();
  for (const [name, { element }] of access.roles) {
    ids.set(name, mirrorRow(engine, 'UserRole', 'DeveloperName', name, { Name: element.name }));
  }
  for (const [name, { file, element }] of access.roles) {
    const parent = element.parentRole === undefined ? null : ids.get(element.parentRole);
    if (parent === undefined)
      throw new MetadataError(file, `<parentRole>: no folder has the role ${element.parentRole ?? ''}`);
    mirrorRow(engine, 'UserRole', 'DeveloperName', name, { ParentRoleId: parent });
  }
}
