import { sameId } from '../ids.ts';
import { cannotRun } from './flowFile.ts';
import { holds, parseLogic } from './conditionLogic.ts';
import type { FlowRecord } from './flowRecord.ts';
import type { Interview } from './interview.ts';
import { readField } from './readField.ts';
import type { Reference } from './reference.ts';
import { compileReference } from './reference.ts';
import type { FlowScope } from './scope.ts';
import { mistake } from './scope.ts';
import type { ConditionShape, FilterShape, ValueShape } from './shapes.ts';
import { compileValue, readAs } from './value.ts';
import type { FlowValue, ScalarKind } from './valueType.ts';
import { isCollection, isScalar, scalar } from './valueType.ts';

export type Test = (interview: Interview) => boolean;

/** Two values, both there. Text is compared as it is, capitals and all. */
type Comparison = (left: string | number | boolean, right: string | number | boolean) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const equal: Comparison = (left, right) =>
  left === right ||
  (isText(left) && isText(right) && left.length + right.length === 33 && sameId(left, right));

interface Operator {
  /** The kinds of value it compares; undefined: every kind. */
  readonly kinds?: readonly ScalarKind[];
  readonly compare: Comparison;
  /** The answer when one side, or both, have no value. */
  readonly ofNulls: (both: boolean) => boolean;
}

const never = (): boolean => false;
const ordered: readonly ScalarKind[] = ['number', 'date', 'datetime', 'time'];

/** Salesforce Help, "Flow Operators in Decision, Wait, and Collection Filter Elements". */
const comparisons: Readonly<Record<string, Operator>> = {
  EqualTo: { compare: equal, ofNulls: (both) => both },
  NotEqualTo: { compare: (left, right) => !equal(left, right), ofNulls: (both) => !both },
  GreaterThan: { kinds: ordered, compare: (left, right) => left > right, ofNulls: never },
  GreaterThanOrEqualTo: { kinds: ordered, compare: (left, right) => left >= right, ofNulls: never },
  LessThan: { kinds: ordered, compare: (left, right) => left < right, ofNulls: never },
  LessThanOrEqualTo: { kinds: ordered, compare: (left, right) => left <= right, ofNulls: never },
  Contains: {
    kinds: ['text'],
    compare: (left, right) => String(left).includes(String(right)),
    ofNulls: never,
  },
  StartsWith: {
    kinds: ['text'],
    compare: (left, right) => String(left).startsWith(String(right)),
    ofNulls: never,
  },
  EndsWith: {
    kinds: ['text'],
    compare: (left, right) => String(left).endsWith(String(right)),
    ofNulls: never,
  },
};

const isMissing = (value: FlowValue): boolean =>
  value === null || (isCollection(value) && value.length === 0);

/** Operators that ask about one value; the right side says whether the answer should be yes. */
const questions: Readonly<Record<string, (scope: FlowScope, left: Reference) => Test>> = {
  IsNull: (_scope, left) => (interview) => isMissing(left.read(interview)),
  WasSet: (_scope, left) => (interview) => !isMissing(left.read(interview)),
  IsBlank: (_scope, left) => (interview) => {
    const value = left.read(interview);
    return isMissing(value) || value === '';
  },
  IsEmpty: (_scope, left) => (interview) => isMissing(left.read(interview)),
  IsChanged: (scope, left) => {
    const { triggerField } = left;
    if (triggerField === undefined)
      throw mistake(scope, `Is Changed asks about a field of $Record, not ${left.path}`);
    const stored = (interview: Interview, record: FlowRecord) => readField(interview, record, triggerField);
    // As ISCHANGED: false for every field of a new record.
    return (interview) =>
      interview.prior !== undefined &&
      stored(interview, interview.record) !== stored(interview, interview.prior);
  },
};

export function compileCondition(scope: FlowScope, condition: ConditionShape): Test {
  return compileTest(
    scope,
    compileReference(scope, condition.leftValueReference),
    condition.operator,
    condition.rightValue,
  );
}

/** A filter on the triggering record: its field is one of `$Record`. */
export function compileRecordFilter(scope: FlowScope, filter: FilterShape): Test {
  return compileTest(
    scope,
    compileReference(scope, `$Record.${filter.field}`),
    filter.operator,
    filter.value,
  );
}

function compileTest(
  scope: FlowScope,
  left: Reference,
  operator: string,
  given: ValueShape | undefined,
): Test {
  const right = compileValue(scope, given);
  const question = questions[operator]?.(scope, left);
  if (question !== undefined) {
    const wanted = readAs(scope, right, scalar('boolean'), operator);
    return (interview) => question(interview) === (wanted(interview) === true);
  }
  const comparison = comparisons[operator];
  if (comparison === undefined) {
    throw cannotRun(
      scope.file,
      `${scope.element} with the operator ${operator}`,
      'the operator is not supported',
    );
  }
  const { kind } = left.type;
  if (kind === 'record' || left.type.collection) {
    throw mistake(scope, `${operator} compares single values, and ${left.path} is not one`);
  }
  if (comparison.kinds?.includes(kind) === false) {
    throw mistake(scope, `${operator} does not compare ${kind} values (${left.path})`);
  }
  const readRight = readAs(scope, right, left.type, `${operator} on ${left.path}`);
  return (interview) => {
    const [one, other] = [left.read(interview), readRight(interview)];
    if (!isScalar(one) || !isScalar(other)) return false;
    if (one === null || other === null) return comparison.ofNulls(one === other);
    return comparison.compare(one, other);
  };
}

/** Several tests joined by `and`, `or` or custom logic, asked in order and only as far as needed. */
export function joinTests(scope: FlowScope, logic: string | undefined, tests: readonly Test[]): Test {
  const parsed = parseLogic(logic, tests.length);
  if (parsed === undefined) {
    throw mistake(scope, `the logic "${logic ?? ''}" does not fit ${tests.length} conditions`);
  }
  return (interview) => holds(parsed, (index) => tests[index]?.(interview) === true);
}

/**
 * With "only when a record is updated to meet the condition requirements": the record as it was must not have met them.
 * A new record need only meet them.
 */
export function becomesTrue(test: Test): Test {
  return (interview) =>
    test(interview) &&
    (interview.prior === undefined || !test({ ...interview, record: interview.prior, prior: undefined }));
}
