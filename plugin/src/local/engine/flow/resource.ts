import type { Interview } from './interview.ts';
import type { FlowValue, ValueType } from './valueType.ts';

/** Something that can be referred to by name. */
export interface Resource {
  readonly type: ValueType;
  read(interview: Interview): FlowValue;
  /** Undefined: nothing can be assigned to it. The value already has the resource's type. */
  readonly write: ((interview: Interview, value: FlowValue) => void) | undefined;
}

/** A resource that keeps its value in the interview under its name. */
export function keptResource(name: string, type: ValueType): Resource {
  return {
    type,
    read: (interview) => interview.values.get(name) ?? null,
    write: (interview, value) => {
      interview.values.set(name, value);
    },
  };
}
