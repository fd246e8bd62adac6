import { Scope } from '../soql/scope.ts';
import { queryFormulas } from '../formula/index.ts';
import { makeContext } from '../soql/context.ts';
import type { UserSettings } from '../soql/userSettings.ts';
import { userSettings } from '../soql/userSettings.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { sql } from '../storage/index.ts';
import type { FieldValue } from '../types.ts';
import { instantOf } from '../times.ts';
import type { FlowRecord } from './flowRecord.ts';
import type { Interview } from './interview.ts';
import type { FlowItem, Scalar } from './valueType.ts';
import { isScalar, typeOfField } from './valueType.ts';

/** A query of a flow: every record, whoever started it ("System Context Without Sharing", Salesforce Help). */
export function scopeOf(interview: Interview, object: ObjectSchema): Scope {
  const { engine, userId } = interview;
  const now = instantOf(engine.stamp());
  const settings = (): UserSettings => userSettings(engine.database, userId);
  const context = makeContext({ schema: engine.schema, soql: '', userId, all: false, now, settings });
  context.formulas = queryFormulas(engine.formulas, context);
  return new Scope(context, object, undefined);
}

/** The stored value of one field of a record in the database; undefined when there is no such record. */
export function readStored(
  interview: Interview,
  object: ObjectSchema,
  id: SqlValue,
  field: FieldSchema,
): SqlValue | undefined {
  const scope = scopeOf(interview, object);
  const operand = scope.operand(field.name);
  const row = interview.engine.database.row(
    sql`SELECT ${operand.sql} FROM ${scope.from()} WHERE ${scope.column('Id')} = ${id}`,
  );
  return row === undefined ? undefined : (row[0] ?? null);
}

/** A field of a record in memory: a formula field is computed from it, a field shown of a parent is read there. */
export function readField(interview: Interview, record: FlowRecord, field: FieldSchema): SqlValue {
  if (record.unset?.has(field.name) === true) return null;
  if (field.formula !== undefined) {
    return interview.engine.formulas
      .reader(interview.userId)
      .field((name) => record.values.get(name) ?? null, field);
  }
  const known = record.values.get(field.name);
  if (known !== undefined) return known;
  if (field.mirror !== undefined) return readMirror(interview, record, field.mirror);
  const id = record.values.get('Id') ?? null;
  return id === null ? null : (readStored(interview, record.object, id, field) ?? null);
}

function readMirror(
  interview: Interview,
  record: FlowRecord,
  mirror: { lookup: string; field: string },
): SqlValue {
  const id = record.values.get(mirror.lookup);
  const parent = typeof id === 'string' ? interview.engine.schema.objectOfId(id) : undefined;
  const field = parent?.field(mirror.field);
  if (parent === undefined || field === undefined || id === undefined) return null;
  return readStored(interview, parent, id, field) ?? null;
}

/** A stored value as flows see it: a checkbox is true or false. */
export function flowValue(field: FieldSchema, stored: SqlValue): Scalar {
  return field.type === 'boolean' ? stored === 1 : stored;
}

/** A flow's value as it is stored; the caller has converted it to the field's type. */
export function storedValue(field: FieldSchema, value: FlowItem): SqlValue {
  if (!isScalar(value)) return null;
  if (typeOfField(field).kind === 'boolean') return value === true ? 1 : 0;
  return typeof value === 'boolean' ? String(value) : value;
}

/** A stored value as a save takes it. */
export function writtenValue(field: FieldSchema | undefined, stored: SqlValue): FieldValue {
  return field?.type === 'boolean' ? stored === 1 : stored;
}
