import type { Access } from './access/index.ts';
import { makeOwnerStep, mirrorAccess, openAccess } from './access/index.ts';
import { makeAssignmentStep } from './assignment/makeAssignmentStep.ts';
import type { ChangeFeed } from './changes/index.ts';
import { makeChangeFeed, makePushTopicStep } from './changes/index.ts';
import { makeFirstRows, mirrorMetadata, SYSTEM_USER_ID } from './bootstrap.ts';
import type { Engine, SaveStep } from './dml/index.ts';
import { recomputeAll } from './dml/index.ts';
import { openFlows } from './flow/index.ts';
import { formulaWorld, makeValidationStep, mirrorCustomMetadata, openFormulas } from './formula/index.ts';
import { makeHistoryStep } from './history/makeHistoryStep.ts';
import { customKeyPrefix, makeId, metadataKeyPrefix } from './ids.ts';
import { makeLookupFilterStep } from './lookupFilters/makeLookupFilterStep.ts';
import type { Metadata } from './metadata/readFolders.ts';
import { mirrorQueues } from './queues/mirrorQueues.ts';
import { defaultRecordTypes } from './recordTypes/defaultRecordTypes.ts';
import { buildSchema } from './schema/index.ts';
import type { QueryContext } from './soql/index.ts';
import { datePart, fold, makeContext, userSettings } from './soql/index.ts';
import type { Database } from './storage/index.ts';
import { migrate, openSerials } from './storage/index.ts';
import { formatDatetime } from './times.ts';
import type { OrgOptions } from './types.ts';

export interface OpenedEngine {
  readonly engine: Engine;
  readonly organizationId: string;
  readonly access: Access;
  readonly changes: ChangeFeed;
}

/**
 * Brings the database up to the schema of the metadata and makes the engine with every step of a save, in the platform's order.
 * One transaction: a metadata mistake leaves the file as it was.
 * @throws MetadataError
 */
export function openEngine(database: Database, metadata: Metadata, options: OrgOptions): OpenedEngine {
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
