import { dayOf, isoDateOf, type DayNumber } from '../calendar/calendarDate.ts';
import type { IsoDate } from '../facts.ts';

/** Days from the first to the last, inclusive; infinite where an end is open. */
export interface DaySpan {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** From dates, of which a missing one is an open end. */
export const spanOf = (from: IsoDate | undefined, to: IsoDate | undefined): DaySpan => ({
  from: from === undefined ? -Infinity : dayOf(from),
  to: to === undefined ? Infinity : dayOf(to),
});

/** The days of both; undefined when there is none. */
export const overlapOf = (one: DaySpan, other: DaySpan): DaySpan | undefined => {
  const span = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  return span.from <= span.to ? span : undefined;
};

/** The days of `whole` that none of the spans covers, earliest first. */
export const gapsIn = (whole: DaySpan, spans: readonly DaySpan[]): DaySpan[] => {
  const gaps: DaySpan[] = [];
  let next = whole.from;
  for (const { from, to } of [...spans].sort((left, right) => left.from - right.from)) {
    if (from > whole.to || next > whole.to) break;
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  if (next <= whole.to && next < Infinity) gaps.push({ from: next, to: whole.to });
  return gaps;
};

/** "on 2026-11-22", "from 2026-11-22 to 2026-11-30", "from 2026-11-22 on", "until 2026-11-22", "always". */
export const spanWords = ({ from, to }: DaySpan): string => {
  if (from === to) return `on ${isoDateOf(from)}`;
  if (from === -Infinity) return to === Infinity ? 'always' : `until ${isoDateOf(to)}`;
  return to === Infinity ? `from ${isoDateOf(from)} on` : `from ${isoDateOf(from)} to ${isoDateOf(to)}`;
};
