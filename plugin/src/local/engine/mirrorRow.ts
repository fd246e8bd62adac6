import type { Engine } from './dml/index.ts';
import { loadRecords } from './dml/index.ts';
import { identifier, joined, sql } from './storage/index.ts';

/** Makes the row of an object that mirrors metadata, or changes it where it differs. The id of the row with this key. */
export function mirrorRow(
  engine: Engine,
  object: string,
  key: string,
  value: string,
  values: Readonly<Record<string, string | number | boolean | null>>,
): string {
  const table = identifier(object);
  const columns = Object.keys(values).map((name) => identifier(name));
  const wanted = Object.values(values).map((each) => (typeof each === 'boolean' ? Number(each) : each));
  const known = engine.database.row(
    sql`SELECT "Id", ${joined(columns, ', ')} FROM ${table} WHERE ${identifier(key)} = ${value} AND "IsDeleted" = 0`,
  );
  if (known === undefined) return loadRecords(engine, object, [{ [key]: value, ...values }])[0] ?? '';
  const [id, ...stored] = known;
  const changes = columns.flatMap((column, i) =>
    stored[i] === wanted[i] ? [] : [sql`${column} = ${wanted[i] ?? null}`],
  );
  if (changes.length > 0) {
    changes.push(sql`"SystemModstamp" = ${engine.stamp()}`);
    engine.database.run(sql`UPDATE ${table} SET ${joined(changes, ', ')} WHERE "Id" = ${String(id)}`);
  }
  return String(id);
}
