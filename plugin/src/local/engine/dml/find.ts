import { ApiError } from '../apiError.ts';
import { toId18 } from '../ids.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { columnsOf, DELETED, identifier, joined, rowLimit, sql } from '../storage/index.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';

/** @throws ApiError INVALID_TYPE when there is no such object */
export function objectNamed(engine: Engine, name: string): ObjectSchema {
  const object = engine.schema.object(name);
  if (object !== undefined) return object;
  throw new ApiError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
}

/** Whether a record is there, there but deleted, or not there at all. */
export function presence(engine: Engine, object: ObjectSchema, id: string): 'live' | 'deleted' | 'missing' {
  const row = engine.database.row(
    sql`SELECT ${identifier(DELETED)} FROM ${identifier(object.name)} WHERE "Id" = ${id}`,
  );
  if (row === undefined) return 'missing';
  return row[0] === 1 ? 'deleted' : 'live';
}

/**
 * The 18-character id of a live record.
 * @throws ApiError NOT_FOUND or ENTITY_IS_DELETED, both with status 404
 */
export function liveId(engine: Engine, object: ObjectSchema, id: string): string {
  const id18 = toId18(id);
  if (id18?.startsWith(object.keyPrefix) !== true) {
    throw new ApiError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${id}`, {
      status: 404,
    });
  }
  const state = presence(engine, object, id18);
  if (state === 'live') return id18;
  if (state === 'deleted') throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 });
  throw new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** Every save reads whole records, so the statement of each object is written once. */
const selects = new WeakMap<ObjectSchema, string>();

/** Every stored value of a record that exists. */
export function readDraft(engine: Engine, object: ObjectSchema, id: string): Draft {
  const columns = columnsOf(object);
  let text = selects.get(object);
  if (text === undefined) {
    const names = columns.map((column) => identifier(column));
    text = sql`SELECT ${joined(names, ', ')} FROM ${identifier(object.name)} WHERE "Id" = `.text;
    selects.set(object, text);
  }
  const row = engine.database.row({ text: `${text}?`, values: [id] });
  return new Map(columns.map((column, i) => [column, row?.[i] ?? null]));
}

/** Ids of live records that hold a value, up to `limit`. */
export function idsWith(
  engine: Engine,
  object: ObjectSchema,
  field: FieldSchema,
  value: SqlValue,
  limit: number,
): string[] {
  return engine.database
    .rows(
      sql`SELECT "Id" FROM ${identifier(object.name)} WHERE ${identifier(field.name)} = ${value}
          AND ${identifier(DELETED)} = 0 ORDER BY "Id" ${rowLimit(limit)}`,
    )
    .map(([id]) => String(id));
}
