import { z } from 'zod';
import type { Binding } from '../../policy/index.ts';
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
import { coded, codedOrBlank, codedRequired } from './codes.ts';

// From the logical names' values, as Salesforce gives them, to facts. Nothing else of a row is kept (C2).

export const unitSchema = ({ unit }: Binding): z.ZodType<Unit> =>
  z.object({
    id: idValue<UnitId>(),
    level: codedRequired(unit.values.level),
    name: z.string(),
    parentId: blankable(idValue<UnitId>()),
    timeZone: blankable(z.string().refine(isTimeZone, 'is not a time zone')),
    validFrom: blankable(dateValue),
    validTo: blankable(dateValue),
  });

export const mentorSchema = ({ mentor }: Binding): z.ZodType<Mentor> =>
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

export const requestSchema = ({ request }: Binding): z.ZodType<MentoringRequest> =>
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

export const assignmentSchema = ({ assignment }: Binding): z.ZodType<Assignment> =>
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

export const attemptSchema = ({ attempt }: Binding): z.ZodType<ContactAttempt> =>
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

export const sessionSchema = ({ session }: Binding): z.ZodType<MentoringSession> =>
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
