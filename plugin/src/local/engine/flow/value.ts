import type { Interview } from './interview.ts';
import type { Reference } from './reference.ts';
import { compileReference } from './reference.ts';
import type { FlowScope } from './scope.ts';
import { mistake } from './scope.ts';
import type { ValueShape } from './shapes.ts';
import { compileTemplate } from './template.ts';
import { parseDate, parseDatetime } from '../times.ts';
import type { FlowValue, ScalarKind, ValueType } from './valueType.ts';
import { conversion, describeType, scalar } from './valueType.ts';

/** Something that can be read: a literal, a text with merge fields, a reference. */
export interface Value {
  readonly type: ValueType;
  /** A literal null, which fits every type. */
  readonly isNull: boolean;
  /** The triggering record's field, when the value is one. */
  readonly triggerField?: Reference['triggerField'];
  read(interview: Interview): FlowValue;
}

function literal(kind: ScalarKind, value: FlowValue): Value {
  return { type: scalar(kind), isNull: value === null, read: () => value };
}

/** A value as a file writes it; nothing written is null. */
export function compileValue(scope: FlowScope, given: ValueShape | undefined): Value {
  if (given?.elementReference !== undefined) {
    return { ...compileReference(scope, given.elementReference), isNull: false };
  }
  if (given?.booleanValue !== undefined) return literal('boolean', given.booleanValue);
  if (given?.numberValue !== undefined) {
    const number = Number(given.numberValue);
    if (Number.isFinite(number)) return literal('number', number);
    throw mistake(scope, `${given.numberValue} is not a number`);
  }
  if (given?.dateValue !== undefined) {
    return parsed(scope, 'date', given.dateValue, parseDate(given.dateValue.slice(0, 10)));
  }
  if (given?.dateTimeValue !== undefined) {
    return parsed(scope, 'datetime', given.dateTimeValue, parseDatetime(given.dateTimeValue));
  }
  if (given?.stringValue !== undefined) {
    return { type: scalar('text'), isNull: false, read: compileTemplate(scope, given.stringValue) };
  }
  return literal('text', null);
}

function parsed(scope: FlowScope, kind: ScalarKind, written: string, value: string | undefined): Value {
  if (value !== undefined) return literal(kind, value);
  throw mistake(scope, `${written} is not a ${kind}`);
}

/** A reader of a value as another type. MetadataError when its type never fits. */
export function readAs(
  scope: FlowScope,
  value: Value,
  wanted: ValueType,
  what: string,
): (interview: Interview) => FlowValue {
  const convert = value.isNull ? undefined : conversion(value.type, wanted);
  if (convert !== undefined) return (interview) => convert(value.read(interview));
  if (value.isNull) return () => null;
  throw mistake(
    scope,
    `${what} takes ${describeType(wanted)}, and the value given is ${describeType(value.type)}`,
  );
}
