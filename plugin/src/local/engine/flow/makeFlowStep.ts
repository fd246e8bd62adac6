import { ApiError } from '../apiError.ts';
import { coerce } from '../dml/coerce.ts';
import type { Engine, SaveStep, Saving } from '../dml/index.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { Flow } from './compileFlow.ts';
import { cannotExecute, Fault } from './fault.ts';
import type { FlowRecord } from './flowRecord.ts';
import { flowRecord } from './flowRecord.ts';
import type { Interview } from './interview.ts';
import { writtenValue } from './readField.ts';
import { runNodes } from './interview.ts';
import type { Timing } from './scope.ts';

/** Saves that start saves: "Total stack depth … that recursively fires triggers" (Apex Governor Limits). */
const MOST_LEVELS = 16;

/** The order among flows of one object ("Guidelines for Defining the Run Order of Record-Triggered Flows"). */
function runOrder(left: Flow, right: Flow): number {
  // 1 to 1,000 come first, then the flows without a number, then 1,001 to 2,000. Files have no date: names decide.
  const place = (flow: Flow): number => flow.triggerOrder ?? 1000.5;
  return place(left) - place(right) || (left.name < right.name ? -1 : 1);
}

/**
 * The step of a save that runs record-triggered flows. A flow that is under way for a record is not started again for it by
 * the saves it causes, as seen in orgs (no page of the documentation says it); other flows are.
 */
export function makeFlowStep(flows: readonly Flow[]): SaveStep {
  const sorted = flows.toSorted(runOrder);
  const byTiming = (timing: Timing): Map<ObjectSchema, Flow[]> =>
    Map.groupBy(
      sorted.filter((flow) => flow.timing === timing),
      (flow) => flow.object,
    );
  const beforeSave = byTiming('beforeSave');
  const afterSave = byTiming('afterSave');
  const beforeDelete = byTiming('beforeDelete');
  const underWay = new Set<string>();
  let level = 0;

  const run = (flow: Flow, interview: Interview, id: string): void => {
    const key = `${flow.name} ${id}`;
    if (underWay.has(key) || !isStarted(flow, interview)) return;
    if (level >= MOST_LEVELS) {
      throw new ApiError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'Maximum trigger depth exceeded');
    }
    underWay.add(key);
    level += 1;
    try {
      // Only before its save is the record itself the flow's to change; afterwards the flow has a copy.
      const own =
        flow.timing === 'beforeSave'
          ? interview
          : { ...interview, record: flowRecord(flow.object, new Map(interview.record.values)) };
      for (const { name, read } of flow.startValues) own.values.set(name, read(own));
      runNodes(flow.nodes, flow.first, own);
    } catch (error) {
      throw error instanceof Fault ? cannotExecute(flow.label, error) : error;
    } finally {
      level -= 1;
      underWay.delete(key);
    }
  };

  return {
    beforeSave(engine, saving) {
      for (const flow of beforeSave.get(saving.object) ?? []) {
        run(flow, interviewOf(engine, saving, recordBeforeSave(saving)), saving.id);
      }
    },
    afterSave(engine, saving) {
      for (const flow of afterSave.get(saving.object) ?? []) {
        run(flow, interviewOf(engine, saving, flowRecord(saving.object, saving.after)), saving.id);
      }
    },
    beforeDelete(engine, { object, id, before, userId }) {
      for (const flow of beforeDelete.get(object) ?? []) {
        const saving: Saving = { object, id, before: undefined, after: before, userId };
        run(flow, interviewOf(engine, saving, flowRecord(object, before)), id);
      }
    },
  };
}

function isStarted(flow: Flow, interview: Interview): boolean {
  const isNew = interview.prior === undefined;
  const isEvent = flow.timing === 'beforeDelete' || (isNew ? flow.onCreate : flow.onUpdate);
  if (!isEvent) return false;
  try {
    return flow.starts(interview);
  } catch (error) {
    throw error instanceof Fault ? cannotExecute(flow.label, error) : error;
  }
}

function interviewOf(engine: Engine, saving: Saving, record: FlowRecord): Interview {
  const { before, object, userId } = saving;
  return {
    engine,
    userId,
    record,
    prior: before === undefined ? undefined : flowRecord(object, before),
    values: new Map(),
    loops: new Map(),
    fault: null,
  };
}

/** Before the save, what a flow assigns goes straight into the record, and must fit its field. */
function recordBeforeSave({ object, before, after }: Saving): FlowRecord {
  return flowRecord(object, after, {
    unset: before === undefined ? notYet(object) : undefined,
    onAssign: (name, value) => {
      const field = object.field(name);
      return field === undefined ? value : coerce(field, writtenValue(field, value));
    },
  });
}

const withoutValue = new WeakMap<ObjectSchema, ReadonlySet<string>>();

/** What a record has only once it is saved: its id, its numbers, its stamps. */
function notYet(object: ObjectSchema): ReadonlySet<string> {
  let names = withoutValue.get(object);
  if (names === undefined) {
    const system = new Set([
      'Id',
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]);
    names = new Set(
      object.fields.filter((field) => field.autoNumber || system.has(field.name)).map((field) => field.name),
    );
    withoutValue.set(object, names);
  }
  return names;
}
