import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Database } from './database.ts';
import { identifier, sql } from './sql.ts';

/** How a field type is stored. `text` compares without regard to case, as SOQL does; `exact` does not. */
type Storage = 'text' | 'exact' | 'integer' | 'real';

const storageOf: Record<FieldType, Storage> = {
  id: 'exact',
  reference: 'exact',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'text',
  combobox: 'text',
  multipicklist: 'text',
  boolean: 'integer',
  int: 'integer',
  double: 'real',
  currency: 'real',
  percent: 'real',
  date: 'exact',
  datetime: 'exact',
  time: 'exact',
};

const declarations: Record<Storage, string> = {
  text: 'TEXT COLLATE NOCASE',
  exact: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
};

/** Every table has it, also for objects that do not show it. */
export const DELETED = 'IsDeleted';

function storage(field: FieldSchema): Storage {
  return field.caseSensitive ? 'exact' : storageOf[field.type];
}

/** Lookups with a handful of targets: an index on one would lure the planner away from SystemModstamp. */
const fewTargets = new Set(['CreatedById', 'LastModifiedById', 'RecordTypeId']);

function isIndexed(field: FieldSchema): boolean {
  if (field.type === 'id' || fewTargets.has(field.name)) return false;
  return field.type === 'reference' || field.unique || field.externalId || field.name === 'DeveloperName';
}

/** The columns of an object's table, in the order rows are written. */
export function columnsOf(object: ObjectSchema): string[] {
  const names = object.fields.map((field) => field.name);
  return names.includes(DELETED) ? names : [...names, DELETED];
}

/** Makes the tables, columns and indexes the schema needs; the roll-ups that are new or changed come back. */
export function migrate(database: Database, schema: Schema): { object: ObjectSchema; field: FieldSchema }[] {
  const stale: { object: ObjectSchema; field: FieldSchema }[] = [];
  database.run({
    text: `CREATE TABLE IF NOT EXISTS "_field"
      (object TEXT NOT NULL, field TEXT NOT NULL, storage TEXT NOT NULL, rollup TEXT, PRIMARY KEY (object, field))`,
    values: [],
  });
  for (const object of schema.objects.values()) {
    makeTable(database, object);
    for (const field of object.fields) {
      if (addColumn(database, object, field)) stale.push({ object, field });
      if (isIndexed(field)) makeIndex(database, object, field.name);
    }
    // The keyset of an incremental read: SystemModstamp, then Id.
    makeIndex(database, object, 'SystemModstamp', 'Id');
  }
  return stale;
}

function makeTable(database: Database, object: ObjectSchema): void {
  const table = identifier(object.name).text;
  database.run({
    text: `CREATE TABLE IF NOT EXISTS ${table} ("Id" TEXT PRIMARY KEY, "${DELETED}" INTEGER NOT NULL DEFAULT 0)`,
    values: [],
  });
}

/** Adds the column if it is not there; true when its roll-up has to be computed afresh. */
function addColumn(database: Database, object: ObjectSchema, field: FieldSchema): boolean {
  const rollup = field.rollup === undefined ? null : JSON.stringify(field.rollup);
  const kind = storage(field);
  const known = database.row(
    sql`SELECT storage, rollup FROM "_field" WHERE object = ${object.name} AND field = ${field.name}`,
  );
  if (known === undefined) {
    if (field.name !== 'Id' && field.name !== DELETED) {
      const column = `${identifier(field.name).text} ${declarations[kind]}`;
      const initial = field.type === 'boolean' ? ` DEFAULT ${field.defaultValue === true ? 1 : 0}` : '';
      database.run({ text: `ALTER TABLE ${identifier(object.name).text} ADD COLUMN ${column}${initial}`, values: [] });
    }
    database.run(sql`INSERT INTO "_field" VALUES (${object.name}, ${field.name}, ${kind}, ${rollup})`);
    return rollup !== null;
  }
  if (known[0] !== kind) {
    throw new Error(
      `${object.name}.${field.name} is stored as ${String(known[0])} and its metadata now asks for ${kind}. ` +
        'The local org does not convert stored values: run sf score local reset, then seed again.',
    );
  }
  if (known[1] === rollup) return false;
  database.run(
    sql`UPDATE "_field" SET rollup = ${rollup} WHERE object = ${object.name} AND field = ${field.name}`,
  );
  return rollup !== null;
}

function makeIndex(database: Database, object: ObjectSchema, ...columns: string[]): void {
  const name = identifier(`${object.name}:${columns.join(':')}`).text;
  const list = columns.map((column) => identifier(column).text).join(', ');
  database.run({
    text: `CREATE INDEX IF NOT EXISTS ${name} ON ${identifier(object.name).text} (${list})`,
    values: [],
  });
}
