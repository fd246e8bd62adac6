import { ApiError } from '../apiError.ts';
import { toId18 } from '../ids.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import { DELETED, identifier, sql } from '../storage/index.ts';
import { checkUnique } from './checks.ts';
import type { Engine } from './engine.ts';
import { objectNamed, presence, readDraft } from './find.ts';
import { planOf } from './objectPlan.ts';
import type { StaleMasters } from './rollups.ts';
import { noteMasters, recompute } from './rollups.ts';

/** Notes that a record went into the bin, and with which deletion. */
export function putInBin(engine: Engine, object: ObjectSchema, id: string, root: string): void {
  engine.database.run(
    sql`INSERT OR REPLACE INTO "_bin" (id, object, root) VALUES (${id}, ${object.name}, ${root})`,
  );
}

/** Notes that lookups to a record were cleared because it went: an undelete sets them again. */
export function noteCleared(
  engine: Engine,
  child: ObjectSchema,
  field: string,
  parent: string,
  root: string,
  live: ReturnType<typeof sql>,
): void {
  engine.database.run(
    sql`INSERT INTO "_cleared" (root, object, id, field, parent)
        SELECT ${root}, ${child.name}, "Id", ${field}, ${parent} FROM ${identifier(child.name)} WHERE ${live}`,
  );
}

/**
 * Brings a record back with everything that was deleted with it; "Salesforce only restores lookup relationships that
 * have not been replaced" (Apex Developer Guide, "Restoring Deleted Records"). Roll-ups count the details again.
 * @throws ApiError UNDELETE_FAILED, DUPLICATE_VALUE, ENTITY_IS_DELETED
 */
export function undeleteRecord(engine: Engine, objectName: string, id: string, userId: string): void {
  const object = objectNamed(engine, objectName);
  const root = toId18(id) ?? id;
  engine.database.transaction(() => {
    const rows = engine.database.rows(sql`SELECT object, id FROM "_bin" WHERE root = ${root}`);
    if (!rows.some(([name, each]) => name === object.name && each === root)) {
      throw new ApiError('UNDELETE_FAILED', 'entity is not in the recycle bin');
    }
    const stale: StaleMasters = new Map();
    for (const [name, each] of rows)
      bringBack(engine, objectNamed(engine, String(name)), String(each), userId, stale);
    for (const [name, each] of rows) checkMasters(engine, objectNamed(engine, String(name)), String(each));
    setCleared(engine, root);
    forget(engine, root);
    recompute(engine, stale, userId);
  });
}

function bringBack(
  engine: Engine,
  object: ObjectSchema,
  id: string,
  userId: string,
  stale: StaleMasters,
): void {
  const draft = readDraft(engine, object, id);
  for (const field of planOf(object).unique) checkUnique(engine, object, field, draft);
  const now = engine.stamp();
  engine.database.run(
    sql`UPDATE ${identifier(object.name)} SET ${identifier(DELETED)} = 0, "LastModifiedDate" = ${now},
        "LastModifiedById" = ${userId}, "SystemModstamp" = ${now} WHERE "Id" = ${id}`,
  );
  noteMasters(engine, object, draft, stale);
}

/** A detail cannot come back to a master that is gone. */
function checkMasters(engine: Engine, object: ObjectSchema, id: string): void {
  const draft = readDraft(engine, object, id);
  for (const field of planOf(object).references) {
    const master = draft.get(field.name);
    if (!field.masterDetail || typeof master !== 'string') continue;
    if (presence(engine, objectNamed(engine, field.referenceTo[0] ?? ''), master) === 'live') continue;
    throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted', { fields: [field.name] });
  }
}

function setCleared(engine: Engine, root: string): void {
  const rows = engine.database.rows(
    sql`SELECT object, id, field, parent FROM "_cleared" WHERE root = ${root}`,
  );
  for (const [object, id, field, parent] of rows) {
    const column = identifier(String(field));
    engine.database.run(
      sql`UPDATE ${identifier(String(object))} SET ${column} = ${parent ?? null}, "SystemModstamp" = ${engine.stamp()}
          WHERE "Id" = ${id ?? null} AND ${column} IS NULL AND ${identifier(DELETED)} = 0`,
    );
  }
}

function forget(engine: Engine, root: string): void {
  engine.database.run(sql`DELETE FROM "_bin" WHERE root = ${root}`);
  engine.database.run(sql`DELETE FROM "_cleared" WHERE root = ${root}`);
}

/** Removes what is in the bin for good, or only these records and what was deleted with them. */
export function emptyRecycleBin(engine: Engine, ids: readonly string[] | undefined): void {
  engine.database.transaction(() => {
    const roots =
      ids?.map((id) => toId18(id) ?? id) ??
      engine.database.rows(sql`SELECT DISTINCT root FROM "_bin"`).map(([root]) => String(root));
    for (const root of roots) {
      const rows = engine.database.rows(sql`SELECT object, id FROM "_bin" WHERE root = ${root}`);
      for (const [object, id] of rows) {
        engine.database.run(
          sql`DELETE FROM ${identifier(String(object))} WHERE "Id" = ${id ?? null} AND ${identifier(DELETED)} = 1`,
        );
      }
      forget(engine, root);
    }
  });
}
