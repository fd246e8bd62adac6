import { ApiError } from '../apiError.ts';
import { toId15 } from '../ids.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import { sql } from '../storage/index.ts';
import { recordTypeOf } from './defaults.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';
import { idsWith, presence } from './find.ts';
import { planOf } from './objectPlan.ts';

/** @throws ApiError REQUIRED_FIELD_MISSING, naming every field at once; INVALID_CROSS_REFERENCE_KEY without an owner */
function checkRequired(object: ObjectSchema, draft: Draft): void {
  const missing = planOf(object)
    .required.filter((field) => (draft.get(field.name) ?? null) === null)
    .map((field) => field.name);
  if (missing.length === 0) return;
  if (missing.length === 1 && missing[0] === 'OwnerId') {
    throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'Owner ID: owner cannot be blank', { fields: missing });
  }
  throw new ApiError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, {
    fields: missing,
  });
}

/** @throws ApiError INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST */
function checkPicklist(object: ObjectSchema, field: FieldSchema, draft: Draft): void {
  const stored = draft.get(field.name);
  if (!field.restrictedPicklist || typeof stored !== 'string') return;
  const allowed = recordTypeOf(object, draft)?.picklists.get(field.name.toLowerCase())?.values;
  for (const value of field.type === 'multipicklist' ? stored.split(';') : [stored]) {
    const known = field.picklistValues.some((entry) => entry.active && entry.value === value);
    if (known && allowed?.includes(value) !== false) continue;
    throw new ApiError(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${field.label}: bad value for restricted picklist field: ${value}`,
      { fields: [field.name] },
    );
  }
}

/** @throws ApiError FIELD_INTEGRITY_EXCEPTION, INVALID_CROSS_REFERENCE_KEY, ENTITY_IS_DELETED, INACTIVE_OWNER_OR_USER */
function checkLookup(engine: Engine, object: ObjectSchema, field: FieldSchema, draft: Draft): void {
  const id = draft.get(field.name);
  if (field.type !== 'reference' || typeof id !== 'string') return;
  const fields = [field.name];
  const target = engine.schema.objectOfId(id);
  if (target === undefined || !field.referenceTo.includes(target.name)) {
    throw new ApiError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, {
      fields,
    });
  }
  const state = presence(engine, target, id);
  if (state === 'deleted') throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted', { fields });
  if (state === 'missing')
    throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields });
  if (field.name === 'OwnerId') checkOwner(engine, object, target, id);
  if (field.name === 'RecordTypeId' && !object.recordTypes.some((recordType) => recordType.id === id)) {
    throw new ApiError(
      'INVALID_CROSS_REFERENCE_KEY',
      "Record Type ID: this ID value isn't valid for the user: " + id,
      { fields },
    );
  }
}

function checkOwner(engine: Engine, object: ObjectSchema, target: ObjectSchema, id: string): void {
  if (target.name === 'User') {
    const [active] = engine.database.row(sql`SELECT "IsActive" FROM "User" WHERE "Id" = ${id}`) ?? [];
    if (active === 1) return;
    throw new ApiError(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${toId15(id)}] as owner of ${object.label.toLowerCase()}`,
    );
  }
  const supported = engine.database.row(
    sql`SELECT 1 FROM "QueueSobject" WHERE "QueueId" = ${id} AND "SobjectType" = ${object.name} AND "IsDeleted" = 0`,
  );
  if (supported !== undefined) return;
  throw new ApiError('FIELD_INTEGRITY_EXCEPTION', 'Queue not associated with this SObject type', {
    fields: ['OwnerId'],
  });
}

function duplicateUsername(): ApiError {
  return new ApiError(
    'DUPLICATE_USERNAME',
    'Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be ' +
      'unique across all Salesforce organizations. To resolve, use a different username (it does not need to match the ' +
      "user's email address).",
    { fields: ['Username'] },
  );
}

/** @throws ApiError DUPLICATE_VALUE; deleted records do not count */
export function checkUnique(engine: Engine, object: ObjectSchema, field: FieldSchema, draft: Draft): void {
  const value = draft.get(field.name) ?? null;
  if (!field.unique || value === null) return;
  const other = idsWith(engine, object, field, value, 2).find((id) => id !== draft.get('Id'));
  if (other === undefined) return;
  if (object.name === 'User' && field.name === 'Username') throw duplicateUsername();
  throw new ApiError(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field.name} duplicates value on record with id: ${toId15(other)}`,
  );
}

/** Everything a save of these fields must pass, in the platform's order. */
export function checkFields(
  engine: Engine,
  object: ObjectSchema,
  draft: Draft,
  isChanged: (field: FieldSchema) => boolean,
): void {
  const { restricted, unique, references } = planOf(object);
  checkRequired(object, draft);
  for (const field of restricted) if (isChanged(field)) checkPicklist(object, field, draft);
  for (const field of unique) if (isChanged(field)) checkUnique(engine, object, field, draft);
  for (const field of references) if (isChanged(field)) checkLookup(engine, object, field, draft);
}
