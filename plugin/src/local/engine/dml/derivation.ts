import type { ObjectSchema, PicklistValue } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { identifier, sql } from '../storage/index.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';

export interface DerivationContext {
  engine: Engine;
  object: ObjectSchema;
  /** The record before, or undefined for a new one. */
  before: Draft | undefined;
  now: string;
}

/** Fields the platform fills from others each time a record is saved. */
export type Derivation = (draft: Draft, context: DerivationContext) => void;

/** The pick-list value a draft holds, as the schema describes it. */
export function chosenValue(
  { object }: DerivationContext,
  draft: Draft,
  field: string,
): PicklistValue | undefined {
  const value = draft.get(field);
  return object.field(field)?.picklistValues.find((entry) => entry.value === value);
}

/** A value of the record a lookup points to, or null. */
export function fromParent(
  engine: Engine,
  object: string,
  field: string,
  id: SqlValue | undefined,
): SqlValue {
  if (id === null || id === undefined) return null;
  return (
    engine.database.row(
      sql`SELECT ${identifier(field)} FROM ${identifier(object)} WHERE "Id" = ${id}`,
    )?.[0] ?? null
  );
}

/** Whether a save changes a field; a new record changes every one. */
export function changes(draft: Draft, before: Draft | undefined, field: string): boolean {
  return before === undefined || (draft.get(field) ?? null) !== (before.get(field) ?? null);
}
