/** One way to break a rule, and the tests that must notice. */
export interface Break {
  /** Cited by the name of the test that goes red. */
  readonly rule: string;
  /** The part of the rule that no longer holds. */
  readonly says: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}

/** Several ways to break one file. */
export const breaksOf = (
  file: string,
  tests: readonly string[],
  rows: readonly (readonly [rule: string, says: string, find: string, replace: string])[],
): Break[] => rows.map(([rule, says, find, replace]) => ({ rule, says, file, find, replace, tests }));

/** Finds the rule in the name of a test; D4 has two parts, "D4a" and "D4b". */
export const citing = (rule: string): RegExp => new RegExp(`\\b${rule}[ab]?\\b`);
