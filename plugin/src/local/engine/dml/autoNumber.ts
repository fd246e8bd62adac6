import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import type { Engine } from './engine.ts';

/** CaseNumber starts at 1000 in a new org; custom auto numbers start at 1. */
const firstNumber = (object: ObjectSchema): number => (object.name === 'Case' ? 1000 : 1);

const PLACE = /\{(0+)\}/;

function counterOf(object: ObjectSchema, field: FieldSchema): string {
  return `${object.name}.${field.name}`;
}

/** The next number of an auto-number field, as `MA-000042`; a year, month or day in the format is today's. */
export function nextAutoNumber(engine: Engine, object: ObjectSchema, field: FieldSchema): string {
  const number = engine.serials.next(counterOf(object, field), firstNumber(object));
  const [year = '', month = '', day = ''] = engine.stamp().slice(0, 10).split('-');
  return (field.displayFormat ?? '{0}')
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replaceAll('{MM}', month)
    .replaceAll('{DD}', day)
    .replace(PLACE, (_, zeros: string) => String(number).padStart(zeros.length, '0'));
}

/** A loaded record brought its own number: later records count on from there. */
export function keepAutoNumber(
  engine: Engine,
  object: ObjectSchema,
  field: FieldSchema,
  given: SqlValue,
): void {
  const digits = /(\d+)\D*$/.exec(String(given))?.[1];
  if (digits !== undefined) engine.serials.atLeast(counterOf(object, field), Number(digits));
}
