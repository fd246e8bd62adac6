import { becomesTrue, compileRecordFilter, joinTests } from './condition.ts';
import type { Test } from './condition.ts';
import { elementKinds } from './elements/index.ts';
import type { FlowFile } from './flowFile.ts';
import { cannotRun, elementName } from './flowFile.ts';
import { compileFlowFormula } from './formula.ts';
import type { Interview, Node } from './interview.ts';
import { MetadataError } from '../metadataError.ts';
import type { Resource } from './resource.ts';
import type { StartValue } from './resources.ts';
import { resourceKinds, startValues } from './resources.ts';
import type { FlowScope, Timing } from './scope.ts';
import { mistake, target } from './scope.ts';
import type { ObjectSchema, Schema } from '../schemaTypes.ts';
import { z } from 'zod';

/** A flow ready to run. */
export interface Flow {
  readonly name: string;
  readonly label: string;
  readonly object: ObjectSchema;
  readonly timing: Timing;
  readonly onCreate: boolean;
  readonly onUpdate: boolean;
  readonly triggerOrder: number | undefined;
  /** Whether this record starts it. */
  readonly starts: Test;
  readonly startValues: readonly StartValue[];
  readonly nodes: ReadonlyMap<string, Node>;
  /** The first element; undefined for an empty flow. */
  readonly first: string | undefined;
}

export interface FlowContext extends Pick<FlowScope, 'alerts' | 'hasPermission' | 'formulaWorld'> {
  readonly schema: Schema;
}

const timings: Readonly<Record<FlowFile['start']['triggerType'], Timing>> = {
  RecordBeforeSave: 'beforeSave',
  RecordAfterSave: 'afterSave',
  RecordBeforeDelete: 'beforeDelete',
};

const nameShape = z.object({ name: z.string().trim() });

/**
 * Checks a flow against the schema and makes it ready to run. MetadataError, by file and element, for anything the local
 * org cannot run and for every name that leads nowhere.
 */
export function compileFlow(flow: FlowFile, context: FlowContext): Flow {
  const { start, file } = flow;
  const timing = timings[start.triggerType];
  const object = context.schema.object(start.object);
  if (object === undefined) throw new MetadataError(file, `<start>: there is no object ${start.object}`);
  refuseUnknown(flow);
  const nodeNames = namesOf(flow, (kind) => elementKinds.has(kind));
  const scope: FlowScope = {
    ...context,
    file,
    flowName: flow.name,
    object,
    timing,
    element: '<start>',
    resource: resourcesOf(flow, () => scope),
    hasNode: (name) => nodeNames.has(name),
  };
  const nodes = compileNodes(flow, scope);
  for (const [kind, elements] of flow.elements) {
    // Also what nothing refers to must be right.
    for (const element of elements)
      resourceKinds.get(kind)?.({ ...scope, element: elementName(kind, element) }, element);
  }
  const isDelete = timing === 'beforeDelete';
  if (isDelete !== (start.recordTriggerType === 'Delete')) {
    throw mistake(scope, `${start.triggerType} does not go with ${start.recordTriggerType}`);
  }
  refuseScheduledPaths(flow);
  return {
    name: flow.name,
    label: flow.label,
    object,
    timing,
    onCreate: start.recordTriggerType === 'Create' || start.recordTriggerType === 'CreateAndUpdate',
    onUpdate: start.recordTriggerType === 'Update' || start.recordTriggerType === 'CreateAndUpdate',
    triggerOrder: flow.triggerOrder,
    starts: compileStart(scope, flow),
    startValues: startValues(scope, flow.elements.get('variables') ?? []),
    nodes,
    first: target(scope, start.connector),
  };
}

function refuseUnknown(flow: FlowFile): void {
  for (const [kind, elements] of flow.elements) {
    if (elementKinds.has(kind) || resourceKinds.has(kind)) continue;
    throw cannotRun(flow.file, elementName(kind, elements[0]), 'the local org has no such element');
  }
}

function refuseScheduledPaths(flow: FlowFile): void {
  const [path] = flow.start.scheduledPaths;
  if (path === undefined) return;
  throw cannotRun(
    flow.file,
    `the scheduled path ${path.name ?? path.pathType ?? ''} of <start>`,
    'it runs what a save starts at once, and nothing later',
  );
}

function namesOf(flow: FlowFile, wanted: (kind: string) => boolean): Set<string> {
  const names = new Set<string>();
  for (const [kind, elements] of flow.elements) {
    if (!wanted(kind)) continue;
    for (const element of elements) {
      const name = nameShape.safeParse(element).data?.name;
      if (name === undefined) throw new MetadataError(flow.file, `<${kind}> without a <name>`);
      if (names.has(name)) throw new MetadataError(flow.file, `<${kind}> ${name}: the name is taken`);
      names.add(name);
    }
  }
  return names;
}

function compileNodes(flow: FlowFile, scope: FlowScope): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const [kind, elements] of flow.elements) {
    const elementKind = elementKinds.get(kind);
    if (elementKind === undefined) continue;
    for (const element of elements) {
      const here = { ...scope, element: elementName(kind, element) };
      if (!elementKind.timings.includes(scope.timing)) {
        throw cannotRun(flow.file, here.element, 'a flow before the save changes $Record only');
      }
      nodes.set(nameShape.parse(element).name, elementKind.compile(here, element));
    }
  }
  return nodes;
}

/** Resources by name, each compiled when it is first asked for: they may refer to each other. */
function resourcesOf(flow: FlowFile, scope: () => FlowScope): (name: string) => Resource | undefined {
  const elements = new Map<string, { kind: string; element: unknown }>();
  for (const [kind, list] of flow.elements) {
    if (!resourceKinds.has(kind)) continue;
    for (const element of list) {
      const name = nameShape.safeParse(element).data?.name;
      if (name !== undefined) elements.set(name, { kind, element });
    }
  }
  const compiled = new Map<string, Resource | undefined>();
  const underWay = new Set<string>();
  return (name) => {
    if (compiled.has(name)) return compiled.get(name);
    const found = elements.get(name);
    if (found === undefined) return undefined;
    const here = { ...scope(), element: elementName(found.kind, found.element) };
    if (underWay.has(name)) throw mistake(here, 'it refers to itself');
    underWay.add(name);
    const resource = resourceKinds.get(found.kind)?.(here, found.element);
    compiled.set(name, resource);
    return resource;
  };
}

/** The entry conditions: a formula, or filters on the record. */
function compileStart(scope: FlowScope, flow: FlowFile): Test {
  const { filterFormula, filterLogic, filters, doesRequireRecordChangedToMeetCriteria } = flow.start;
  const test = filterFormula === undefined ? undefined : compileFlowFormula(scope, filterFormula, 'boolean');
  const meets: Test =
    test === undefined
      ? joinTests(
          scope,
          filterLogic,
          filters.map((filter) => compileRecordFilter(scope, filter)),
        )
      : (interview: Interview) => test(interview) === true;
  return doesRequireRecordChangedToMeetCriteria === true ? becomesTrue(meets) : meets;
}
