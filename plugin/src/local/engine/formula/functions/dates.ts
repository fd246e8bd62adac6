import { parseDate, parseDatetime } from '../../times.ts';
import { formatDatetime, instantOf } from '../../times.ts';
import { dayAt } from '../../soql/zone.ts';
import { numberOf } from '../library.ts';
import type { Moment } from '../moment.ts';
import { todayOf } from '../moment.ts';
import type { FormulaValue } from '../valueTypes.ts';

/**
 * Dates and datetimes on the org's clock and in the user's zone. sformula's own go by the machine's clock and zone, where
 * a day may have 23 hours.
 */

const DAY = 86_400_000;
/** What DATE() and dates made by arithmetic may not go beyond. */
const LAST_YEAR = 9999;

type TimedFunction = (moment: Moment, ...values: FormulaValue[]) => FormulaValue;

const isText = (value: FormulaValue): value is string => typeof value === 'string' && value !== '';

/** The days since 1970 of a date. */
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

function dateOf(days: number): FormulaValue {
  const date = new Date(days * DAY);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > LAST_YEAR ? null : date.toISOString().slice(0, 10);
}

function moved(date: FormulaValue, days: FormulaValue, sign: 1 | -1): FormulaValue {
  const count = numberOf(days);
  return isText(date) && count !== null ? dateOf(dayNumber(date) + sign * Math.trunc(count)) : null;
}

function movedInstant(datetime: FormulaValue, days: FormulaValue, sign: 1 | -1): FormulaValue {
  const count = numberOf(days);
  if (!isText(datetime) || count === null) return null;
  const instant = new Date(instantOf(datetime) + sign * Math.round(count * DAY));
  return Number.isNaN(instant.getTime()) ? null : formatDatetime(instant);
}

/** Both sides of an operator, when neither is blank: what is compared with nothing is nothing. */
const both =
  (work: (left: string, right: string) => FormulaValue): TimedFunction =>
  (_, left, right) =>
    isText(left) && isText(right) ? work(left, right) : null;

/** Stored dates, and stored datetimes, sort as text. */
function comparisons(type: 'DATE' | 'DATETIME' | 'TIME'): Record<string, TimedFunction> {
  return {
    [`$$LT_${type}$$`]: both((left, right) => left < right),
    [`$$LTE_${type}$$`]: both((left, right) => left <= right),
    [`$$GT_${type}$$`]: both((left, right) => left > right),
    [`$$GTE_${type}$$`]: both((left, right) => left >= right),
    [`$$EQ_${type}$$`]: both((left, right) => left === right),
    [`$$NEQ_${type}$$`]: both((left, right) => left !== right),
  };
}

const partOf =
  (part: (date: Date) => number): TimedFunction =>
  (_, date) =>
    isText(date) ? part(new Date(`${date}T00:00:00Z`)) : null;

const dayOfYear = (date: Date): number => (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY + 1;

/** The Thursday of a date's week, which says to which year the week belongs (ISO 8601). */
function thursday(date: Date): Date {
  return new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY);
}

/** `2026-11-22`, `2026-11-22 10:30:00` or a stored datetime, in GMT ("Using Date, Date/Time, and Time Values in Formulas"). */
function datetimeValue(value: FormulaValue): FormulaValue {
  if (!isText(value)) return null;
  return parseDatetime(value.trim().replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})Z?$/, '$1T$2Z')) ?? null;
}

/** "If the specified date is the last day of the month, the resulting date is the last day of the resulting month" (ADDMONTHS). */
function addMonths(date: string, months: number): FormulaValue {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = (index: number): number => new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  const target = month - 1 + months;
  const isLast = day === lastDay(month - 1);
  const shown = isLast ? lastDay(target) : Math.min(day, lastDay(target));
  return dateOf(Date.UTC(year, target, shown) / DAY);
}

function madeDate(year: FormulaValue, month: FormulaValue, day: FormulaValue): FormulaValue {
  const parts = [year, month, day].map(numberOf);
  if (parts.includes(null)) return null;
  const [y = 0, m = 0, d = 0] = parts.map((part) => Math.trunc(part ?? 0));
  const text = [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
  return parseDate(text) ?? null;
}

/** Hours, minutes and seconds of a length in seconds, with days when asked ("FORMATDURATION", Salesforce Help). */
function formatDuration(seconds: number, withDays: boolean): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const whole = Math.trunc(Math.abs(seconds));
  const days = withDays ? Math.floor(whole / 86_400) : 0;
  const rest = whole - days * 86_400;
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(':');
  return withDays ? `${days}:${clock}` : clock;
}

export const dateFunctions: Readonly<Record<string, TimedFunction>> = {
  TODAY: (moment) => todayOf(moment),
  NOW: ({ now }) => formatDatetime(new Date(now)),
  TIMENOW: ({ now }) => `${new Date(now).toISOString().slice(11, 23)}Z`,
  DATE: (_, year, month, day) => madeDate(year, month, day),
  // A datetime's day is the user's; its text is in GMT.
  DATEVALUE: ({ zone }, value) => {
    if (!isText(value)) return null;
    if (value.length <= 10) return parseDate(value) ?? null;
    const stored = parseDatetime(value);
    return stored === undefined ? null : dayAt(instantOf(stored), zone);
  },
  DATETIMEVALUE: (_, value) => datetimeValue(value),
  ADDMONTHS: (_, date, months) => {
    const count = numberOf(months);
    return isText(date) && count !== null ? addMonths(date, Math.trunc(count)) : null;
  },
  YEAR: partOf((date) => date.getUTCFullYear()),
  MONTH: partOf((date) => date.getUTCMonth() + 1),
  DAY: partOf((date) => date.getUTCDate()),
  // "1 for Sunday, 2 for Monday, through 7 for Saturday" (WEEKDAY).
  WEEKDAY: partOf((date) => date.getUTCDay() + 1),
  DAYOFYEAR: partOf(dayOfYear),
  ISOWEEK: partOf((date) => Math.ceil(dayOfYear(thursday(date)) / 7)),
  ISOYEAR: partOf((date) => thursday(date).getUTCFullYear()),
  UNIXTIMESTAMP: (_, value) => {
    const stored = datetimeValue(value);
    return isText(stored) ? Math.floor(instantOf(stored) / 1000) : null;
  },
  FROMUNIXTIME: (_, seconds) => {
    const count = numberOf(seconds);
    return count === null ? null : formatDatetime(new Date(Math.trunc(count) * 1000));
  },
  FORMATDURATION: (_, first, second) => {
    const seconds = numberOf(first);
    if (seconds !== null) return formatDuration(seconds, second === true);
    if (!isText(first) || !isText(second)) return null;
    return formatDuration((instantOf(first) - instantOf(second)) / 1000, true);
  },
  $$ADD_DATE$$: (_, date, days) => moved(date, days, 1),
  $$SUBTRACT_DATE$$: (_, date, days) => moved(date, days, -1),
  $$DIFF_DATE$$: both((left, right) => dayNumber(left) - dayNumber(right)),
  $$ADD_DATETIME$$: (_, datetime, days) => movedInstant(datetime, days, 1),
  $$SUBTRACT_DATETIME$$: (_, datetime, days) => movedInstant(datetime, days, -1),
  // "The same operation between two Date/Time values returns a decimal value indicating the difference in days."
  $$DIFF_DATETIME$$: both((left, right) => (instantOf(left) - instantOf(right)) / DAY),
  ...comparisons('DATE'),
  ...comparisons('DATETIME'),
  ...comparisons('TIME'),
};

/** Functions whose result is another one later or elsewhere. */
export const timedNames: ReadonlySet<string> = new Set(['TODAY', 'NOW', 'TIMENOW', 'DATEVALUE']);
