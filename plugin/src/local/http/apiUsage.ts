import type { Clock } from '../engine/index.ts';

const HOUR = 3_600_000;
const HOURS_COUNTED = 24;

/** API calls of the last 24 hours by the org's clock, against the daily limit. */
export interface ApiUsage {
  readonly limit: number;
  count(calls: number): void;
  used(): number;
}

/** Counts in hourly steps, as Salesforce does; a restart begins at nought. */
export function createApiUsage(clock: Clock, limit: number): ApiUsage {
  const byHour = new Map<number, number>();
  const currentHour = (): number => Math.floor(clock.now().getTime() / HOUR);

  return {
    limit,
    count(calls) {
      const hour = currentHour();
      for (const old of byHour.keys()) if (old <= hour - HOURS_COUNTED) byHour.delete(old);
      byHour.set(hour, (byHour.get(hour) ?? 0) + calls);
    },
    used() {
      const hour = currentHour();
      let total = 0;
      for (const [each, calls] of byHour) if (each > hour - HOURS_COUNTED) total += calls;
      return total;
    },
  };
}
