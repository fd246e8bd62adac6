import type { SyncParseOptions } from 'sformula';
import { compileSync, ValidationError } from 'sformula';
import type { SqlValue } from '../storage/index.ts';
import { compileNode } from './evaluator.ts';
import { FormulaError } from './formulaError.ts';
import { addedFunctions } from './functions/added.ts';
import { timedNames } from './functions/dates.ts';
import type { Expression, Linked } from './link.ts';
import { linkFormula } from './link.ts';
import type { Moment } from './moment.ts';
import type { Resolver } from './resolver.ts';
import { readFormula } from './syntax.ts';
import type { FormulaValue, ValueType } from './valueTypes.ts';
import { fromStored, isCastable, toStored } from './valueTypes.ts';

type InputTypes = NonNullable<SyncParseOptions['inputTypes']>;

/** A formula whose names and types are checked. */
export interface CompiledFormula<Reference> {
  /** What it reads, in the order `evaluate` takes the values. */
  readonly references: readonly Reference[];
  /** Whether the result depends on the time or the zone. */
  readonly timed: boolean;
  /** The stored result, of the type and decimals the formula was compiled for. Values are as stored. */
  evaluate(values: readonly SqlValue[], moment: Moment): SqlValue;
}

/** What the formula is to give. */
export interface Wanted {
  readonly type: ValueType;
  /** Digits after the point. */
  readonly scale: number;
  /** Blank numbers count as 0 (`formulaTreatBlanksAs` BlankAsZero). */
  readonly blankAsZero: boolean;
}

/** "Your formula has 3,900 or fewer characters" ("Formula Field Limits and Restrictions", Salesforce Help). */
const LONGEST = 3900;

const added: InputTypes = Object.fromEntries(
  Object.entries(addedFunctions).map(([name, { arguments: types, optional = 0, returns }]) => [
    name,
    {
      type: 'function',
      arguments: types.map((type, i) => ({ argument: { type }, optional: i >= types.length - optional })),
      returns: { type: returns },
    },
  ]),
);

/**
 * Compiles a formula once, for many evaluations.
 * @throws FormulaError for what is misspelt, unknown or of the wrong type
 */
export function compileFormula<Reference>(
  text: string,
  resolver: Resolver<Reference>,
  wanted: Wanted,
): CompiledFormula<Reference> {
  if (text.length > LONGEST) {
    throw new FormulaError(`${text.length} characters; the platform takes ${LONGEST}`);
  }
  const linked = linkFormula(readFormula(text), resolver);
  const { expression, calculatedType } = check(linked, wanted);
  const cell = compileNode(expression);
  const types = linked.slots.map((slot) => slot.type);
  const from = calculatedType as ValueType;
  return {
    references: linked.slots.map((slot) => slot.reference),
    timed: [...linked.functions].some((name) => timedNames.has(name)),
    evaluate(values, moment) {
      const slots: FormulaValue[] = values.map((value, i) => fromStored(types[i] ?? 'any', value));
      try {
        return toStored(cell({ slots, moment }), from, wanted.type, wanted.scale);
      } catch {
        // A page shows #Error!; the API gives no value.
        return toStored(null, from, wanted.type, wanted.scale);
      }
    },
  };
}

/** Has sformula check every type; its errors get the place in the text. */
function check<Reference>(
  linked: Linked<Reference>,
  wanted: Wanted,
): { expression: Expression; calculatedType: string } {
  const inputTypes: InputTypes = { ...added };
  linked.slots.forEach((slot, i) => (inputTypes[`$${i}`] = { type: slot.type }));
  try {
    const { compiled } = compileSync(linked.expression, { inputTypes, blankAsZero: wanted.blankAsZero });
    if (isCastable(compiled.calculatedType, wanted.type)) return compiled;
    throw new FormulaError(
      `expected a formula of type ${wanted.type}, this one gives ${compiled.calculatedType}`,
    );
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const { start } = error.location ?? {};
    const failure = new FormulaError(error.message, start);
    failure.cause = error;
    throw failure;
  }
}
