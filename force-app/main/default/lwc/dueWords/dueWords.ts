import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

export interface DueWords {
  /** "Due tomorrow, 4:30 PM CST", "Overdue since end of Tuesday". */
  readonly text: string;
  readonly overdue: boolean;
}

export interface Reader {
  readonly locale: string;
  /** IANA zone in which the reader reads times. */
  readonly timeZone: string;
}

const dayLength = 86_400_000;
const nearbyDays: Readonly<Record<string, string>> = {
  '-1': labels.yesterday,
  '0': labels.today,
  '1': labels.tomorrow,
};

/** Wall-clock time in the reader's zone, as if it were UTC. */
function wallClock(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function dayWords(day: number, today: number, locale: string): string {
  const distance = Math.round((day - today) / dayLength);
  const date = new Date(day);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  if (Math.abs(distance) < 7) {
    return nearbyDays[distance] ?? format({ weekday: 'long' });
  }
  const sameYear = date.getUTCFullYear() === new Date(today).getUTCFullYear();
  return format({
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** A due time in people's words (D10): midnight is the end of the day before it. */
export function dueWords(due: Date, now: Date, { locale, timeZone }: Reader): DueWords {
  const wall = wallClock(due, timeZone);
  const startOfDay = (time: number) => Math.floor(time / dayLength) * dayLength;
  const today = startOfDay(wallClock(now, timeZone));
  const atMidnight = wall === startOfDay(wall);
  const day = dayWords(atMidnight ? wall - dayLength : startOfDay(wall), today, locale);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(due);
  const overdue = due.getTime() < now.getTime();
  return {
    text: formatLabel(
      overdue ? labels.overdueSince : labels.dueAt,
      atMidnight ? formatLabel(labels.endOfDay, day) : formatLabel(labels.dayAndTime, day, time),
    ),
    overdue,
  };
}
