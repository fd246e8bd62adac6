import type { OrgFormulas } from '../formula/index.ts';
import type { ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Database, Serials } from '../storage/index.ts';
import type { SaveStep } from './saveStep.ts';

/** What every part of the engine works with. */
export interface Engine {
  database: Database;
  schema: Schema;
  serials: Serials;
  /** The "Automated Process" user. */
  systemUserId: string;
  /** What metadata adds to each save, in this order. */
  steps: readonly SaveStep[];
  /** Whether the call under way runs assignment rules: the active ones, none, or the one with this id. */
  autoAssign: boolean | string;
  /** The record type the user's profile gives new records; null is the master, undefined when none says. */
  recordTypeFor(object: ObjectSchema, userId: string): string | null | undefined;
  /** The formulas of its fields. */
  formulas: OrgFormulas;
  /** The clock's time in the stored form. */
  stamp(): string;
  /** A stored datetime with the precision this org keeps. */
  settle(stored: string): string;
}
