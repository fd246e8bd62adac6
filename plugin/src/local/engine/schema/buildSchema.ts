import { MetadataError } from '../metadataError.ts';
import type { Metadata, ObjectFolder, Sourced } from '../metadata/readFolders.ts';
import type { RecordTypeElement } from '../metadata/shapes.ts';
import type { FieldSchema, ObjectSchema, PicklistValue, RecordTypeSchema, Schema } from '../schemaTypes.ts';
import { applyStandardValueSets, customObject, fieldsOf } from './buildObject.ts';
import { finishRollup } from './rollupField.ts';
import type { StandardObject } from './standard/index.ts';
import { fieldHistory } from './standard/history.ts';
import {
  closedByDefault,
  opportunityStages,
  standardObjects,
  standardValueSetFields,
} from './standard/index.ts';

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
    const history = folder?.object?.element.enableHistory === true;
    objects.set(
      base.name.toLowerCase(),
      makeObject(base, custom, fields, recordTypesOf(folder, names), history ? base.history : undefined),
    );
  };
  for (const standard of standardObjects) add(standard, false);
  for (const name of [...metadata.objects.keys()].sort()) {
    const folder = metadata.objects.get(name);
    if (folder === undefined || objects.has(name.toLowerCase())) continue;
    const history = name.replace(/__c$/, '__History');
    const base = { ...customObject(folder), history };
    add({ ...base, keyPrefix: names.customKeyPrefix(name) }, true);
    if (folder.object?.element.enableHistory === true)
      add(fieldHistory(history, name, 'ParentId', 'Parent', base.label), false);
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
  historyObject: string | undefined,
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
    historyObject,
  };
}

/** The field a business process is about ("BusinessProcess", Metadata API Developer Guide). */
const processFields: Readonly<Record<string, string>> = {
  Case: 'status',
  Lead: 'status',
  Opportunity: 'stagename',
};

/** The statuses a record type allows by its business process; MetadataError when there is no such process. */
function processValues(
  folder: ObjectFolder | undefined,
  { file, element }: Sourced<RecordTypeElement>,
): [string, { values: readonly string[]; defaultValue: string | undefined }][] {
  const field = processFields[folder?.name ?? ''];
  if (element.businessProcess === undefined || field === undefined) return [];
  const process = folder?.businessProcesses.get(element.businessProcess)?.element;
  if (process === undefined)
    throw new MetadataError(file, `<businessProcess>: no metadata folder has ${element.businessProcess}`);
  const values = process.values.map((value) => decoded(value.fullName));
  return [[field, { values, defaultValue: values[process.values.findIndex((value) => value.default)] }]];
}

function recordTypesOf(folder: ObjectFolder | undefined, names: StableNames): RecordTypeSchema[] {
  return [...(folder?.recordTypes ?? [])].map(([developerName, source]) =>
    recordTypeOf(folder, developerName, source, names),
  );
}

function recordTypeOf(
  folder: ObjectFolder | undefined,
  developerName: string,
  source: Sourced<RecordTypeElement>,
  names: StableNames,
): RecordTypeSchema {
  const { element } = source;
  return {
    id: names.recordTypeId(folder?.name ?? '', developerName),
    developerName,
    label: element.label,
    description: element.description,
    active: element.active,
    picklists: new Map([
      ...processValues(folder, source),
      ...element.picklistValues.map(
        (list): [string, { values: readonly string[]; defaultValue: string | undefined }] => [
          list.picklist.toLowerCase(),
          {
            values: list.values.map((value) => decoded(value.fullName)),
            defaultValue: list.values
              .filter((value) => value.default)
              .map((value) => decoded(value.fullName))[0],
          },
        ],
      ),
    ]),
  };
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
      ...stageOf(`${object}.${field.name}`, entry),
    }));
  }
}

/** A stage brings a probability and a forecast category; a value set may say others. */
function stageOf(path: string, entry: PicklistValue): Partial<PicklistValue> {
  if (path !== 'Opportunity.StageName') return {};
  const stage = opportunityStages[entry.value];
  return {
    probability: entry.probability ?? stage?.probability ?? 0,
    forecastCategory: entry.forecastCategory ?? stage?.forecastCategory ?? 'Omitted',
  };
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
