import { dayLength, weekdayOf, type DayNumber } from './zoneTime.ts';

const years = new Map<number, ReadonlySet<DayNumber>>();

/** A US federal holiday, on the day it is observed (5 U.S.C. 6103). */
export function isFederalHoliday(day: DayNumber): boolean {
  const year = new Date(day * dayLength).getUTCFullYear();
  // 1 January on a Saturday is observed in the year before.
  return [year, year + 1].some((each) => observedIn(each).has(day));
}

function observedIn(year: number): ReadonlySet<DayNumber> {
  let days = years.get(year);
  if (days === undefined) {
    days = new Set([
      ...fixedDays
        .filter(([, , since]) => year >= since)
        .map(([month, date]) => observed(dayNumber(year, month, date))),
      ...floating(year),
    ]);
    years.set(year, days);
  }
  return days;
}

/** New Year's Day, Juneteenth (a holiday since 2021, Public Law 117-17), Independence Day, Veterans Day, Christmas Day. */
const fixedDays = [
  [1, 1, 0],
  [6, 19, 2021],
  [7, 4, 0],
  [11, 11, 0],
  [12, 25, 0],
] as const;

/** Martin Luther King Jr., Washington's Birthday, Memorial, Labor, Columbus, Thanksgiving. */
function floating(year: number): DayNumber[] {
  return [
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 6, 1, 1) - 7,
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    nth(year, 11, 4, 4),
  ];
}

function nth(year: number, month: number, weekday: number, count: number): DayNumber {
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7;
}

function observed(day: DayNumber): DayNumber {
  return day + ({ 6: -1, 0: 1 }[weekdayOf(day)] ?? 0);
}

function dayNumber(year: number, month: number, date: number): DayNumber {
  return Date.UTC(year, month - 1, date) / dayLength;
}
