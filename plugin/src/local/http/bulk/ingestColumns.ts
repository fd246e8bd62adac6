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
  return { header, name: relationship, parentField };
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
    return { header, name: field.name, parentField: undefined };
  });
  const names = new Set<string>();
  for (const { header, name } of columns) {
    if (names.has(name.toLowerCase()))
      throw new BatchRefused(`InvalidBatch : Duplicate field name : ${header}`);
    names.add(name.toLowerCase());
  }
  return columns;
}

/**
 * The fields a row sets. "Empty field values are ignored when you update records. To set a field value to null, use
 * a field value of #N/A" (Bulk API 2.0 Developer Guide, "Prepare CSV Files").
 */
export function ingestValues(row: readonly string[], columns: readonly IngestColumn[]): FieldValues {
  const values: [string, FieldValue][] = [];
  for (const [index, { name, parentField }] of columns.entries()) {
    const text = row[index] ?? '';
    if (text === '') continue;
    if (text === '#N/A') values.push([name, null]);
    else values.push([name, parentField === undefined ? text : { [parentField]: text }]);
  }
  return Object.fromEntries(values);
}
