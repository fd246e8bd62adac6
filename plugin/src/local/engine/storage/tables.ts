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
  address: 'exact',
  anyType: 'exact',
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

/** Whether a field's value is written: a compound is put together by the database, a mirror is read elsewhere, a formula computed. */
export function isStored(field: FieldSchema): boolean {
  return field.type !== 'address' && field.mirror === undefined && field.formula === undefined;
}

const columnLists = new WeakMap<ObjectSchema, readonly string[]>();

/** The columns of an object's table, in the order rows are written. */
export function columnsOf(object: ObjectSchema): readonly string[] {
  const known = columnLists.get(object);
  if (known !== undefined) return known;
  const names = object.fields.filter(isStored).map((field) => field.name);
  const columns = names.includes(DELETED) ? names : [...names, DELETED];
  columnLists.set(object, columns);
  return columns;
}

interface RollupField {
  object: ObjectSchema;
  field: FieldSchema;
}

/** Makes the tables, columns and indexes the schema needs; the roll-ups that are new or changed come back. */
export function migrate(database: Database, schema: Schema): RollupField[] {
  database.run({
    text: `CREATE TABLE IF NOT EXISTS "_field"
      (object TEXT NOT NULL, field TEXT NOT NULL, storage TEXT NOT NULL, rollup TEXT, PRIMARY KEY (object, field))`,
    values: [],
  });
  // What each deletion took along, and the lookups it cleared: for undelete.
  for (const text of [
    'CREATE TABLE IF NOT EXISTS "_bin" (id TEXT PRIMARY KEY, object TEXT NOT NULL, root TEXT NOT NULL)',
    'CREATE INDEX IF NOT EXISTS "_bin:root" ON "_bin" (root)',
    `CREATE TABLE IF NOT EXISTS "_cleared"
      (root TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, parent TEXT NOT NULL)`,
    'CREATE INDEX IF NOT EXISTS "_cleared:root" ON "_cleared" (root)',
  ]) {
    database.run({ text, values: [] });
  }
  return [...schema.objects.values()].flatMap((object) => {
    const stale = makeColumns(database, object);
    for (const field of object.fields) if (isIndexed(field)) makeIndex(database, object, field.name);
    // The keyset of an incremental read: SystemModstamp, then Id.
    makeIndex(database, object, 'SystemModstamp', 'Id');
    return stale.map((field) => ({ object, field }));
  });
}

/** Makes the table, or adds the columns it has not got; the roll-ups among them that have to be computed. */
function makeColumns(database: Database, object: ObjectSchema): FieldSchema[] {
  const known = new Map(
    database
      .rows(sql`SELECT field, storage, rollup FROM "_field" WHERE object = ${object.name}`)
      .map(([field, kind, rollup]) => [field, { kind, rollup }]),
  );
  const columns = object.fields.filter((field) => field.mirror === undefined && field.formula === undefined);
  const added = columns.filter((field) => !known.has(field.name));
  if (known.size === 0) makeTable(database, object, columns);
  else for (const field of added) addColumn(database, object, field);
  for (const field of added) {
    database.run(
      sql`INSERT INTO "_field" VALUES (${object.name}, ${field.name}, ${storage(field)}, ${rollupText(field)})`,
    );
  }
  return columns.filter((field) => {
    const before = known.get(field.name);
    if (before === undefined) return known.size > 0 && field.rollup !== undefined;
    if (before.kind !== storage(field)) throw otherStorage(object, field, String(before.kind));
    if (before.rollup === rollupText(field)) return false;
    database.run(
      sql`UPDATE "_field" SET rollup = ${rollupText(field)} WHERE object = ${object.name} AND field = ${field.name}`,
    );
    return field.rollup !== undefined;
  });
}

function rollupText(field: FieldSchema): string | null {
  return field.rollup === undefined ? null : JSON.stringify(field.rollup);
}

function declaration(field: FieldSchema): string {
  const column = `${identifier(field.name).text} ${declarations[storage(field)]}`;
  if (field.type === 'address') return `${column} GENERATED ALWAYS AS (${addressParts(field.name)}) VIRTUAL`;
  return field.type === 'boolean' ? `${column} DEFAULT ${field.defaultValue === true ? 1 : 0}` : column;
}

/** An address as JSON, or null when every part is ("Address Compound Fields", Object Reference). */
function addressParts(name: string): string {
  const prefix = name.replace(/Address$/, '');
  const parts = 'City|Country|GeocodeAccuracy|Latitude|Longitude|PostalCode|State|Street'
    .split('|')
    .map((part) => ({
      key: part.charAt(0).toLowerCase() + part.slice(1),
      column: identifier(prefix + part).text,
    }));
  const pairs = parts.map(({ key, column }) => `'${key}', ${column}`).join(', ');
  const first = `COALESCE(${parts.map(({ column }) => column).join(', ')})`;
  return `CASE WHEN ${first} IS NOT NULL THEN json_object(${pairs}) END`;
}

function makeTable(database: Database, object: ObjectSchema, columns: readonly FieldSchema[]): void {
  const own = columns.filter((field) => field.type !== 'id' && field.name !== DELETED).map(declaration);
  const declared = ['"Id" TEXT PRIMARY KEY', `"${DELETED}" INTEGER NOT NULL DEFAULT 0`, ...own];
  database.run({ text: `CREATE TABLE ${identifier(object.name).text} (${declared.join(', ')})`, values: [] });
}

function addColumn(database: Database, object: ObjectSchema, field: FieldSchema): void {
  if (field.type === 'id' || field.name === DELETED) return;
  database.run({
    text: `ALTER TABLE ${identifier(object.name).text} ADD COLUMN ${declaration(field)}`,
    values: [],
  });
}

function otherStorage(object: ObjectSchema, field: FieldSchema, before: string): Error {
  return new Error(
    `${object.name}.${field.name} is stored as ${before} and its metadata now asks for ${storage(field)}. ` +
      'The local org does not convert stored values: run sf score local reset, then seed again.',
  );
}

function makeIndex(database: Database, object: ObjectSchema, ...columns: string[]): void {
  const name = identifier(`${object.name}:${columns.join(':')}`).text;
  const list = columns.map((column) => identifier(column).text).join(', ');
  database.run({
    text: `CREATE INDEX IF NOT EXISTS ${name} ON ${identifier(object.name).text} (${list})`,
    values: [],
  });
}
