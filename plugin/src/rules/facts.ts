/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type RequestId = Branded<'RequestId'>;
export type MentorId = Branded<'MentorId'>;
export type ClientId = Branded<'ClientId'>;
export type UnitId = Branded<'UnitId'>;
export type AssignmentId = Branded<'AssignmentId'>;
export type AttemptId = Branded<'AttemptId'>;
export type SessionId = Branded<'SessionId'>;
export type CapacityAnswerId = Branded<'CapacityAnswerId'>;
export type UnitTermId = Branded<'UnitTermId'>;

export type UnitLevel = 'branch' | 'chapter' | 'district' | 'region';

/** A branch, chapter, district or region, valid from the first to the last date inclusive (C5). */
export interface Unit {
  readonly id: UnitId;
  readonly level: UnitLevel;
  readonly name: string;
  readonly parentId?: UnitId | undefined;
  /** IANA zone; a chapter without one uses the policy's. */
  readonly timeZone?: string | undefined;
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
}

/** Who does what in a unit (M15, L8): Client Intake Coordinator, the regional one, Regional Operations Coordinator, Regional Vice
 * President, District Director, Chapter Chair, regional field lead, Regional Volunteer Intake Coordinator. */
export type Role = 'cic' | 'rcic' | 'roc' | 'rvp' | 'dd' | 'cc' | 'rfpl' | 'rvic';

interface Term {
  readonly id: UnitTermId;
  readonly unitId: UnitId;
  /** First and last day, inclusive; undefined: since ever, until further notice. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** C5: the unit that a unit belongs to during some days. */
export interface BelongsToTerm extends Term {
  readonly kind: 'belongsTo';
  readonly parentId: UnitId;
}

/** M15: who holds a role in a unit during some days. */
export interface RoleTerm extends Term {
  readonly kind: 'role';
  readonly role: Role;
  /** A Contact; not everybody who holds a role mentors. */
  readonly holderId: MentorId;
}

export type UnitTerm = BelongsToTerm | RoleTerm;

/** What a mentor's capacity text says (M6). Every other week is a limit of 0.5 per week. */
export type CapacityReading =
  | { readonly kind: 'limit'; readonly limit: number; readonly per: 'week' | 'month'; readonly words: string }
  | { readonly kind: 'unlimited'; readonly words: string }
  | { readonly kind: 'unclear'; readonly words: string }
  | { readonly kind: 'none' };

/** What a coordinator's answer counts a limit in (M6). */
export type CapacityPeriod = 'week' | 'twoWeeks' | 'month';

/** How much a mentor takes, as the mentor told a coordinator (M6). */
export type AnsweredCapacity =
  | { readonly kind: 'limit'; readonly limit: number; readonly per: CapacityPeriod }
  | { readonly kind: 'unlimited' };

/** M6: a mentor's answer, recorded by a coordinator; at most one a mentor. */
export interface CapacityAnswer {
  readonly id: CapacityAnswerId;
  readonly mentorId: MentorId;
  readonly takes: AnsweredCapacity;
  /** The mentor's own words that it was given for: once the reading rests on others, the mentor is asked again. */
  readonly words: string;
}

export type VolunteerStatus =
  'prospective' | 'provisional' | 'active' | 'inactive' | 'resigned' | 'terminated' | 'unknown';

export type Classification = 'mentor' | 'subjectMatterExpert' | 'volunteer' | 'workshopPresenter' | 'unknown';

export interface Mentor {
  readonly id: MentorId;
  readonly chapterId?: UnitId | undefined;
  readonly status: VolunteerStatus;
  readonly classification: Classification;
  readonly paused: boolean;
  /** Last day of the pause, when one is recorded. */
  readonly pausedUntil?: IsoDate | undefined;
  readonly areas: readonly string[];
  readonly industries: readonly string[];
  /** The number field; undefined when blank (M6). */
  readonly weeklyLimit?: number | undefined;
  readonly capacityText: CapacityReading;
  /** Engage's own count of the last 7 days, shown beside ours (M7). */
  readonly requestsLast7Days?: number | undefined;
  /** Engage's own Request Limit Reached (M7 `platform`). */
  readonly limitReached: boolean;
  readonly acceptsDirect: boolean;
  /** Undefined when the profile does not say (M8). */
  readonly servesOutsideArea?: boolean | undefined;
}

/** M4: what the client's question is about, as a coordinator confirmed it: codes, never words. */
export interface RequestTopics {
  readonly areas: readonly string[];
  readonly industries: readonly string[];
}

export type AssignmentStatus =
  'unassigned' | 'assignedPending' | 'assigned' | 'pendingReassignment' | 'unknown';
export type RequestStatus = 'open' | 'completed' | 'unableToReach' | 'withdrawn' | 'unknown';
export type ContactMethod = 'email' | 'phone' | 'text';

/** A mentoring request (MRE). Codes and times only: no client's name, address or words (C2). */
export interface MentoringRequest {
  readonly id: RequestId;
  /** The number people see, e.g. 00001234. */
  readonly number: string;
  readonly submittedAt: Instant;
  readonly chapterId?: UnitId | undefined;
  readonly assignmentStatus: AssignmentStatus;
  readonly status: RequestStatus;
  readonly closed: boolean;
  readonly area?: string | undefined;
  readonly industry?: string | undefined;
  readonly inBusiness: boolean;
  readonly topics?: RequestTopics | undefined;
  readonly clientId?: ClientId | undefined;
  /** Set on a direct request: the mentor the client chose. */
  readonly requestedMentorId?: MentorId | undefined;
  readonly preferredMethod?: ContactMethod | undefined;
  /** D12: the client asked to wait until this date. */
  readonly clientWaitsUntil?: IsoDate | undefined;
  /** D12: when the client asked; where it is not recorded, what was not done before the date gets its full time after it. */
  readonly clientWaitAskedAt?: Instant | undefined;
  /** T3: another service of SCORE (a workshop) was offered instead. */
  readonly otherServiceAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
}

/** D5: why one method of contact is enough. */
export type OneMethodReason = 'onlyOneGiven' | 'othersFail' | 'clientAsked';

export type AssignmentResponse = 'accepted' | 'declined' | 'timedOut';
export type AssignmentOutcome = 'transferred' | 'reassigned' | 'completed' | 'unableToReach' | 'withdrawn';
/** L1, L2: why a mentor declined. */
export type DeclineReason =
  | 'illness'
  | 'accident'
  | 'emergency'
  | 'longUnavailability'
  | 'overlookedPause'
  | 'restrictedBusiness'
  | 'clientConduct'
  | 'notMyExpertise'
  | 'tooBusy'
  | 'conflictOfInterest'
  | 'other';
/** L2: what the coordinator made of a reason that does not count. */
export type ClaimStatus = 'pending' | 'confirmed' | 'rejected';

/** One mentor holding one request, from the offer until it ends. */
export interface Assignment {
  readonly id: AssignmentId;
  readonly requestId: RequestId;
  readonly mentorId: MentorId;
  readonly how: 'direct' | 'assigned';
  readonly offeredAt: Instant;
  readonly response?: AssignmentResponse | undefined;
  readonly respondedAt?: Instant | undefined;
  readonly outcome?: AssignmentOutcome | undefined;
  readonly endedAt?: Instant | undefined;
  /** D3: the CIC tried to reach the mentor after a time-out. */
  readonly followUpTriedAt?: Instant | undefined;
  readonly unlockedByRoc: boolean;
  /** L1. */
  readonly declineReason?: DeclineReason | undefined;
  /** L2. */
  readonly claim?: ClaimStatus | undefined;
  readonly claimRuledAt?: Instant | undefined;
  /** D5: set when only one method of contact is usable. */
  readonly oneMethodReason?: OneMethodReason | undefined;
}

export interface ContactAttempt {
  readonly id: AttemptId;
  readonly assignmentId: AssignmentId;
  readonly method: ContactMethod;
  readonly madeAt: Instant;
  readonly loggedAt: Instant;
  readonly reached: boolean;
  readonly voided: boolean;
  readonly voidedAt?: Instant | undefined;
}

export type SessionStatus = 'scheduled' | 'held' | 'canceled' | 'noShow' | 'unknown';

export interface MentoringSession {
  readonly id: SessionId;
  readonly requestId: RequestId;
  readonly mentorId?: MentorId | undefined;
  readonly status: SessionStatus;
  readonly arrangedAt: Instant;
  readonly startsAt?: Instant | undefined;
  readonly endsAt?: Instant | undefined;
  readonly notesLoggedAt?: Instant | undefined;
}
