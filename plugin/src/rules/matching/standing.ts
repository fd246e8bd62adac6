import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { calendarDateOf, dayOf, dayOfWall } from '../calendar/calendarDate.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { CapacityUse } from '../capacity/capacityUse.ts';
import { clockWords, dateWords } from '../calendar/dueWords.ts';
import type { Classification, Instant, Mentor, VolunteerStatus } from '../facts.ts';
import type { ReasonCode } from '../outcomes.ts';

/** Why a mentor can or cannot take a request, whatever the request (M2, M6, M7). */
export interface Standing {
  readonly code: ReasonCode;
  readonly sentence: string;
}

const STATUS: Readonly<Record<Exclude<VolunteerStatus, 'active'>, string>> = {
  prospective: 'Prospective',
  provisional: 'Provisional',
  inactive: 'Inactive',
  resigned: 'Resigned',
  terminated: 'Terminated',
  unknown: 'not known',
};

const CLASSIFICATION: Readonly<Record<Exclude<Classification, 'mentor' | 'subjectMatterExpert'>, string>> = {
  volunteer: 'Volunteer',
  workshopPresenter: 'Workshop Presenter',
  unknown: 'not known',
};

/** "2 of 2 this week", "1 of 1 in 2 weeks", "3 this week, no limit". */
export const useWords = (capacity: Capacity, use: CapacityUse): string => {
  if (capacity.kind !== 'limit') return `${use.used} this week, no limit`;
  const { limit, period } = capacity;
  const during =
    period === 'month' ? 'this month' : period.weeks === 1 ? 'this week' : `in ${period.weeks} weeks`;
  return `${use.used} of ${limit} ${during}`;
};

/** M2: what the profile itself rules out; undefined when nothing does. */
export const profileStanding = (
  mentor: Mentor,
  at: Instant,
  calendar: BusinessCalendar,
): Standing | undefined => {
  const { status, classification, paused, pausedUntil } = mentor;
  if (status !== 'active')
    return { code: 'notActive', sentence: `Volunteer status is ${STATUS[status]}, not Active.` };
  if (classification === 'subjectMatterExpert') {
    const sentence = 'A Subject Matter Expert can join as co-mentor, not hold a request alone.';
    return { code: 'subjectMatterExpert', sentence };
  }
  if (classification !== 'mentor') {
    return {
      code: 'notMentor',
      sentence: `Classification is ${CLASSIFICATION[classification]}, not Mentor.`,
    };
  }
  if (!paused) return undefined;
  const year = calendarDateOf(dayOfWall(calendar.toWall(at))).year;
  const until = pausedUntil === undefined ? '' : ` until ${dateWords(dayOf(pausedUntil), year)}`;
  return { code: 'paused', sentence: `Mentoring is paused${until}.` };
};

/** M6, M7: what capacity rules out; undefined when there is room. */
export const capacityStanding = (
  capacity: Capacity,
  use: CapacityUse,
  at: Instant,
  calendar: BusinessCalendar,
): Standing | undefined => {
  if (capacity.kind === 'unclear') {
    return { code: 'capacityUnclear', sentence: `Capacity is unclear, ask first: "${capacity.words}".` };
  }
  if (capacity.kind === 'limit' && capacity.limit === 0) {
    return { code: 'noCapacity', sentence: 'Takes no requests: the limit is 0.' };
  }
  if (!use.full) return undefined;
  const name = capacity.kind === 'limit' && capacity.period === 'month' ? 'monthly' : 'weekly';
  const free = use.freeAgain === undefined ? '' : `; free again ${clockWords(use.freeAgain, calendar, at)}`;
  return { code: 'atLimit', sentence: `At ${name} limit: ${useWords(capacity, use)}${free}.` };
};
