import { isFederalHoliday } from './federalHolidays.ts';
import { instantOf, wallTime, weekdayOf, type DayNumber, type Instant } from './zoneTime.ts';

const officeOpens = 8.5 * 60;
const officeCloses = 17.5 * 60;
const wakes = 7.5 * 60;
const sleeps = 21.5 * 60;

/** Monday to Friday without federal holidays (D10). */
export function isBusinessDay(day: DayNumber): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !isFederalHoliday(day);
}

/** The business day `count` business days after (or, below 0, before) the day. */
export function shiftBusinessDays(day: DayNumber, count: number): DayNumber {
  let moved = day;
  for (let left = Math.abs(count); left > 0;) {
    moved += Math.sign(count);
    if (isBusinessDay(moved)) left -= 1;
  }
  return moved;
}

/** Same wall-clock time `count` business days on; a start on another day counts from the next one 00:00 (D10). */
export function addBusinessDays(zone: string, instant: Instant, count: number): Instant {
  const { day, minute } = wallTime(zone, instant);
  if (isBusinessDay(day)) return instantOf(zone, shiftBusinessDays(day, count), minute);
  return instantOf(zone, shiftBusinessDays(shiftBusinessDays(day, 1), count), 0);
}

/** The moment at which someone who works in office hours has worked this many hours since the instant. */
export function addOfficeHours(zone: string, instant: Instant, hours: number): Instant {
  let { day, minute } = wallTime(zone, instant);
  if (!isBusinessDay(day)) [day, minute] = [shiftBusinessDays(day, 1), officeOpens];
  minute = Math.max(minute, officeOpens);
  let left = hours * 60;
  while (minute + left > officeCloses) {
    left -= Math.max(0, officeCloses - minute);
    [day, minute] = [shiftBusinessDays(day, 1), officeOpens];
  }
  return instantOf(zone, day, minute + left);
}

/** The instant itself by day; by night a moment of the coming morning, `spread` (0 to 1) of two hours in. */
export function whenAwake(zone: string, instant: Instant, spread: number): Instant {
  const { day, minute } = wallTime(zone, instant);
  if (minute >= wakes && minute < sleeps) return instant;
  return instantOf(zone, minute < wakes ? day : day + 1, wakes + spread * 120);
}
