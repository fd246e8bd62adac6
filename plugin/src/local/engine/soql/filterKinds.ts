import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { toId18 } from '../ids.ts';
import type { FieldSchema, FieldType } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { parseDate, parseDatetime } from '../times.ts';
import type { QueryContext } from './context.ts';
import type { DayRange } from './dateLiterals.ts';
import { daysOf } from './dateLiterals.ts';
import { errorAt, IN_CONDITION } from './sourceText.ts';
import { stringOf } from './stringLiteral.ts';
import { firstDayOfWeek } from './userSettings.ts';
import { dayAt, startOfDay } from './zone.ts';

/** A value of a filter as written, with what the parser took it for. */
export interface Literal {
  text: string;
  type: LiteralType;
}

/** What a literal stands for: one value (null too), or everything from one value up to, not including, another. */
export type Meaning = { value: SqlValue } | { from: SqlValue; until: SqlValue };

/** How the values of a group of field types are written in a filter. */
export interface FilterKind {
  /** Literal types that fit. */
  literals: readonly LiteralType[];
  /** The type's name in the platform's error, and whether quotes are right. */
  word: string;
  quoted: boolean;
  /** `<`, `>` and the like. */
  ordered: boolean;
  like: boolean;
  /** What `null` stands for; a checkbox is never empty: null is false. */
  empty?: SqlValue;
  read(literal: Literal, field: FieldSchema, context: QueryContext): Meaning;
}

const text: FilterKind = {
  literals: ['STRING'],
  word: 'string',
  quoted: true,
  ordered: true,
  like: true,
  // An empty text and no text are the same thing on the platform.
  read: (literal) => ({ value: stringOf(literal.text) || null }),
};

const multipicklist: FilterKind = {
  ...text,
  ordered: false,
  like: false,
  read(literal, field) {
    const chosen = new Set(stringOf(literal.text).split(';'));
    const known = field.picklistValues.map((entry) => entry.value).filter((value) => chosen.delete(value));
    return { value: [...known, ...chosen].join(';') || null };
  },
};

const id: FilterKind = {
  ...text,
  word: 'reference',
  like: false,
  read(literal, field, context) {
    const written = stringOf(literal.text);
    if (written === '') return { value: null };
    const id18 = toId18(written);
    if (id18 !== undefined) return { value: id18 };
    throw errorAt(
      'INVALID_QUERY_FILTER_OPERATOR',
      context.soql,
      field.name,
      `invalid ID field: ${written}`,
      IN_CONDITION,
    );
  },
};

const number = (word: string): FilterKind => ({
  literals: ['INTEGER', 'DECIMAL', 'INTEGER_WITH_CURRENCY_PREFIX', 'DECIMAL_WITH_CURRENCY_PREFIX'],
  word,
  quoted: false,
  ordered: true,
  like: false,
  read: (literal) => ({ value: Number(literal.text.replace(/^[A-Z]{3}/i, '')) }),
});

const boolean: FilterKind = {
  literals: ['BOOLEAN'],
  word: 'boolean',
  quoted: false,
  ordered: false,
  like: false,
  // "Use null in WHERE".
  empty: 0,
  read: (literal) => ({ value: Number(literal.text.toUpperCase() === 'TRUE') }),
};

function invalid(kind: 'date' | 'datetime', literal: Literal): ApiError {
  return new ApiError('MALFORMED_QUERY', `Invalid ${kind}: ${literal.text}`);
}

/** The days of a date literal, today and the week being the user's. */
function daysIn(literal: Literal, context: QueryContext): DayRange {
  return daysOf(literal.text, dayAt(context.now, context.zone), firstDayOfWeek(context.locale));
}

const date: FilterKind = {
  literals: ['DATE', 'DATE_LITERAL', 'DATE_N_LITERAL'],
  word: 'date',
  quoted: false,
  ordered: true,
  like: false,
  read(literal, _field, context) {
    if (literal.type !== 'DATE') return daysIn(literal, context);
    const day = parseDate(literal.text);
    if (day === undefined) throw invalid('date', literal);
    return { value: day };
  },
};

const datetime: FilterKind = {
  ...date,
  literals: ['DATETIME', 'DATE_LITERAL', 'DATE_N_LITERAL'],
  word: 'dateTime',
  read(literal, _field, context) {
    if (literal.type !== 'DATETIME') {
      const days = daysIn(literal, context);
      return { from: startOfDay(days.from, context.zone), until: startOfDay(days.until, context.zone) };
    }
    const instant = parseDatetime(literal.text);
    if (instant === undefined) throw invalid('datetime', literal);
    return { value: instant };
  },
};

export const filterKinds: Record<FieldType, FilterKind> = {
  id: { ...id, word: 'ID' },
  reference: id,
  string: text,
  textarea: text,
  email: text,
  phone: text,
  url: text,
  picklist: text,
  combobox: text,
  multipicklist,
  boolean,
  int: number('int'),
  double: number('double'),
  currency: number('currency'),
  percent: number('percent'),
  date,
  datetime,
  // The parser reads no time-of-day literals.
  time: { ...text, literals: [], word: 'time', quoted: false, like: false },
  // Neither can be filtered.
  address: text,
  anyType: text,
};
