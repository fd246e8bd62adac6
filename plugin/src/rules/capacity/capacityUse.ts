import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { DAY_MS } from '../calendar/calendarDate.ts';
import { countedBy, isStated, type Capacity } from './capacity.ts';
import type { Assignment, Instant, Mentor } from '../facts.ts';
import type { RulesPolicy } from '../policy.ts';

/** M7: how much of a mentor's capacity is used. */
export interface CapacityUse {
  /** Offers that the limit counts, in its window. */
  readonly used: number;
  /** The same window, by how they came. Both figures are shown. */
  readonly assigned: number;
  readonly direct: number;
  readonly full: boolean;
  /** When the limit frees again; undefined when it is not full, is zero, or only Engage knows. */
  readonly freeAgain?: Instant | undefined;
}

const WEEK_DAYS = 7;

interface Window {
  readonly from: Instant;
  /** When an offer made at an instant leaves the window. */
  readonly leaves: (offeredAt: Instant) => Instant;
}

const windowOf = (
  capacity: Capacity,
  policy: RulesPolicy,
  at: Instant,
  calendar: BusinessCalendar,
): Window => {
  const period = capacity.kind === 'limit' ? capacity.period : { weeks: 1 };
  if (period === 'month') {
    const from = calendar.startOfMonth(at);
    return { from, leaves: () => calendar.startOfMonth(calendar.daysAfter(from, 32)) };
  }
  const days = period.weeks * WEEK_DAYS;
  if (policy.capacity.window === 'rolling7') {
    return { from: at - days * DAY_MS + 1, leaves: (offeredAt) => offeredAt + days * DAY_MS };
  }
  const weekOf = (instant: Instant, weeksOn: number) =>
    calendar.daysAfter(calendar.startOfWeek(instant), weeksOn * WEEK_DAYS);
  return { from: weekOf(at, 1 - period.weeks), leaves: (offeredAt) => weekOf(offeredAt, period.weeks) };
};

/** M7: the first instant whose offers a limit counts. */
export const countedFrom = (
  capacity: Capacity,
  policy: RulesPolicy,
  at: Instant,
  calendar: BusinessCalendar,
): Instant => windowOf(capacity, policy, at, calendar).from;

/** M7: what counts, counted from the offer, whatever became of it. `offers` are one mentor's, oldest first;
 * `calendar` is the org's zone. */
export const capacityUse = (
  mentor: Mentor,
  capacity: Capacity,
  offers: readonly Assignment[],
  { policy, at, calendar }: { policy: RulesPolicy; at: Instant; calendar: BusinessCalendar },
): CapacityUse => {
  const window = windowOf(capacity, policy, at, calendar);
  const inWindow = offers.filter(({ offeredAt }) => offeredAt >= window.from);
  const counts = countedBy(capacity, policy);
  const counted = inWindow.filter(({ how }) => counts.includes(how));
  const assigned = inWindow.filter(({ how }) => how === 'assigned').length;
  const figures = { used: counted.length, assigned, direct: inWindow.length - assigned };

  if (policy.capacity.window === 'platform' && !isStated(capacity)) {
    return { ...figures, full: mentor.limitReached };
  }
  if (capacity.kind !== 'limit' || counted.length < capacity.limit) return { ...figures, full: false };
  // The limit is free again when so many have left that one place is open.
  const lastToLeave = counted[counted.length - capacity.limit];
  return { ...figures, full: true, freeAgain: lastToLeave && window.leaves(lastToLeave.offeredAt) };
};

/** M7: how many assigned offers more the limit allows; infinite where none of them counts. */
export const offersLeft = (capacity: Capacity, { used }: CapacityUse, policy: RulesPolicy): number => {
  if (capacity.kind !== 'limit' || !countedBy(capacity, policy).includes('assigned')) return Infinity;
  // With Engage's own flag, offers change nothing until Engage says so.
  const byFlag = policy.capacity.window === 'platform' && !isStated(capacity);
  return byFlag ? Infinity : Math.max(0, capacity.limit - used);
};
