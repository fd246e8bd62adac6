import { ApiError } from '../apiError.ts';
import { toId18 } from '../ids.ts';
import type { FieldSchema, FieldType } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { parseDate, parseDatetime } from '../times.ts';
import type { FieldValue } from '../types.ts';

type Scalar = string | number | boolean;
type Coercion = (value: Scalar, field: FieldSchema) => SqlValue;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}

/**
 * The platform reads JSON with Jackson, and its words reach the caller, as in "Cannot deserialize instance of datetime
 * from VALUE_STRING value 2017-10-17 00:00:00 or request may be missing a required field" (regican/Salesforce#2).
 */
function unreadable(type: string, value: unknown): ApiError {
  const shown = isScalar(value) ? String(value) : '{';
  return new ApiError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${kindOf(value)} value ${shown} ` +
      'or request may be missing a required field at [line:1, column:1]',
  );
}

const text: Coercion = (value, field) => {
  // A number or a boolean is no text: "Cannot deserialize instance of string from VALUE_NUMBER_INT value 7".
  if (typeof value !== 'string') throw unreadable(field.type, value);
  const written = value.trim();
  if (written.length <= field.length) return written === '' ? null : written;
  throw new ApiError(
    'STRING_TOO_LONG',
    `${field.label}: data value too large: ${written} (max length=${field.length})`,
    { fields: [field.name] },
  );
};

const email: Coercion = (value, field) => {
  const address = text(value, field);
  if (address === null || /^[^\s@<>()[\],;:\\"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(String(address)))
    return address;
  throw new ApiError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${String(address)}`, {
    fields: [field.name],
  });
};

const number: Coercion = (value, field) => {
  const type = field.type;
  const read = typeof value === 'string' ? Number(value.trim() === '' ? Number.NaN : value) : value;
  if (typeof read !== 'number' || !Number.isFinite(read)) throw unreadable(type, value);
  if (type === 'int' && !Number.isInteger(read)) throw unreadable(type, value);
  const rounded =
    Number(`${Math.round(Number(`${Math.abs(read)}e${field.scale}`))}e-${field.scale}`) * Math.sign(read);
  const safe = Number.isNaN(rounded) ? read : rounded;
  if (Math.abs(safe) < 10 ** (field.precision - field.scale)) return safe === 0 ? 0 : safe;
  throw new ApiError(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${String(value)}`,
    { fields: [field.name] },
  );
};

const flag: Coercion = (value) => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const written = typeof value === 'string' ? value.toLowerCase() : '';
  if (written === 'true') return 1;
  if (written === 'false') return 0;
  throw unreadable('boolean', value);
};

const temporal =
  (type: string, parse: (text: string) => string | undefined): Coercion =>
  (value) => {
    const read = typeof value === 'string' ? parse(value.trim()) : undefined;
    if (read === undefined) throw unreadable(type, value);
    return read;
  };

const time = (written: string): string | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z?$/.test(written) ? written : undefined;

const reference: Coercion = (value, field) => {
  const id = toId18(String(value));
  if (id !== undefined) return id;
  throw new ApiError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, {
    fields: [field.name],
  });
};

/** The chosen values once each, in the order the field defines them. */
const choices: Coercion = (value, field) => {
  const chosen = new Set(
    String(value)
      .split(';')
      .map((choice) => choice.trim())
      .filter((choice) => choice !== ''),
  );
  const known = field.picklistValues.map((entry) => entry.value).filter((entry) => chosen.delete(entry));
  return text([...known, ...chosen].join(';'), field);
};

const coercions: Record<FieldType, Coercion> = {
  id: reference,
  reference,
  string: text,
  textarea: text,
  phone: text,
  url: text,
  picklist: text,
  combobox: text,
  multipicklist: choices,
  email,
  boolean: flag,
  int: number,
  double: number,
  currency: number,
  percent: number,
  date: temporal('date', parseDate),
  datetime: temporal('datetime', parseDatetime),
  time: temporal('time', time),
  // Nobody can write either.
  address: text,
  anyType: (value) => JSON.stringify(value),
};

/**
 * A value as it will be stored. Numbers and booleans may come as text (the CLI and CSV send them so); empty text is null.
 * @throws ApiError STRING_TOO_LONG, NUMBER_OUTSIDE_VALID_RANGE, MALFORMED_ID, INVALID_EMAIL_ADDRESS, JSON_PARSER_ERROR
 */
export function coerce(field: FieldSchema, value: FieldValue): SqlValue {
  if (value === undefined || value === null || value === '') return field.type === 'boolean' ? 0 : null;
  if (typeof value === 'object') throw unreadable(field.type, value);
  return coercions[field.type](value, field);
}
