import { HOUR_MS } from '../calendar/calendarDate.ts';
import type { Instant, MentorId } from '../facts.ts';
import type { ClockId, ClockMark, ClockRule, ClockState } from '../outcomes.ts';
import type { Situation } from './requestSituation.ts';

/** One clock of one request, before it is compared with the time. */
export interface ClockReading {
  readonly start: Instant;
  /** "the offer" */
  readonly startedBy: string;
  readonly dueFrom: (start: Instant) => Instant;
  readonly stopped: boolean;
  readonly stoppedAt?: Instant | undefined;
  /** "the acceptance"; only said when it is stopped. */
  readonly stoppedBy?: string | undefined;
  readonly marks?: readonly ClockMark[];
  /** D9: whose task it stays, whoever has the request now. */
  readonly mentorId?: MentorId | undefined;
  /** D7: what to say although the clock is met, by its due time. */
  readonly warning?: (due: Instant) => string | undefined;
}

/** What a sentence about a clock is made of. */
export interface ClockWords {
  /** "Tuesday, 3:00 PM" */
  readonly when: string;
  /** " (Monday is Washington's Birthday)", or nothing. */
  readonly moved: string;
  /** "2 hours": how late it is, or was. */
  readonly late: string;
}

/** A clock, with everything that is special about it. */
export interface ClockRow {
  readonly id: ClockId;
  readonly rule: ClockRule;
  /** Who acts: the mentor who has the request (the CIC while nobody is known to), the CIC, or Engage itself. */
  readonly owner: 'holder' | 'cic' | 'engage';
  /** `business`: its remaining time is business time; `days`: calendar days; `elapsed`: hours as they pass. */
  readonly counts: 'business' | 'days' | 'elapsed';
  /** D12: it pauses while the client asked to wait. */
  readonly pauses: boolean;
  /** What is to be done, and what was done: "Accept", "Accepted". */
  readonly task: string;
  readonly done: string;
  /** Sentences that differ from the usual ones. */
  readonly says?: Readonly<Partial<Record<ClockState, (words: ClockWords) => string>>>;
  /** A reading, or why the clock does not apply. */
  read(situation: Situation): ClockReading | string;
}

export const NO_MENTOR = 'No mentor has the request, or none is recorded.';

export const businessDaysAfter =
  ({ calendar }: Situation, count: number) =>
  (start: Instant): Instant =>
    calendar.deadline(start, count);

export const hoursAfter =
  (hours: number) =>
  (start: Instant): Instant =>
    start + hours * HOUR_MS;

/** What stopped a clock first; `undefined` times have not happened. */
export const stoppedByFirst = (
  causes: readonly (readonly [at: Instant | undefined, words: string])[],
): Pick<ClockReading, 'stopped' | 'stoppedAt' | 'stoppedBy'> => {
  let stoppedAt: Instant | undefined;
  let stoppedBy: string | undefined;
  for (const [at, words] of causes) {
    if (at === undefined || at >= (stoppedAt ?? Infinity)) continue;
    stoppedAt = at;
    stoppedBy = words;
  }
  return { stopped: stoppedAt !== undefined, stoppedAt, stoppedBy };
};
