import { Temporal } from 'temporal-polyfill';
import type {
  Assignment,
  AssignmentId,
  AttemptId,
  ContactAttempt,
  Instant,
  Mentor,
  MentoringRequest,
  MentoringSession,
  MentorId,
  RequestId,
  RulesPolicy,
  SessionId,
  Unit,
  UnitId,
  UnitLevel,
} from '../../plugin/src/rules/index.ts';

/** An instant on New York's clock: `at('2026-11-24T15:00')`. */
export const at = (local: string, zone = 'America/New_York'): Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;

/** Saturday. */
export const NOW = at('2026-11-21T10:00');

export const policy: RulesPolicy = {
  version: 'test',
  scope: { enrolledRegions: ['Central', 'Mid-Atlantic'] },
  capacity: {
    window: 'sundayWeek',
    numberCounts: ['direct', 'assigned'],
    textCounts: ['assigned'],
    textHighestBelieved: 10,
  },
  match: {
    candidates: 5,
    fairTurnDays: 28,
    unlimitedCountsAsAtLeast: 2,
    continuityPauseDays: 30,
    relatedAreas: [['Marketing', 'Branding', 'Advertising']],
  },
  deadlines: {
    acceptBusinessDays: 2,
    followUpBusinessDays: 1,
    clientContactBusinessDays: 2,
    mentorContactBusinessDays: 2,
    firstSessionDays: 14,
    afterSessionBusinessDays: 2,
    notesHours: 24,
    queueBusinessDays: 1,
    reassignBusinessDays: 1,
    warnHours: 12,
    notesWarnHours: 6,
    notesLockDay: 5,
    engageNoticeHours: 24,
    engageReminderHours: 48,
    engageReturnBusinessDays: 5,
  },
  attempts: { minimum: 3, distinctMethods: 2, withinDays: 14, sameMethodMinutes: 60, spanHours: 24 },
  transfer: { notesMinimum: 20 },
  ladder: {
    countedFrom: '2023-12-05',
    counts: ['declinedAssigned', 'refusedDirect'],
    window: 'lifetime',
    withoutReason: 'claim',
    claimBusinessDays: 2,
    emailBusinessDays: 2,
    talkBusinessDays: 5,
    decideBusinessDays: 10,
    changeBusinessDays: 2,
    escalationBusinessDays: 2,
    appealBusinessDays: 10,
    answerBusinessDays: 10,
  },
  calendar: { timeZone: 'America/New_York', closures: [] },
};

export const unitId = (name: string): UnitId => name as UnitId;
export const mentorId = (name: string): MentorId => name as MentorId;

const unit = (level: UnitLevel, id: string, parent?: string, rest: Partial<Unit> = {}): Unit => ({
  id: unitId(id),
  level,
  name: id,
  parentId: parent === undefined ? undefined : unitId(parent),
  ...rest,
});

/** Central: district Iowa (chapters Ames with a branch, Boone), district Ohio (chapter Canton). West takes no part. */
export const units: readonly Unit[] = [
  unit('region', 'Central'),
  unit('district', 'Iowa', 'Central'),
  unit('chapter', 'Ames', 'Iowa'),
  unit('branch', 'Ames North', 'Ames'),
  unit('chapter', 'Boone', 'Iowa'),
  unit('district', 'Ohio', 'Central'),
  unit('chapter', 'Canton', 'Ohio'),
  unit('region', 'West'),
  unit('district', 'Nevada', 'West'),
  unit('chapter', 'Reno', 'Nevada'),
];

export const mentor = (id: string, rest: Partial<Mentor> = {}): Mentor => ({
  id: mentorId(id),
  chapterId: unitId('Ames'),
  status: 'active',
  classification: 'mentor',
  paused: false,
  areas: ['Marketing'],
  industries: [],
  weeklyLimit: 2,
  capacityText: { kind: 'none' },
  limitReached: false,
  acceptsDirect: true,
  ...rest,
});

export const request = (rest: Partial<MentoringRequest> = {}): MentoringRequest => ({
  id: 'request' as RequestId,
  number: '00000001',
  submittedAt: at('2026-11-20T09:00'),
  chapterId: unitId('Ames'),
  assignmentStatus: 'unassigned',
  status: 'open',
  closed: false,
  area: 'Marketing',
  inBusiness: false,
  ...rest,
});

let made = 0;
const nextId = (): string => `id${String(++made).padStart(6, '0')}`;

/** An offer to a mentor, of some other request unless one is named. */
export const offer = (to: string, offeredAt: Instant, rest: Partial<Assignment> = {}): Assignment => ({
  id: nextId() as AssignmentId,
  requestId: nextId() as RequestId,
  mentorId: mentorId(to),
  how: 'assigned',
  offeredAt,
  unlockedByRoc: false,
  ...rest,
});

export const attempt = (
  of: Assignment,
  method: ContactAttempt['method'],
  madeAt: Instant,
  rest: Partial<ContactAttempt> = {},
): ContactAttempt => ({
  id: nextId() as AttemptId,
  assignmentId: of.id,
  method,
  madeAt,
  loggedAt: madeAt,
  reached: false,
  voided: false,
  ...rest,
});

export const session = (arrangedAt: Instant, rest: Partial<MentoringSession> = {}): MentoringSession => ({
  id: nextId() as SessionId,
  requestId: 'request' as RequestId,
  status: 'scheduled',
  arrangedAt,
  ...rest,
});
