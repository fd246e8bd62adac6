import type { Instant } from '../facts.ts';
import type { ClockReading, ClockRow } from './clockRow.ts';
import type { Situation } from './requestSituation.ts';

/** D12: the due time of a clock. Time that the client asked for does not run: what was left when the client asked is left after
 * it. Where it is not recorded when the client asked, what was not done before the date gets its full time after it. */
export const dueOf = (
  { counts, pauses }: Pick<ClockRow, 'counts' | 'pauses'>,
  { start, dueFrom, stopped, stoppedAt }: ClockReading,
  { waitUntil, waitAskedAt, calendar }: Situation,
): Instant => {
  const due = dueFrom(start);
  if (!pauses || waitUntil === undefined || (waitAskedAt ?? -Infinity) >= waitUntil) return due;
  const doneBefore = stopped && (stoppedAt === undefined || stoppedAt < (waitAskedAt ?? waitUntil));
  if (doneBefore) return due;
  if (waitAskedAt === undefined || start >= waitAskedAt) return dueFrom(Math.max(start, waitUntil));
  if (due <= waitAskedAt) return due;
  return counts === 'business'
    ? calendar.shift(waitUntil, calendar.age(waitAskedAt, due))
    : waitUntil + (due - waitAskedAt);
};

/** D12: from when a clock ran without a pause up to its due time: closed days before that moved nothing. */
export const runsFrom = (start: Instant, due: Instant, { waitUntil }: Situation): Instant =>
  waitUntil === undefined || due <= waitUntil ? start : Math.max(start, waitUntil);
