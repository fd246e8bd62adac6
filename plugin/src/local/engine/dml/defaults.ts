import type { ObjectSchema, RecordTypeSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import type { Draft } from './draft.ts';

/** The record type of a draft, if it has one the schema knows. */
export function recordTypeOf(object: ObjectSchema, draft: Draft): RecordTypeSchema | undefined {
  const id = draft.get('RecordTypeId');
  return object.recordTypes.find((recordType) => recordType.id === id);
}

/** Fills what a new record leaves out; a field given as null stays null. */
export function applyDefaults(object: ObjectSchema, draft: Draft, userId: string): void {
  const [onlyRecordType, another] = object.recordTypes.filter((recordType) => recordType.active);
  // With several, the default is the profile's to say, and profiles are not modelled: the master record type.
  if (onlyRecordType !== undefined && another === undefined && !draft.has('RecordTypeId')) {
    draft.set('RecordTypeId', onlyRecordType.id);
  }
  const recordType = recordTypeOf(object, draft);
  for (const field of object.fields) {
    if (draft.has(field.name)) continue;
    draft.set(field.name, field.name === 'OwnerId' ? userId : defaultValue(field, recordType));
  }
}

function defaultValue(
  field: ObjectSchema['fields'][number],
  recordType: RecordTypeSchema | undefined,
): SqlValue {
  if (field.rollup !== undefined)
    return field.rollup.operation === 'count' || field.rollup.operation === 'sum' ? 0 : null;
  const chosen =
    recordType?.picklists.get(field.name.toLowerCase())?.defaultValue ??
    field.picklistValues.find((entry) => entry.defaultValue)?.value ??
    field.defaultValue;
  return typeof chosen === 'boolean' ? Number(chosen) : (chosen ?? null);
}
