import { notSet } from '../fault.ts';
import type { FlowRecord } from '../flowRecord.ts';
import type { FlowValue } from '../valueType.ts';
import { isCollection, isScalar } from '../valueType.ts';

/** The records of a variable, one or many. Throws Fault when a single one is not set. */
export function recordsOf(value: FlowValue, path: string): FlowRecord[] {
  if (isCollection(value)) return value.filter((item): item is FlowRecord => !isScalar(item));
  if (!isScalar(value)) return [value];
  throw notSet(path);
}
