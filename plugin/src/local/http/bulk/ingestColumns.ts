import type { FieldValue, FieldValues, ObjectSchema, Schema } from '../../engine/index.ts';
import { BatchRefused } from './batchRefused.ts';

/** A column of an upload: a field, or a parent named by one of its external ids. */
export interface IngestColumn {
  /** As uploaded; results repeat it. */
  readonly header: string;
  /** The field, or the relationship. */
  readonly name: string;
  /** `Ext__c` of `Account.Ext__c`. */
  readonly parentField: string | undefined;
  /** `User` of `User:Owner.Ext__c`. */
  readonly parentType: string | undefined;
}

function fieldNotFound(header: string): BatchRefused {
  return new BatchRefused(`InvalidBatch : Field name not found : ${header}`);
}

/** `Account.Ext__c`, or `User:Owner.Username` where several objects can be the parent ("Relationship Fields in a Header Row"). */
function parentColumn(header: string, object: ObjectSchema, schema: Schema): IngestColumn {
  const [, type, relationship = '', parentField = ''] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(header) ?? [];
  const lookup = object.fields.find(
    (field) => field.relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  const targets = (lookup?.referenceTo ?? []).filter(
    (target) => type === undefined || target.toLowerCase() === type.toLowerCase(),
  );
  const known = targets.some((target) => {
    const field = schema.object(target)?.field(parentField);
    return field !== undefined && (field.externalId || field.type === 'id');
  });
  if (!known) throw fieldNotFound(header);
  return { header, name: relationship, parentField, parentType: type };
}

/**
 * What each column of the header row is.
 * @throws BatchRefused for a column that is no field of the object, and for a field that is there twice
 */
export function ingestColumns(
  headers: readonly string[],
  object: ObjectSchema,
  schema: Schema,
): IngestColumn[] {
  const columns = headers.map((header): IngestColumn => {
    if (header.includes('.')) return parentColumn(header, object, schema);
    const field = object.field(header);
    if (!field) throw fieldNotFound(header);
    return { header, name: field.name, parentField: undefined, parentType: undefined };
  });
  const names = new Set<string>();
  for (const { header, name } of columns) {
    if (names.has(name.toLowerCase()))
      throw new BatchRefused(`InvalidBatch : Duplicate field name : ${header}`);
    names.add(name.toLowerCase());
  }
  return columns;
}

function valueOf(text: string, { parentField, parentType }: IngestColumn): FieldValue {
  if (parentField === undefined) return text;
  return { [parentField]: text, ...(parentType === undefined ? {} : { attributes: { type: parentType } }) };
}

/**
 * The fields a row sets. "Empty field values are ignored when you update records. To set a field value to null, use
 * a field value of #N/A" (Bulk API 2.0 Developer Guide, "Prepare CSV Files").
 */
export function ingestValues(row: readonly string[], columns: readonly IngestColumn[]): FieldValues {
  const values: [string, FieldValue][] = [];
  for (const [index, column] of columns.entries()) {
    const text = row[index] ?? '';
    if (text !== '') values.push([column.name, text === '#N/A' ? null : valueOf(text, column)]);
  }
  return Object.fromEntries(values);
}
