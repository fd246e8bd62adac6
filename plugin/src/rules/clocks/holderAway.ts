import { dayOf } from '../calendar/calendarDate.ts';
import { dateWords } from '../calendar/dueWords.ts';
import type { Assignment, Instant, Mentor, VolunteerStatus } from '../facts.ts';

/** M16: the mentor who has the request no longer mentors. */
export interface HolderAway {
  /** When it was first seen; the profile does not say when it began. */
  readonly since: Instant;
  /** "has paused mentoring until Dec 3" */
  readonly words: string;
}

const LEFT: Readonly<Partial<Record<VolunteerStatus, string>>> = {
  inactive: 'is inactive',
  resigned: 'has resigned',
  terminated: 'has been terminated',
};

const SECOND_MS = 1000;

const pauseWords = ({ paused, pausedUntil }: Mentor): string | undefined => {
  if (!paused) return undefined;
  const until = pausedUntil === undefined ? '' : ` until ${dateWords(dayOf(pausedUntil))}`;
  return `has paused mentoring${until}`;
};

/** M16: undefined while the mentor of the offer mentors, or is not known. `seenSince` is when an earlier look found the
 * mentor of this request away; an offer made after that starts anew. */
export const holderAway = (
  offer: Assignment | undefined,
  mentor: Mentor | undefined,
  seenSince: Instant | undefined,
  at: Instant,
): HolderAway | undefined => {
  if (offer === undefined || mentor === undefined) return undefined;
  const words = LEFT[mentor.status] ?? pauseWords(mentor);
  if (words === undefined) return undefined;
  // Salesforce keeps whole seconds: what is read back must be what was worked out.
  const seen = Math.floor((seenSince ?? at) / SECOND_MS) * SECOND_MS;
  return { since: Math.max(seen, offer.offeredAt), words };
};
