import { MetadataError } from '../metadataError.ts';
import type { Metadata, ObjectFolder } from '../metadata/readFolders.ts';
import type { FieldSchema, ObjectSchema, RecordTypeSchema, Schema } from '../schemaTypes.ts';
import { applyStandardValueSets, customObject, fieldsOf } from './buildObject.ts';
import { finishRollup } from './rollupField.ts';
import type { StandardObject } from './standard/index.ts';
import { closedByDefault, standardObjects, standardValueSetFields } from './standard/index.ts';

/** What must stay the same from one start to the next, kept with the data. */
export interface StableNames {
  customKeyPrefix(object: string): string;
  recordTypeId(object: string, developerName: string): string;
}

/** The org's schema: the standard objects with the metadata folders laid over them. */
export function buildSchema(metadata: Metadata, names: StableNames): Schema {
  const objects = new Map<string, ObjectSchema>();
  const add = (base: StandardObject, custom: boolean): void => {
    const folder = metadata.objects.get(base.name);
    const fields = fieldsOf(base, folder, metadata);
    applyStandardValueSets(base.name, fields, metadata.standardValueSets, standardValueSetFields);
    markClosedStatuses(base.name, fields);
    objects.set(base.name.toLowerCase(), makeObject(base, custom, fields, recordTypesOf(folder, names)));
  };
  for (const standard of standardObjects) add(standard, false);
  for (const name of [...metadata.objects.keys()].sort()) {
    const folder = metadata.objects.get(name);
    if (folder === undefined || objects.has(name.toLowerCase())) continue;
    add({ ...customObject(folder), keyPrefix: names.customKeyPrefix(name) }, true);
  }
  link(objects, metadata);
  const byPrefix = new Map([...objects.values()].map((object) => [object.keyPrefix, object]));
  return {
    objects,
    object: (name) => objects.get(name.toLowerCase()),
    objectOfId: (id) => byPrefix.get(id.slice(0, 3)),
  };
}

function makeObject(
  base: StandardObject,
  custom: boolean,
  fields: FieldSchema[],
  recordTypes: RecordTypeSchema[],
): ObjectSchema {
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  const { name, label, labelPlural, keyPrefix, createable, deletable } = base;
  return {
    name,
    label,
    labelPlural,
    keyPrefix,
    custom,
    createable,
    updateable: createable,
    deletable,
    fields,
    field: (wanted) => byName.get(wanted.toLowerCase()),
    recordTypes,
    childRelationships: [],
    nameField: fields.find((field) => field.nameField),
  };
}

function recordTypesOf(folder: ObjectFolder | undefined, names: StableNames): RecordTypeSchema[] {
  return [...(folder?.recordTypes ?? [])].map(([developerName, { element }]) => ({
    id: names.recordTypeId(folder?.name ?? '', developerName),
    developerName,
    label: element.label,
    description: element.description,
    active: element.active,
    picklists: new Map(
      element.picklistValues.map((list) => [
        list.picklist.toLowerCase(),
        {
          values: list.values.map((value) => decoded(value.fullName)),
          defaultValue: list.values
            .filter((value) => value.default)
            .map((value) => decoded(value.fullName))[0],
        },
      ]),
    ),
  }));
}

/** Record types write values percent-encoded: `Not My Expertise` may be `Not%20My%20Expertise`. */
function decoded(value: string): string {
  return value.replace(/(?:%[0-9A-F]{2})+/gi, decodeURIComponent);
}

function markClosedStatuses(object: string, fields: readonly FieldSchema[]): void {
  for (const field of fields) {
    const meaning = closedByDefault[`${object}.${field.name}`];
    if (meaning === undefined) continue;
    field.picklistValues = field.picklistValues.map((entry) => ({
      ...entry,
      closed: entry.closed ?? meaning.closed.includes(entry.value),
      won: entry.won ?? meaning.won.includes(entry.value),
    }));
  }
}

/** Checks lookup targets, finishes roll-ups and lists every object's children. */
function link(objects: ReadonlyMap<string, ObjectSchema>, metadata: Metadata): void {
  const named = (name: string): ObjectSchema | undefined => objects.get(name.toLowerCase());
  for (const [name, folder] of metadata.objects) {
    if (!name.endsWith('__c') || folder.object?.element.enableActivities !== true) continue;
    for (const activity of ['Task', 'Event']) named(activity)?.field('WhatId')?.referenceTo.push(name);
  }
  for (const object of objects.values()) {
    for (const field of object.fields) {
      if (field.rollup !== undefined) finishRollup(object, field, field.rollup, named);
      for (const target of field.referenceTo) linkChild(object, field, target, named(target));
    }
  }
}

function linkChild(
  object: ObjectSchema,
  field: FieldSchema,
  target: string,
  parent: ObjectSchema | undefined,
): void {
  if (parent === undefined) {
    throw new MetadataError(
      `${object.name}.${field.name}`,
      `refers to ${target}, which no metadata folder defines`,
    );
  }
  parent.childRelationships.push({
    childObject: object.name,
    field: field.name,
    relationshipName: field.childRelationshipName,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    restrictedDelete: field.deleteConstraint === 'Restrict',
  });
}
