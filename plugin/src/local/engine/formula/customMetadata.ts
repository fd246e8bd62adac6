import { coerce } from '../dml/coerce.ts';
import type { Metadata, Sourced } from '../metadata/readFolders.ts';
import { MetadataError } from '../metadataError.ts';
import { ApiError } from '../apiError.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import type { CustomMetadataElement } from './shapes.ts';

/** The values of custom metadata records, for `$CustomMetadata` and for the rows that SOQL reads. */
export interface CustomMetadataValues {
  /** A stored value, or undefined when there is no such record. Names in any case. */
  value(type: string, record: string, field: FieldSchema): SqlValue | undefined;
  readonly records: readonly CustomMetadataRecord[];
}

export interface CustomMetadataRecord {
  readonly object: ObjectSchema;
  readonly developerName: string;
  /** Stored values by field name. */
  readonly values: ReadonlyMap<string, SqlValue>;
}

/**
 * Checks the custom metadata records of the folders against their types.
 * @throws MetadataError for an unknown type or field, a value that does not fit, a required value that is missing
 */
export function readCustomMetadata(schema: Schema, metadata: Metadata): CustomMetadataValues {
  const records = [...metadata.customMetadata].map(([name, source]) => readRecord(schema, name, source));
  const byName = new Map(records.map((record) => [keyOf(record.object.name, record.developerName), record]));
  return {
    records,
    value(type, record, field) {
      const found = byName.get(keyOf(type, record));
      return found === undefined ? undefined : (found.values.get(field.name) ?? null);
    },
  };
}

const keyOf = (type: string, record: string): string => `${type}.${record}`.toLowerCase();

function readRecord(
  schema: Schema,
  name: string,
  { file, element }: Sourced<CustomMetadataElement>,
): CustomMetadataRecord {
  const [type = '', developerName = ''] = name.split('.');
  const object = schema.object(`${type}__mdt`);
  if (object === undefined) {
    throw new MetadataError(
      file,
      `no metadata folder has the custom metadata type ${type}__mdt. Add its object file.`,
    );
  }
  const values = new Map<string, SqlValue>([
    ['DeveloperName', developerName],
    ['QualifiedApiName', developerName],
    ['MasterLabel', element.label],
    ['Label', element.label],
    ['Language', 'en_US'],
  ]);
  for (const { field: fieldName, value } of element.values) {
    const field = object.field(fieldName);
    if (field?.custom !== true) {
      throw new MetadataError(file, `<values>: ${object.name} has no field ${fieldName}. Correct the name.`);
    }
    values.set(field.name, stored(file, field, value));
  }
  for (const field of object.fields) refuseMissing(file, field, values);
  return { object, developerName, values };
}

function stored(file: string, field: FieldSchema, value: string | undefined): SqlValue {
  try {
    const read = coerce(field, value ?? null);
    return field.type === 'boolean' ? (read ?? 0) : read;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new MetadataError(file, `<values>: ${field.name}: ${error.message}`);
  }
}

function refuseMissing(file: string, field: FieldSchema, values: Map<string, SqlValue>): void {
  if (!field.custom) return;
  if (field.type === 'boolean' && !values.has(field.name))
    values.set(field.name, Number(field.defaultValue === true));
  if (field.nillable || (values.get(field.name) ?? null) !== null) return;
  throw new MetadataError(file, `<values>: ${field.name} is required and has no value.`);
}
