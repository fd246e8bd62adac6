import type { Instant, IsoDate } from '../facts.ts';

/** Whole days since 1970-01-01, of a calendar date without a zone. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** @throws RangeError when the text is no real date written `YYYY-MM-DD`. */
export const dayOf = (date: IsoDate): DayNumber => {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(day) || isoDateOf(day) !== date) {
    throw new RangeError(`Expected a date like 2026-11-21, got ${JSON.stringify(date)}`);
  }
  return day;
};

export const isoDateOf = (day: DayNumber): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const dayOfYear = (year: number, month: number, dayOfMonth: number): DayNumber =>
  Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
}

export const calendarDateOf = (day: DayNumber): CalendarDate => {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
};

/** A wall clock reading: milliseconds since 1970-01-01 00:00 on that clock. */
export type WallTime = Instant;

export const dayOfWall = (wall: WallTime): DayNumber => Math.floor(wall / DAY_MS);
export const timeOfDay = (wall: WallTime): number => wall - dayOfWall(wall) * DAY_MS;
