import type { BusinessCalendar } from './businessCalendar.ts';
import {
  calendarDateOf,
  DAY_MS,
  dayOf,
  dayOfWall,
  MINUTE_MS,
  timeOfDay,
  weekdayOf,
  type DayNumber,
} from './calendarDate.ts';
import type { Instant } from '../facts.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const weekdayName = (day: DayNumber): string => WEEKDAYS[weekdayOf(day)] ?? '';

const timeWords = (time: number): string => {
  const minutes = Math.floor(time / MINUTE_MS);
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
};

/** "Nov 24", with the year unless it is `year`. */
export const dateWords = (day: DayNumber, year?: number): string => {
  const date = calendarDateOf(day);
  const words = `${MONTHS[date.month - 1] ?? ''} ${date.dayOfMonth}`;
  return date.year === year ? words : `${words}, ${date.year}`;
};

/** "Tue, Nov 24". */
const dayWords = (day: DayNumber, year: number): string =>
  `${weekdayName(day).slice(0, 3)}, ${dateWords(day, year)}`;

/** How people say a due time; one of 00:00 is the end of the last business day before it. `from` is when the clock started (its year is left unsaid). With `reader`, the time at
 * which it is read, a due time in the coming six days is named by its weekday alone: "end of Tuesday". Without it the
 * words never change: "end of Tue, Nov 24", "Tue, Nov 24, 3:00 PM". */
export const dueWords = (
  due: Instant,
  calendar: BusinessCalendar,
  { from, reader }: { from: Instant; reader?: Instant | undefined },
): string => {
  const wall = calendar.toWall(due);
  const atMidnight = timeOfDay(wall) === 0;
  const day = dayOfWall(atMidnight ? calendar.toWall(calendar.shift(due, -1)) : wall);
  const today = reader === undefined ? undefined : dayOfWall(calendar.toWall(reader));
  const near = today !== undefined && day >= today && day - today < 7;
  const name = near ? weekdayName(day) : dayWords(day, calendarDateOf(dayOfWall(calendar.toWall(from))).year);
  return atMidnight ? `end of ${name}` : `${name}, ${timeWords(timeOfDay(wall))}`;
};

/** "Fri, Nov 27, 5:45 PM": a moment that has been, with the year unless it is the one of `from`. */
export const momentWords = (instant: Instant, calendar: BusinessCalendar, from: Instant): string => {
  const wall = calendar.toWall(instant);
  const { year } = calendarDateOf(dayOfWall(calendar.toWall(from)));
  return `${dayWords(dayOfWall(wall), year)}, ${timeWords(timeOfDay(wall))}`;
};

/** "Sunday 00:00" within a week of the reader, else "Sun, Dec 6, 00:00": a moment on the 24-hour clock. */
export const clockWords = (instant: Instant, calendar: BusinessCalendar, reader?: Instant): string => {
  const wall = calendar.toWall(instant);
  const day = dayOfWall(wall);
  const near = reader !== undefined && day - dayOfWall(calendar.toWall(reader)) <= 7;
  const name = near ? weekdayName(day) : `${dayWords(day, calendarDateOf(day).year)},`;
  return `${name} ${new Date(wall).toISOString().slice(11, 16)}`;
};

/** Which closed days moved a deadline: " (Monday is Washington's Birthday)", or nothing. */
export const movedByWords = (start: Instant, due: Instant, calendar: BusinessCalendar): string => {
  const words = calendar.closuresBetween(start, due - 1).map(({ date, name }) => {
    const day = dayOf(date);
    const soon = day - dayOfWall(calendar.toWall(start)) < 7;
    const { year } = calendarDateOf(dayOfWall(calendar.toWall(start)));
    return `${soon ? weekdayName(day) : dayWords(day, year)} is ${name}`;
  });
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
};

/** "3 hours", "2 days and 3 hours". */
const lengthWords = (milliseconds: number, dayName: 'day' | 'business day'): string => {
  const hours = Math.floor(milliseconds / 3_600_000);
  const days = Math.floor(milliseconds / DAY_MS);
  const rest = hours - days * 24;
  const hourWords = `${rest} ${rest === 1 ? 'hour' : 'hours'}`;
  if (hours === 0) return 'less than an hour';
  if (days === 0) return hourWords;
  const inDays = `${days} ${dayName}${days === 1 ? '' : 's'}`;
  return rest === 0 ? inDays : `${inDays} and ${hourWords}`;
};

/** "2 business days and 3 hours": business time as said to people. */
export const ageWords = (milliseconds: number): string => lengthWords(milliseconds, 'business day');

/** "2 days and 3 hours": time as it passes, as said to people. */
export const elapsedWords = (milliseconds: number): string => lengthWords(milliseconds, 'day');
