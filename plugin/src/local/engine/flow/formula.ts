import type {
  CompiledFormula,
  Resolved,
  Resolver,
  ValueType as FormulaType,
  Wanted,
} from '../formula/index.ts';
import { compileFormula, FormulaError, places, RecordResolver } from '../formula/index.ts';
import type { Moment } from '../formula/moment.ts';
import { valueTypeOf } from '../formula/valueTypes.ts';
import { MetadataError } from '../metadataError.ts';
import type { FieldSchema } from '../schemaTypes.ts';
import { userSettings } from '../soql/userSettings.ts';
import type { SqlValue } from '../storage/index.ts';
import { instantOf } from '../times.ts';
import { Fault } from './fault.ts';
import type { Interview } from './interview.ts';
import { withoutMergeBraces } from './mergeFields.ts';
import { readField } from './readField.ts';
import type { Reference } from './reference.ts';
import { compileReference } from './reference.ts';
import type { FlowScope } from './scope.ts';
import { mistake } from './scope.ts';
import type { FlowValue, ScalarKind } from './valueType.ts';
import { isScalar } from './valueType.ts';

/** What a formula of a flow reads, as it is stored. */
type Read = (interview: Interview) => SqlValue;

const formulaTypes: Readonly<Record<ScalarKind, FormulaType>> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
};

/** The decimals a flow's number keeps when its formula names none. */
const SCALE = 17;

/**
 * A formula of a flow: `{!…}` names what any element may refer to. A path through an empty lookup counts as blank here.
 * MetadataError says what is wrong with it.
 */
export function compileFlowFormula(
  scope: FlowScope,
  expression: string,
  result: ScalarKind,
  scale = SCALE,
): (interview: Interview) => FlowValue {
  const formula = compiled(scope, expression, { type: formulaTypes[result], scale, blankAsZero: false });
  return (interview) => {
    const values = formula.references.map((read) => read(interview));
    const found = formula.evaluate(values, formula.timed ? momentOf(interview) : ANY_TIME);
    return result === 'boolean' ? found === 1 : found;
  };
}

/** For formulas that do not ask. */
const ANY_TIME: Moment = { now: 0, zone: 'UTC' };

/** TODAY() is the day of who saves. */
function momentOf({ engine, userId }: Interview): Moment {
  return { now: instantOf(engine.stamp()), zone: userSettings(engine.database, userId).zone };
}

function compiled(scope: FlowScope, expression: string, wanted: Wanted): CompiledFormula<Read> {
  try {
    return compileFormula(withoutMergeBraces(expression), new FlowResolver(scope), wanted);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const failure = mistake(scope, `its formula: ${error.message}. Correct the formula`);
    failure.cause = error;
    throw failure;
  }
}

/** Names in a flow's formula: the flow's own, and those every formula knows. */
class FlowResolver implements Resolver<Read> {
  private readonly scope: FlowScope;

  constructor(scope: FlowScope) {
    this.scope = scope;
  }

  path(names: readonly string[]): Resolved<Read> {
    const constant = names[0] === '$CustomMetadata' ? this.customMetadata(names) : undefined;
    if (constant !== undefined) return constant;
    const reference = this.reference(names);
    return { reference: blankWhenUnset(reference), type: typeIn(reference) };
  }

  history(name: 'ISCHANGED' | 'PRIORVALUE' | 'ISNEW', names: readonly string[] | undefined): Resolved<Read> {
    if (names === undefined) {
      return { reference: ({ prior }) => (prior === undefined ? 1 : 0), type: 'boolean' };
    }
    const reference = this.reference(names);
    const field = reference.triggerField;
    if (field === undefined)
      throw new FormulaError(`${name}() takes a field of $Record, not ${names.join('.')}`);
    if (name === 'ISCHANGED') return { reference: hasChanged(field), type: 'boolean' };
    return { reference: priorValue(field), type: typeIn(reference) };
  }

  private reference(names: readonly string[]): Reference {
    try {
      return compileReference(this.scope, names.join('.'));
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      const failure = new FormulaError(error.message.slice(`${this.scope.file}: `.length));
      failure.cause = error;
      throw failure;
    }
  }

  private customMetadata(names: readonly string[]): Resolved<Read> | undefined {
    const { formulaWorld, object } = this.scope;
    const { reference, type } = new RecordResolver(formulaWorld, object, places.defaultValue).path(names);
    return reference.kind === 'constant' ? { reference: () => reference.value, type } : undefined;
  }
}

function typeIn(reference: Reference): FormulaType {
  if (reference.type.kind === 'record' || reference.type.collection) {
    throw new FormulaError(`${reference.path} is not a single value`);
  }
  const ofField = reference.field === undefined ? undefined : valueTypeOf(reference.field);
  return ofField ?? formulaTypes[reference.type.kind];
}

function stored(value: FlowValue): SqlValue {
  if (!isScalar(value)) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

function blankWhenUnset(reference: Reference): Read {
  return (interview) => {
    try {
      return stored(reference.read(interview));
    } catch (error) {
      if (error instanceof Fault) return null;
      throw error;
    }
  };
}

/** ISCHANGED: false for a new record (Salesforce Help, "ISCHANGED"). */
function hasChanged(field: FieldSchema): Read {
  return (interview) => {
    const { record, prior } = interview;
    if (prior === undefined) return 0;
    return readField(interview, record, field) === readField(interview, prior, field) ? 0 : 1;
  };
}

/** PRIORVALUE: of a new record the value it has (Salesforce Help, "PRIORVALUE"). */
function priorValue(field: FieldSchema): Read {
  return (interview) => readField(interview, interview.prior ?? interview.record, field);
}
