import { dayOfYear, weekdayOf, type DayNumber } from './calendarDate.ts';

/** 5 U.S.C. 6103(a): a fixed date, or the nth weekday of a month (-1: the last). */
interface Holiday {
  readonly name: string;
  readonly month: number;
  readonly on: { readonly dayOfMonth: number } | { readonly weekday: number; readonly nth: number };
  readonly since?: number;
}

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 0;

const HOLIDAYS: readonly Holiday[] = [
  { name: "New Year's Day", month: 1, on: { dayOfMonth: 1 } },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, on: { weekday: MONDAY, nth: 3 } },
  { name: "Washington's Birthday", month: 2, on: { weekday: MONDAY, nth: 3 } },
  { name: 'Memorial Day', month: 5, on: { weekday: MONDAY, nth: -1 } },
  // Public Law 117-17, signed on 17 June 2021.
  { name: 'Juneteenth', month: 6, on: { dayOfMonth: 19 }, since: 2021 },
  { name: 'Independence Day', month: 7, on: { dayOfMonth: 4 } },
  { name: 'Labor Day', month: 9, on: { weekday: MONDAY, nth: 1 } },
  { name: 'Columbus Day', month: 10, on: { weekday: MONDAY, nth: 2 } },
  { name: 'Veterans Day', month: 11, on: { dayOfMonth: 11 } },
  { name: 'Thanksgiving Day', month: 11, on: { weekday: THURSDAY, nth: 4 } },
  { name: 'Christmas Day', month: 12, on: { dayOfMonth: 25 } },
];

const dateIn = (year: number, { month, on }: Holiday): DayNumber => {
  if ('dayOfMonth' in on) return dayOfYear(year, month, on.dayOfMonth);
  if (on.nth > 0) {
    const first = dayOfYear(year, month, 1);
    return first + ((on.weekday - weekdayOf(first) + 7) % 7) + (on.nth - 1) * 7;
  }
  const last = dayOfYear(year, month + 1, 0);
  return last - ((weekdayOf(last) - on.weekday + 7) % 7);
};

/** 5 U.S.C. 6103(b): on a Saturday the Friday before is observed; on a Sunday the Monday after (E.O. 11582). */
const observed = (day: DayNumber): DayNumber => {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY ? day - 1 : weekday === SUNDAY ? day + 1 : day;
};

/** The observed days of one year's holidays; New Year's Day may be observed on 31 December before it. */
export const federalHolidays = (year: number): { readonly day: DayNumber; readonly name: string }[] =>
  HOLIDAYS.filter(({ since = 0 }) => year >= since).map((holiday) => {
    const day = dateIn(year, holiday);
    return { day: observed(day), name: observed(day) === day ? holiday.name : `${holiday.name} (observed)` };
  });
