import type { Instant } from '../rules/index.ts';

/** The same with its times as ISO 8601 in UTC. */
export type WithIsoTimes<Row, Times extends keyof Row> = Omit<Row, Times> &
  Readonly<Partial<Record<Times, string | undefined>>>;

/** An instant as ISO 8601 in UTC. */
export const isoTime = (instant: Instant): string => new Date(instant).toISOString();

/** The same of one that may not have happened. */
export const iso = (instant: Instant | undefined): string | undefined =>
  instant === undefined ? undefined : isoTime(instant);
