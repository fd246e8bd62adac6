import type { Metadata, Sourced } from '../metadata/readFolders.ts';
import { readXml } from '../metadata/xml.ts';
import { MetadataError } from '../metadataError.ts';
import * as shapes from './accessShapes.ts';

/** What the metadata folders say about who may do what. Keys are the components' own names. */
export interface AccessMetadata {
  /** By profile name: `System Administrator`, not the file's `Admin`. */
  readonly profiles: Map<string, Sourced<shapes.ProfileElement>>;
  readonly permissionSetGroups: Map<string, Sourced<shapes.PermissionSetGroupElement>>;
  readonly customPermissions: Set<string>;
  readonly roles: Map<string, Sourced<shapes.RoleElement>>;
  readonly groups: Map<string, Sourced<shapes.GroupElement>>;
  /** By object. */
  readonly sharingRules: Map<string, Sourced<shapes.SharingRulesElement>>;
  readonly sharingSets: Map<string, Sourced<shapes.SharingSetElement>>;
}

export function noAccessMetadata(): AccessMetadata {
  return {
    profiles: new Map(),
    permissionSetGroups: new Map(),
    customPermissions: new Set(),
    roles: new Map(),
    groups: new Map(),
    sharingRules: new Map(),
    sharingSets: new Map(),
  };
}

/** Two built-in profiles have another name in their file ("Profile", Metadata API Developer Guide). */
const namesByFile: Readonly<Record<string, string>> = {
  Admin: 'System Administrator',
  Standard: 'Standard User',
};

function keep<T>(map: Map<string, Sourced<T>>, name: string, file: string, read: () => T): void {
  if (!map.has(name)) map.set(name, { file, element: read() });
}

interface Kind {
  path: RegExp;
  load(metadata: Metadata, file: string, names: string[]): void;
}

/** File kinds about access, for the table of `readFolders`. */
export const accessKinds: readonly Kind[] = [
  {
    path: /profiles\/([^/]+)\.profile-meta\.xml$/,
    load({ access }, file, [name = '']) {
      const decoded = decodeURIComponent(name);
      keep(access.profiles, namesByFile[decoded] ?? decoded, file, () =>
        readXml(file, 'Profile', shapes.profileShape),
      );
    },
  },
  {
    path: /permissionsetgroups\/([^/]+)\.permissionsetgroup-meta\.xml$/,
    load({ access }, file, [name = '']) {
      keep(access.permissionSetGroups, name, file, () => {
        const group = readXml(file, 'PermissionSetGroup', shapes.permissionSetGroupShape);
        if (group.mutingPermissionSets.length === 0) return group;
        throw new MetadataError(file, '<mutingPermissionSets>: the local org cannot mute permissions yet.');
      });
    },
  },
  {
    path: /customPermissions\/([^/]+)\.customPermission-meta\.xml$/,
    load({ access }, file, [name = '']) {
      readXml(file, 'CustomPermission', shapes.customPermissionShape);
      access.customPermissions.add(name);
    },
  },
  {
    path: /roles\/([^/]+)\.role-meta\.xml$/,
    load({ access }, file, [name = '']) {
      keep(access.roles, name, file, () => readXml(file, 'Role', shapes.roleShape));
    },
  },
  {
    path: /groups\/([^/]+)\.group-meta\.xml$/,
    load({ access }, file, [name = '']) {
      keep(access.groups, name, file, () => readXml(file, 'Group', shapes.groupShape));
    },
  },
  {
    path: /sharingRules\/([^/]+)\.sharingRules-meta\.xml$/,
    load({ access }, file, [name = '']) {
      keep(access.sharingRules, name, file, () => {
        const rules = readXml(file, 'SharingRules', shapes.sharingRulesShape);
        for (const kind of ['sharingGuestRules', 'sharingTerritoryRules'] as const) {
          if (rules[kind].length === 0) continue;
          throw new MetadataError(file, `<${kind}>: the local org has neither guests nor territories.`);
        }
        return rules;
      });
    },
  },
  {
    path: /sharingSets\/([^/]+)\.sharingSet-meta\.xml$/,
    load({ access }, file, [name = '']) {
      keep(access.sharingSets, name, file, () => readXml(file, 'SharingSet', shapes.sharingSetShape));
    },
  },
];
