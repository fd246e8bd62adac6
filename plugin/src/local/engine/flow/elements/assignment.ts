import { formatDatetime, instantOf } from '../../times.ts';
import { cannotRun, parseElement } from '../flowFile.ts';
import type { Interview, Node } from '../interview.ts';
import type { Reference } from '../reference.ts';
import { compileReference } from '../reference.ts';
import type { FlowScope } from '../scope.ts';
import { mistake, target } from '../scope.ts';
import { assignmentShape } from '../shapes.ts';
import type { Value } from '../value.ts';
import { compileValue, readAs } from '../value.ts';
import type { FlowItem, FlowValue, ScalarKind, ValueType } from '../valueType.ts';
import { isCollection, scalar } from '../valueType.ts';

const DAY = 86_400_000;

/** A day or an instant some days later; fractions of a day count for instants only. */
function addDays(kind: 'date' | 'datetime', stored: string, days: number): string {
  if (kind === 'datetime') return formatDatetime(new Date(instantOf(stored) + days * DAY));
  return new Date(Date.parse(`${stored}T00:00:00Z`) + Math.trunc(days) * DAY).toISOString().slice(0, 10);
}

type Sum = (before: FlowItem, added: FlowItem, sign: 1 | -1) => FlowItem;

const days =
  (kind: 'date' | 'datetime'): Sum =>
  (before, added, sign) =>
    typeof before === 'string' ? addDays(kind, before, sign * Number(added)) : before;

/** What adding and subtracting mean, by the kind of the variable. Nothing counts as zero, and as an empty text. */
const sums: Partial<Record<ScalarKind, { added: ScalarKind; canSubtract: boolean; sum: Sum }>> = {
  number: {
    added: 'number',
    canSubtract: true,
    sum: (before, added, sign) => Number(before) + sign * Number(added),
  },
  text: { added: 'text', canSubtract: false, sum: (before, added) => `${textOf(before)}${textOf(added)}` },
  date: { added: 'number', canSubtract: true, sum: days('date') },
  datetime: { added: 'number', canSubtract: true, sum: days('datetime') },
};

function textOf(value: FlowItem): string {
  return typeof value === 'string' ? value : '';
}

type Assign = (interview: Interview) => FlowValue;

const itemType = (type: ValueType): ValueType => ({ ...type, collection: false });
const listOf = (value: FlowValue): readonly FlowItem[] =>
  isCollection(value) ? value : value === null ? [] : [value];

function addItems(
  scope: FlowScope,
  to: Reference,
  value: Value,
  join: (list: readonly FlowItem[], more: readonly FlowItem[]) => FlowItem[],
): Assign {
  const wanted = value.type.collection ? to.type : itemType(to.type);
  const read = readAs(scope, value, wanted, to.path);
  return (interview) => join(listOf(to.read(interview)), listOf(read(interview)));
}

function calculate(scope: FlowScope, to: Reference, value: Value, sign: 1 | -1): Assign {
  const rule = to.type.kind === 'record' ? undefined : sums[to.type.kind];
  if (rule === undefined || (sign < 0 && !rule.canSubtract)) {
    throw mistake(
      scope,
      `${to.path} is neither a number, a date nor a text that can be ${sign > 0 ? 'added to' : 'subtracted from'}`,
    );
  }
  const read = readAs(scope, value, scalar(rule.added), to.path);
  return (interview) => {
    const [before, added] = [to.read(interview), read(interview)];
    return isCollection(before) || isCollection(added) ? before : rule.sum(before, added, sign);
  };
}

/** Assignment operators (Salesforce Help, "Flow Operators in Assignment Elements"). */
const operators: Readonly<Record<string, (scope: FlowScope, to: Reference, value: Value) => Assign>> = {
  Assign: (scope, to, value) => readAs(scope, value, to.type, to.path),
  Add: (scope, to, value) =>
    to.type.collection
      ? addItems(scope, to, value, (list, more) => [...list, ...more])
      : calculate(scope, to, value, 1),
  AddItem: (scope, to, value) => addItems(scope, to, value, (list, more) => [...list, ...more]),
  AddAtStart: (scope, to, value) => addItems(scope, to, value, (list, more) => [...more, ...list]),
  Subtract: (scope, to, value) => calculate(scope, to, value, -1),
  AssignCount: (scope, to, value) => {
    if (to.type.kind !== 'number' || !value.type.collection) {
      throw mistake(scope, `Equals Count puts the size of a collection into a number (${to.path})`);
    }
    return (interview) => listOf(value.read(interview)).length;
  },
};

/** @throws MetadataError when nothing can be assigned to the reference */
export function assignable(scope: FlowScope, path: string): Required<Reference> {
  const reference = compileReference(scope, path);
  const { write } = reference;
  if (write !== undefined && path !== '$Record') return { ...reference, write };
  throw mistake(scope, `nothing can be assigned to ${path}`);
}

export function compileAssignment(scope: FlowScope, element: unknown): Node {
  const assignment = parseElement(scope.file, 'assignments', element, assignmentShape);
  const next = target(scope, assignment.connector);
  const items = assignment.assignmentItems.map((item) => {
    const to = assignable(scope, item.assignToReference);
    const operator = operators[item.operator];
    if (operator === undefined) {
      throw cannotRun(
        scope.file,
        `${scope.element} with the operator ${item.operator}`,
        'the operator is not supported',
      );
    }
    checkWriteable(scope, to);
    const assign = operator(scope, to, compileValue(scope, item.value));
    return (interview: Interview) => {
      to.write?.(interview, assign(interview));
    };
  });
  return {
    faultTarget: undefined,
    run(interview) {
      for (const item of items) item(interview);
      return next;
    },
  };
}

/** Before a save, what is assigned to `$Record` is saved: it must be a field one can write. */
function checkWriteable(scope: FlowScope, to: Reference): void {
  const field = to.triggerField;
  if (field === undefined || field.updateable || (field.createable && scope.timing === 'beforeSave')) return;
  throw mistake(scope, `${scope.object.name}.${field.name} cannot be written`);
}
