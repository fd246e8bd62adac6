import { ApiError } from '../apiError.ts';
import type { ChildRelationship, ObjectSchema } from '../schemaTypes.ts';
import { DELETED, identifier, sql } from '../storage/index.ts';
import type { Engine } from './engine.ts';
import { liveId, objectNamed, readDraft } from './find.ts';
import { noteCleared, putInBin } from './recycleBin.ts';
import type { StaleMasters } from './rollups.ts';
import { noteMasters, recompute } from './rollups.ts';

/** How many records in the way an error names. */
const RECORDS_NAMED = 10;

/** `soft`: into the recycle bin, where `queryAll` still finds it. `hard`: gone, and its details with it. */
export type Removal = 'soft' | 'hard';

/** Deletes a record, its details and what cascades; clears the lookups to it, or is refused by one. */
export function deleteRecord(
  engine: Engine,
  objectName: string,
  id: string,
  userId: string,
  removal: Removal = 'soft',
): void {
  const object = objectNamed(engine, objectName);
  if (!object.deletable) {
    throw new ApiError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be deleted: ${object.name}`);
  }
  const id18 = liveId(engine, object, id);
  engine.database.transaction(() => {
    const before = readDraft(engine, object, id18);
    for (const step of engine.steps) step.beforeDelete?.(engine, { object, id: id18, before, userId });
    const stale: StaleMasters = new Map();
    removeRow(engine, object, id18, { root: id18, userId, stale, removal });
    recompute(engine, stale, userId);
  });
}

/** One call's deletion: the record it names, who asked, and the masters whose roll-ups change. */
interface Deletion {
  root: string;
  userId: string;
  stale: StaleMasters;
  removal: Removal;
}

function removeRow(engine: Engine, object: ObjectSchema, id: string, deletion: Deletion): void {
  const { root, userId, stale, removal } = deletion;
  const draft = readDraft(engine, object, id);
  // Marked first, so that a circle of parents ends.
  markDeleted(engine, object, id, userId);
  if (removal === 'soft' && object.field(DELETED) !== undefined) putInBin(engine, object, id, root);
  // What refuses is asked first, so that it names the record the caller wanted to delete.
  const relationships = object.childRelationships.toSorted(
    (a, b) => Number(b.restrictedDelete) - Number(a.restrictedDelete),
  );
  for (const relationship of relationships) letGo(engine, object, id, relationship, deletion);
  noteMasters(engine, object, draft, stale);
  stale.get(object)?.delete(id);
  for (const step of engine.steps) step.afterDelete?.(engine, { object, id, before: draft, userId });
  if (removal === 'hard') erase(engine, object, id);
}

function erase(engine: Engine, object: ObjectSchema, id: string): void {
  engine.database.run(sql`DELETE FROM ${identifier(object.name)} WHERE "Id" = ${id}`);
}

function markDeleted(engine: Engine, object: ObjectSchema, id: string, userId: string): void {
  const table = identifier(object.name);
  if (object.field(DELETED) === undefined) {
    erase(engine, object, id);
    return;
  }
  const now = engine.stamp();
  engine.database.run(
    sql`UPDATE ${table} SET ${identifier(DELETED)} = 1, "LastModifiedDate" = ${now}, "LastModifiedById" = ${userId},
        "SystemModstamp" = ${now} WHERE "Id" = ${id}`,
  );
}

/** What one list of children does when its parent goes. */
function letGo(
  engine: Engine,
  parent: ObjectSchema,
  id: string,
  relationship: ChildRelationship,
  deletion: Deletion,
): void {
  const child = objectNamed(engine, relationship.childObject);
  const column = identifier(relationship.field);
  const live = sql`${column} = ${id} AND ${identifier(DELETED)} = 0`;
  if (relationship.restrictedDelete) {
    refuse(engine, parent, id, child, live);
    return;
  }
  if (!relationship.cascadeDelete) {
    if (deletion.removal === 'soft') noteCleared(engine, child, relationship.field, id, deletion.root, live);
    // The platform's own processes move SystemModstamp alone (help article 000387261).
    engine.database.run(
      sql`UPDATE ${identifier(child.name)} SET ${column} = NULL, "SystemModstamp" = ${engine.stamp()} WHERE ${live}`,
    );
    return;
  }
  const ids = engine.database.rows(
    sql`SELECT "Id" FROM ${identifier(child.name)} WHERE ${live} ORDER BY "Id"`,
  );
  for (const [childId] of ids) removeRow(engine, child, String(childId), deletion);
}

function refuse(
  engine: Engine,
  parent: ObjectSchema,
  id: string,
  child: ObjectSchema,
  live: ReturnType<typeof sql>,
): void {
  const shown = identifier(child.nameField?.name ?? 'Id');
  const inTheWay = engine.database.rows(
    sql`SELECT ${shown} FROM ${identifier(child.name)} WHERE ${live} ORDER BY "Id" LIMIT ${RECORDS_NAMED}`,
  );
  if (inTheWay.length === 0) return;
  const name = readDraft(engine, parent, id).get(parent.nameField?.name ?? 'Id') ?? id;
  throw new ApiError(
    'DELETE_FAILED',
    `Your attempt to delete ${name} could not be completed because it is associated with the following ` +
      `${child.labelPlural.toLowerCase()}.: ${joinedNames(inTheWay)}\n`,
  );
}

function joinedNames(rows: readonly (readonly unknown[])[]): string {
  return rows.map(([name]) => String(name)).join(', ');
}
