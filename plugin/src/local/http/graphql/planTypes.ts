import type { FieldSchema, ObjectSchema, Org } from '../../engine/index.ts';
import type { GraphqlErrorEntry } from './graphqlError.ts';
import type { Selection } from './selection.ts';

/** One field of a node: `Name { value displayValue }`. */
export interface FieldPlan {
  readonly key: string;
  readonly field: FieldSchema;
  readonly onType: string | undefined;
  /** What is asked of it: `value`, `displayValue`, `label`, `format`, by response key. */
  readonly parts: readonly { readonly key: string; readonly name: string }[];
}

/** What a node says of itself without a field of the object: `Id`, `ApiName`, `__typename` and their like. */
export interface ScalarPlan {
  readonly key: string;
  readonly name: string;
}

export interface ParentPlan {
  readonly key: string;
  readonly relationship: string;
  readonly onType: string | undefined;
  readonly node: NodePlan;
}

export interface ChildPlan {
  readonly key: string;
  readonly onType: string | undefined;
  /** The lookup of the child that points here. */
  readonly foreignKey: string;
  readonly connection: ConnectionPlan;
}

export interface NodePlan {
  /** Several for a polymorphic lookup. */
  readonly objects: readonly ObjectSchema[];
  readonly scalars: ScalarPlan[];
  readonly fields: FieldPlan[];
  readonly parents: ParentPlan[];
  readonly children: ChildPlan[];
}

/** A list of records and what is asked around it. */
export interface ConnectionPlan {
  readonly object: ObjectSchema;
  /** SOQL conditions, or undefined for all records. */
  readonly where: string | undefined;
  /** SOQL terms, the Id last so that pages do not overlap. */
  readonly orderBy: string;
  readonly first: number;
  /** How many records the `after` cursor skips. */
  readonly skip: number;
  readonly wantsTotalCount: boolean;
  readonly node: NodePlan;
  readonly shape: ConnectionShape;
}

/** The response keys of a connection, in the order asked. */
export interface ConnectionShape {
  readonly edges: {
    readonly key: string;
    readonly parts: readonly { key: string; name: 'node' | 'cursor' | '__typename' }[];
  }[];
  readonly pageInfo: { readonly key: string; readonly parts: readonly { key: string; name: string }[] }[];
  readonly counts: { readonly key: string; readonly name: string }[];
}

/** Where planning stands: the schema, the user's objects, the errors found so far. */
export interface Planning {
  readonly org: Org;
  readonly userId: string;
  readonly errors: GraphqlErrorEntry[];
  /** Plans a list of children; a node meets it again below itself. */
  readonly planConnection: (
    object: ObjectSchema,
    selection: Selection,
    path: readonly string[],
    planning: Planning,
  ) => ConnectionPlan;
}
