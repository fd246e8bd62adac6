import { Temporal } from 'temporal-polyfill';

// D10 the slow way, by plain dates of another library; it shares nothing with the rules, holidays included.

const fixed = (year: number, month: number, day: number): Temporal.PlainDate => {
  const date = Temporal.PlainDate.from({ year, month, day });
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 });
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date;
};

/** The nth such weekday of a month (1 Monday … 7 Sunday). */
const nth = (year: number, month: number, weekday: number, count: number): Temporal.PlainDate => {
  let date = Temporal.PlainDate.from({ year, month, day: 1 });
  while (date.dayOfWeek !== weekday) date = date.add({ days: 1 });
  return date.add({ weeks: count - 1 });
};

const lastMondayOfMay = (year: number): Temporal.PlainDate => {
  let date = Temporal.PlainDate.from({ year, month: 5, day: 31 });
  while (date.dayOfWeek !== 1) date = date.subtract({ days: 1 });
  return date;
};

const holidaysOf = (year: number): Temporal.PlainDate[] => [
  fixed(year, 1, 1),
  nth(year, 1, 1, 3),
  nth(year, 2, 1, 3),
  lastMondayOfMay(year),
  ...(year < 2021 ? [] : [fixed(year, 6, 19)]),
  fixed(year, 7, 4),
  nth(year, 9, 1, 1),
  nth(year, 10, 1, 2),
  fixed(year, 11, 11),
  nth(year, 11, 4, 4),
  fixed(year, 12, 25),
];

const HOLIDAYS: ReadonlySet<string> = new Set(
  Array.from({ length: 24 }, (_, index) => 2019 + index).flatMap((year) => holidaysOf(year).map(String)),
);

const NONE: ReadonlySet<string> = new Set();

/** A date that knows its successor; walked day by day, and kept, because a million walks meet the same dates. */
class Day {
  readonly date: Temporal.PlainDate;
  readonly iso: string;
  readonly #open: boolean;
  #next: Day | undefined;

  constructor(date: Temporal.PlainDate) {
    this.date = date;
    this.iso = date.toString();
    this.#open = date.dayOfWeek < 6 && !HOLIDAYS.has(this.iso);
  }

  isBusiness(closures: ReadonlySet<string>): boolean {
    return this.#open && !closures.has(this.iso);
  }

  next(): Day {
    return (this.#next ??= dayOf(this.date.add({ days: 1 })));
  }
}

const days = new Map<string, Day>();

const dayOf = (date: Temporal.PlainDate): Day => {
  const iso = date.toString();
  const known = days.get(iso) ?? new Day(date);
  days.set(iso, known);
  return known;
};

const nextBusiness = (day: Day, closures: ReadonlySet<string>): Day => {
  let next = day.next();
  while (!next.isBusiness(closures)) next = next.next();
  return next;
};

const localOf = (instant: number, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();

/** D10: same wall-clock time `count` business days on. Right from 2019 to 2042. */
export const oracleDeadline = (start: number, count: number, zone: string, closures = NONE): number => {
  const local = localOf(start, zone);
  const first = dayOf(local.toPlainDate());
  const inside = first.isBusiness(closures);
  const time = inside ? local.toPlainTime() : Temporal.PlainTime.from('00:00');
  let day = inside ? first : nextBusiness(first, closures);
  for (let step = 0; step < count; step++) day = nextBusiness(day, closures);
  return day.date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
};

const sinceMidnight = ({ hour, minute, second, millisecond }: Temporal.PlainDateTime): number =>
  ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;

/** D10: 24 hours for each business date between two instants, by the wall clock. */
export const oracleAge = (start: number, at: number, zone: string, closures = NONE): number => {
  const [from, to] = [localOf(start, zone), localOf(at, zone)];
  const [first, last] = [dayOf(from.toPlainDate()), dayOf(to.toPlainDate())];
  let age = 0;
  for (let day = first; day.iso <= last.iso; day = day.next()) {
    if (!day.isBusiness(closures)) continue;
    const begins = day === first ? sinceMidnight(from) : 0;
    age += (day === last ? sinceMidnight(to) : 86_400_000) - begins;
  }
  return Math.max(0, age);
};
