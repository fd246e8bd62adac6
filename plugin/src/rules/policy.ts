import type { Assignment, IsoDate } from './facts.ts';

/** M7: which week a weekly limit is counted in. */
export type CapacityWindow = 'sundayWeek' | 'rolling7' | 'platform';

/** A day the policy closes, besides weekends and federal holidays (D10). */
export interface Closure {
  readonly date: IsoDate;
  readonly name: string;
}

/** D5: what must have been tried before a client counts as not reachable. */
export interface AttemptsPolicy {
  readonly minimum: number;
  readonly distinctMethods: number;
  readonly withinDays: number;
  readonly sameMethodMinutes: number;
  readonly spanHours: number;
}

/** D1-D4, D7-D9, D11, M16: the time each step is given, and when to warn of it. */
export interface DeadlinesPolicy {
  readonly acceptBusinessDays: number;
  readonly followUpBusinessDays: number;
  readonly clientContactBusinessDays: number;
  readonly mentorContactBusinessDays: number;
  readonly firstSessionDays: number;
  readonly afterSessionBusinessDays: number;
  readonly notesHours: number;
  readonly queueBusinessDays: number;
  readonly reassignBusinessDays: number;
  /** Business time ahead of a due time, in hours of a business day of 24. */
  readonly warnHours: number;
  /** D9: elapsed hours ahead. */
  readonly notesWarnHours: number;
  /** D9: the day of the next month on which Engage locks a session. */
  readonly notesLockDay: number;
  /** D2: Engage's own clock, shown beside ours. */
  readonly engageNoticeHours: number;
  readonly engageReminderHours: number;
  readonly engageReturnBusinessDays: number;
}

/** L7: what may count as a rejection. */
export type RejectionKind = 'declinedAssigned' | 'refusedDirect' | 'timedOut' | 'transferred';

/** L1-L11: what counts, and the business days that each kind of task is given. */
export interface LadderPolicy {
  readonly countedFrom: IsoDate;
  readonly counts: readonly RejectionKind[];
  /** L7: days up to the latest rejection. */
  readonly window: 'lifetime' | number;
  readonly withoutReason: 'claim' | 'counts';
  readonly claimBusinessDays: number;
  readonly emailBusinessDays: number;
  readonly talkBusinessDays: number;
  readonly decideBusinessDays: number;
  readonly changeBusinessDays: number;
  readonly escalationBusinessDays: number;
  readonly appealBusinessDays: number;
  readonly answerBusinessDays: number;
}

/** Every number and switch that the rules use; `config/policy.yaml` is its source. */
export interface RulesPolicy {
  /** Names the policy in every decision (M12). */
  readonly version: string;
  readonly scope: { readonly enrolledRegions: readonly string[] };
  readonly capacity: {
    readonly window: CapacityWindow;
    readonly numberCounts: readonly Assignment['how'][];
    readonly textCounts: readonly Assignment['how'][];
    readonly textHighestBelieved: number;
  };
  readonly match: {
    readonly candidates: number;
    readonly fairTurnDays: number;
    readonly unlimitedCountsAsAtLeast: number;
    /** M9: the longest pause, in days from today, that it may be worth waiting for. */
    readonly continuityPauseDays: number;
    /** Groups of areas that stand in for each other in M3's relaxed pass. */
    readonly relatedAreas: readonly (readonly string[])[];
  };
  readonly deadlines: DeadlinesPolicy;
  readonly attempts: AttemptsPolicy;
  /** T1: the least characters of the notes of a transfer. */
  readonly transfer: { readonly notesMinimum: number };
  readonly ladder: LadderPolicy;
  readonly calendar: { readonly timeZone: string; readonly closures: readonly Closure[] };
}
