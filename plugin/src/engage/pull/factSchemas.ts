import { z } from 'zod';
import type { Binding } from '../../policy/index.ts';
import {
  isTimeZone,
  readCapacity,
  type Assignment,
  type AssignmentId,
  type AttemptId,
  type CapacityAnswer,
  type CapacityAnswerId,
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
  type UnitTerm,
  type UnitTermId,
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
    closedAt: blankable(instantValue),
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
    declineReason: codedOrBlank(assignment.values.declineReason),
    claim: codedOrBlank(assignment.values.claim),
    claimRuledAt: blankable(instantValue),
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

/** M6: `unlimited`, or a limit with its period; a row that says both says nothing certain. */
export const capacityAnswerSchema = ({ capacityAnswer }: Binding): z.ZodType<CapacityAnswer> =>
  z
    .object({
      id: idValue<CapacityAnswerId>(),
      mentorId: idValue<MentorId>(),
      key: z.string().nullish(),
      unlimited: flagValue,
      limit: blankable(z.number().int().min(0)),
      per: codedOrBlank(capacityAnswer.values.per),
      words: z.string().nullish(),
    })
    .transform(({ id, mentorId, key, unlimited, limit, per, words }, context): CapacityAnswer => {
      const fault = (name: string, message: string): never => {
        context.addIssue({ code: 'custom', path: [name], message });
        return z.NEVER;
      };
      const answer = { id, mentorId, words: words ?? '' };
      if (key !== mentorId) return fault('key', 'is not the 18-character Id of the mentor');
      if (unlimited && limit !== undefined) return fault('limit', 'is set although the answer is unlimited');
      if (limit === undefined) return { ...answer, takes: { kind: 'unlimited' } };
      if (per === undefined) return fault('per', 'is blank beside a limit');
      return { ...answer, takes: { kind: 'limit', limit, per } };
    });

/** C5: a parent, or a role with its holder; what the other kind would say is left aside. */
export const unitTermSchema = ({ unitTerm }: Binding): z.ZodType<UnitTerm> =>
  z
    .object({
      id: idValue<UnitTermId>(),
      unitId: idValue<UnitId>(),
      kind: codedRequired(unitTerm.values.kind),
      parentId: blankable(idValue<UnitId>()),
      holderId: blankable(idValue<MentorId>()),
      from: blankable(dateValue),
      to: blankable(dateValue),
    })
    .transform(({ kind, parentId, holderId, ...term }, context): UnitTerm => {
      const fault = (name: string, message: string): never => {
        context.addIssue({ code: 'custom', path: [name], message });
        return z.NEVER;
      };
      if (kind === 'belongsTo') {
        if (parentId === undefined) return fault('parentId', 'is blank: name the unit that it belongs to');
        return { ...term, kind, parentId };
      }
      if (holderId === undefined) return fault('holderId', 'is blank: name who holds the role');
      return { ...term, kind: 'role', role: kind, holderId };
    });
