import { formatLabel } from 'c/formatLabel';
import { policy } from 'c/scorePolicy';
import { businessCalendar } from 'c/scoreRules';
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

const startOfDay = (wall: number): number => Math.floor(wall / dayLength) * dayLength;

function dayWords(day: number, today: number, locale: string, overdue: boolean): string {
  const distance = Math.round((day - today) / dayLength);
  const date = new Date(day);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  // Over a weekend the day that a due time ends may be past while the due time is not: it is named by its date.
  if (overdue ? distance > -7 : distance >= 0 && distance < 7) {
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

/** A due time in people's words (D10): midnight is the end of the last business day before it. */
export function dueWords(due: Date, now: Date, { locale, timeZone }: Reader): DueWords {
  const calendar = businessCalendar(timeZone, policy.calendar.closures);
  const instant = due.getTime();
  const overdue = instant < now.getTime();
  const wall = calendar.toWall(instant);
  const atMidnight = wall === startOfDay(wall);
  const ends = atMidnight ? calendar.toWall(calendar.deadline(instant, -1)) : wall;
  const day = dayWords(startOfDay(ends), startOfDay(calendar.toWall(now.getTime())), locale, overdue);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(due);
  return {
    text: formatLabel(
      overdue ? labels.overdueSince : labels.dueAt,
      atMidnight ? formatLabel(labels.endOfDay, day) : formatLabel(labels.dayAndTime, day, time),
    ),
    overdue,
  };
}
