import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';

/** One step up from a record to the one its lookup points to. */
export interface Step {
  readonly lookup: FieldSchema;
  readonly target: ObjectSchema;
}

/** Where a path starts: at the record, at the running user or at the organization. */
export type Root = 'record' | 'user' | 'organization';

/** Something a formula of a record reads. */
export type Reference =
  | {
      readonly kind: 'value';
      readonly root: Root;
      readonly path: readonly Step[];
      readonly field: FieldSchema;
    }
  /** A field of the record as it was. */
  | { readonly kind: 'prior' | 'changed'; readonly field: FieldSchema }
  | { readonly kind: 'new' }
  /** A custom permission of the running user. */
  | { readonly kind: 'permission'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: SqlValue };
