import type { Schema } from '../schemaTypes.ts';
import type { Database, SqlValue } from '../storage/index.ts';
import { compileFormulas, defineFormulaFunctions } from './formulas.ts';
import type { Formulas } from './formulas.ts';
import type { Moment } from './moment.ts';
import type { FormulaWorld } from './recordResolver.ts';
import { RecordReader } from './recordReader.ts';
import type { Reference } from './reference.ts';
import { checkRollups } from './rollupFormulas.ts';
import type { UserFacts } from './userFacts.ts';

/** What formulas need of the org they run in. */
export interface FormulaHost {
  readonly database: Database;
  readonly schema: Schema;
  readonly facts: UserFacts;
  /** Milliseconds since 1970. */
  now(): number;
  /** The zone a user's days are in. */
  zoneOf(userId: string): string;
}

/** The org's formulas, ready to be evaluated for a user. */
export interface OrgFormulas {
  readonly formulas: Formulas;
  /** Reads and computes for one user now. */
  reader(userId: string): RecordReader;
  /** What a formula in a query reads of the running user and the organization. */
  global(reference: Reference, userId: string): SqlValue;
}

/**
 * Compiles the formulas of the org's fields and gives the database their functions.
 * @throws MetadataError
 */
export function openFormulas(world: FormulaWorld, host: FormulaHost): OrgFormulas {
  const formulas = compileFormulas(world);
  checkRollups(world.schema, formulas);
  defineFormulaFunctions(host.database, world, formulas);
  const reader = (userId: string): RecordReader =>
    new RecordReader(host, {
      formulas,
      facts: host.facts,
      userId,
      moment: momentOf(host, userId),
    });
  return {
    formulas,
    reader,
    global: (reference, userId) => reader(userId).read(reference, () => null, undefined),
  };
}

/** Now, in the user's zone; most formulas do not ask for either. */
function momentOf(host: FormulaHost, userId: string): Moment {
  let zone: string | undefined;
  return {
    now: host.now(),
    get zone() {
      return (zone ??= host.zoneOf(userId));
    },
  };
}
