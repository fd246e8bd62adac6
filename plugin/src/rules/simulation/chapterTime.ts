import { calendarFor, type BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { Instant, MentoringRequest } from '../facts.ts';
import type { Pool } from '../matching/pool.ts';

/** D10: business time of a request's chapter between two instants, in milliseconds. */
export type BusinessWait = (request: MentoringRequest, from: Instant, to: Instant) => number;

/** Business time in the zones of a pool's chapters; each zone is opened once. */
export const businessWaitOf = ({ hierarchy, policy }: Pool): BusinessWait => {
  const calendars = new Map<string | undefined, BusinessCalendar>();
  return ({ chapterId }, from, to) => {
    const zone = hierarchy.within(chapterId, 'chapter')?.timeZone;
    const calendar = calendars.get(zone) ?? calendarFor(policy, zone);
    calendars.set(zone, calendar);
    return calendar.age(from, to);
  };
};
