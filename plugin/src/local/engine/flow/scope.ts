import type { FormulaWorld } from '../formula/index.ts';
import { MetadataError } from '../metadataError.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { AlertElement } from './mail/alertShape.ts';
import type { Resource } from './resource.ts';

/** When a flow runs within a save. */
export type Timing = 'beforeSave' | 'afterSave' | 'beforeDelete';

/** What compiling an element needs to know: the flow around it. */
export interface FlowScope {
  readonly file: string;
  /** API name. */
  readonly flowName: string;
  readonly schema: Schema;
  /** The object whose records start the flow. */
  readonly object: ObjectSchema;
  readonly timing: Timing;
  /** E-mail alerts by `Object.Alert_Name`. */
  readonly alerts: ReadonlyMap<string, AlertElement>;
  /** Whether a user has a custom permission. */
  readonly hasPermission: (userId: string, name: string) => boolean;
  /** For {!$Permission}, and {!$CustomMetadata} in formulas. */
  readonly formulaWorld: FormulaWorld;
  /** The element being compiled: `<decisions> Is_Late`. */
  readonly element: string;
  /** A variable, constant, formula or element that can be referred to. */
  resource(name: string): Resource | undefined;
  /** Whether an element of that name is on the canvas. */
  hasNode(name: string): boolean;
}

/** What is wrong with an element, by file and element name. */
export function mistake(scope: Pick<FlowScope, 'file' | 'element'>, problem: string): MetadataError {
  return new MetadataError(scope.file, `${scope.element}: ${problem}`);
}

export function objectIn(scope: FlowScope, name: string | undefined): ObjectSchema {
  const object = name === undefined ? undefined : scope.schema.object(name);
  if (object !== undefined) return object;
  throw mistake(scope, name === undefined ? '<object> is missing' : `there is no object ${name}`);
}

export function fieldIn(scope: FlowScope, object: ObjectSchema, name: string): FieldSchema {
  const field = object.field(name);
  if (field !== undefined) return field;
  throw mistake(scope, `${object.name} has no field ${name}`);
}

/** The name a connector leads to; undefined for the end of the flow. */
export function target(
  scope: FlowScope,
  connector: { targetReference: string } | undefined,
): string | undefined {
  if (connector === undefined || scope.hasNode(connector.targetReference)) return connector?.targetReference;
  throw mistake(scope, `a connector leads to ${connector.targetReference}, and there is no such element`);
}
