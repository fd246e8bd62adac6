import { DAY_MS, type WallTime } from './calendarDate.ts';
import type { Instant } from '../facts.ts';

/** One IANA zone: instants to wall clock and back. */
export interface TimeZone {
  readonly name: string;
  toWall(instant: Instant): WallTime;
  /** Temporal's `compatible`: a time that a clock change skips moves forward by the gap; of one that comes twice, the first. */
  toInstant(wall: WallTime): Instant;
}

/** The offset that holds from an instant on. */
interface Stretch {
  readonly from: Instant;
  readonly offset: number;
}

const SPAN_MS = 512 * DAY_MS;
// Shorter than any pair of clock changes that undo each other (Ramadan in Morocco: about four weeks).
const STEP_MS = 8 * DAY_MS;

const offsetReader = (name: string): ((instant: Instant) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const whole = Math.floor(instant / 1000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(whole)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
};

/** The instant at which the offset changes between `low` and `high`, to the second. */
const changeBetween = (low: Instant, high: Instant, offsetAt: (instant: Instant) => number): Instant => {
  const before = offsetAt(low);
  let from = low / 1000;
  let to = high / 1000;
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle * 1000) === before) from = middle;
    else to = middle;
  }
  return to * 1000;
};

const stretchesOf = (span: number, offsetAt: (instant: Instant) => number): Stretch[] => {
  const start = span * SPAN_MS;
  const stretches: Stretch[] = [{ from: start, offset: offsetAt(start) }];
  let offset = offsetAt(start);
  for (let at = start; at < start + SPAN_MS; at += STEP_MS) {
    let from = at;
    const to = at + STEP_MS;
    // Two changes may lie within one step; each is found in turn.
    while (offsetAt(to) !== offset) {
      from = changeBetween(from, to, offsetAt);
      offset = offsetAt(from);
      stretches.push({ from, offset });
    }
  }
  return stretches;
};

const openTimeZone = (name: string): TimeZone => {
  const readOffset = offsetReader(name);
  const spans = new Map<number, readonly Stretch[]>();
  let lastSpan: number | undefined;
  let stretches: readonly Stretch[] = [];
  const offsetAt = (instant: Instant): number => {
    const span = Math.floor(instant / SPAN_MS);
    if (span !== lastSpan) {
      stretches = spans.get(span) ?? stretchesOf(span, readOffset);
      spans.set(span, stretches);
      lastSpan = span;
    }
    let offset = 0;
    for (const stretch of stretches) {
      if (stretch.from > instant) break;
      offset = stretch.offset;
    }
    return offset;
  };
  return {
    name,
    toWall: (instant) => instant + offsetAt(instant),
    toInstant: (wall) => {
      const before = offsetAt(wall - DAY_MS);
      const after = offsetAt(wall + DAY_MS);
      const early = wall - before;
      if (before === after || offsetAt(early) === before) return early;
      const late = wall - after;
      // In a gap neither fits, and the offset before it moves the time forward.
      return offsetAt(late) === after ? late : early;
    },
  };
};

const opened = new Map<string, TimeZone>();

/** @throws RangeError for a name that the language does not know. */
export const timeZoneOf = (name: string): TimeZone => {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const zone = openTimeZone(name);
  opened.set(name, zone);
  return zone;
};

/** Whether the language knows a zone of this IANA name. */
export const isTimeZone = (name: string): boolean => {
  try {
    timeZoneOf(name);
    return true;
  } catch {
    return false;
  }
};
