import { basename } from 'node:path';
import { z } from 'zod';
import { readXml } from '../metadata/xml.ts';
import { MetadataError } from '../metadataError.ts';
import type { StartShape } from './shapes.ts';
import { startShape } from './shapes.ts';

/** A flow that starts by itself when a record is saved; its elements are not looked at yet. */
export interface FlowFile {
  readonly file: string;
  /** API name: the file's. */
  readonly name: string;
  readonly label: string;
  /** 1 to 2,000, or undefined. */
  readonly triggerOrder: number | undefined;
  readonly start: StartShape;
  /** Every list of elements and resources, by its tag: `decisions`, `recordCreates` … */
  readonly elements: ReadonlyMap<string, readonly unknown[]>;
}

/** Properties of the flow as a whole that do not change what it does. */
const withoutEffect = new Set([
  'apiVersion',
  'areMetricsLoggedToDataCloud',
  'customProperties',
  'description',
  'environments',
  'fullName',
  'interviewLabel',
  'isAdditionalPermissionRequiredToRun',
  'isOverridable',
  'isTemplate',
  'label',
  'migratedFromWorkflowRuleName',
  'processMetadataValues',
  'processType',
  'runInMode',
  'sourceTemplate',
  'start',
  'status',
  'timeZoneSidKey',
  'triggerOrder',
]);

const text = z.string().trim();
const flowShape = z.looseObject({
  label: text.optional(),
  status: text.optional(),
  processType: text.optional(),
  runInMode: text.optional(),
  triggerOrder: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(2000)).optional(),
  start: z.looseObject({ triggerType: text.optional() }).optional(),
});

const ADVICE =
  'Take it out, set the flow inactive, or leave the file out of the metadata folders, then start again.';

/** A part of an active flow that the local org would have to run and cannot. */
export function cannotRun(file: string, part: string, why: string): MetadataError {
  return new MetadataError(file, `the local org cannot run ${part}: ${why}. ${ADVICE}`);
}

/** What starts by an event that the local org has not got would never start; nothing is lost by loading it. */
const startsOnSave = new Set(['RecordBeforeSave', 'RecordAfterSave', 'RecordBeforeDelete']);

/**
 * Reads a flow file. Undefined when the flow has no effect on saves: it is not active, or starts only when launched.
 * MetadataError when it would start by itself in a way the local org has not got.
 */
export function readFlowFile(file: string): FlowFile | undefined {
  const flow = readXml(file, 'Flow', flowShape);
  const triggerType = flow.start?.triggerType;
  if (flow.status !== 'Active' || triggerType === undefined) return undefined;
  if (!startsOnSave.has(triggerType)) {
    throw cannotRun(
      file,
      `a flow of trigger type ${triggerType}`,
      'only flows started by saving a record run',
    );
  }
  if (flow.processType !== 'AutoLaunchedFlow') {
    throw cannotRun(
      file,
      `a flow of process type ${flow.processType ?? '(none)'}`,
      'AutoLaunchedFlow expected',
    );
  }
  const elements = Object.entries(flow).filter(([name]) => !withoutEffect.has(name));
  return {
    file,
    name: basename(file).replace(/\.flow-meta\.xml$/, ''),
    label: flow.label ?? basename(file).replace(/\.flow-meta\.xml$/, ''),
    triggerOrder: flow.triggerOrder,
    start: parseElement(file, 'start', flow.start, startShape),
    elements: new Map(elements.map(([name, given]) => [name, [given].flat()])),
  };
}

/** `<recordCreates> Make_Task`: an element as messages name it. */
export function elementName(kind: string, element: unknown): string {
  const name = z.object({ name: text }).safeParse(element);
  return name.success ? `<${kind}> ${name.data.name}` : `<${kind}>`;
}

/** Reads one element by its shape; MetadataError names the file, the element and what in it is not understood. */
export function parseElement<T extends z.ZodType>(
  file: string,
  kind: string,
  element: unknown,
  shape: T,
): z.output<T> {
  const parsed = shape.safeParse(element);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : `<${issue.path.join('.')}>: `;
  throw cannotRun(file, elementName(kind, element), `${where}${issue?.message ?? 'not understood'}`);
}
