import type { z } from 'zod';

/** How one kind of row is read from Engage. */
export interface PulledKind<Fact> {
  readonly object: string;
  readonly recordType?: string | undefined;
  /** Logical name -> field or path. */
  readonly fields: Readonly<Record<string, string>>;
  /** Condition of the first pull only: later pulls read every change. `cutoff` is a SOQL datetime. */
  readonly firstPull?: (cutoff: string) => string;
  /** A row of the object that is not of this kind, by its logical values. */
  readonly isOther?: (values: Readonly<Record<string, unknown>>) => boolean;
  /** From the logical names' values to the fact; issues name the logical field. */
  readonly schema: z.ZodType<Fact>;
}
