import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { Instant, MentorId } from '../facts.ts';
import type { LadderPolicy } from '../policy.ts';
import type { Acting } from './actors.ts';
import type { RecordsOf } from './stepProgress.ts';

/** What every task of one mentor's ladder depends on. */
export interface TaskScene {
  readonly mentorId: MentorId;
  readonly acting: Acting;
  readonly policy: LadderPolicy;
  readonly calendar: BusinessCalendar;
  readonly at: Instant;
  readonly recordsOf: RecordsOf;
  /** L11: open steps wait for the answer to an appeal, and get their full time after it. */
  readonly hold: { readonly waiting: boolean; readonly until: Instant | undefined };
}
