import type { Instant, IsoDate, MentorId, RequestId, UnitId } from './facts.ts';

export type Tier = 'chapter' | 'district' | 'region';
/** M4 groups; the last two only in M3's relaxed pass. */
export type RankedGroup = 'areaAndIndustry' | 'area' | 'relatedArea' | 'anyArea';
/** Why a candidate has its place; `continuity`: mentored the client before (M9). */
export type MatchGroup = 'continuity' | RankedGroup;

/** Why a mentor of a visited tier was, or was not, eligible (M12). */
export type ReasonCode =
  | 'eligible'
  | 'mentoredBefore'
  | 'notActive'
  | 'notMentor'
  | 'subjectMatterExpert'
  | 'paused'
  | 'atLimit'
  | 'capacityUnclear'
  | 'noCapacity'
  | 'lacksArea'
  | 'declinedBefore'
  | 'timedOutBefore'
  | 'transferredBefore'
  | 'holdsRequest';

export interface MentorReason {
  readonly mentorId: MentorId;
  readonly tier: Tier;
  readonly code: ReasonCode;
  /** One plain sentence, without any person's name. */
  readonly sentence: string;
}

/** One ranked, eligible mentor. */
export interface Candidate {
  readonly mentorId: MentorId;
  readonly rank: number;
  readonly tier: Tier;
  readonly group: MatchGroup;
  readonly relaxed: boolean;
  readonly assignedThisWeek: number;
  /** Undefined: unlimited. */
  readonly weeklyLimit?: number | undefined;
  /** Assignments of the last 28 days, M5's `a`. */
  readonly recentAssignments: number;
  /** Why this mentor, and why at this rank, in plain sentences; the first is the summary. */
  readonly reasons: readonly { readonly code: string; readonly sentence: string }[];
}

/** M9: the previous mentor of a returning client. */
export interface Continuity {
  readonly mentorId: MentorId;
  /** Can take the request now, and is the first candidate. */
  readonly available: boolean;
  /** The date from which the mentor can take it; undefined when available, and when only Engage knows. */
  readonly returns?: IsoDate | undefined;
  /** One plain sentence, without any person's name. */
  readonly sentence: string;
}

export interface TierReport {
  readonly tier: Tier;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly considered: number;
  readonly byReason: Readonly<Partial<Record<ReasonCode, number>>>;
  /** "Chapter SCORE Example: 12 mentors, 3 eligible, 4 at weekly limit, 5 lack the area." */
  readonly sentence: string;
}

export type DecisionOutcome =
  'recommended' | 'nobodyEligible' | 'chapterUnknown' | 'areaUnknown' | 'notEnrolled';

/** M12: same inputs and policy, same decision. */
export interface Decision {
  readonly requestId: RequestId;
  readonly at: Instant;
  readonly policyVersion: string;
  readonly outcome: DecisionOutcome;
  /** The first candidate comes from M3's relaxed pass. */
  readonly relaxed: boolean;
  /** Ranked best first; empty unless recommended. The first is the chosen one. */
  readonly candidates: readonly Candidate[];
  readonly tiers: readonly TierReport[];
  /** Every mentor of every tier visited, and the first candidate. */
  readonly reasons: readonly MentorReason[];
  /** M9: set when there is a previous mentor to go to, or to wait for. */
  readonly continuity?: Continuity | undefined;
  readonly summary: string;
}

export type ClockId =
  | 'accept'
  | 'engageReturn'
  | 'followUp'
  | 'clientContact'
  | 'mentorContact'
  | 'attempts'
  | 'firstSession'
  | 'afterSession'
  | 'sessionNotes'
  | 'queue'
  | 'reassign';
export type ClockState = 'running' | 'met' | 'metLate' | 'overdue' | 'paused' | 'notApplicable';

export type ClockRule = 'D1' | 'D2' | 'D3' | 'D4a' | 'D4b' | 'D5' | 'D7' | 'D8' | 'D9' | 'D11' | 'M16';

/** What else happens along a clock: a reminder of Engage, the lock of a record. */
export interface ClockMark {
  readonly at: Instant;
  /** "Engage reminds the mentor" */
  readonly words: string;
}

export interface RequestClock {
  readonly id: ClockId;
  readonly rule: ClockRule;
  readonly state: ClockState;
  /** Who is to act before it is due; `engage`: nobody of ours, the clock is only shown (D2). */
  readonly owner?: 'mentor' | 'cic' | 'engage' | undefined;
  readonly startedAt?: Instant | undefined;
  /** "the offer" */
  readonly startedBy?: string | undefined;
  readonly due?: Instant | undefined;
  /** When to warn of it; only while it runs. */
  readonly warnAt?: Instant | undefined;
  readonly stoppedAt?: Instant | undefined;
  /** "the acceptance"; undefined while it runs. */
  readonly stoppedBy?: string | undefined;
  readonly marks?: readonly ClockMark[] | undefined;
  /** D7: the session lies later than the clock allows to arrange it. */
  readonly warning?: string | undefined;
  /** "Accept by end of Tuesday (Monday is Washington's Birthday)." */
  readonly sentence: string;
}

/** D11. The values of Request_Clock__c.Next_Action__c are these codes. */
export type NextActionCode =
  | 'reassignRequest'
  | 'correctChapter'
  | 'correctArea'
  | 'assignMentor'
  | 'findMentor'
  | 'followUpTimeout'
  | 'acceptRequest'
  | 'contactClient'
  | 'attemptAgain'
  | 'closeUnableToReach'
  | 'arrangeSession'
  | 'holdSession'
  | 'logSession'
  | 'completeRequest'
  | 'waitForClient';

export interface NextAction {
  readonly code: NextActionCode;
  readonly owner: 'mentor' | 'cic' | 'roc';
  readonly due: Instant;
  /** One plain sentence, at most 255 characters. */
  readonly why: string;
}

/** Everything time says about one request at one instant. */
export interface RequestState {
  readonly requestId: RequestId;
  readonly clocks: readonly RequestClock[];
  /** Undefined only for a closed request or one that is not enrolled (M0). */
  readonly nextAction?: NextAction | undefined;
  /** The request waits in the queue: recommendations are wanted. */
  readonly matchable: boolean;
  /** D3: the ranking is shown but nobody may be assigned yet. */
  readonly locked: boolean;
  /** M16: since when the mentor who has the request is known to be away; undefined while they mentor. */
  readonly holderAwaySince?: Instant | undefined;
  /** D11: age since the submission in business time, milliseconds; undefined when closed or not enrolled. */
  readonly businessAge?: number | undefined;
}
