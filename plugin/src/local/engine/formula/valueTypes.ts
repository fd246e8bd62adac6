import type { FieldSchema, FieldType } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import type { Decimal } from './library.ts';
import { isNumeric, libraryFunction, numberOf } from './library.ts';

/** Types as sformula names them. */
export type ValueType =
  | 'string'
  | 'number'
  | 'currency'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'id'
  | 'picklist'
  | 'multipicklist'
  | 'html'
  | 'any';

/** A value inside a formula: dates are `2026-11-22`, datetimes have the stored form, blank text may be ''. */
export type FormulaValue = string | number | boolean | Decimal | null | undefined;

/** What a field is inside a formula; undefined: no formula can use it. */
const inFormula: Record<FieldType, ValueType | undefined> = {
  id: 'id',
  reference: 'id',
  string: 'string',
  textarea: 'string',
  email: 'string',
  phone: 'string',
  url: 'string',
  combobox: 'string',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'currency',
  percent: 'percent',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  address: undefined,
  anyType: undefined,
};

/** The type of a field inside a formula, or undefined when formulas cannot use it. */
export function valueTypeOf(field: FieldSchema): ValueType | undefined {
  return inFormula[field.type];
}

/** A stored value as a formula sees it. */
export function fromStored(type: ValueType, stored: SqlValue): FormulaValue {
  if (type === 'boolean') return stored === 1;
  if (type === 'time' && typeof stored === 'string') return fullTime(stored);
  return stored;
}

/** A time as sformula writes it, `09:30:00.000Z`. */
function fullTime(stored: string): string {
  const [hours = '', minutes = '', seconds = '00'] = stored.replace('Z', '').split(':');
  const [whole = '00', fraction = ''] = seconds.split('.');
  return `${hours}:${minutes}:${whole}.${fraction.padEnd(3, '0')}Z`;
}

/** What a formula of one type may be shown as, besides itself. */
const castable: Partial<Record<ValueType, readonly ValueType[]>> = {
  number: ['currency', 'percent'],
  currency: ['number', 'percent'],
  percent: ['number', 'currency'],
  html: ['string'],
  datetime: ['date'],
};

export function isCastable(from: ValueType, to: ValueType): boolean {
  return from === to || from === 'any' || castable[from]?.includes(to) === true;
}

/**
 * The result of a formula as a column holds it: numbers rounded half up, percents counted in hundredths, blank text and
 * what cannot be computed null.
 */
export function toStored(value: FormulaValue, from: ValueType, to: ValueType, scale: number): SqlValue {
  if (to === 'boolean') return value === true ? 1 : 0;
  if (value === null || value === undefined) return null;
  if (isNumeric(value)) return numeric(value, from, to, scale);
  const text = String(value);
  if (to === 'date') return text.slice(0, 10);
  return to === 'string' ? text.trim() || null : text;
}

const round = libraryFunction('ROUND');
const shiftDecimal = libraryFunction('$$SHIFT_DECIMAL$$');

function numeric(value: number | Decimal, from: ValueType, to: ValueType, scale: number): SqlValue {
  let result: FormulaValue = value;
  if (to === 'percent' && from !== 'percent') result = shiftDecimal(result, -2);
  if (to !== 'percent' && from === 'percent') result = shiftDecimal(result, 2);
  const rounded = numberOf(round(result, scale)) ?? Number.NaN;
  return Number.isFinite(rounded) ? (rounded === 0 ? 0 : rounded) : null;
}
