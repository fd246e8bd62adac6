import { ApiError } from '../apiError.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { isStored } from '../storage/index.ts';
import type { FieldValue, FieldValues } from '../types.ts';
import { coerce } from './coerce.ts';
import type { Draft, Intent } from './draft.ts';
import type { Engine } from './engine.ts';
import { idsWith } from './find.ts';

const mayWrite: Record<Intent, (field: FieldSchema) => boolean> = {
  insert: (field) => field.createable,
  update: (field) => field.updateable,
  load: (field) => !field.calculated && isStored(field),
};

/**
 * What a client sent, as stored values by the schema's field names.
 * @throws ApiError INVALID_FIELD, INVALID_FIELD_FOR_INSERT_UPDATE, or what a value's type refuses
 */
export function readValues(engine: Engine, object: ObjectSchema, values: FieldValues, intent: Intent): Draft {
  const draft: Draft = new Map();
  const refused = Object.entries(values).flatMap(([name, value]) => {
    const field = value === undefined ? undefined : object.field(name);
    return field === undefined || mayWrite[intent](field) ? [] : [field];
  });
  if (refused.length > 0) throw notWriteable(refused, intent);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'attributes' || value === undefined) continue;
    const [field, stored] = readValue(engine, object, name, value);
    if (!mayWrite[intent](field)) throw notWriteable([field], intent);
    draft.set(field.name, stored);
  }
  return draft;
}

function readValue(
  engine: Engine,
  object: ObjectSchema,
  name: string,
  value: FieldValue,
): [field: FieldSchema, stored: SqlValue] {
  const field = object.field(name);
  if (field !== undefined) {
    const stored = coerce(field, value);
    return [field, field.type === 'datetime' && typeof stored === 'string' ? engine.settle(stored) : stored];
  }
  const lookup = object.fields.find(
    (candidate) => candidate.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  if (lookup === undefined) {
    throw new ApiError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
  }
  return [lookup, parentByExternalId(engine, object, lookup, value)];
}

/** `"attributes": { "type": "Group" }` says which object it is where several can be the parent. */
function namedType(value: FieldValue): string | undefined {
  const attributes = typeof value === 'object' && value !== null ? value.attributes : undefined;
  const type = typeof attributes === 'object' && attributes !== null ? attributes.type : undefined;
  return typeof type === 'string' ? type.toLowerCase() : undefined;
}

/** `"Request__r": { "Request_Key__c": "…" }` names the parent by one of its external ids. */
function parentByExternalId(
  engine: Engine,
  object: ObjectSchema,
  lookup: FieldSchema,
  value: FieldValue,
): SqlValue {
  if (value === null || value === undefined) return null;
  const entries =
    typeof value === 'object' ? Object.entries(value).filter(([key]) => key !== 'attributes') : [];
  const [key, given] = entries[0] ?? [];
  const type = namedType(value);
  for (const target of lookup.referenceTo) {
    if (type !== undefined && type !== target.toLowerCase()) continue;
    const parent = engine.schema.object(target);
    const external = key === undefined ? undefined : parent?.field(key);
    if (parent === undefined || external === undefined || !(external.externalId || external.type === 'id'))
      continue;
    const wanted = coerce(external, given);
    const ids = idsWith(engine, parent, external, wanted, 2);
    if (ids.length === 1) return ids[0] ?? null;
    throw new ApiError(
      'INVALID_FIELD',
      ids.length === 0
        ? `Foreign key external ID: ${String(wanted)} not found for field ${external.name} in entity ${parent.name}`
        : `More than one record found for external id field: [${ids.join(', ')}]`,
    );
  }
  throw new ApiError(
    'INVALID_FIELD',
    `The ${lookup.relationshipName ?? lookup.name} of ${object.name} must be named by one external ID field of its object`,
  );
}

function notWriteable(refused: readonly FieldSchema[], intent: Intent): ApiError {
  if (refused.some((field) => field.type === 'id')) {
    return intent === 'insert'
      ? new ApiError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', {
          fields: ['Id'],
        })
      : new ApiError('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', {
          fields: ['Id'],
        });
  }
  const names = refused.map((field) => field.name);
  return new ApiError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that ` +
      'it is read/write for your profile or permission set.',
    { fields: names },
  );
}
