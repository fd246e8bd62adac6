import type { Binding } from '../../policy/index.ts';
import type {
  Assignment,
  CapacityAnswer,
  ContactAttempt,
  Mentor,
  MentoringRequest,
  MentoringSession,
  Unit,
  UnitTerm,
} from '../../rules/index.ts';
import {
  assignmentSchema,
  attemptSchema,
  capacityAnswerSchema,
  mentorSchema,
  requestSchema,
  sessionSchema,
  unitSchema,
  unitTermSchema,
} from './factSchemas.ts';
import type { PulledKind } from './pulledKind.ts';
import { writtenRowKinds, type SeenRow } from './writtenRows.ts';

/** Counted up when a row is read otherwise than before (another fact, another reading of a text): stores then read all anew. */
export const readerVersion = 3;

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
  capacityAnswer: CapacityAnswer;
  unitTerm: UnitTerm;
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
    // An answer that was taken back says nothing; that of a deleted mentor has lost its lookup.
    capacityAnswer: {
      ...binding.capacityAnswer,
      isOther: ({ mentorId, unlimited, limit }) => mentorId == null || (unlimited !== true && limit == null),
      schema: capacityAnswerSchema(binding),
    },
    // The term of a deleted unit has lost its lookup.
    unitTerm: {
      ...binding.unitTerm,
      isOther: ({ unitId }) => unitId == null,
      schema: unitTermSchema(binding),
    },
  };
}

/** `Request__c` -> `Request__r`, `ContactId` -> `Contact`. */
function relationOf(lookupField: string): string {
  return lookupField.endsWith('__c') ? lookupField.replace(/__c$/, '__r') : lookupField.replace(/Id$/, '');
}
