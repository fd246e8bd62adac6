import type { EngageServer } from './engageServer.ts';
import { attempt, rule, noField, type Try, type TriedRecords } from './triedRecords.ts';

/** What people try at attempts, steps, answers and terms, and must not do. */
export function otherTries(
  engage: EngageServer,
  { accepted, logged, changeAttempt, owed }: TriedRecords,
): readonly Try[] {
  return [
    [
      'D5: an attempt is logged after it was made',
      'Ada',
      () => ({
        object: attempt,
        values: {
          Assignment__c: accepted().offer,
          Method__c: 'Phone',
          Result__c: 'No Answer',
          Made_At__c: engage.at(3),
        },
      }),
      { code: rule, words: /Correct Made At/, fields: ['Made_At__c'] },
    ],
    [
      'D5: nobody logs for another mentor',
      'Bo',
      () => ({
        object: attempt,
        values: {
          Assignment__c: accepted().offer,
          Method__c: 'Phone',
          Result__c: 'No Answer',
          Made_At__c: engage.at(0),
        },
      }),
      { code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' },
    ],
    [
      'D5: a CIC logs none',
      'Cic',
      () => ({
        object: attempt,
        values: {
          Assignment__c: accepted().offer,
          Method__c: 'Phone',
          Result__c: 'No Answer',
          Made_At__c: engage.at(0),
        },
      }),
      { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
    ],
    [
      'D5: a logged attempt stands',
      'Ada',
      () => changeAttempt(logged().attemptId, { Result__c: 'Reached' }),
      { code: rule, words: /Void it with a reason/ },
    ],
    [
      'D5: and keeps its key',
      'Ada',
      () => {
        const { key: _key, ...write } = changeAttempt(logged().attemptId, { Attempt_Key__c: 'another' });
        return write;
      },
      { code: rule, words: /Void it with a reason/ },
    ],
    [
      'D5: it is voided with a reason',
      'Ada',
      () => changeAttempt(logged().attemptId, { Voided__c: true }),
      { code: rule, words: /Void Reason/, fields: ['Void_Reason__c'] },
    ],
    [
      'D5: and stays void',
      'Ada',
      () =>
        changeAttempt(logged({ Voided__c: true, Void_Reason__c: 'Wrong client.' }).attemptId, {
          Voided__c: false,
        }),
      { code: rule, words: /stays void/, fields: ['Voided__c'] },
    ],
    [
      'D5: nobody voids another’s',
      'Bo',
      () => changeAttempt(logged().attemptId, { Voided__c: true, Void_Reason__c: 'Not mine.' }),
      { code: 'NOT_FOUND' },
    ],
    [
      'D5: nor does a CIC, who sees it',
      'Cic',
      () => changeAttempt(logged().attemptId, { Voided__c: true, Void_Reason__c: 'I think not.' }),
      { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
    ],
    [
      'L3-L6: a step that is done says when',
      'Lee',
      () => ({ ...owed(), values: { State__c: 'Done' } }),
      { code: rule, words: /Done At/, fields: ['Done_At__c'] },
    ],
    [
      'L5: a decision says what was decided',
      'Lee',
      () => ({ ...owed(), values: { State__c: 'Decided', Done_At__c: engage.at(0) } }),
      { code: rule, words: /what was decided/, fields: ['Outcome__c'] },
    ],
    [
      'L8: nobody judges themself',
      'Roc',
      () => ({ ...owed(), values: { Actor__c: engage.id('Ada') } }),
      { code: rule, words: /about themself/, fields: ['Actor__c'] },
    ],
    [
      'L8: a leader makes nobody else the actor',
      'Lee',
      () => ({ ...owed(), values: { Actor__c: engage.id('Bo') } }),
      { code: noField, fields: ['Actor__c'] },
    ],
    [
      'L4: a mentor does not close the step about themself, nor sees it',
      'Ada',
      () => ({ ...owed(), values: { State__c: 'Done' } }),
      { code: 'NOT_FOUND' },
    ],
    [
      'L4: a step keeps its key',
      'Lee',
      () => {
        const { key: _key, ...write } = owed();
        return { ...write, values: { Step_Key__c: 'another step' } };
      },
      { code: rule, words: /make another step/ },
    ],
    [
      'M6: an answer is a limit with its period, or none',
      'Cic',
      () => ({
        object: 'Capacity_Answer__c',
        values: { Mentor__c: engage.id('Ada'), Answer_Key__c: 'answer', Limit__c: 2 },
      }),
      { code: rule, words: /without limit, or/, fields: ['Limit__c'] },
    ],
    [
      'M6: a mentor does not answer by record',
      'Ada',
      () => ({
        object: 'Capacity_Answer__c',
        values: { Mentor__c: engage.id('Ada'), Answer_Key__c: 'answer', Unlimited__c: true },
      }),
      { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
    ],
    [
      'C5: a term ends after it began',
      'Roc',
      () => ({
        object: 'Unit_Term__c',
        values: {
          Unit__c: engage.id('Prairie Rivers'),
          Kind__c: 'DD',
          Holder__c: engage.id('Ada'),
          From__c: '2026-01-01',
          To__c: '2025-12-31',
        },
      }),
      { code: rule, words: /ends before it begins/, fields: ['To__c'] },
    ],
    [
      'C5, M15: a unit belongs to a unit',
      'Roc',
      () => ({
        object: 'Unit_Term__c',
        values: { Unit__c: engage.id('Prairie Rivers'), Kind__c: 'Belongs To', From__c: '2026-01-01' },
      }),
      { code: rule, words: /names a parent unit/, fields: ['Kind__c'] },
    ],
    [
      'C5: a CIC appoints nobody',
      'Cic',
      () => ({
        object: 'Unit_Term__c',
        values: {
          Unit__c: engage.id('Prairie Rivers'),
          Kind__c: 'DD',
          Holder__c: engage.id('Ada'),
          From__c: '2026-01-01',
        },
      }),
      { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
    ],
  ];
}
