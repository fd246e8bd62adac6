import type { EngageServer } from './engageServer.ts';
import { assignment, rule, noField, type Try, type TriedRecords } from './triedRecords.ts';

/** What people try at assignments and must not do. */
export function assignmentTries(
  engage: EngageServer,
  { waiting, offered, answered, accepted, timedOut, logged, change, offer, next }: TriedRecords,
): readonly Try[] {
  return [
    [
      'L2: a mentor does not rule on the own claim',
      'Ada',
      () =>
        change(answered({ Response__c: 'Declined', Decline_Reason__c: 'Illness' }), {
          Claim_Status__c: 'Confirmed',
        }),
      { code: noField, words: /Claim_Status__c/, fields: ['Claim_Status__c'] },
    ],
    [
      'L2: nor does an administrator who may not rule on claims',
      'Admin',
      () =>
        change(answered({ Response__c: 'Declined', Decline_Reason__c: 'Illness' }), {
          Claim_Status__c: 'Confirmed',
        }),
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
      'L1: a mentor does not time out instead of declining',
      'Ada',
      () => change(offered(), { Response__c: 'Timed Out' }),
      { code: rule, words: /Only Engage itself/, fields: ['Response__c'] },
    ],
    [
      'L2: a mentor does not excuse a decline afterwards',
      'Ada',
      () =>
        change(answered({ Response__c: 'Declined', Decline_Reason__c: 'Too Busy' }), {
          Decline_Reason__c: 'Illness',
        }),
      { code: rule, words: /Ask the CIC or the ROC/, fields: ['Decline_Reason__c'] },
    ],
    [
      'M2: a CIC does not pass the guards by calling an offer direct',
      'Cic',
      () => offer(waiting(), 'Di', { How__c: 'Direct' }),
      { code: rule, words: /did not ask for this mentor/, fields: ['How__c'] },
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
        () => ({ Cause_Key__c: `cause ${next()}` }),
      ].map((values): Try => [
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
    ...(['Ada', 'Cic', 'Roc'] as const).map((who): Try => [
      `nor by its mark: ${who}`,
      who,
      () => change(offered(), { Engage_Acted_At__c: engage.at(0) }),
      { code: 'INVALID_FIELD', words: /Engage_Acted_At__c/ },
    ]),
    [
      'M10 (Mentor_Assignment_Guard): not again to who declined',
      'Cic',
      () =>
        offer(answered({ Response__c: 'Declined', Decline_Reason__c: 'Too Busy' }).request, 'Ada', {
          Offered_At__c: engage.at(1 / 60),
        }),
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
    [
      'Mentor_Assignment_Moves_The_Case: a request without a queue to go back to stays',
      'Ada',
      () => {
        const request = engage.request({
          Chapter__c: engage.id('West Branch'),
          OwnerId: engage.id("Ada's user"),
          Requested_Mentor__c: engage.id('Ada'),
          Assignment_Status__c: 'Assigned-Pending',
        });
        const given = engage.offer(request, 'Ada', { How__c: 'Direct', Recommended_By__c: 'Client' });
        return change({ request, offer: given }, { Response__c: 'Declined', Decline_Reason__c: 'Too Busy' });
      },
      { code: rule, words: /intake queue/ },
    ],
  ];
}
