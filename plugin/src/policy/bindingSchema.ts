import type { z } from 'zod';
import type {
  Assignment,
  AssignmentOutcome,
  AssignmentResponse,
  AssignmentStatus,
  Classification,
  ContactMethod,
  MatchGroup,
  NextAction,
  RequestStatus,
  SessionStatus,
  Tier,
  UnitLevel,
  VolunteerStatus,
} from '../rules/index.ts';
import { objectBinding } from './objectBinding.ts';
import { group } from './settings.ts';

type Known<Code extends string> = readonly Exclude<Code, 'unknown'>[];

const METHODS = ['email', 'phone', 'text'] as const satisfies Known<ContactMethod>;

const unit = objectBinding('read', ['id', 'name', 'level', 'parentId', 'timeZone', 'validFrom', 'validTo'], {
  level: ['branch', 'chapter', 'district', 'region'] satisfies Known<UnitLevel>,
});

const mentor = objectBinding(
  'read',
  [
    'id',
    'chapterId',
    'status',
    'classification',
    'paused',
    'pausedUntil',
    'areas',
    'industries',
    'weeklyLimit',
    'capacityText',
    'requestsLast7Days',
    'limitReached',
    'acceptsDirect',
    'servesOutsideArea',
  ],
  {
    status: [
      'prospective',
      'provisional',
      'active',
      'inactive',
      'resigned',
      'terminated',
    ] satisfies Known<VolunteerStatus>,
    classification: [
      'mentor',
      'subjectMatterExpert',
      'volunteer',
      'workshopPresenter',
    ] satisfies Known<Classification>,
    servesOutsideArea: ['yes', 'no'],
  },
);

const request = objectBinding(
  'read',
  [
    'id',
    'number',
    'submittedAt',
    'chapterId',
    'assignmentStatus',
    'status',
    'closed',
    'area',
    'industry',
    'inBusiness',
    'clientId',
    'requestedMentorId',
    'preferredMethod',
    'clientWaitsUntil',
  ],
  {
    assignmentStatus: [
      'unassigned',
      'assignedPending',
      'assigned',
      'pendingReassignment',
    ] satisfies Known<AssignmentStatus>,
    status: ['open', 'completed', 'unableToReach', 'withdrawn'] satisfies Known<RequestStatus>,
    preferredMethod: METHODS,
  },
);

const session = objectBinding(
  'read',
  ['id', 'requestId', 'mentorId', 'status', 'arrangedAt', 'startsAt', 'endsAt', 'notesLoggedAt'],
  { status: ['scheduled', 'held', 'canceled', 'noShow'] satisfies Known<SessionStatus> },
);

const assignment = objectBinding(
  'read',
  [
    'id',
    'requestId',
    'mentorId',
    'how',
    'offeredAt',
    'response',
    'respondedAt',
    'outcome',
    'endedAt',
    'followUpTriedAt',
    'unlockedByRoc',
  ],
  {
    how: ['direct', 'assigned'] satisfies Known<Assignment['how']>,
    response: ['accepted', 'declined', 'timedOut'] satisfies Known<AssignmentResponse>,
    outcome: [
      'transferred',
      'reassigned',
      'completed',
      'unableToReach',
      'withdrawn',
    ] satisfies Known<AssignmentOutcome>,
  },
);

const attempt = objectBinding(
  'read',
  ['id', 'assignmentId', 'method', 'madeAt', 'loggedAt', 'result', 'voided'],
  { method: METHODS, result: ['reached', 'noAnswer', 'leftMessage', 'sent'] },
);

const clock = objectBinding(
  'write',
  [
    'id',
    'requestId',
    'requestKey',
    'acceptDue',
    'clientContactDue',
    'mentorContactDue',
    'attemptsDue',
    'followUpDue',
    'nextAction',
    'nextActionOwner',
    'nextActionDue',
    'nextActionWhy',
    'assignLocked',
    'matchSummary',
    'policyVersion',
  ],
  { nextActionOwner: ['mentor', 'cic', 'roc'] satisfies Known<NextAction['owner']> },
);

const recommendation = objectBinding(
  'write',
  [
    'id',
    'requestId',
    'mentorId',
    'rank',
    'tier',
    'group',
    'relaxed',
    'locked',
    'why',
    'reasons',
    'assignedThisWeek',
    'weeklyLimit',
    'recommendedAt',
    'policyVersion',
    'key',
  ],
  {
    tier: ['chapter', 'district', 'region'] satisfies Known<Tier>,
    group: ['continuity', 'areaAndIndustry', 'area', 'relatedArea', 'anyArea'] satisfies Known<MatchGroup>,
  },
);

export const bindingSchema = group({
  unit,
  mentor,
  request,
  session,
  assignment,
  attempt,
  clock,
  recommendation,
});

/** C4: what this org calls our logical objects, fields and codes. */
export type Binding = z.output<typeof bindingSchema>;
/** The logical objects. */
export type LogicalName = keyof Binding;
