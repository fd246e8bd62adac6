import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { refusal, smallEngage, type SmallEngage } from './smallEngage.ts';

let engage: SmallEngage;
const held = (caseId: string): Record<string, unknown> => {
  const { OwnerId, Assignment_Status__c, Status, Current_Assignment__c } = engage.read(
    'Case',
    caseId,
    'OwnerId Assignment_Status__c Status Current_Assignment__c',
  );
  return { owner: OwnerId, assignment: Assignment_Status__c, status: Status, holder: Current_Assignment__c };
};

before(() => {
  engage = smallEngage();
});

describe('One saved assignment moves the request, in one transaction (T2)', () => {
  it('an offer gives the request to the mentor’s user and fills in what follows', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    assert.deepEqual(held(request), {
      owner: engage.id("Ada's user"),
      assignment: 'Assigned-Pending',
      status: 'New',
      holder: offer,
    });
    const saved = engage.read(
      'Mentor_Assignment__c',
      offer,
      'Region__c Open_Key__c Mentor_User__c Came_From_Queue__c Offered_At__c',
    );
    assert.equal(saved.Region__c, 'Central');
    assert.equal(saved.Open_Key__c, request);
    assert.equal(saved.Mentor_User__c, engage.id("Ada's user"));
    assert.equal(saved.Came_From_Queue__c, engage.id('queue of SCORE Des Moines'));
    assert.ok(saved.Offered_At__c);
    assert.equal(engage.assignmentsOf(request).length, 1);
  });

  it('acceptance marks it assigned, and its time is kept', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Accepted' });
    assert.equal(held(request).assignment, 'Assigned');
    assert.ok(engage.read('Mentor_Assignment__c', offer, 'Responded_At__c').Responded_At__c);
  });

  it('L2: a decline sends it back to its queue and leaves the claim to a coordinator', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Declined', Decline_Reason__c: 'Illness' });
    const { owner, assignment } = held(request);
    assert.deepEqual([owner, assignment], [engage.id('queue of SCORE Des Moines'), 'Unassigned']);
    const [row] = engage.assignmentsOf(request);
    assert.deepEqual([row?.Open_Key__c, row?.Claim_Status__c], [null, 'Pending']);
  });

  it('T1: a transfer with notes sends it back; the next mentor can have it', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Accepted' });
    engage.save('Mentor_Assignment__c', offer, {
      Outcome__c: 'Transferred',
      Outcome_Notes__c: 'Needs somebody who knows restaurants and leases.',
    });
    assert.equal(held(request).assignment, 'Pending Reassignment');
    assert.equal(held(request).owner, engage.id('queue of SCORE Des Moines'));
    engage.offer(request, 'Bo');
    assert.equal(held(request).owner, engage.id("Bo's user"));
  });

  it('a direct request refused goes to the queue of its chapter (M1)', () => {
    const request = engage.request({
      OwnerId: engage.id("Ada's user"),
      Requested_Mentor__c: engage.id('Ada'),
      Assignment_Status__c: 'Assigned-Pending',
    });
    const offer = engage.offer(request, 'Ada', { How__c: 'Direct', Recommended_By__c: 'Client' });
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Declined', Decline_Reason__c: 'Too Busy' });
    assert.equal(held(request).owner, engage.id('queue of SCORE Des Moines'));
  });

  it('an outcome closes the request under Engage’s own name for it (D6)', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Accepted' });
    engage.save('Mentor_Assignment__c', offer, { Outcome__c: 'Withdrawn' });
    assert.equal(held(request).status, 'Withdrawn');
  });

  it('P7: two coordinators at once: the second offer is refused and changes nothing', () => {
    const request = engage.request();
    const first = engage.offer(request, 'Ada');
    assert.equal(refusal(() => engage.offer(request, 'Bo')).code, 'DUPLICATE_VALUE');
    assert.equal(held(request).holder, first);
    assert.equal(engage.assignmentsOf(request).length, 1);
  });

  it('M10: not again to who declined it, unless the CIC says why', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Declined', Decline_Reason__c: 'Too Busy' });
    engage.later(1);
    const { code, message, fields } = refusal(() => engage.offer(request, 'Ada'));
    assert.equal(code, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
    assert.match(message, /Choose another mentor, or say in Override Reason/);
    assert.deepEqual(fields, ['Override_Reason__c']);
    engage.offer(request, 'Ada', { Override_Reason__c: 'Back from holiday and asked for it.' });
    assert.equal(held(request).owner, engage.id("Ada's user"));
  });

  it('D3: after a time-out nobody else before the follow-up, or the ROC’s unlock', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.timeOut(request);
    assert.match(refusal(() => engage.offer(request, 'Bo')).message, /Follow up with that mentor first/);
    engage.save('Mentor_Assignment__c', offer, { Follow_Up_Tried_At__c: engage.at(0) });
    engage.offer(request, 'Bo');
    assert.equal(held(request).owner, engage.id("Bo's user"));
  });
});

describe('When Engage itself acts, the assignment is written', () => {
  const ownedBy = (request: string, owner: string, user = 'Admin'): void => {
    engage.save('Case', request, { OwnerId: engage.id(owner) }, user);
  };

  it('its Assign window: one assignment, known to be Engage’s', () => {
    const request = engage.request();
    ownedBy(request, "Ada's user");
    const [row, ...others] = engage.assignmentsOf(request);
    assert.equal(others.length, 0);
    assert.deepEqual(
      [row?.How__c, row?.Recommended_By__c, row?.From_Engage__c, row?.Mentor__c],
      ['Assigned', 'Coordinator', true, engage.id('Ada')],
    );
    assert.equal(held(request).holder, row?.Id);
  });

  it('M1: the client’s own choice is a direct one', () => {
    const request = engage.request({ Requested_Mentor__c: engage.id('Ada') });
    ownedBy(request, "Ada's user");
    assert.deepEqual(
      engage.assignmentsOf(request).map((row) => [row.How__c, row.Recommended_By__c]),
      [['Direct', 'Client']],
    );
  });

  it('given to another mentor: the first assignment ends, the second begins', () => {
    const request = engage.request();
    engage.offer(request, 'Ada');
    ownedBy(request, "Bo's user");
    assert.deepEqual(
      engage.assignmentsOf(request).map((row) => [row.Mentor__c, row.Outcome__c, row.Open_Key__c]),
      [
        [engage.id('Ada'), 'Reassigned', null],
        [engage.id('Bo'), null, request],
      ],
    );
  });

  it('D2: returned to the queue after five days: timed out; sooner by a coordinator: taken back', () => {
    const [late, early] = [engage.request(), engage.request()];
    engage.offer(late, 'Ada');
    engage.later(7 * 24);
    engage.offer(early, 'Bo');
    for (const request of [late, early]) ownedBy(request, 'queue of SCORE Des Moines');
    const [timedOut, takenBack] = [late, early].map((request) => engage.assignmentsOf(request)[0]);
    assert.equal(timedOut?.Response__c, 'Timed Out');
    assert.equal(takenBack?.Outcome__c, 'Reassigned');
  });

  it('every act of Engage’s is known as such, also the second at one assignment, and no person’s', () => {
    const fromEngage = (offer: unknown): unknown =>
      engage.read('Mentor_Assignment__c', String(offer), 'From_Engage__c').From_Engage__c;
    const [declined, timedOut, persons] = [engage.request(), engage.request(), engage.request()];
    for (const request of [declined, timedOut]) ownedBy(request, "Ada's user");
    ownedBy(declined, 'queue of SCORE Des Moines', 'Ada');
    engage.timeOut(timedOut);
    assert.deepEqual(
      [declined, timedOut].map((request) => {
        const [row] = engage.assignmentsOf(request);
        return [row?.Response__c, fromEngage(row?.Id)];
      }),
      [
        ['Declined', true],
        ['Timed Out', true],
      ],
    );
    const offer = engage.offer(persons, 'Ada');
    assert.equal(fromEngage(offer), false);
    engage.save('Case', persons, { Status: 'Working' }, 'Ada');
    engage.save('Mentor_Assignment__c', offer, { Response__c: 'Accepted' }, 'Ada');
    assert.equal(fromEngage(offer), false);
  });

  it('a status set on the request ends the assignment that holds it', () => {
    const request = engage.request();
    engage.offer(request, 'Ada');
    engage.save('Case', request, { Status: 'Withdrawn' });
    assert.equal(engage.assignmentsOf(request)[0]?.Outcome__c, 'Withdrawn');
  });

  it('P7: Engage’s window too cannot give it to somebody who is not active, and nothing is changed', () => {
    const request = engage.request();
    assert.match(
      refusal(() => {
        ownedBy(request, "Di's user");
      }).message,
      /not active/,
    );
    assert.equal(held(request).owner, engage.id('queue of SCORE Des Moines'));
  });
});

describe('M0: a request of a region that takes no part is untouched', () => {
  const elsewhere = (): string =>
    engage.request({
      Chapter__c: engage.id('SCORE Elsewhere'),
      OwnerId: engage.id('queue of SCORE Elsewhere'),
    });

  it('Engage’s own acts write nothing of ours', () => {
    const request = elsewhere();
    engage.save('Case', request, {
      OwnerId: engage.id("Flo's user"),
      Assignment_Status__c: 'Assigned-Pending',
    });
    engage.save('Case', request, { Status: 'Unable to Contact' });
    assert.deepEqual(engage.assignmentsOf(request), []);
    assert.equal(held(request).status, 'Unable to Contact');
  });

  it('a record of ours there moves nothing', () => {
    const request = elsewhere();
    engage.offer(request, 'Flo');
    assert.equal(held(request).owner, engage.id('queue of SCORE Elsewhere'));
    assert.equal(held(request).holder, null);
  });
});
