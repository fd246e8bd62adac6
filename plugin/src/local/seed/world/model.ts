import type { Instant } from '../../calendar/zoneTime.ts';
import type { TextCapacity } from '../words/capacityWordings.ts';

/** `key` names a row inside the demo data; loading turns it into an Id. */
interface Keyed {
  readonly key: string;
}

export interface Region extends Keyed {
  readonly name: string;
  /** M0: the process applies here. */
  readonly enrolled: boolean;
  readonly zone: string;
  /** Keys of their users. */
  readonly coordinators: readonly string[];
  readonly districts: District[];
}

export interface District extends Keyed {
  readonly name: string;
  readonly zone: string;
  readonly region: Region;
  readonly chapters: Chapter[];
}

export interface Chapter extends Keyed {
  readonly name: string;
  readonly number: string;
  readonly zone: string;
  readonly district: District;
  readonly mentors: Mentor[];
  /** Mentors wanted, all statuses. */
  readonly size: number;
}

export type VolunteerStatus =
  'Prospective' | 'Provisional' | 'Active' | 'Inactive' | 'Resigned' | 'Terminated';
export type Classification = 'Mentor' | 'Subject Matter Expert' | 'Volunteer' | 'Workshop Presenter';

export interface Mentor extends Keyed {
  readonly number: number;
  readonly username: string;
  readonly first: string;
  readonly last: string;
  readonly chapter: Chapter;
  readonly status: VolunteerStatus;
  readonly classification: Classification;
  readonly areas: readonly string[];
  readonly industries: readonly string[];
  readonly weeklyLimit: number | undefined;
  readonly expertiseText: string | undefined;
  readonly textCapacity: TextCapacity;
  readonly acceptsDirect: boolean;
  readonly servesOutside: 'Yes' | 'No' | undefined;
  readonly paused: { readonly from: Instant; readonly until: string | undefined } | undefined;
  readonly joinedAt: Instant;
  /** When somebody no longer Active stopped taking requests. */
  readonly leftAt: Instant | undefined;
  readonly profileChangedAt: Instant;
  /** How often clients pick this mentor from the web site, relative to others. */
  readonly popularity: number;
  /** Belongs to a story: the everyday flow leaves this mentor alone. */
  readonly cast: boolean;
  /** In the order of the offers. */
  readonly offers: Offer[];
}

export type Method = 'Email' | 'Phone' | 'Text';

export interface Client extends Keyed {
  readonly number: number;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly prefers: Method;
  readonly suspended: boolean;
  readonly createdAt: Instant;
}

export type AssignmentStatus = 'Unassigned' | 'Assigned-Pending' | 'Assigned' | 'Pending Reassignment';
export type OpenStatus = 'New' | 'In Contact' | 'Session Held';
export type ClosedStatus = 'Completed' | 'Unable to Contact' | 'Withdrawn';

export interface MentoringRequest {
  readonly client: Client;
  readonly region: Region;
  readonly submittedAt: Instant;
  readonly requestedMentor: Mentor | undefined;
  readonly established: boolean;
  readonly industry: string | undefined;
  readonly meeting: string;
  readonly notify: string;
  readonly words: string;
  chapter: Chapter | undefined;
  area: string | undefined;
  waitsUntil: string | undefined;
  status: OpenStatus | ClosedStatus;
  assignmentStatus: AssignmentStatus;
  /** A queue's or a user's key. */
  owner: string;
  closedAt: Instant | undefined;
  touchedAt: Instant;
  readonly offers: Offer[];
  readonly sessions: Session[];
}

export type DeclineReason =
  | 'Illness'
  | 'Accident'
  | 'Emergency'
  | 'Long Unavailability'
  | 'Overlooked Pause'
  | 'Restricted Business'
  | 'Client Conduct'
  | 'Not My Expertise'
  | 'Too Busy'
  | 'Conflict of Interest'
  | 'Other';

/** One mentor holding one request: a Mentor_Assignment__c row. */
export interface Offer {
  readonly request: MentoringRequest;
  readonly mentor: Mentor;
  readonly how: 'Direct' | 'Assigned';
  readonly offeredAt: Instant;
  readonly note: string | undefined;
  readonly attempts: Attempt[];
  response?: 'Accepted' | 'Declined' | 'Timed Out';
  respondedAt?: Instant;
  declineReason?: DeclineReason;
  claim?: 'Pending' | 'Confirmed' | 'Rejected';
  outcome?: 'Transferred' | 'Reassigned' | 'Completed' | 'Unable to Reach' | 'Withdrawn';
  outcomeNotes?: string;
  endedAt?: Instant;
  followUpTriedAt?: Instant;
  followUpAnswered?: boolean;
  unlockReason?: string;
  touchedAt: Instant;
}

export interface Attempt {
  readonly method: Method;
  readonly madeAt: Instant;
  readonly loggedAt: Instant;
  readonly result: 'Reached' | 'No Answer' | 'Left Message' | 'Sent';
  voidReason?: string;
  touchedAt: Instant;
}

export interface Session {
  readonly lead: Mentor;
  readonly arrangedAt: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly type: 'Face-to-face' | 'Online' | 'Telephonic';
  status: 'Scheduled' | 'Completed' | 'Canceled' | 'No Show';
  notesLoggedAt?: Instant;
  touchedAt: Instant;
}

export interface World {
  readonly regions: readonly Region[];
  readonly mentors: readonly Mentor[];
}

/** The key of a person's user. */
export function userKey(username: string): string {
  return `user:${username}`;
}

export function chaptersOf(region: Region): Chapter[] {
  return region.districts.flatMap((district) => district.chapters);
}
