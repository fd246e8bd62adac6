import { randomUUID } from 'node:crypto';
import { ApiError, type Clock, type Org, type RecordChange, type Row } from '../../engine/index.ts';
import { NEWEST_VERSION } from '../apiVersions.ts';

/** The channel of all change events together. */
export const ALL_CHANGES = '/data/ChangeEvents';

/** `/data/CaseChangeEvent`, `/data/Visit__ChangeEvent` of `Visit__c` ("Subscription Channels", Change Data Capture Developer Guide). */
export function changeChannel(object: string): string {
  return object.endsWith('__c')
    ? `/data/${object.slice(0, -'__c'.length)}__ChangeEvent`
    : `/data/${object}ChangeEvent`;
}

/** The object whose changes a channel tells, or undefined when it is no such channel. */
export function objectOfChannel(channel: string, org: Org): string | undefined {
  const [, name = ''] = /^\/data\/(\w+)ChangeEvent$/.exec(channel) ?? [];
  return org.schema.object(name.endsWith('__') ? `${name}c` : name)?.name;
}

const types = { created: 'CREATE', updated: 'UPDATE', deleted: 'DELETE' } as const;
const unchanging = new Set(['attributes', 'Id', 'IsDeleted', 'SystemModstamp']);

function recordOf(change: RecordChange, org: Org): Row | undefined {
  if (change.kind === 'deleted') return undefined;
  try {
    return org.retrieve(change.object, change.id, undefined, org.systemUserId);
  } catch (error) {
    // Gone again since.
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/**
 * A change event without its replay id ("Change Event Fields", Change Data Capture Developer Guide): a new record with
 * all its values, a change with the changed ones, a deletion with the header alone.
 */
export function changeEvent(change: RecordChange, org: Org, clock: Clock): Readonly<Record<string, unknown>> {
  const row = recordOf(change, org);
  const changed = new Set(change.changed.filter((name) => !unchanging.has(name)));
  const values = Object.entries(row ?? {}).filter(
    ([name, value]) =>
      !unchanging.has(name) && (change.kind === 'created' ? value !== null : changed.has(name)),
  );
  const at = clock.now().getTime();
  const header = {
    entityName: change.object,
    recordIds: [change.id],
    changeType: types[change.kind],
    changeOrigin: `com/salesforce/api/rest/${NEWEST_VERSION}`,
    transactionKey: randomUUID(),
    sequenceNumber: 1,
    commitTimestamp: at,
    commitNumber: at,
    commitUser: change.userId,
    nulledFields: values.flatMap(([name, value]) =>
      change.kind === 'updated' && value === null ? [name] : [],
    ),
    diffFields: [],
    changedFields: [...changed],
  };
  const payload = { ChangeEventHeader: header, ...Object.fromEntries(values) };
  return { schema: `${change.object}ChangeEvent`, payload };
}
