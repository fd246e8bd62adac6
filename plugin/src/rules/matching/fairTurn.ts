import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { dayOf } from '../calendar/calendarDate.ts';
import type { Assignment, Instant, MentorId, UnitId } from '../facts.ts';

/** M5 of one mentor before others are looked at. */
export interface RecentTurns {
  /** M5's a: offers of the window that stayed with the mentor. */
  readonly recent: number;
  /** Days since the first offer of a newcomer or returner, 0 before it; undefined for everybody else. */
  readonly newFor: number | undefined;
}

/** What M5 looks at in one mentor. */
export interface TurnEntry extends RecentTurns {
  readonly mentorId: MentorId;
  readonly chapterId: UnitId | undefined;
  readonly regionId: UnitId | undefined;
  /** Finite limit, requests a week; undefined when unlimited. */
  readonly perWeek: number | undefined;
  /** Stands in the pool that medians and highest limits are taken from. */
  readonly takesRequests: boolean;
}

export interface Turn {
  /** (a+1)/w, with a newcomer's start; the lowest is next. */
  readonly turn: number;
  /** M5's w. */
  readonly weight: number;
  readonly startsAtMedian: boolean;
  /** The share of the chapter's median that a newcomer starts with: from 1 on the day of the first offer down to 0. */
  readonly startShare: number;
}

/** M5: declined, timed-out and re-routed (transferred or reassigned) offers leave `a`. */
export const staysWithMentor = ({ response, outcome }: Assignment): boolean =>
  response !== 'declined' && response !== 'timedOut' && outcome !== 'transferred' && outcome !== 'reassigned';

/** M5: the first instant of the window. Whole days, so that turns change at midnight only. */
export const fairTurnFrom = (days: number, at: Instant, calendar: BusinessCalendar): Instant =>
  calendar.startOf(calendar.dateOf(calendar.daysAfter(at, -days)));

/** M5: the offers that stayed with a mentor. Whoever had no offer for a whole
 * window is a newcomer or returner: Engage keeps no date on which a mentor began or came back. `offers` are one
 * mentor's, oldest first. */
export const recentTurns = (
  offers: readonly Assignment[],
  days: number,
  at: Instant,
  calendar: BusinessCalendar,
): RecentTurns => {
  const today = dayOf(calendar.dateOf(at));
  const from = fairTurnFrom(days, at, calendar);
  const start = offers.findIndex(({ offeredAt }) => offeredAt >= from);
  const first = offers[start];
  if (first === undefined) return { recent: 0, newFor: 0 };
  const recent = offers.slice(start).filter(staysWithMentor).length;
  const before = offers[start - 1];
  const back = before === undefined || before.offeredAt < calendar.daysAfter(first.offeredAt, -days);
  return { recent, newFor: back ? Math.max(0, today - dayOf(calendar.dateOf(first.offeredAt))) : undefined };
};

/** The middle value, or the mean of the two middle ones, of values in ascending order; 0 of nothing. */
export const middleOf = (sorted: ArrayLike<number>): number => {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

// Fractions that are equal on paper must compare as equal.
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

/** A newcomer's start fades over `days`; everybody else has none. */
export const startShareOf = ({ newFor }: RecentTurns, days: number): number =>
  newFor === undefined ? 0 : Math.max(0, 1 - newFor / days);

/** M5's (a+1)/w, after a newcomer's start. */
export const turnAfter = (start: number, recent: number, weight: number): number =>
  rounded(start + (recent + 1) / weight);

/** M5 for everybody. An unlimited mentor weighs as the highest finite limit of the region, at least `unlimitedAtLeast`.
 * A newcomer starts at the chapter's median a/w, as if that load had come evenly before: it fades over `days`, while
 * the mentor's own offers take its place. */
export const fairTurns = (
  entries: readonly TurnEntry[],
  { unlimitedAtLeast, days }: { readonly unlimitedAtLeast: number; readonly days: number },
): Map<MentorId, Turn> => {
  const pool = entries.filter(({ takesRequests }) => takesRequests);
  const highest = new Map<UnitId | undefined, number>();
  for (const { regionId, perWeek = 0 } of pool) {
    highest.set(regionId, Math.max(highest.get(regionId) ?? unlimitedAtLeast, perWeek));
  }
  const weightOf = ({ perWeek, regionId }: TurnEntry): number =>
    perWeek ?? highest.get(regionId) ?? unlimitedAtLeast;

  const medians = new Map<UnitId | undefined, number>();
  for (const [chapterId, members] of Map.groupBy(pool, (entry) => entry.chapterId)) {
    const loads = members.map((entry) => entry.recent / weightOf(entry));
    medians.set(chapterId, middleOf(loads.sort((a, b) => a - b)));
  }
  return new Map(
    entries.map((entry) => {
      const weight = weightOf(entry);
      const startShare = startShareOf(entry, days);
      const start = startShare * (medians.get(entry.chapterId) ?? 0);
      return [
        entry.mentorId,
        { turn: turnAfter(start, entry.recent, weight), weight, startsAtMedian: start > 0, startShare },
      ];
    }),
  );
};
