import type { Instant, IsoDate } from '../facts.ts';

/** Whole days since 1970-01-01, of a calendar date without a zone. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

export const dayOfYear = (year: number, month: number, dayOfMonth: number): DayNumber =>
  Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @throws RangeError when the text is no real date written `YYYY-MM-DD`. */
export const dayOf = (date: IsoDate): DayNumber => {
  const parts = WRITTEN.exec(date);
  const [year, month, dayOfMonth] = [Number(parts?.[1]), Number(parts?.[2]), Number(parts?.[3])];
  const day = dayOfYear(year, month, dayOfMonth);
  const real = calendarDateOf(day);
  // A month that is none lies in another year; days too many begin the next month anew.
  if (real.year !== year || real.dayOfMonth !== dayOfMonth) {
    throw new RangeError(`Expected a date like 2026-11-21, got ${JSON.stringify(date)}`);
  }
  return day;
};

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
}

// 400 years of the Gregorian calendar, counted from 1 March of the year 0, so that a leap day ends its year.
const ERA_DAYS = 146_097;
const MARCH_YEAR_0 = -719_468;

export const calendarDateOf = (day: DayNumber): CalendarDate => {
  const since = day - MARCH_YEAR_0;
  const era = Math.floor(since / ERA_DAYS);
  const dayOfEra = since - era * ERA_DAYS;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const yearDays = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfMarchYear = dayOfEra - yearDays;
  const march = Math.floor((5 * dayOfMarchYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfMarchYear - Math.floor((153 * march + 2) / 5) + 1,
  };
};

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

export const isoDateOf = (day: DayNumber): IsoDate => {
  const { year, month, dayOfMonth } = calendarDateOf(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
};

/** A wall clock reading: milliseconds since 1970-01-01 00:00 on that clock. */
export type WallTime = Instant;

export const dayOfWall = (wall: WallTime): DayNumber => Math.floor(wall / DAY_MS);
export const timeOfDay = (wall: WallTime): number => wall - dayOfWall(wall) * DAY_MS;
