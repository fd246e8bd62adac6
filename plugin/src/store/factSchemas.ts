import { z } from 'zod';
import type {
  Assignment,
  AssignmentId,
  AttemptId,
  CapacityAnswer,
  CapacityAnswerId,
  ClientId,
  ContactAttempt,
  Mentor,
  MentoringRequest,
  MentoringSession,
  MentorId,
  RequestId,
  SessionId,
  Unit,
  UnitId,
  UnitTerm,
  UnitTermId,
} from '../rules/index.ts';

const id = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string' && value.length === 18);
const instant = z.number().int();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const capacity = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('limit'),
    limit: z.number(),
    per: z.enum(['week', 'month']),
    words: z.string(),
  }),
  z.object({ kind: z.literal('unlimited'), words: z.string() }),
  z.object({ kind: z.literal('unclear'), words: z.string() }),
  z.object({ kind: z.literal('none') }),
]);

const unit = z.strictObject({
  id: id<UnitId>(),
  level: z.enum(['branch', 'chapter', 'district', 'region']),
  name: z.string(),
  parentId: id<UnitId>().optional(),
  timeZone: z.string().optional(),
  validFrom: date.optional(),
  validTo: date.optional(),
}) satisfies z.ZodType<Unit>;

const mentor = z.strictObject({
  id: id<MentorId>(),
  chapterId: id<UnitId>().optional(),
  status: z.enum(['prospective', 'provisional', 'active', 'inactive', 'resigned', 'terminated', 'unknown']),
  classification: z.enum(['mentor', 'subjectMatterExpert', 'volunteer', 'workshopPresenter', 'unknown']),
  paused: z.boolean(),
  pausedUntil: date.optional(),
  areas: z.array(z.string()),
  industries: z.array(z.string()),
  weeklyLimit: z.number().optional(),
  capacityText: capacity,
  requestsLast7Days: z.number().int().optional(),
  limitReached: z.boolean(),
  acceptsDirect: z.boolean(),
  servesOutsideArea: z.boolean().optional(),
}) satisfies z.ZodType<Mentor>;

/** Strict, so that a client's name, address or words can never slip in beside the facts (C2). */
const request = z.strictObject({
  id: id<RequestId>(),
  number: z.string(),
  submittedAt: instant,
  chapterId: id<UnitId>().optional(),
  assignmentStatus: z.enum(['unassigned', 'assignedPending', 'assigned', 'pendingReassignment', 'unknown']),
  status: z.enum(['open', 'completed', 'unableToReach', 'withdrawn', 'unknown']),
  closed: z.boolean(),
  area: z.string().optional(),
  industry: z.string().optional(),
  inBusiness: z.boolean(),
  clientId: id<ClientId>().optional(),
  requestedMentorId: id<MentorId>().optional(),
  preferredMethod: z.enum(['email', 'phone', 'text']).optional(),
  clientWaitsUntil: date.optional(),
  closedAt: instant.optional(),
}) satisfies z.ZodType<MentoringRequest>;

const assignment = z.strictObject({
  id: id<AssignmentId>(),
  requestId: id<RequestId>(),
  mentorId: id<MentorId>(),
  how: z.enum(['direct', 'assigned']),
  offeredAt: instant,
  response: z.enum(['accepted', 'declined', 'timedOut']).optional(),
  respondedAt: instant.optional(),
  outcome: z.enum(['transferred', 'reassigned', 'completed', 'unableToReach', 'withdrawn']).optional(),
  endedAt: instant.optional(),
  followUpTriedAt: instant.optional(),
  unlockedByRoc: z.boolean(),
  declineReason: z
    .enum([
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
    ])
    .optional(),
  claim: z.enum(['pending', 'confirmed', 'rejected']).optional(),
  claimRuledAt: instant.optional(),
}) satisfies z.ZodType<Assignment>;

const attempt = z.strictObject({
  id: id<AttemptId>(),
  assignmentId: id<AssignmentId>(),
  method: z.enum(['email', 'phone', 'text']),
  madeAt: instant,
  loggedAt: instant,
  reached: z.boolean(),
  voided: z.boolean(),
}) satisfies z.ZodType<ContactAttempt>;

const session = z.strictObject({
  id: id<SessionId>(),
  requestId: id<RequestId>(),
  mentorId: id<MentorId>().optional(),
  status: z.enum(['scheduled', 'held', 'canceled', 'noShow', 'unknown']),
  arrangedAt: instant,
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  notesLoggedAt: instant.optional(),
}) satisfies z.ZodType<MentoringSession>;

const capacityAnswer = z.strictObject({
  id: id<CapacityAnswerId>(),
  mentorId: id<MentorId>(),
  takes: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('limit'),
      limit: z.number().int(),
      per: z.enum(['week', 'twoWeeks', 'month']),
    }),
    z.strictObject({ kind: z.literal('unlimited') }),
  ]),
  words: z.string(),
}) satisfies z.ZodType<CapacityAnswer>;

const term = {
  id: id<UnitTermId>(),
  unitId: id<UnitId>(),
  from: date.optional(),
  to: date.optional(),
};
const unitTerm = z.discriminatedUnion('kind', [
  z.strictObject({ ...term, kind: z.literal('belongsTo'), parentId: id<UnitId>() }),
  z.strictObject({
    ...term,
    kind: z.literal('role'),
    role: z.enum(['cic', 'rcic', 'roc', 'rvp', 'dd', 'cc', 'rfpl', 'rvic']),
    holderId: id<MentorId>(),
  }),
]) satisfies z.ZodType<UnitTerm>;

/** A row of ours as last seen in Engage: its key, and the fields that this service owns. */
const written = z.strictObject({
  id: z.string().length(18),
  key: z.string(),
  requestId: id<RequestId>(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export type WrittenRow = z.infer<typeof written>;

/** A row that Engage holds but that could not be read: reported on every pass until it is corrected (P5). */
const unreadable = z.strictObject({ id: z.string(), kind: z.string(), reason: z.string() });

/** One schema for each kind of row in the working set. */
export const factSchemas = {
  unit,
  mentor,
  request,
  assignment,
  attempt,
  session,
  clock: written,
  recommendation: written,
  capacityAnswer,
  unitTerm,
  unreadable,
};

export type FactKind = keyof typeof factSchemas;
export type FactOf<Kind extends FactKind> = z.infer<(typeof factSchemas)[Kind]>;
