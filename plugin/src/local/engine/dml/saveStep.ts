import type { ObjectSchema } from '../schemaTypes.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';

/** One record on its way into the database. */
export interface Saving {
  readonly object: ObjectSchema;
  /** 18 characters; a new record already has the id it will get. */
  readonly id: string;
  /** The record as it was, or undefined for a new one. */
  readonly before: Draft | undefined;
  /** The record as it will be; `beforeSave` may change it. */
  readonly after: Draft;
  readonly userId: string;
}

/**
 * What metadata adds to a save, in the platform's order ("Triggers and Order of Execution", Apex Developer Guide): flows
 * before the save, the org's validation rules, the write, flows after the save, roll-ups of the masters. All in one
 * transaction: what any step throws undoes the save. Seeding runs no step.
 */
export interface SaveStep {
  /** May change `saving.after`; runs before required fields, pick lists and lookups are checked. */
  beforeSave?(engine: Engine, saving: Saving): void;
  /** May refuse the record. */
  validate?(engine: Engine, saving: Saving): void;
  /** May save other records. The record itself is written; its id can be looked up. */
  afterSave?(engine: Engine, saving: Saving): void;
  /** The record is about to be deleted, by a client or a flow; what a cascade takes along is not asked. */
  beforeDelete?(engine: Engine, deleted: Omit<Saving, 'after'> & { readonly before: Draft }): void;
  /** The record was deleted, by a client or by a cascade. */
  afterDelete?(engine: Engine, deleted: Omit<Saving, 'after'> & { readonly before: Draft }): void;
}
