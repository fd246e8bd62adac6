import type { z } from 'zod';
import type {
  Assignment,
  AssignmentOutcome,
  AssignmentResponse,
  AssignmentStatus,
  CapacityPeriod,
  ClaimStatus,
  Classification,
  ContactMethod,
  DeclineReason,
  EscalationIssue,
  LadderOutcome,
  LadderTaskCode,
  LadderTaskKind,
  LadderTaskState,
  MatchGroup,
  NextAction,
  RequestStatus,
  Role,
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
    'closedAt',
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
    'declineReason',
    'claim',
    'claimRuledAt',
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
    declineReason: [
      'illness',
      'accident',
      'emergency',
      'longUnavailability',
      'overlookedPause',
      'restrictedBusiness',
      'clientConduct',
      'notMyExpertise',
      'tooBusy',
      'conflictOfInterest',
      'other',
    ] satisfies Known<DeclineReason>,
    claim: ['pending', 'confirmed', 'rejected'] satisfies Known<ClaimStatus>,
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
    'engageReturnDue',
    'firstSessionDue',
    'afterSessionDue',
    'notesDue',
    'deadlineStarts',
    'holderAwaySince',
    'nextAction',
    'nextActionOwner',
    'nextActionDue',
    'nextActionWhy',
    'assignLocked',
    'matchSummary',
    'topicAreas',
    'topicIndustries',
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

const capacityAnswer = objectBinding(
  'write',
  ['id', 'mentorId', 'key', 'unlimited', 'limit', 'per', 'words'],
  { per: ['week', 'twoWeeks', 'month'] satisfies Known<CapacityPeriod> },
);

const unitTerm = objectBinding('read', ['id', 'unitId', 'kind', 'parentId', 'holderId', 'from', 'to'], {
  kind: ['belongsTo', 'cic', 'rcic', 'roc', 'rvp', 'dd', 'cc', 'rfpl', 'rvic'] satisfies Known<
    'belongsTo' | Role
  >,
});

const complianceStep = objectBinding(
  'write',
  [
    'id',
    'key',
    'mentorId',
    'kind',
    'task',
    'actorRole',
    'actorId',
    'fallback',
    'due',
    'state',
    'askedAt',
    'doneAt',
    'outcome',
    'reason',
    'evidence',
    'sentence',
  ],
  {
    kind: [
      'claim',
      'firstRejection',
      'secondRejection',
      'thirdRejection',
      'exception',
      'review',
      'appeal',
      'escalation',
    ] satisfies Known<LadderTaskKind | 'escalation'>,
    task: [
      'ruleOnClaim',
      'emailMentor',
      'talkWithMentor',
      'informLeaders',
      'warnMentor',
      'confirmWarning',
      'discussMentor',
      'informOfTermination',
      'confirmTermination',
      'askException',
      'giveView',
      'decideException',
      'changeClassification',
      'explainException',
      'informCoordinators',
      'reviewTermination',
      'answerAppeal',
      'answerSecondAppeal',
      'answerEscalation',
    ] satisfies Known<LadderTaskCode | 'answerEscalation'>,
    actorRole: ['cic', 'rcic', 'roc', 'rfpl', 'cc', 'dd', 'rvp', 'rvic'] satisfies Known<Role>,
    state: [
      'owed',
      'waiting',
      'done',
      'decided',
      'withdrawn',
      'excusedAfter',
    ] satisfies Known<LadderTaskState>,
    outcome: [
      'confirmed',
      'rejected',
      'terminate',
      'exception',
      'communityEngagement',
      'fundraising',
      'workshopPresentations',
      'otherActivity',
      'agree',
      'disagree',
      'grant',
      'refuse',
      'reinstate',
      'upheld',
      'denied',
      'answered',
      'accepted',
      'resolved',
      'passedUp',
    ] satisfies Known<LadderOutcome>,
    reason: [
      'nonCompliance',
      'clientNotConnected',
      'clientConduct',
      'systemProblem',
      'otherIssue',
    ] satisfies Known<EscalationIssue>,
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
  capacityAnswer,
  unitTerm,
  complianceStep,
});

/** C4: what this org calls our logical objects, fields and codes. */
export type Binding = z.output<typeof bindingSchema>;
/** The logical objects. */
export type LogicalName = keyof Binding;
