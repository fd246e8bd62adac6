import type { Engine } from '../dml/index.ts';
import { loadRecords } from '../dml/index.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { identifier, joined, sql } from '../storage/index.ts';
import type { CustomMetadataRecord } from './customMetadata.ts';

/** Brings the rows of the custom metadata types up to the records of the metadata folders. */
export function mirrorCustomMetadata(engine: Engine, records: readonly CustomMetadataRecord[]): void {
  const byType = Map.groupBy(records, (record) => record.object);
  for (const object of engine.schema.objects.values()) {
    if (!object.name.endsWith('__mdt')) continue;
    const wanted = byType.get(object) ?? [];
    const table = identifier(object.name);
    const names = wanted.map((record) => record.developerName);
    engine.database.run(
      sql`DELETE FROM ${table} WHERE "DeveloperName" NOT IN (SELECT value FROM json_each(${JSON.stringify(names)}))`,
    );
    for (const record of wanted) mirrorRecord(engine, record);
  }
}

function mirrorRecord(engine: Engine, { object, developerName, values }: CustomMetadataRecord): void {
  const table = identifier(object.name);
  const columns = object.fields
    .filter((field) => field.custom || field.name === 'MasterLabel')
    .map((field) => field.name);
  const value = (name: string): SqlValue => values.get(name) ?? null;
  const known = engine.database.row(
    sql`SELECT ${joined(
      columns.map((name) => identifier(name)),
      ', ',
    )} FROM ${table} WHERE "DeveloperName" = ${developerName}`,
  );
  if (known === undefined) {
    const given = [...values].map(([name, stored]) => [name, asGiven(object, name, stored)] as const);
    loadRecords(engine, object.name, [Object.fromEntries<SqlValue | boolean>(given)]);
    return;
  }
  if (columns.every((name, i) => known[i] === value(name))) return;
  const changes = [...columns, 'Label'].map((name) => sql`${identifier(name)} = ${value(name)}`);
  changes.push(sql`"SystemModstamp" = ${engine.stamp()}`);
  engine.database.run(
    sql`UPDATE ${table} SET ${joined(changes, ', ')} WHERE "DeveloperName" = ${developerName}`,
  );
}

/** A stored flag as a client would give it. */
function asGiven(object: ObjectSchema, name: string, stored: SqlValue): SqlValue | boolean {
  return object.field(name)?.type === 'boolean' ? stored === 1 : stored;
}
