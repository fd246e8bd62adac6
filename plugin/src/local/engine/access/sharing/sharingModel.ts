import type { Metadata } from '../../metadata/readFolders.ts';
import { MetadataError } from '../../metadataError.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schemaTypes.ts';
import type { Condition } from '../../soql/conditionTree.ts';
import type { Audience } from './audience.ts';
import { readAudience } from './audience.ts';
import { readCriteria } from './criteria.ts';

export type Level = 'Read' | 'Edit';
export type OrganizationWideDefault = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

export interface SharingRule {
  readonly level: Level;
  readonly sharedTo: Audience;
  /** Whose records, or which records. */
  readonly which: { readonly ownedBy: Audience } | { readonly criteria: Condition };
}

/** Users of some profiles see the records whose lookup path leads to their own contact or account. */
export interface SharingMapping {
  readonly level: Level;
  readonly profiles: readonly string[];
  /** Field names from the record: `ContactId`, or `Case__c`, `AccountId`. */
  readonly recordPath: readonly { object: ObjectSchema; field: string }[];
  /** Field names from the user: `ContactId`, or `ContactId`, `AccountId`. */
  readonly userPath: readonly { object: ObjectSchema; field: string }[];
}

/** What the metadata says about the records of each object. */
export interface SharingModel {
  defaultOf(object: ObjectSchema, external: boolean): OrganizationWideDefault;
  rulesOf(object: ObjectSchema): readonly SharingRule[];
  mappingsOf(object: ObjectSchema): readonly SharingMapping[];
  /** Whether reading the master is enough to write the detail ("writeRequiresMasterRead" of the field). */
  readingSuffices(object: ObjectSchema, masterDetail: FieldSchema): boolean;
}

const defaults: Readonly<Record<string, OrganizationWideDefault>> = {
  Private: 'Private',
  Read: 'Read',
  ReadSelect: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWrite',
  FullAccess: 'ReadWrite',
  ControlledByParent: 'ControlledByParent',
};

/** @throws MetadataError for what names no field or object, or cannot run */
export function readSharingModel(metadata: Metadata, schema: Schema): SharingModel {
  const wholly = new Map<string, Record<'internal' | 'external', OrganizationWideDefault>>();
  for (const [name, folder] of metadata.objects) {
    if (folder.object === undefined) continue;
    const { file, element } = folder.object;
    const read = (model: string | undefined, otherwise: OrganizationWideDefault): OrganizationWideDefault => {
      if (model === undefined) return otherwise;
      const known = defaults[model];
      if (known !== undefined) return known;
      throw new MetadataError(file, `the local org does not know the sharing model ${model}`);
    };
    const internal = read(element.sharingModel, name === 'User' ? 'Read' : 'ReadWrite');
    wholly.set(name.toLowerCase(), { internal, external: read(element.externalSharingModel, internal) });
  }
  const rules = readRules(metadata, schema);
  const mappings = readMappings(metadata, schema);
  return {
    defaultOf(object, external) {
      const found = wholly.get(object.name.toLowerCase());
      if (found === undefined) return object.name === 'User' ? 'Read' : 'ReadWrite';
      return external ? found.external : found.internal;
    },
    rulesOf: (object) => rules.get(object.name) ?? [],
    mappingsOf: (object) => mappings.get(object.name) ?? [],
    readingSuffices: (object, field) =>
      metadata.objects.get(object.name)?.fields.get(field.name)?.element.writeRequiresMasterRead === true,
  };
}

function objectOf(schema: Schema, file: string, name: string): ObjectSchema {
  const object = schema.object(name);
  if (object !== undefined) return object;
  throw new MetadataError(file, `the local org has no object ${name}`);
}

function readRules(metadata: Metadata, schema: Schema): Map<string, SharingRule[]> {
  const found = new Map<string, SharingRule[]>();
  for (const [name, { file, element }] of metadata.access.sharingRules) {
    const object = objectOf(schema, file, name);
    found.set(object.name, [
      ...element.sharingOwnerRules.map((rule) => ({
        level: rule.accessLevel,
        sharedTo: readAudience(file, 'sharedTo', rule.sharedTo),
        which: { ownedBy: readAudience(file, 'sharedFrom', rule.sharedFrom) },
      })),
      ...element.sharingCriteriaRules.map((rule) => ({
        level: rule.accessLevel,
        sharedTo: readAudience(file, 'sharedTo', rule.sharedTo),
        which: { criteria: readCriteria(file, object, rule) },
      })),
    ]);
  }
  return found;
}

function readMappings(metadata: Metadata, schema: Schema): Map<string, SharingMapping[]> {
  const found = new Map<string, SharingMapping[]>();
  for (const { file, element } of metadata.access.sharingSets.values()) {
    for (const mapping of element.accessMappings) {
      const object = objectOf(schema, file, mapping.object);
      const user = objectOf(schema, file, 'User');
      const list = found.get(object.name) ?? [];
      list.push({
        level: mapping.accessLevel,
        profiles: element.profiles,
        recordPath: lookups(schema, file, object, mapping.objectField),
        userPath: lookups(schema, file, user, mapping.userField),
      });
      found.set(object.name, list);
    }
  }
  return found;
}

/** `Contact`, `ContactId`, `Case__c.Account`: each step a lookup, by its field or relationship name. */
function lookups(
  schema: Schema,
  file: string,
  start: ObjectSchema,
  path: string,
): { object: ObjectSchema; field: string }[] {
  let object: ObjectSchema | undefined = start;
  return path.split('.').map((step) => {
    const field: FieldSchema | undefined = object?.fields.find((each) =>
      [each.name, each.name.replace(/__c$/, '__r'), each.relationshipName].some(
        (name) => name?.toLowerCase() === step.toLowerCase(),
      ),
    );
    if (object === undefined || field === undefined || !['id', 'reference'].includes(field.type)) {
      throw new MetadataError(file, `<accessMappings>: ${path} of ${start.name} is not a lookup`);
    }
    const at = { object, field: field.name };
    object = schema.object(field.referenceTo[0] ?? '');
    return at;
  });
}
