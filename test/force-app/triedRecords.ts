import type { EngageServer } from './engageServer.ts';
import { textOf } from '../local/engine/fixture.ts';
import type { Write } from './waysToWrite.ts';

export const assignment = 'Mentor_Assignment__c';
export const attempt = 'Contact_Attempt__c';
export const step = 'Compliance_Step__c';
/** A validation rule, or a flow's own error. */
export const rule = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
/** A field that the user may see and not edit. */
export const noField = 'INVALID_FIELD_FOR_INSERT_UPDATE';

export interface Refused {
  readonly code: string;
  readonly words?: RegExp;
  readonly fields?: readonly string[];
}

/** Who tries what, and the refusal. */
export type Try = readonly [name: string, who: string, what: () => Write, refused: Refused];

export interface Offered {
  readonly request: string;
  readonly offer: string;
}

/** Records of Central to try things at, made anew at each call, and the writes that change them. */
export interface TriedRecords {
  /** A request in its queue. */
  readonly waiting: () => string;
  /** A request offered to Ada. */
  readonly offered: () => Offered;
  /** One that she has answered so. */
  readonly answered: (values: Write['values']) => Offered;
  readonly accepted: () => Offered;
  readonly timedOut: () => Offered;
  /** An accepted one with an attempt. */
  readonly logged: (values?: Write['values']) => { given: Offered; attemptId: string };
  readonly change: (of: Offered, values: Write['values']) => Write;
  /** A new offer. */
  readonly offer: (request: string, mentor: string, values?: Write['values']) => Write;
  readonly changeAttempt: (attemptId: string, values: Write['values']) => Write;
  /** A step that waits for Lee, about Ada. */
  readonly owed: (values?: Write['values']) => Write;
  /** A number never given before. */
  readonly next: () => number;
}

export function triedRecords(engage: EngageServer): TriedRecords {
  const waiting = (): string => engage.request();
  const offered = (): Offered => {
    const request = waiting();
    return { request, offer: engage.offer(request, 'Ada') };
  };
  const answered = (values: Write['values']): Offered => {
    const made = offered();
    engage.save(assignment, made.offer, values, 'Ada');
    return made;
  };
  const accepted = (): Offered => answered({ Response__c: 'Accepted' });
  const timedOut = (): Offered => {
    const made = offered();
    engage.timeOut(made.request);
    return made;
  };

  const change = ({ offer }: Offered, values: Write['values']): Write => ({
    object: assignment,
    id: offer,
    key: {
      field: 'Cause_Key__c',
      value: textOf(engage.read(assignment, offer, 'Cause_Key__c').Cause_Key__c),
    },
    values,
  });
  const offer = (request: string, mentor: string, values: Write['values'] = {}): Write => ({
    object: assignment,
    values: {
      Request__c: request,
      Mentor__c: engage.id(mentor),
      How__c: 'Assigned',
      Offered_At__c: engage.at(0),
      Cause_Key__c: `key ${request}`,
      ...values,
    },
  });
  const logged = (values: Write['values'] = {}): { given: Offered; attemptId: string } => {
    const given = accepted();
    return { given, attemptId: engage.attempt(given.offer, values) };
  };
  const changeAttempt = (attemptId: string, values: Write['values']): Write => ({
    object: attempt,
    id: attemptId,
    key: {
      field: 'Attempt_Key__c',
      value: textOf(engage.read(attempt, attemptId, 'Attempt_Key__c').Attempt_Key__c),
    },
    values,
  });
  let steps = 0;
  const next = (): number => steps++;
  const owed = (values: Write['values'] = {}): Write => {
    const value = `step ${next()}`;
    const id = engage.org.insert(
      step,
      {
        Step_Key__c: value,
        Kind__c: 'Third Rejection',
        State__c: 'Owed',
        Task__c: 'Discuss and Decide',
        Mentor__c: engage.id('Ada'),
        Actor__c: engage.id('Lee'),
        ...values,
      },
      engage.id("Admin's user"),
    );
    return { object: step, id, key: { field: 'Step_Key__c', value }, values: {} };
  };

  return { waiting, offered, answered, accepted, timedOut, logged, change, offer, changeAttempt, owed, next };
}
