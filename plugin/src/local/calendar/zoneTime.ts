/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** Days since 1970-01-01, a date without a zone. */
export type DayNumber = number;

export const minuteLength = 60_000;
export const hourLength = 60 * minuteLength;
export const dayLength = 24 * hourLength;

export interface WallTime {
  readonly day: DayNumber;
  /** Minutes since midnight, with fractions. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** What the clock on the wall of an IANA zone shows. */
export function wallTime(zone: string, instant: Instant): WallTime {
  const shifted = instant + offsetAt(zone, instant);
  const day = Math.floor(shifted / dayLength);
  return { day, minute: (shifted - day * dayLength) / minuteLength };
}

/** The instant at which the zone's wall shows this; a time skipped by DST moves on by the gap. */
export function instantOf(zone: string, day: DayNumber, minute: number): Instant {
  const shown = day * dayLength + minute * minuteLength;
  const guess = shown - offsetAt(zone, shown);
  return shown - offsetAt(zone, guess);
}

/** `YYYY-MM-DD` */
export function isoDate(day: DayNumber): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

export function dayOf(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

/** 00:00 of the date in the zone. */
export function startOfDate(zone: string, date: string): Instant {
  return instantOf(zone, dayOf(date), 0);
}

/** 0 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The last Sunday 00:00 in the zone, at or before the instant. */
export function startOfSundayWeek(zone: string, instant: Instant): Instant {
  const { day } = wallTime(zone, instant);
  return instantOf(zone, day - weekdayOf(day), 0);
}

/** Milliseconds east of UTC. American zones change on a full UTC hour, so one answer an hour is enough. */
function offsetAt(zone: string, instant: Instant): number {
  const hour = Math.floor(instant / hourLength);
  const key = `${zone}@${hour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = readOffset(zone, hour * hourLength);
    offsets.set(key, offset);
  }
  return offset;
}

function readOffset(zone: string, instant: Instant): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name);
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  return (match?.[1] === '-' ? -minutes : minutes) * minuteLength;
}
