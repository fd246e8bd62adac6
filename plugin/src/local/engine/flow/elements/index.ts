import type { Node } from '../interview.ts';
import type { FlowScope, Timing } from '../scope.ts';
import { compileActionCall } from './actionCall.ts';
import { compileAssignment } from './assignment.ts';
import { compileCustomError } from './customError.ts';
import { compileDecision } from './decision.ts';
import { compileLoop } from './loop.ts';
import { compileRecordCreate } from './recordCreate.ts';
import { compileRecordDelete } from './recordDelete.ts';
import { compileRecordLookup } from './recordLookup.ts';
import { compileRecordUpdate } from './recordUpdate.ts';

interface ElementKind {
  compile(scope: FlowScope, element: unknown): Node;
  /** When a flow may have it: a fast field update only changes its record (Help, "Record-Triggered Flow Considerations"). */
  readonly timings: readonly Timing[];
}

const always: readonly Timing[] = ['beforeSave', 'afterSave', 'beforeDelete'];
const notBeforeSave: readonly Timing[] = ['afterSave', 'beforeDelete'];

/** What is drawn on the canvas, by its tag in the file. */
export const elementKinds: ReadonlyMap<string, ElementKind> = new Map([
  ['actionCalls', { compile: compileActionCall, timings: notBeforeSave }],
  ['assignments', { compile: compileAssignment, timings: always }],
  ['customErrors', { compile: compileCustomError, timings: always }],
  ['decisions', { compile: compileDecision, timings: always }],
  ['loops', { compile: compileLoop, timings: always }],
  ['recordCreates', { compile: compileRecordCreate, timings: notBeforeSave }],
  ['recordDeletes', { compile: compileRecordDelete, timings: notBeforeSave }],
  ['recordLookups', { compile: compileRecordLookup, timings: always }],
  ['recordUpdates', { compile: compileRecordUpdate, timings: always }],
]);
