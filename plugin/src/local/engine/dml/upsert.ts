import { ApiError } from '../apiError.ts';
import { toId18 } from '../ids.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { FieldValues, UpsertResult } from '../types.ts';
import { coerce } from './coerce.ts';
import type { Engine } from './engine.ts';
import { idsWith, objectNamed } from './find.ts';
import { insertRecord } from './insert.ts';
import { updateRecord } from './update.ts';

/** Enough to tell one match from several, and to name them. */
const MATCHES_NAMED = 10;

/**
 * Creates or updates the record with an external id.
 * @throws ApiError status 300 with `matches` when several records have it; NOT_FOUND when the field is no external id
 */
export function upsertRecord(
  engine: Engine,
  objectName: string,
  externalField: string,
  externalValue: string,
  values: FieldValues,
  userId: string,
): UpsertResult {
  const object = objectNamed(engine, objectName);
  const field = externalIdField(object, externalField);
  const rest = withoutKey(object, field, values, externalValue);
  if (field.type === 'id') return upsertById(engine, object, externalValue, rest, userId);
  const key = coerce(field, externalValue);
  if (key === null) {
    throw new ApiError('MISSING_ARGUMENT', `${field.name} not specified`, { fields: [field.name] });
  }
  return engine.database.transaction(() => {
    const [id, ...others] = idsWith(engine, object, field, key, MATCHES_NAMED);
    if (id === undefined) {
      return { id: insertRecord(engine, object.name, { ...rest, [field.name]: key }, userId), created: true };
    }
    if (others.length > 0) {
      throw new ApiError(
        'DUPLICATE_EXTERNAL_ID',
        `${field.name}: more than one record found for external id field: [${[id, ...others].join(', ')}]`,
        { status: 300, fields: [field.name], matches: [id, ...others] },
      );
    }
    updateRecord(engine, object.name, id, rest, userId);
    return { id, created: false };
  });
}

function externalIdField(object: ObjectSchema, name: string): FieldSchema {
  const field = object.field(name);
  if (field !== undefined && (field.externalId || field.type === 'id')) return field;
  throw new ApiError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`, {
    status: 404,
  });
}

/** The key is named by the address; saying it again is allowed only if it says the same. */
function withoutKey(
  object: ObjectSchema,
  field: FieldSchema,
  values: FieldValues,
  externalValue: string,
): FieldValues {
  const rest = Object.entries(values).filter(([name]) => object.field(name) !== field);
  for (const [name, value] of Object.entries(values)) {
    if (object.field(name) !== field || coerce(field, value) === coerce(field, externalValue)) continue;
    throw new ApiError(
      'INVALID_FIELD',
      `The ${field.name} field should not be specified in the sobject data.`,
      {
        fields: [field.name],
      },
    );
  }
  return Object.fromEntries(rest);
}

function upsertById(
  engine: Engine,
  object: ObjectSchema,
  id: string,
  values: FieldValues,
  userId: string,
): UpsertResult {
  if (id === '') return { id: insertRecord(engine, object.name, values, userId), created: true };
  updateRecord(engine, object.name, id, values, userId);
  return { id: toId18(id) ?? id, created: false };
}
