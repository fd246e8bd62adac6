import { dayOf, dayOfYear, isoDateOf, weekdayOf, type DayNumber } from './calendarDate.ts';
import { federalHolidays } from './federalHolidays.ts';
import type { Closure } from '../policy.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** D10: which dates are business days, as tables. The same for every zone. */
export interface BusinessDays {
  isBusinessDay(day: DayNumber): boolean;
  /** Number of business days before `day`, from a fixed origin. */
  before(day: DayNumber): number;
  /** The business day that has `count` business days before it. */
  at(count: number): DayNumber;
  /** Why a Monday to Friday is no business day. */
  closureName(day: DayNumber): string | undefined;
}

const build = (closures: readonly Closure[]): BusinessDays => {
  const closed = new Map<DayNumber, string>();
  for (const { date, name } of closures) closed.set(dayOf(date), name);
  for (let year = FIRST_YEAR; year <= LAST_YEAR + 1; year++) {
    for (const { day, name } of federalHolidays(year)) closed.set(day, name);
  }

  const first = dayOfYear(FIRST_YEAR, 1, 1);
  const length = dayOfYear(LAST_YEAR + 1, 1, 1) - first;
  const countBefore = new Int32Array(length);
  const days: DayNumber[] = [];
  for (let index = 0; index < length; index++) {
    const day = first + index;
    countBefore[index] = days.length;
    const weekday = weekdayOf(day);
    if (weekday !== 0 && weekday !== 6 && !closed.has(day)) days.push(day);
  }

  const outside = (what: string): RangeError =>
    new RangeError(`Business days are known from ${FIRST_YEAR} to ${LAST_YEAR}, ${what} is outside`);
  const before = (day: DayNumber): number => {
    const count = countBefore[day - first];
    if (count === undefined) throw outside(isoDateOf(day));
    return count;
  };
  return {
    before,
    at: (count) => {
      const day = days[count];
      if (day === undefined) throw outside(`business day ${count}`);
      return day;
    },
    isBusinessDay: (day) => days[before(day)] === day,
    closureName: (day) => closed.get(day),
  };
};

const built = new Map<string, BusinessDays>();

/** The business days of a policy; tables are built once per list of closures. */
export const businessDays = (closures: readonly Closure[]): BusinessDays => {
  const key = JSON.stringify(closures.map(({ date, name }) => [date, name]));
  const known = built.get(key);
  if (known !== undefined) return known;
  const days = build(closures);
  built.set(key, days);
  return days;
};
