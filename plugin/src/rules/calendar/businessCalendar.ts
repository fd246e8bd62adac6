import { businessDays } from './businessDays.ts';
import {
  calendarDateOf,
  DAY_MS,
  dayOf,
  dayOfWall,
  isoDateOf,
  timeOfDay,
  weekdayOf,
  type WallTime,
} from './calendarDate.ts';
import type { Instant, IsoDate } from '../facts.ts';
import type { Closure, RulesPolicy } from '../policy.ts';
import { timeZoneOf } from './timeZone.ts';

/** D10: business time in one zone. */
export interface BusinessCalendar {
  /** IANA name. */
  readonly zone: string;
  /** Same wall-clock time `count` business days on; a start outside business days counts from the next one 00:00. */
  deadline(start: Instant, count: number): Instant;
  /** Same wall-clock time `count` calendar days on. */
  daysAfter(start: Instant, count: number): Instant;
  /** Business time between two instants in milliseconds: 24 hours for each business date, nothing on others. */
  age(start: Instant, at: Instant): number;
  /** The instant that lies `amount` milliseconds of business time later, earlier when negative. */
  shift(instant: Instant, amount: number): Instant;
  isBusinessDay(date: IsoDate): boolean;
  /** Holidays and closures on Mondays to Fridays that a deadline from `start` to `due` skipped. */
  closuresBetween(start: Instant, due: Instant): Closure[];
  dateOf(instant: Instant): IsoDate;
  startOf(date: IsoDate): Instant;
  /** 00:00 of the Sunday on or before. */
  startOfWeek(instant: Instant): Instant;
  /** 00:00 of the first of the month. */
  startOfMonth(instant: Instant): Instant;
  toWall(instant: Instant): WallTime;
}

/** @throws RangeError for an unknown zone; its functions throw one for dates outside 1990 to 2099. */
export const businessCalendar = (zoneName: string, closures: readonly Closure[]): BusinessCalendar => {
  const zone = timeZoneOf(zoneName);
  const days = businessDays(closures);

  /** Business time since the origin, on the wall clock. */
  const businessTime = (wall: WallTime): number => {
    const day = dayOfWall(wall);
    return days.before(day) * DAY_MS + (days.isBusinessDay(day) ? timeOfDay(wall) : 0);
  };

  return {
    zone: zoneName,
    deadline: (start, count) => {
      const wall = zone.toWall(start);
      const day = dayOfWall(wall);
      const time = days.isBusinessDay(day) ? timeOfDay(wall) : 0;
      return zone.toInstant(days.at(days.before(day) + count) * DAY_MS + time);
    },
    daysAfter: (start, count) => zone.toInstant(zone.toWall(start) + count * DAY_MS),
    age: (start, at) => Math.max(0, businessTime(zone.toWall(at)) - businessTime(zone.toWall(start))),
    shift: (instant, amount) => {
      const time = businessTime(zone.toWall(instant)) + amount;
      const count = Math.floor(time / DAY_MS);
      return zone.toInstant(days.at(count) * DAY_MS + time - count * DAY_MS);
    },
    isBusinessDay: (date) => days.isBusinessDay(dayOf(date)),
    closuresBetween: (start, due) => {
      const found: Closure[] = [];
      const last = dayOfWall(zone.toWall(due));
      for (let day = dayOfWall(zone.toWall(start)); day <= last; day++) {
        const name = days.closureName(day);
        const weekday = weekdayOf(day);
        if (name !== undefined && weekday !== 0 && weekday !== 6) found.push({ date: isoDateOf(day), name });
      }
      return found;
    },
    dateOf: (instant) => isoDateOf(dayOfWall(zone.toWall(instant))),
    startOf: (date) => zone.toInstant(dayOf(date) * DAY_MS),
    startOfWeek: (instant) => {
      const day = dayOfWall(zone.toWall(instant));
      return zone.toInstant((day - weekdayOf(day)) * DAY_MS);
    },
    startOfMonth: (instant) => {
      const day = dayOfWall(zone.toWall(instant));
      return zone.toInstant((day + 1 - calendarDateOf(day).dayOfMonth) * DAY_MS);
    },
    toWall: (instant) => zone.toWall(instant),
  };
};

/** The calendar of a chapter's clocks; a chapter without a zone uses the org's (D10). */
export const calendarFor = (policy: RulesPolicy, timeZone: string | undefined): BusinessCalendar =>
  businessCalendar(timeZone ?? policy.calendar.timeZone, policy.calendar.closures);
