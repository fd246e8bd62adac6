import { z } from 'zod';
import { flag, many, text } from '../metadata/xml.ts';

/** What profiles and permission sets grant alike ("PermissionSet" and "Profile", Metadata API Developer Guide). */
const grants = {
  objectPermissions: many(
    z.object({
      object: text,
      allowCreate: flag.optional(),
      allowRead: flag.optional(),
      allowEdit: flag.optional(),
      allowDelete: flag.optional(),
      viewAllRecords: flag.optional(),
      modifyAllRecords: flag.optional(),
      viewAllFields: flag.optional(),
    }),
  ),
  fieldPermissions: many(z.object({ field: text, readable: flag.optional(), editable: flag.optional() })),
  userPermissions: many(z.object({ name: text, enabled: flag })),
  customPermissions: many(z.object({ name: text, enabled: flag })),
  recordTypeVisibilities: many(z.object({ recordType: text, visible: flag, default: flag.optional() })),
};

export const profileShape = z.object({
  custom: flag.optional(),
  description: text.optional(),
  userLicense: text.optional(),
  ...grants,
});
export type ProfileElement = z.output<typeof profileShape>;

export const permissionSetShape = z.object({
  label: text,
  description: text.optional(),
  license: text.optional(),
  ...grants,
});
export type PermissionSetElement = z.output<typeof permissionSetShape>;
export type GrantingElement = PermissionSetElement | ProfileElement;

export const permissionSetGroupShape = z.object({
  label: text,
  description: text.optional(),
  permissionSets: many(text),
  mutingPermissionSets: many(text),
});
export type PermissionSetGroupElement = z.output<typeof permissionSetGroupShape>;

export const customPermissionShape = z.object({ label: text, description: text.optional() });

export const roleShape = z.object({ name: text, parentRole: text.optional() });
export type RoleElement = z.output<typeof roleShape>;

export const groupShape = z.object({ name: text, doesIncludeBosses: flag.optional() });
export type GroupElement = z.output<typeof groupShape>;

/** Who: element name and what it names, as `{ role: 'HQ' }` or `{ allInternalUsers: '' }`. */
const audience = z.record(z.string(), z.unknown());

const sharingRule = {
  fullName: text,
  label: text.optional(),
  accessLevel: z.enum(['Read', 'Edit']),
  sharedTo: audience,
};

export const sharingRulesShape = z.object({
  sharingOwnerRules: many(z.object({ ...sharingRule, sharedFrom: audience })),
  sharingCriteriaRules: many(
    z.object({
      ...sharingRule,
      booleanFilter: text.optional(),
      criteriaItems: many(z.object({ field: text, operation: text, value: text.optional() })),
    }),
  ),
  sharingGuestRules: many(z.unknown()),
  sharingTerritoryRules: many(z.unknown()),
});
export type SharingRulesElement = z.output<typeof sharingRulesShape>;
export type OwnerRule = SharingRulesElement['sharingOwnerRules'][number];
export type CriteriaRule = SharingRulesElement['sharingCriteriaRules'][number];

export const sharingSetShape = z.object({
  name: text,
  profiles: many(text),
  accessMappings: many(
    z.object({ accessLevel: z.enum(['Read', 'Edit']), object: text, objectField: text, userField: text }),
  ),
});
export type SharingSetElement = z.output<typeof sharingSetShape>;
