import type { FieldSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { instantOf } from '../times.ts';
import type { RowValue } from '../types.ts';
import type { QueryContext } from './context.ts';

/** The currency of a local org, which has one. */
const CURRENCY = 'USD';

/** Newer ICU data put a narrow space before AM and PM, the platform a plain one. */
const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/**
 * How FORMAT() writes a field's values: numbers, money, days and times as the user's locale and zone say, everything
 * else as it is (SOQL and SOSL Reference, "FORMAT ()").
 */
export function formatter(field: FieldSchema, context: QueryContext): (value: SqlValue) => RowValue {
  const write = writers[field.type];
  return write === undefined ? (value) => value : (value) => write(value, field, context);
}

type Writer = (value: SqlValue, field: FieldSchema, context: QueryContext) => RowValue;

const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;

const number: Writer = (value, { scale }, { locale }) =>
  typeof value === 'number'
    ? new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(
        value,
      )
    : null;

const writers: Partial<Record<FieldSchema['type'], Writer>> = {
  int: number,
  double: number,
  percent: (value, field, context) => {
    const written = number(value, field, context);
    return typeof written === 'string' ? `${written}%` : null;
  },
  currency: (value, _field, { locale }) =>
    typeof value === 'number'
      ? new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCY }).format(value)
      : null,
  date: (value, _field, { locale }) =>
    typeof value === 'string'
      ? new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(Date.parse(`${value}T00:00:00Z`))
      : null,
  datetime: (value, _field, { locale, zone }) =>
    typeof value === 'string'
      ? plainSpaces(
          new Intl.DateTimeFormat(locale, {
            ...day,
            hour: 'numeric',
            minute: '2-digit',
            timeZone: zone,
          }).format(instantOf(value)),
        )
      : null,
};
