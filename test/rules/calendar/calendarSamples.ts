import { Temporal } from 'temporal-polyfill';
import { seededRandom } from '../../../scripts/bench/country/seededRandom.ts';

/** Zones of the United States that differ in their clock changes, or have none. */
export const US_ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Chicago',
  'America/Menominee',
  'America/North_Dakota/Beulah',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Metlakatla',
  'America/Adak',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'America/St_Thomas',
  'Pacific/Guam',
  'Pacific/Saipan',
  'Pacific/Pago_Pago',
] as const;

export interface CalendarSample {
  readonly zone: string;
  readonly start: number;
  /** Business days of a deadline. */
  readonly count: number;
  /** A later instant, for an age. */
  readonly at: number;
}

const FROM = Date.UTC(2020, 0, 1);
const TO = Date.UTC(2040, 11, 1);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Every clock change of a zone between 2020 and 2040. */
const changesOf = (zone: string): number[] => {
  const changes: number[] = [];
  let moment = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(zone);
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= TO) return changes;
    changes.push(next.epochMilliseconds);
    moment = next;
  }
};

/** Random moments, to the second: half of them anywhere, half within a few days before a clock change, spring and autumn. */
export const calendarSamples = (seed: number, count: number): CalendarSample[] => {
  const random = seededRandom(seed);
  const changes = new Map(US_ZONES.map((zone) => [zone, changesOf(zone)]));
  return Array.from({ length: count }, (): CalendarSample => {
    const zone = random.pick(US_ZONES);
    const near = changes.get(zone) ?? [];
    const change = near[random.below(near.length)];
    const start =
      change !== undefined && random.chance(0.5)
        ? change + (random.below(6 * 1440) - 5 * 1440) * MINUTE
        : FROM + random.below((TO - FROM) / 1000) * 1000;
    return {
      zone,
      start,
      count: random.below(11),
      at: start + random.below(16 * 1440) * MINUTE + random.below(DAY),
    };
  });
};
