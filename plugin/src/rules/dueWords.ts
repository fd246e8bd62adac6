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
import type { Instant } from './facts.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const weekdayName = (day: DayNumber): string => WEEKDAYS[weekdayOf(day)] ?? '';

const timeWords = (time: number): string => {
  const minutes = Math.floor(time / MINUTE_MS);
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
};

/** "24 Nov", with the year unless it is `year`. */
export const dateWords = (day: DayNumber, year?: number): string => {
  const date = calendarDateOf(day);
  const words = `${date.dayOfMonth} ${MONTHS[date.month - 1] ?? ''}`;
  return date.year === year ? words : `${words} ${date.year}`;
};

/** How people say a due time. `from` is when the clock started (its year is left unsaid). With `reader`, the time at
 * which it is read, a due time in the coming six days is named by its weekday alone: "end of Tuesday". Without it the
 * words never change: "end of Tue 24 Nov", "Tue 24 Nov, 3:00 PM". */
export const dueWords = (
  due: Instant,
  calendar: BusinessCalendar,
  { from, reader }: { from: Instant; reader?: Instant | undefined },
): string => {
  const wall = calendar.toWall(due);
  const atMidnight = timeOfDay(wall) === 0;
  const day = dayOfWall(wall) - (atMidnight ? 1 : 0);
  const today = reader === undefined ? undefined : dayOfWall(calendar.toWall(reader));
  const near = today !== undefined && day >= today && day - today < 7;
  const { year } = calendarDateOf(dayOfWall(calendar.toWall(from)));
  const name = near ? weekdayName(day) : `${weekdayName(day).slice(0, 3)} ${dateWords(day, year)}`;
  return atMidnight ? `end of ${name}` : `${name}, ${timeWords(timeOfDay(wall))}`;
};

/** "Sunday 00:00" within a week of the reader, else "Sun 6 Dec 00:00": a moment on the 24-hour clock. */
export const clockWords = (instant: Instant, calendar: BusinessCalendar, reader?: Instant): string => {
  const wall = calendar.toWall(instant);
  const day = dayOfWall(wall);
  const near = reader !== undefined && day - dayOfWall(calendar.toWall(reader)) <= 7;
  const name = near
    ? weekdayName(day)
    : `${weekdayName(day).slice(0, 3)} ${dateWords(day, calendarDateOf(day).year)}`;
  return `${name} ${new Date(wall).toISOString().slice(11, 16)}`;
};

/** Which closed days moved a deadline: " (Monday is Washington's Birthday)", or nothing. */
export const movedByWords = (start: Instant, due: Instant, calendar: BusinessCalendar): string => {
  const words = calendar.closuresBetween(start, due - 1).map(({ date, name }) => {
    const day = dayOf(date);
    const soon = day - dayOfWall(calendar.toWall(start)) < 7;
    const { year } = calendarDateOf(dayOfWall(calendar.toWall(start)));
    return `${soon ? weekdayName(day) : `${weekdayName(day).slice(0, 3)} ${dateWords(day, year)}`} is ${name}`;
  });
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
};

/** "2 business days and 3 hours": business time as said to people. */
export const ageWords = (milliseconds: number): string => {
  const hours = Math.floor(milliseconds / 3_600_000);
  const days = Math.floor(milliseconds / DAY_MS);
  const rest = hours - days * 24;
  const hourWords = `${rest} ${rest === 1 ? 'hour' : 'hours'}`;
  if (hours === 0) return 'less than an hour';
  if (days === 0) return hourWords;
  const dayWords = `${days} business ${days === 1 ? 'day' : 'days'}`;
  return rest === 0 ? dayWords : `${dayWords} and ${hourWords}`;
};
