import type { Schema } from '../schemaTypes.ts';
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
  /** The clock's time in the stored form. */
  stamp(): string;
  /** A stored datetime with the precision this org keeps. */
  settle(stored: string): string;
}
