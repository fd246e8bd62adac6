import type { Binding } from '../policy/index.ts';
import type { Assignment, Instant, LadderRecord } from '../rules/index.ts';

/** What an act is decided on. */
export interface ActContext {
  readonly binding: Binding;
  readonly records: readonly LadderRecord[];
  readonly at: Instant;
}

/** One record to write, by its external id. */
export interface ActWrite {
  readonly object: string;
  readonly externalIdField: string;
  readonly body: string;
}

/** What an act comes to. */
export interface ActDecision {
  /** Of the record. */
  readonly key: string;
  /** Undefined: Engage holds it already. */
  readonly write?: ActWrite;
  /** What will be known of it, for the ladders to be worked out anew. */
  readonly known?: { readonly assignment?: Assignment; readonly record?: LadderRecord };
}

/** The time of an act, to the second, as Engage keeps it. */
export const actStamp = (at: Instant): { readonly instant: Instant; readonly text: string } => {
  const instant = Math.floor(at / 1000) * 1000;
  return { instant, text: new Date(instant).toISOString() };
};

/** An act that is recorded in Compliance_Step__c: what will be known of the row, and the fields to write. */
export const stepDecision = (
  { binding, records }: ActContext,
  change: LadderRecord,
  fields: Readonly<Record<string, unknown>>,
): ActDecision => {
  const { object, fields: names } = binding.complianceStep;
  const { key } = change;
  const body = JSON.stringify({ attributes: { type: object }, [names.key]: key, ...fields });
  const before = records.find((record) => record.key === key);
  return {
    key,
    write: { object, externalIdField: names.key, body },
    known: { record: { ...before, ...change } },
  };
};
