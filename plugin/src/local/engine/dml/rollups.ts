import { detailColumn } from '../formula/rollupFormulas.ts';
import type { FieldSchema, ObjectSchema, Rollup } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { DELETED, identifier, joined, sql } from '../storage/index.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';
import { objectNamed, readDraft } from './find.ts';
import { planOf } from './objectPlan.ts';
import { filterSql } from './rollupFilter.ts';

/** Masters whose roll-ups must be computed again, by object and id. */
export type StaleMasters = Map<ObjectSchema, Set<string>>;

/** Notes the masters of a detail record, as it was and as it is. */
export function noteMasters(engine: Engine, object: ObjectSchema, draft: Draft, stale: StaleMasters): void {
  for (const field of planOf(object).masters) {
    const id = draft.get(field.name);
    if (typeof id !== 'string') continue;
    const master = objectNamed(engine, field.referenceTo[0] ?? '');
    if (!master.fields.some((candidate) => candidate.rollup?.childObject === object.name)) continue;
    const ids = stale.get(master) ?? new Set();
    stale.set(master, ids.add(id));
  }
}

/**
 * Computes the roll-ups of the noted masters. A master whose values change is saved again: "the parent record goes
 * through save procedure" (Apex Developer Guide, Triggers and Order of Execution), so its modification stamps move.
 * With `silent` they stay: seeding keeps the given stamps.
 */
export function recompute(engine: Engine, stale: StaleMasters, userId: string, silent = false): void {
  for (const [master, ids] of stale) {
    const fields = master.fields.filter((field) => field.rollup !== undefined);
    for (const id of ids) recomputeOne(engine, master, fields, id, silent ? undefined : userId);
  }
}

/** Computes some roll-ups of every record of an object, when their definition is new or changed. */
export function recomputeAll(engine: Engine, master: ObjectSchema, fields: readonly FieldSchema[]): void {
  const ids = engine.database.rows({ text: `SELECT "Id" FROM ${identifier(master.name).text}`, values: [] });
  for (const [id] of ids) recomputeOne(engine, master, fields, String(id), undefined);
  // "Mass recalculation" of a new roll-up moves SystemModstamp and nothing else (Help 000387261).
  engine.database.run(
    sql`UPDATE ${identifier(master.name)} SET "SystemModstamp" = ${engine.stamp()} WHERE ${identifier(DELETED)} = 0`,
  );
}

function recomputeOne(
  engine: Engine,
  master: ObjectSchema,
  fields: readonly FieldSchema[],
  id: string,
  userId: string | undefined,
): void {
  const before = readDraft(engine, master, id);
  const after = new Map(before);
  for (const [field, value] of summarize(engine, fields, id)) after.set(field.name, value);
  const isSame = fields.every((field) => (before.get(field.name) ?? null) === after.get(field.name));
  if (isSame) return;
  const saving = { object: master, id, before, after, userId: userId ?? engine.systemUserId };
  const steps = userId === undefined ? [] : engine.steps;
  for (const step of steps) step.beforeSave?.(engine, saving);
  if (userId !== undefined) {
    const now = engine.stamp();
    after.set('LastModifiedDate', now).set('LastModifiedById', userId).set('SystemModstamp', now);
  }
  for (const step of steps) step.validate?.(engine, saving);
  const changes = [...after].filter(([name, value]) => value !== before.get(name));
  const assignments = changes.map(([name, value]) => sql`${identifier(name)} = ${value}`);
  engine.database.run(
    sql`UPDATE ${identifier(master.name)} SET ${joined(assignments, ', ')} WHERE "Id" = ${id}`,
  );
  for (const step of steps) step.afterSave?.(engine, saving);
  const upward: StaleMasters = new Map();
  noteMasters(engine, master, before, upward);
  recompute(engine, upward, userId ?? engine.systemUserId, userId === undefined);
}

/** One query for all roll-ups over the same detail. */
function summarize(
  engine: Engine,
  fields: readonly FieldSchema[],
  id: string,
): Map<FieldSchema, string | number | null> {
  const values = new Map<FieldSchema, string | number | null>();
  const byDetail = Map.groupBy(fields, (field) => `${field.rollup?.childObject}.${field.rollup?.foreignKey}`);
  for (const group of byDetail.values()) {
    const first = group[0]?.rollup;
    if (first === undefined) continue;
    const child = objectNamed(engine, first.childObject);
    const results = group.flatMap((field) =>
      field.rollup === undefined ? [] : [aggregate(engine, child, field.rollup)],
    );
    const row = engine.database.row(
      sql`SELECT ${joined(results, ', ')} FROM ${identifier(child.name)}
          WHERE ${identifier(first.foreignKey)} = ${id} AND ${identifier(DELETED)} = 0`,
    );
    group.forEach((field, i) => values.set(field, row?.[i] ?? null));
  }
  return values;
}

function aggregate(engine: Engine, child: ObjectSchema, rollup: Rollup): Sql {
  const column = columnOf(engine, child, rollup.summarized ?? 'Id');
  const conditions = rollup.filters.map((filter) => filterSql(engine, child, filter));
  const filter = conditions.length === 0 ? sql`` : sql` FILTER (WHERE ${joined(conditions, ' AND ')})`;
  const operations: Record<Rollup['operation'], Sql> = {
    count: sql`COUNT(*)${filter}`,
    sum: sql`COALESCE(SUM(${column})${filter}, 0)`,
    min: sql`MIN(${column})${filter}`,
    max: sql`MAX(${column})${filter}`,
  };
  return operations[rollup.operation];
}

function columnOf(engine: Engine, child: ObjectSchema, name: string): Sql {
  const field = child.field(name);
  return field === undefined ? identifier(name) : detailColumn(engine.formulas.formulas, child, field);
}
