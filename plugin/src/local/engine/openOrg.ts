import type { Access } from './access/index.ts';
import {
  guardWrites,
  makeGuards,
  makeOwnerStep,
  mirrorAccess,
  openAccess,
  queryRecordAccess,
} from './access/index.ts';
import { makeAssignmentStep } from './assignment/makeAssignmentStep.ts';
import type { ChangeFeed } from './changes/index.ts';
import { makeChangeFeed, makePushTopicStep } from './changes/index.ts';
import { makeFirstRows, mirrorMetadata, SYSTEM_USER_ID } from './bootstrap.ts';
import type { Engine, SaveStep } from './dml/index.ts';
import {
  deleteRecord,
  emptyRecycleBin,
  insertRecord,
  loadRecords,
  recomputeAll,
  undeleteRecord,
  updateRecord,
  upsertRecord,
} from './dml/index.ts';
import { openFlows, readOutbox } from './flow/index.ts';
import {
  formulaWorld,
  makeValidationStep,
  mirrorCustomMetadata,
  openFormulas,
  queryFormulas,
} from './formula/index.ts';
import { makeHistoryStep } from './history/makeHistoryStep.ts';
import { customKeyPrefix, makeId, metadataKeyPrefix } from './ids.ts';
import { makeLookupFilterStep } from './lookupFilters/makeLookupFilterStep.ts';
import type { Metadata } from './metadata/readFolders.ts';
import { readFolders } from './metadata/readFolders.ts';
import { mirrorQueues } from './queues/mirrorQueues.ts';
import { defaultRecordTypes } from './recordTypes/defaultRecordTypes.ts';
import { retrieveRecord } from './retrieve.ts';
import { buildSchema } from './schema/index.ts';
import type { QueryContext } from './soql/index.ts';
import {
  columnMetadata,
  datePart,
  fold,
  makeContext,
  parseSoql,
  runQuery,
  userSettings,
} from './soql/index.ts';
import { runSearch } from './sosl/index.ts';
import type { Database } from './storage/index.ts';
import { migrate, openDatabase, openSerials } from './storage/index.ts';
import { formatDatetime } from './times.ts';
import type { ColumnMetadata, Org, OrgOptions } from './types.ts';

/** Rows after which the database looks at its data again, to choose the right index. */
const MANY_ROWS = 1000;

/** Opens (or makes) the org in a SQLite file, with the schema of the metadata folders. MetadataError if one is wrong. */
export function openOrg(options: OrgOptions): Org {
  const metadata = readFolders(options.metadata);
  const database = openDatabase(options.file);
  try {
    const { engine, organizationId, access, changes } = openEngine(database, metadata, options);
    return makeOrg(database, engine, organizationId, access, changes, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

function openEngine(
  database: Database,
  metadata: Metadata,
  options: OrgOptions,
): { engine: Engine; organizationId: string; access: Access; changes: ChangeFeed } {
  database.defineFunction('soql_date_part', (name, stored, zone) =>
    datePart(name ?? null, stored ?? null, zone ?? null),
  );
  database.defineFunction('soql_fold', (text) => (typeof text === 'string' ? fold(text) : (text ?? null)));
  return database.transaction(() => {
    const serials = openSerials(database);
    const schema = buildSchema(metadata, {
      customKeyPrefix: (object) =>
        object.endsWith('__mdt')
          ? metadataKeyPrefix(serials.stable('metadataKeyPrefix', object))
          : customKeyPrefix(serials.stable('keyPrefix', object)),
      recordTypeId: (object, name) => makeId('012', serials.stable('recordType', `${object}.${name}`)),
    });
    const settle = (stored: string): string =>
      options.datetimePrecision === 'second' ? stored.replace(/\.\d{3}/, '.000') : stored;
    const stamp = (): string => settle(formatDatetime(options.clock.now()));
    const steps: SaveStep[] = [];
    const hasPermission = (userId: string, name: string): boolean =>
      access.customPermissions(userId).has(name);
    const world = formulaWorld(schema, metadata);
    const formulas = openFormulas(world, {
      database,
      schema,
      facts: { hasPermission },
      now: () => options.clock.now().getTime(),
      zoneOf: (userId) => userSettings(database, userId).zone,
    });
    const engine: Engine = {
      database,
      schema,
      serials,
      systemUserId: SYSTEM_USER_ID,
      steps,
      autoAssign: false,
      recordTypeFor: defaultRecordTypes(database, metadata, schema),
      formulas,
      stamp,
      settle,
    };
    const stale = migrate(database, schema);
    steps.push(makeAssignmentStep(metadata, schema));
    steps.push(openFlows(database, schema, metadata, { hasPermission, formulaWorld: world }));
    const organizationId = makeFirstRows(engine, options.serial ?? 1);
    mirrorMetadata(engine, metadata);
    mirrorAccess(engine, metadata);
    mirrorQueues(engine, metadata.queues);
    const access = openAccess(database, schema, metadata, SYSTEM_USER_ID);
    steps.push(makeOwnerStep(access), makeValidationStep(world, metadata, formulas));
    steps.push(makeLookupFilterStep(metadata, schema));
    if (options.automation) steps.push(options.automation(engine));
    // Last: it tells what all others made of the record.
    steps.push(makeHistoryStep());
    const changes = makeChangeFeed(database);
    const topicContext = (soql: string, userId: string): QueryContext =>
      makeContext({
        schema,
        soql,
        userId,
        all: true,
        now: options.clock.now().getTime(),
        settings: () => userSettings(database, userId),
      });
    steps.push(makePushTopicStep(topicContext), changes.step);
    mirrorCustomMetadata(engine, world.customMetadata.records);
    for (const [object, rollups] of Map.groupBy(stale, (entry) => entry.object)) {
      recomputeAll(
        engine,
        object,
        rollups.map((entry) => entry.field),
      );
    }
    return { engine, organizationId, access, changes };
  });
}

function makeOrg(
  database: Database,
  engine: Engine,
  organizationId: string,
  access: Access,
  changes: ChangeFeed,
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
