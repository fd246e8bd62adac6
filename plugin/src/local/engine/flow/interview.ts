import type { Engine } from '../dml/index.ts';
import { Fault } from './fault.ts';
import type { FlowRecord } from './flowRecord.ts';
import type { FlowValue } from './valueType.ts';

/** One run of a flow. */
export interface Interview {
  readonly engine: Engine;
  /** Who saved the record: writes of the flow are theirs. */
  readonly userId: string;
  /** {!$Record} */
  readonly record: FlowRecord;
  /** {!$Record__Prior}; undefined for a new record. */
  readonly prior: FlowRecord | undefined;
  /** Variables, and what elements left behind, by name. */
  readonly values: Map<string, FlowValue>;
  /** The next position of each loop that is under way. */
  readonly loops: Map<string, number>;
  /** {!$Flow.FaultMessage} */
  fault: string | null;
}

/** One element on the canvas, ready to run: it gives the name of the next one, undefined at the end. */
export interface Node {
  run(interview: Interview): string | undefined;
  /** Where a fault of this element leads. */
  readonly faultTarget: string | undefined;
}

/** A path that goes round: the platform ends it by CPU time, about here. */
const MOST_STEPS = 100_000;

/** Runs the elements from `first` on. Throws Fault when one fails and has no fault path. */
export function runNodes(
  nodes: ReadonlyMap<string, Node>,
  first: string | undefined,
  interview: Interview,
): void {
  let name = first;
  for (let steps = 0; name !== undefined; steps += 1) {
    if (steps === MOST_STEPS)
      throw new Fault('LIMIT_EXCEEDED: System.LimitException: Apex CPU time limit exceeded');
    const node = nodes.get(name);
    name = node === undefined ? undefined : runNode(node, interview);
  }
}

function runNode(node: Node, interview: Interview): string | undefined {
  try {
    return node.run(interview);
  } catch (error) {
    if (!(error instanceof Fault) || node.faultTarget === undefined) throw error;
    interview.fault = error.message;
    return node.faultTarget;
  }
}
