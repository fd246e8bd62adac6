import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';

/** Without an owner, and yet with object permissions of their own. */
const ownerless = new Set(['Product2', 'Pricebook2', 'PricebookEntry', 'CampaignMember']);
/** With an owner, and yet administered. */
const administered = new Set(['Group', 'EmailTemplate']);
const activities = new Set(['Task', 'Event']);
/** Records that are seen with the record they hang on, and written by whoever may edit that one. */
const attached = new Set(['CaseComment', 'EmailMessage', 'Note', 'Attachment']);

/**
 * How permissions reach an object: `record` by its own object permissions; `activity` by the permissions to access and
 * edit tasks and events; `attached` and `history` through the record they hang on; `setup` anybody reads and only an
 * administrator of users writes; `open` anybody reads (custom metadata types).
 */
export type ObjectKind = 'record' | 'activity' | 'attached' | 'history' | 'setup' | 'open';

export function kindOf(object: ObjectSchema, schema: Schema): ObjectKind {
  if (object.name.endsWith('__mdt')) return 'open';
  if (activities.has(object.name)) return 'activity';
  if (attached.has(object.name)) return 'attached';
  if (hangsOn(object, schema) !== undefined) return 'history';
  if (administered.has(object.name)) return 'setup';
  const owned = object.name.endsWith('__c') || object.field('OwnerId') !== undefined;
  return owned || ownerless.has(object.name) ? 'record' : 'setup';
}

function all(lookup: FieldSchema, schema: Schema): ObjectSchema[] {
  return lookup.referenceTo.flatMap((name) => schema.object(name) ?? []);
}

/** The lookup that a history or attached record hangs by, and the objects it leads to. */
export function hangsOn(
  object: ObjectSchema,
  schema: Schema,
): { lookup: FieldSchema; parents: ObjectSchema[] } | undefined {
  const history = /^(.+?)(?:__History|History)$/.exec(object.name)?.[1];
  if (history === undefined && !attached.has(object.name)) return undefined;
  for (const lookup of object.fields) {
    const [target] = lookup.referenceTo;
    const parent = target === undefined ? undefined : schema.object(target);
    if (parent === undefined) continue;
    const wanted =
      history === undefined ? lookup.name === 'ParentId' : target === history || target === `${history}__c`;
    if (wanted && (history === undefined || lookup.referenceTo.length === 1))
      return { lookup, parents: all(lookup, schema) };
  }
  return undefined;
}

/** Standard fields without field-level security although they may be empty: everyone with the object sees them. */
const alwaysVisible: Readonly<Record<string, ReadonlySet<string>>> = {
  Case: new Set(['Status', 'IsClosed']),
  Contact: new Set(['FirstName', 'Salutation']),
  Lead: new Set(['FirstName', 'Salutation', 'IsConverted']),
  Opportunity: new Set(['IsClosed', 'IsWon']),
  Task: new Set(['Subject', 'Status', 'Priority', 'IsClosed', 'WhatId', 'WhoId']),
  Event: new Set(['Subject', 'WhatId', 'WhoId']),
};

const systemFields = new Set([
  'Id',
  'OwnerId',
  'RecordTypeId',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
]);

/**
 * Whether a field has field-level security at all: names, system fields, required and master-detail fields have none
 * ("Field-Level Security": "universally required fields and master-detail relationship fields are always visible").
 */
export function isPermissionable(object: ObjectSchema, field: FieldSchema): boolean {
  if (systemFields.has(field.name) || field.nameField || field.masterDetail) return false;
  if (!field.nillable && field.type !== 'boolean') return false;
  return alwaysVisible[object.name]?.has(field.name) !== true;
}
