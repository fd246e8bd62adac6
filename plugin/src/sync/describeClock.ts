import { isDueSoon, momentWords, type RequestClock, type RequestContext } from '../rules/index.ts';
import { iso, isoTime, type WithIsoTimes } from './isoTimes.ts';

/** A clock with its times as ISO 8601 in UTC. */
export type ClockDescription = Omit<
  WithIsoTimes<RequestClock, 'startedAt' | 'due' | 'warnAt' | 'stoppedAt'>,
  'marks'
> & {
  /** D11: it runs, and the time to warn has come. */
  readonly dueSoon: boolean;
  /** `when`: "Tue, Nov 24, 10:00 AM", on the clock of the request's chapter. */
  readonly marks?:
    readonly { readonly at: string; readonly when: string; readonly words: string }[] | undefined;
};

/** D1-D9: a clock, for people and programs. */
export const describeClock = (
  clock: RequestClock,
  { calendar, at: now }: Pick<RequestContext, 'calendar' | 'at'>,
): ClockDescription => ({
  ...clock,
  startedAt: iso(clock.startedAt),
  due: iso(clock.due),
  warnAt: iso(clock.warnAt),
  stoppedAt: iso(clock.stoppedAt),
  dueSoon: isDueSoon(clock, now),
  marks: clock.marks?.map(({ at, words }) => ({
    at: isoTime(at),
    when: momentWords(at, calendar, clock.startedAt ?? at),
    words,
  })),
});
