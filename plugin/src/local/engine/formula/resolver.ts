import type { ValueType } from './valueTypes.ts';

/** What a name in a formula stands for. */
export interface Resolved<Reference> {
  readonly reference: Reference;
  readonly type: ValueType;
}

/** Says what the names in a formula mean where it stands. Each refuses with a FormulaError. */
export interface Resolver<Reference> {
  /** A field, by its path as written; a step to one of several objects is `Owner:User`. */
  path(names: readonly string[]): Resolved<Reference>;
  /** ISCHANGED, PRIORVALUE of a field of the record, and ISNEW: `field` is undefined. */
  history(
    name: 'ISCHANGED' | 'PRIORVALUE' | 'ISNEW',
    field: readonly string[] | undefined,
  ): Resolved<Reference>;
}
