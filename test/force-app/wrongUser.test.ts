import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engageServer, type EngageServer } from './engageServer.ts';
import { waysToWrite, type Write } from './waysToWrite.ts';

const assignment = 'Mentor_Assignment__c';
const attempt = 'Contact_Attempt__c';
const step = 'Compliance_Step__c';
const rule = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const noField = 'INVALID_FIELD_FOR_INSERT_UPDATE';

let engage: EngageServer;
before(() => {
  engage = engageServer();
});
after(() => engage.close());

/** Every row of the objects that such a write could change, as it stands. */
function everything(): string {
  const { org } = engage;
  const text = [assignment, attempt, step, 'Capacity_Answer__c', 'Request_Clock__c', 'Case'].map((object) => {
    const fields = [...(org.schema.object(object)?.fields ?? [])].map((field) => field.name);
    return org.query(`SELECT ${fields.join(', ')} FROM ${object} ORDER BY Id`, { userId: org.systemUserId })
      .records;
  });
  return JSON.stringify(text);
}

interface Refused {
  readonly code: string;
  readonly words?: RegExp;
  readonly fields?: readonly string[];
}

/** Tries the write every way there is: each gives this refusal, and nothing is changed. */
async function refusedEveryWay(name: string, write: Write, { code, words = /./, fields }: Refused): Promise<void> {
  const asItWas = everything();
  for (const [way, run] of waysToWrite(write)) {
    const outcome = await run(engage.as(name), write);
    assert.ok(!outcome.saved, `${way}: saved`);
    // A column that the user cannot see refuses a whole batch of the Bulk API.
    if (code === 'INVALID_FIELD' && way.startsWith('Bulk')) assert.equal(outcome.code, 'InvalidBatch', way);
    else {
      assert.equal(outcome.code, code, `${way}: ${outcome.message}`);
      assert.match(outcome.message, words, way);
      if (fields !== undefined) assert.deepEqual(outcome.fields, fields, way);
    }
    assert.equal(everything(), asItWas, `${way}: something was written`);
  }
}

interface Given {
  readonly request: string;
  readonly offer: string;
}

/** A request of Central in its queue. */
const waiting = (): string => engage.request();
const offered = (): Given => {
  const request = waiting();
  return { request, offer: engage.offer(request, 'Ada') };
};
const answered = (values: Write['values']): Given => {
  const made = offered();
  engage.save(assignment, made.offer, values, 'Ada');
  return made;
};
const accepted = (): Given => answered({ Response__c: 'Accepted' });
const timedOut = (): Given => {
  const made = offered();
  engage.later(60);
  engage.save(assignment, made.offer, { Response__c: 'Timed Out' });
  return made;
};

const change = ({ offer }: Given, values: Write['values']): Write => ({
  object: assignment,
  id: offer,
  key: {
    field: 'Cause_Key__c',
    value: String(engage.read(assignment, offer, 'Cause_Key__c').Cause_Key__c),
  },
  values,
});
const offer = (request: string, mentor: string, values: Write['values'] = {}): Write => ({
  object: assignment,
  values: { Request__c: request, Mentor__c: engage.id(mentor), How__c: 'Assigned', Offered_At__c: engage.at(0), Cause_Key__c: `key ${request}`, ...values },
});
const logged = (values: Write['values'] = {}): { given: Given; attemptId: string } => {
  const given = accepted();
  return { given, attemptId: engage.attempt(given.offer, values) };
};
const changeAttempt = (attemptId: string, values: Write['values']): Write => ({
  object: attempt,
  id: attemptId,
  key: {
    field: 'Attempt_Key__c',
    value: String(engage.read(attempt, attemptId, 'Attempt_Key__c').Attempt_Key__c),
  },
  values,
});
let steps = 0;
/** A step that waits for Lee, about Ada. */
const owed = (values: Write['values'] = {}): Write => {
  const value = `step ${steps++}`;
  const id = engage.org.insert(
    step,
    {
      Step_Key__c: value,
      Kind__c: 'Investigation',
      State__c: 'Owed',
      Task__c: 'Clarify',
      Mentor__c: engage.id('Ada'),
      Actor__c: engage.id('Lee'),
      ...values,
    },
    engage.id("Admin's user"),
  );
  return { object: step, id, key: { field: 'Step_Key__c', value }, values: {} };
};

/** Who tries what, and the refusal. */
const tries: readonly (readonly [name: string, who: string, what: () => Write, refused: Refused])[] = [
  [
    'L2: a mentor does not rule on the own claim',
    'Ada',
    () => change(answered({ Response__c: 'Declined', Decline_Reason__c: 'Illness' }), { Claim_Status__c: 'Confirmed' }),
    { code: noField, words: /Claim_Status__c/, fields: ['Claim_Status__c'] },
  ],
  [
    'L2: nor does an administrator who may not rule on claims',
    'Admin',
    () => change(answered({ Response__c: 'Declined', Decline_Reason__c: 'Illness' }), { Claim_Status__c: 'Confirmed' }),
    { code: rule, words: /Only the CIC or the ROC/, fields: ['Claim_Status__c'] },
  ],
  [
    'D3: a mentor cannot even see the unlock',
    'Ada',
    () => change(timedOut(), { Unlocked_By_ROC__c: true }),
    { code: 'INVALID_FIELD', words: /Unlocked_By_ROC__c/ },
  ],
  [
    'D3: a CIC does not unlock',
    'Cic',
    () => change(timedOut(), { Unlocked_By_ROC__c: true, Unlock_Reason__c: 'Client is in a hurry.' }),
    { code: noField, words: /Unlocked_By_ROC__c/ },
  ],
  [
    'D3: a ROC unlocks only with a reason',
    'Roc',
    () => change(timedOut(), { Unlocked_By_ROC__c: true }),
    { code: rule, words: /Only a ROC/, fields: ['Unlocked_By_ROC__c'] },
  ],
  [
    'D3: a ROC of another region finds nothing to unlock; here: its CIC',
    'Mac',
    () => change(timedOut(), { Follow_Up_Answered__c: true }),
    { code: 'NOT_FOUND' },
  ],
  [
    'L1: a mentor declines with a reason only',
    'Ada',
    () => change(offered(), { Response__c: 'Declined' }),
    { code: rule, words: /Decline Reason/, fields: ['Decline_Reason__c'] },
  ],
  [
    'a mentor’s answer stands',
    'Ada',
    () => change(accepted(), { Response__c: 'Declined', Decline_Reason__c: 'Too Busy' }),
    { code: rule, words: /answer stands/, fields: ['Response__c'] },
  ],
  [
    'a CIC does not answer for the mentor',
    'Cic',
    () => change(offered(), { Response__c: 'Accepted' }),
    { code: noField, fields: ['Response__c'] },
  ],
  [
    'another mentor does not answer either',
    'Bo',
    () => change(offered(), { Response__c: 'Accepted' }),
    { code: 'NOT_FOUND' },
  ],
  [
    'T1, D1: a mentor ends nothing before accepting it',
    'Ada',
    () => change(offered(), { Outcome__c: 'Completed' }),
    { code: rule, words: /has not accepted/, fields: ['Outcome__c'] },
  ],
  [
    'T1: a mentor does not transfer without notes',
    'Ada',
    () => change(accepted(), { Outcome__c: 'Transferred', Outcome_Notes__c: 'Too far.' }),
    { code: rule, words: /notes for the next mentor/, fields: ['Outcome_Notes__c'] },
  ],
  [
    'an outcome stands, also against a CIC',
    'Cic',
    () => {
      const given = accepted();
      engage.save(assignment, given.offer, { Outcome__c: 'Completed' }, 'Ada');
      return change(given, { Outcome__c: 'Withdrawn' });
    },
    { code: rule, words: /ended already/, fields: ['Outcome__c'] },
  ],
  [
    'D6: a mentor does not call a client out of reach after one attempt',
    'Ada',
    () => change(logged().given, { Outcome__c: 'Unable to Reach' }),
    { code: rule, words: /Too few attempts/, fields: ['Outcome__c'] },
  ],
  [
    'D6: nor on the case',
    'Ada',
    () => ({ object: 'Case', id: logged().given.request, values: { Status: 'Unable to Contact' } }),
    { code: rule, words: /Too few attempts/, fields: ['Status'] },
  ],
  ...(['Ada', 'Cic', 'Roc'] as const).flatMap((who) =>
    [
      () => ({ Mentor__c: engage.id('Bo') }),
      () => ({ How__c: 'Direct' }),
      () => ({ Offered_At__c: engage.at(-5) }),
      () => ({ Cause_Key__c: 'another cause' }),
    ].map((values): (typeof tries)[number] => [
      `an offer stands against ${who}: ${String(values).replace(/^.*\{ (\w+).*$/, '$1')}`,
      who,
      () => {
        const { key: _key, ...write } = change(offered(), values());
        return write;
      },
      { code: rule, words: /make a new assignment/ },
    ]),
  ),
  [
    'M2: a CIC offers nothing to a volunteer who is not active',
    'Cic',
    () => offer(waiting(), 'Di'),
    { code: rule, words: /not active/, fields: ['Mentor__c'] },
  ],
  [
    'M2, M7: nor to a paused one without saying why',
    'Cic',
    () => offer(waiting(), 'Cy'),
    { code: rule, words: /Override Reason/, fields: ['Override_Reason__c'] },
  ],
  [
    'times lie in order and not in the future, also a ROC’s',
    'Roc',
    () => offer(waiting(), 'Ada', { Offered_At__c: engage.at(5) }),
    { code: rule, words: /cannot be/ },
  ],
  [
    'P7: one assignment at a time',
    'Cic',
    () => offer(offered().request, 'Bo'),
    { code: 'DUPLICATE_VALUE' },
  ],
  [
    'P7: nobody frees the key to make room for a second',
    'Roc',
    () => change(offered(), { Open_Key__c: null }),
    { code: noField, fields: ['Open_Key__c'] },
  ],
  [
    'M0: nobody takes a record out of its region',
    'Cic',
    () => change(offered(), { Region__c: 'Northeast' }),
    { code: noField, fields: ['Region__c'] },
  ],
  [
    'nobody passes an act off as Engage’s',
    'Cic',
    () => offer(waiting(), 'Di', { From_Engage__c: true }),
    { code: noField, fields: ['From_Engage__c'] },
  ],
  [
    'M10 (Mentor_Assignment_Guard): not again to who declined',
    'Cic',
    () => offer(answered({ Response__c: 'Declined', Decline_Reason__c: 'Too Busy' }).request, 'Ada', { Offered_At__c: engage.at(1 / 60) }),
    { code: rule, words: /has declined this request/, fields: ['Override_Reason__c'] },
  ],
  [
    'D3 (Mentor_Assignment_Guard): not to the next one before the follow-up',
    'Cic',
    () => offer(timedOut().request, 'Bo'),
    { code: rule, words: /Follow up with that mentor first/, fields: [] },
  ],
  [
    'Mentor_Assignment_Guard: not to who could not own it',
    'Cic',
    () => offer(waiting(), 'Gus'),
    { code: rule, words: /no active user/, fields: ['Mentor__c'] },
  ],
  [
    'a mentor makes no assignment',
    'Ada',
    () => offer(waiting(), 'Ada'),
    { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
  ],
  [
    'C1: the service makes no assignment',
    'Svc',
    () => offer(waiting(), 'Ada'),
    { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
  ],
  [
    'C1: nor does the service change a case',
    'Svc',
    () => ({ object: 'Case', id: waiting(), values: { Assignment_Status__c: 'Assigned' } }),
    { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
  ],
  ['without a permission set nothing of ours exists', 'Nil', () => offer(waiting(), 'Ada'), { code: 'INVALID_TYPE' }],
  [
    'D5: an attempt is logged after it was made',
    'Ada',
    () => ({
      object: attempt,
      values: { Assignment__c: accepted().offer, Method__c: 'Phone', Result__c: 'No Answer', Made_At__c: engage.at(3) },
    }),
    { code: rule, words: /Correct Made At/, fields: ['Made_At__c'] },
  ],
  [
    'D5: nobody logs for another mentor',
    'Bo',
    () => ({
      object: attempt,
      values: { Assignment__c: accepted().offer, Method__c: 'Phone', Result__c: 'No Answer', Made_At__c: engage.at(0) },
    }),
    { code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' },
  ],
  [
    'D5: a CIC logs none',
    'Cic',
    () => ({
      object: attempt,
      values: { Assignment__c: accepted().offer, Method__c: 'Phone', Result__c: 'No Answer', Made_At__c: engage.at(0) },
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
    'D5: it is voided with a reason',
    'Ada',
    () => changeAttempt(logged().attemptId, { Voided__c: true }),
    { code: rule, words: /Void Reason/, fields: ['Void_Reason__c'] },
  ],
  [
    'D5: and stays void',
    'Ada',
    () => changeAttempt(logged({ Voided__c: true, Void_Reason__c: 'Wrong client.' }).attemptId, { Voided__c: false }),
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
    { code: rule, words: /stand/ },
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
      values: { Unit__c: engage.id('Prairie Rivers'), Kind__c: 'DD', Holder__c: engage.id('Ada'), From__c: '2026-01-01', To__c: '2025-12-31' },
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
      values: { Unit__c: engage.id('Prairie Rivers'), Kind__c: 'DD', Holder__c: engage.id('Ada'), From__c: '2026-01-01' },
    }),
    { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
  ],
];

describe('refused in the same words by every way to write, and nothing is changed', () => {
  for (const [name, who, what, refused] of tries)
    it(name, async () => {
      await refusedEveryWay(who, what(), refused);
    });
});
