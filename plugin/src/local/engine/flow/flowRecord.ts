import type { Draft } from '../dml/draft.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';

/** A record in a flow's memory: stored values, and which of them the flow has set. */
export interface FlowRecord {
  readonly object: ObjectSchema;
  readonly values: Draft;
  /** Names of the fields the flow assigned; an update writes these. */
  readonly assigned: Set<string>;
  /** A value on its way in, for a record whose values must fit at once: the triggering record before its save. */
  readonly onAssign: ((field: string, value: SqlValue) => SqlValue) | undefined;
  /** Fields that have no value yet: before its first save a record has no id and no stamps. */
  readonly unset: ReadonlySet<string> | undefined;
}

export function flowRecord(object: ObjectSchema, values: Draft, given: Partial<FlowRecord> = {}): FlowRecord {
  return { object, values, assigned: new Set(), onAssign: undefined, unset: undefined, ...given };
}

export function assignField(record: FlowRecord, field: string, value: SqlValue): void {
  record.values.set(field, record.onAssign === undefined ? value : record.onAssign(field, value));
  record.assigned.add(field);
}
