import type { OpenedEngine } from './openEngine.ts';
import { guardWrites, makeGuards, queryRecordAccess } from './access/index.ts';
import { SYSTEM_USER_ID } from './bootstrap.ts';
import {
  deleteRecord,
  emptyRecycleBin,
  insertRecord,
  loadRecords,
  undeleteRecord,
  updateRecord,
  upsertRecord,
} from './dml/index.ts';
import { readOutbox } from './flow/index.ts';
import { queryFormulas } from './formula/index.ts';
import { readFolders } from './metadata/readFolders.ts';
import { openEngine } from './openEngine.ts';
import { retrieveRecord } from './retrieve.ts';
import type { QueryContext } from './soql/index.ts';
import { columnMetadata, makeContext, parseSoql, runQuery, userSettings } from './soql/index.ts';
import { runSearch } from './sosl/index.ts';
import type { Database } from './storage/index.ts';
import { openDatabase } from './storage/index.ts';
import type { ColumnMetadata, Org, OrgOptions } from './types.ts';

/** Rows after which the database looks at its data again, to choose the right index. */
const MANY_ROWS = 1000;

/** Opens (or makes) the org in a SQLite file, with the schema of the metadata folders. MetadataError if one is wrong. */
export function openOrg(options: OrgOptions): Org {
  const metadata = readFolders(options.metadata);
  const database = openDatabase(options.file);
  try {
    return makeOrg(database, openEngine(database, metadata, options), options);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The org as its clients see it: each call is checked against what its user may do, and none reaches the engine unchecked. */
function makeOrg(
  database: Database,
  { engine, organizationId, access, changes }: OpenedEngine,
  options: OrgOptions,
): Org {
  const context = (soql: string, userId: string, all: boolean): QueryContext => {
    const user = access.of(userId);
    const made = makeContext({
      schema: user?.permissions.schema ?? engine.schema,
      soql,
      userId,
      all,
      now: options.clock.now().getTime(),
      settings: () => userSettings(database, userId),
    });
    made.formulas = queryFormulas(engine.formulas, made);
    const records = user?.records(made);
    if (records !== undefined) made.visible = (object, alias) => records.condition(object, alias, 'read');
    return made;
  };
  const guardOf = makeGuards(engine, access, (userId) => context('', userId, true));
  const columns = (soql: string, userId: string): ColumnMetadata =>
    columnMetadata(parseSoql(soql).query, context(soql, userId, false));
  const org: Org = {
    schema: engine.schema,
    organizationId,
    systemUserId: SYSTEM_USER_ID,
    query(soql, { userId, all = false }) {
      const parsed = parseSoql(soql);
      const answered = queryRecordAccess(parsed, engine, userId, guardOf);
      if (answered !== undefined) return answered;
      return runQuery(parsed, context(soql, userId, all || parsed.allRows), database);
    },
    search: (sosl, { userId }) => runSearch(sosl, (text) => context(text, userId, false), database),
    columns: (soql) => columns(soql, SYSTEM_USER_ID),
    as(userId) {
      const user = access.of(userId);
      if (user === undefined) return org;
      return { ...org, schema: user.permissions.schema, columns: (soql) => columns(soql, userId) };
    },
    retrieve: (object, id, fields, userId) =>
      retrieveRecord(engine, object, id, fields, context('', userId, true)),
    ...guardWrites(
      {
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
        undelete: (object, id, userId) => {
          undeleteRecord(engine, object, id, userId);
        },
      },
      engine,
      guardOf,
    ),
    emptyRecycleBin: (ids) => {
      emptyRecycleBin(engine, ids);
    },
    autoAssign(rule, work) {
      const outer = engine.autoAssign;
      engine.autoAssign = rule;
      try {
        return work();
      } finally {
        engine.autoAssign = outer;
      }
    },
    transaction: (work) => database.transaction(work),
    outbox: () => readOutbox(database),
    watchChanges: (wants, listener) => {
      changes.listen(wants, listener);
    },
    inside: (work) => database.transaction(() => work(engine)),
    load(object, rows) {
      const ids = loadRecords(engine, object, rows);
      if (ids.length >= MANY_ROWS) database.analyze(engine.schema.object(object)?.name ?? object);
      return ids;
    },
    close: () => {
      database.close();
    },
  };
  return org;
}
