import { z } from 'zod';
import { codeOf, type Binding } from '../../policy/index.ts';
import {
  isTimeZone,
  readCapacity,
  type Assignment,
  type AssignmentId,
  type AttemptId,
  type ClientId,
  type ContactAttempt,
  type Mentor,
  type MentoringRequest,
  type MentoringSession,
  type MentorId,
  type RequestId,
  type SessionId,
  type Unit,
  type UnitId,
} from '../../rules/index.ts';
import { blankable, dateValue, flagValue, idValue, instantValue, multiValue } from '../salesforceValues.ts';
import { writtenRowKinds, type SeenRow } from './writtenRows.ts';

/** How one kind of row is read from Engage. */
export interface PulledKind<Fact> {
  readonly object: string;
  readonly recordType?: string | undefined;
  /** Logical name -> field or path. */
  readonly fields: Readonly<Record<string, string>>;
  /** Condition of the first pull only: later pulls read every change. `cutoff` is a SOQL datetime. */
  readonly firstPull?: (cutoff: string) => string;
  /** A row of the object that is not of this kind, by its logical values. */
  readonly isOther?: (values: Readonly<Record<string, unknown>>) => boolean;
  /** From the logical names' values to the fact; issues name the logical field. */
  readonly schema: z.ZodType<Fact>;
}

/** Everything a pull can read. */
export interface PulledFacts {
  unit: Unit;
  mentor: Mentor;
  request: MentoringRequest;
  assignment: Assignment;
  attempt: ContactAttempt;
  session: MentoringSession;
  clock: SeenRow;
  recommendation: SeenRow;
}

export type PulledKinds = { readonly [Kind in keyof PulledFacts]: PulledKind<PulledFacts[Kind]> };

/** The kinds in the order in which they are read, in the names of this org. */
export function pulledKinds(binding: Binding): PulledKinds {
  return {
    // Account holds businesses and others besides chapters, districts and regions: they state no level.
    unit: { ...binding.unit, isOther: ({ level }) => level == null, schema: unitSchema(binding) },
    mentor: { ...binding.mentor, schema: mentorSchema(binding) },
    request: {
      ...binding.request,
      firstPull: (cutoff) => `${binding.request.fields.closed} = false OR LastModifiedDate >= ${cutoff}`,
      schema: requestSchema(binding),
    },
    assignment: { ...binding.assignment, schema: assignmentSchema(binding) },
    attempt: {
      ...binding.attempt,
      firstPull: (cutoff) => {
        const parent = relationOf(binding.attempt.fields.assignmentId);
        const ended = `${parent}.${binding.assignment.fields.endedAt}`;
        return `${ended} = null OR ${ended} >= ${cutoff}`;
      },
      schema: attemptSchema(binding),
    },
    session: {
      ...binding.session,
      firstPull: (cutoff) => {
        const parent = relationOf(binding.session.fields.requestId);
        return `${parent}.${binding.request.fields.closed} = false OR ${parent}.LastModifiedDate >= ${cutoff}`;
      },
      schema: sessionSchema(binding),
    },
    ...writtenRowKinds(binding),
  };
}

/** `Request__c` -> `Request__r`, `ContactId` -> `Contact`. */
function relationOf(lookupField: string): string {
  return lookupField.endsWith('__c') ? lookupField.replace(/__c$/, '__r') : lookupField.replace(/Id$/, '');
}

/** A pick-list value as our code; `fallback` for a value that engage.yaml does not bind. */
function coded<Code extends string>(
  values: Readonly<Record<Code, readonly string[]>>,
  fallback: Code | 'unknown' = 'unknown',
) {
  return z
    .string()
    .nullish()
    .transform((label): Code | 'unknown' => (label == null ? fallback : (codeOf(values, label) ?? fallback)));
}

/** A pick-list value as our code; blank stays absent, a value that is not bound is an issue. */
function codedOrBlank<Code extends string>(values: Readonly<Record<Code, readonly string[]>>) {
  return z
    .string()
    .nullish()
    .transform((label, context): Code | undefined => {
      if (label == null || label === '') return undefined;
      const code = codeOf(values, label);
      if (code === undefined) context.addIssue(`holds "${label}", which config/engage.yaml does not bind`);
      return code;
    });
}

function codedRequired<Code extends string>(values: Readonly<Record<Code, readonly string[]>>) {
  return codedOrBlank(values).transform((code, context): Code => {
    if (code !== undefined) return code;
    context.addIssue('is blank');
    return z.NEVER;
  });
}

const unitSchema = ({ unit }: Binding): z.ZodType<Unit> =>
  z.object({
    id: idValue<UnitId>(),
    level: codedRequired(unit.values.level),
    name: z.string(),
    parentId: blankable(idValue<UnitId>()),
    timeZone: blankable(z.string().refine(isTimeZone, 'is not a time zone')),
    validFrom: blankable(dateValue),
    validTo: blankable(dateValue),
  });

const mentorSchema = ({ mentor }: Binding): z.ZodType<Mentor> =>
  z.object({
    id: idValue<MentorId>(),
    chapterId: blankable(idValue<UnitId>()),
    status: coded(mentor.values.status),
    classification: coded(mentor.values.classification),
    paused: flagValue,
    pausedUntil: blankable(dateValue),
    areas: multiValue,
    industries: multiValue,
    weeklyLimit: blankable(z.number().min(0)),
    capacityText: z
      .string()
      .nullish()
      .transform((text) => readCapacity(text ?? '')),
    requestsLast7Days: blankable(z.number().int().min(0)),
    limitReached: flagValue,
    acceptsDirect: flagValue,
    servesOutsideArea: codedOrBlank(mentor.values.servesOutsideArea).transform((code) =>
      code === undefined ? undefined : code === 'yes',
    ),
  });

const requestSchema = ({ request }: Binding): z.ZodType<MentoringRequest> =>
  z.object({
    id: idValue<RequestId>(),
    number: z.string(),
    submittedAt: instantValue,
    chapterId: blankable(idValue<UnitId>()),
    assignmentStatus: coded(request.values.assignmentStatus),
    status: coded(request.values.status),
    closed: flagValue,
    area: blankable(z.string()),
    industry: blankable(z.string()),
    inBusiness: flagValue,
    clientId: blankable(idValue<ClientId>()),
    requestedMentorId: blankable(idValue<MentorId>()),
    preferredMethod: codedOrBlank(request.values.preferredMethod),
    clientWaitsUntil: blankable(dateValue),
  });

const assignmentSchema = ({ assignment }: Binding): z.ZodType<Assignment> =>
  z.object({
    id: idValue<AssignmentId>(),
    requestId: idValue<RequestId>(),
    mentorId: idValue<MentorId>(),
    how: codedRequired(assignment.values.how),
    offeredAt: instantValue,
    response: codedOrBlank(assignment.values.response),
    respondedAt: blankable(instantValue),
    outcome: codedOrBlank(assignment.values.outcome),
    endedAt: blankable(instantValue),
    followUpTriedAt: blankable(instantValue),
    unlockedByRoc: flagValue,
  });

const attemptSchema = ({ attempt }: Binding): z.ZodType<ContactAttempt> =>
  z
    .object({
      id: idValue<AttemptId>(),
      assignmentId: idValue<Assignment['id']>(),
      method: codedRequired(attempt.values.method),
      madeAt: instantValue,
      loggedAt: instantValue,
      result: codedRequired(attempt.values.result),
      voided: flagValue,
    })
    .transform(({ result, ...rest }) => ({ ...rest, reached: result === 'reached' }));

const sessionSchema = ({ session }: Binding): z.ZodType<MentoringSession> =>
  z.object({
    id: idValue<SessionId>(),
    requestId: idValue<RequestId>(),
    mentorId: blankable(idValue<MentorId>()),
    status: coded(session.values.status),
    arrangedAt: instantValue,
    startsAt: blankable(instantValue),
    endsAt: blankable(instantValue),
    notesLoggedAt: blankable(instantValue),
  });
