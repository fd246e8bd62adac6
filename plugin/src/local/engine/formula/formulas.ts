import { MetadataError } from '../metadataError.ts';
import type { FieldFormula, FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Database, SqlValue } from '../storage/index.ts';
import type { CompiledFormula } from './compileFormula.ts';
import { compileFormula } from './compileFormula.ts';
import { FormulaError } from './formulaError.ts';
import type { FormulaWorld, Place } from './recordResolver.ts';
import { places, RecordResolver } from './recordResolver.ts';
import type { Reference } from './reference.ts';
import type { ValueType } from './valueTypes.ts';
import { valueTypeOf } from './valueTypes.ts';

export type RecordFormula = CompiledFormula<Reference>;

/** The compiled formulas of an org's fields. */
export interface Formulas {
  /** The formula of a field's `formula` or `defaultFormula`; it is the same in every view of the schema. */
  of(formula: FieldFormula): RecordFormula;
}

interface Source {
  readonly file: string;
  readonly text: string;
}

/**
 * Compiles a formula of an object's record.
 * @throws MetadataError naming the file, the element and what is wrong
 */
export function compileRecordFormula(
  world: FormulaWorld,
  object: ObjectSchema,
  place: Place,
  source: Source & {
    readonly element: string;
    readonly type: ValueType;
    readonly scale?: number;
    readonly blankAsZero?: boolean;
  },
): RecordFormula {
  const { type, scale = 0, blankAsZero = false } = source;
  try {
    return compileFormula(source.text, new RecordResolver(world, object, place), {
      type,
      scale,
      blankAsZero,
    });
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const failure = new MetadataError(
      source.file,
      `<${source.element}>: ${error.message}. Correct the formula.`,
    );
    failure.cause = error;
    throw failure;
  }
}

/** What a field's formula must give: text for what is shown as text. */
function resultOf(field: FieldSchema): { type: ValueType; scale: number } {
  const type = valueTypeOf(field) ?? 'string';
  const isText = type === 'picklist' || type === 'multipicklist' || type === 'id';
  return { type: isText ? 'string' : type, scale: field.scale };
}

/**
 * Compiles every formula field and default value of the schema.
 * @throws MetadataError for the first that is wrong, and for formulas that refer to one another in a circle
 */
export function compileFormulas(world: FormulaWorld): Formulas {
  const compiled = new Map<FieldFormula, RecordFormula>();
  for (const object of world.schema.objects.values()) {
    for (const field of object.fields) {
      const { formula, defaultFormula } = field;
      const result = resultOf(field);
      if (formula !== undefined) {
        const source = { ...formula, ...result, element: 'formula' };
        compiled.set(formula, compileRecordFormula(world, object, places.formulaField, source));
      }
      if (defaultFormula !== undefined) {
        const source = { ...defaultFormula, ...result, element: 'defaultValue' };
        compiled.set(defaultFormula, compileRecordFormula(world, object, places.defaultValue, source));
      }
    }
  }
  const of = (formula: FieldFormula): RecordFormula => {
    const found = compiled.get(formula);
    if (found === undefined) throw new Error(`${formula.file} is not of this org`);
    return found;
  };
  for (const object of world.schema.objects.values()) {
    for (const field of object.fields) refuseCircle(of, field, []);
  }
  return { of };
}

/** The formula fields a formula reads. */
function formulaFieldsIn(formula: RecordFormula): FieldSchema[] {
  return formula.references.flatMap((reference) =>
    reference.kind === 'value' && reference.field.formula !== undefined ? [reference.field] : [],
  );
}

function refuseCircle(of: Formulas['of'], field: FieldSchema, above: readonly FieldSchema[]): void {
  if (field.formula === undefined) return;
  if (above.includes(field)) {
    const circle = [...above.slice(above.indexOf(field)), field].map((each) => each.name).join(' -> ');
    throw new MetadataError(
      field.formula.file,
      `<formula>: a formula field cannot refer to itself, as in ${circle}. Break the circle.`,
    );
  }
  for (const next of formulaFieldsIn(of(field.formula))) refuseCircle(of, next, [...above, field]);
}

/** The SQL function that computes a formula field. */
export function sqlFunctionOf(object: ObjectSchema, field: FieldSchema): string {
  return `formula ${object.name}.${field.name}`;
}

/** Gives the database a function for each formula field: `"formula Case.Age__c"(now, zone, value, …)`. */
export function defineFormulaFunctions(database: Database, world: FormulaWorld, formulas: Formulas): void {
  for (const object of world.schema.objects.values()) {
    for (const field of object.fields) {
      if (field.formula === undefined) continue;
      const formula = formulas.of(field.formula);
      database.defineFunction(sqlFunctionOf(object, field), (...given: SqlValue[]) => {
        if (!formula.timed) return formula.evaluate(given, ANY_TIME);
        const [now, zone, ...values] = given;
        return formula.evaluate(values, { now: Number(now), zone: String(zone) });
      });
    }
  }
}

/** For formulas that do not ask. */
const ANY_TIME = { now: 0, zone: 'UTC' };
