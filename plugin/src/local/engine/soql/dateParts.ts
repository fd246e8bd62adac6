import type { SqlValue } from '../storage/index.ts';
import { instantOf } from '../times.ts';
import { wallClock } from './zone.ts';

const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;

const quarter = (date: Date): number => Math.floor(date.getUTCMonth() / 3) + 1;

/** The date functions of SOQL, on a wall clock. Fiscal years start in January. */
const parts: Readonly<Record<string, (date: Date) => SqlValue>> = {
  CALENDAR_YEAR: (date) => date.getUTCFullYear(),
  CALENDAR_QUARTER: quarter,
  CALENDAR_MONTH: (date) => date.getUTCMonth() + 1,
  FISCAL_YEAR: (date) => date.getUTCFullYear(),
  FISCAL_QUARTER: quarter,
  FISCAL_MONTH: (date) => date.getUTCMonth() + 1,
  DAY_IN_MONTH: (date) => date.getUTCDate(),
  DAY_IN_WEEK: (date) => date.getUTCDay() + 1,
  DAY_IN_YEAR: dayOfYear,
  DAY_ONLY: (date) => date.toISOString().slice(0, 10),
  HOUR_IN_DAY: (date) => date.getUTCHours(),
  WEEK_IN_MONTH: (date) => Math.floor((date.getUTCDate() - 1) / 7) + 1,
  WEEK_IN_YEAR: (date) => Math.floor((dayOfYear(date) - 1) / 7) + 1,
};

export const datePartNames: ReadonlySet<string> = new Set(Object.keys(parts));

/** One part of a stored date or datetime in a zone; null of null. */
export function datePart(name: SqlValue, stored: SqlValue, zone: SqlValue): SqlValue {
  const part = parts[String(name)];
  if (part === undefined || typeof stored !== 'string') return null;
  const instant =
    stored.length === 10 ? Date.parse(`${stored}T00:00:00Z`) : wallClock(instantOf(stored), String(zone));
  return part(new Date(instant));
}
