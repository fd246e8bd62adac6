import { makeFirstRows, mirrorMetadata, SYSTEM_USER_ID } from './bootstrap.ts';
import type { Engine, SaveStep } from './dml/index.ts';
import {
  deleteRecord,
  insertRecord,
  loadRecords,
  recomputeAll,
  updateRecord,
  upsertRecord,
} from './dml/index.ts';
import { customKeyPrefix, makeId } from './ids.ts';
import type { Metadata } from './metadata/readFolders.ts';
import { readFolders } from './metadata/readFolders.ts';
import { retrieveRecord } from './retrieve.ts';
import { buildSchema } from './schema/index.ts';
import type { QueryContext } from './soql/index.ts';
import { columnMetadata, datePart, makeContext, parseSoql, runQuery } from './soql/index.ts';
import type { Database } from './storage/index.ts';
import { migrate, openDatabase, openSerials } from './storage/index.ts';
import { formatDatetime } from './times.ts';
import type { Org, OrgOptions } from './types.ts';

/** Rows after which the database looks at its data again, to choose the right index. */
const MANY_ROWS = 1000;

/** Opens (or makes) the org in a SQLite file, with the schema of the metadata folders. MetadataError if one is wrong. */
export function openOrg(options: OrgOptions): Org {
  const metadata = readFolders(options.metadata);
  const database = openDatabase(options.file);
  try {
    const { engine, organizationId } = openEngine(database, metadata, options);
    return makeOrg(database, engine, organizationId, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

function openEngine(
  database: Database,
  metadata: Metadata,
  options: OrgOptions,
): { engine: Engine; organizationId: string } {
  database.defineFunction('soql_date_part', (name, stored, zone) =>
    datePart(name ?? null, stored ?? null, zone ?? null),
  );
  return database.transaction(() => {
    const serials = openSerials(database);
    const schema = buildSchema(metadata, {
      customKeyPrefix: (object) => customKeyPrefix(serials.stable('keyPrefix', object)),
      recordTypeId: (object, name) => makeId('012', serials.stable('recordType', `${object}.${name}`)),
    });
    const settle = (stored: string): string =>
      options.datetimePrecision === 'second' ? stored.replace(/\.\d{3}/, '.000') : stored;
    const stamp = (): string => settle(formatDatetime(options.clock.now()));
    const steps: readonly SaveStep[] = [];
    const engine: Engine = { database, schema, serials, systemUserId: SYSTEM_USER_ID, steps, stamp, settle };
    const stale = migrate(database, schema);
    const organizationId = makeFirstRows(engine, options.serial ?? 1);
    mirrorMetadata(engine, metadata);
    for (const [object, rollups] of Map.groupBy(stale, (entry) => entry.object)) {
      recomputeAll(
        engine,
        object,
        rollups.map((entry) => entry.field),
      );
    }
    return { engine, organizationId };
  });
}

function makeOrg(database: Database, engine: Engine, organizationId: string, options: OrgOptions): Org {
  const context = (soql: string, userId: string, all: boolean): QueryContext =>
    makeContext({ schema: engine.schema, soql, userId, all, now: options.clock.now().getTime() });
  return {
    schema: engine.schema,
    organizationId,
    systemUserId: SYSTEM_USER_ID,
    query(soql, { userId, all = false }) {
      const parsed = parseSoql(soql);
      return runQuery(parsed, context(soql, userId, all || parsed.allRows), database);
    },
    columns(soql) {
      return columnMetadata(parseSoql(soql).query, context(soql, SYSTEM_USER_ID, false));
    },
    retrieve: (object, id, fields, userId) =>
      retrieveRecord(engine, object, id, fields, context('', userId, true)),
    insert: (object, values, userId) => insertRecord(engine, object, values, userId),
    update: (object, id, values, userId) => {
      updateRecord(engine, object, id, values, userId);
    },
    upsert: (object, field, value, values, userId) =>
      upsertRecord(engine, object, field, value, values, userId),
    delete: (object, id, userId) => {
      deleteRecord(engine, object, id, userId);
    },
    purge: (object, id, userId) => {
      deleteRecord(engine, object, id, userId, 'hard');
    },
    transaction: (work) => database.transaction(work),
    load(object, rows) {
      const ids = loadRecords(engine, object, rows);
      if (ids.length >= MANY_ROWS) database.analyze(engine.schema.object(object)?.name ?? object);
      return ids;
    },
    close: () => {
      database.close();
    },
  };
}
