import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { TimeSpan } from './queueEntry.ts';

/** A span cut at each midnight of the calendar's zone; Sunday's begins a new week (M7). */
export const daysOf = ({ from, to }: TimeSpan, calendar: BusinessCalendar): TimeSpan[] => {
  const days: TimeSpan[] = [];
  for (let start = from; start < to;) {
    const midnight = calendar.startOf(calendar.dateOf(calendar.daysAfter(start, 1)));
    const end = Math.min(midnight, to);
    days.push({ from: start, to: end });
    start = end;
  }
  return days;
};
