import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FieldValues } from '../../plugin/src/local/engine/index.ts';
import { textOf } from '../local/engine/fixture.ts';
import { refusal, smallEngage, type SmallEngage } from './smallEngage.ts';

const assignment = 'Mentor_Assignment__c';
const attempt = 'Contact_Attempt__c';
const step = 'Compliance_Step__c';

let engage: SmallEngage;
/** Rules that a test has made speak, to compare with the files. */
const spoken = new Set<string>();

/** Expects the save to be refused by a rule, with its words and the field they stand at. */
function refusedBy(rule: string, words: RegExp, field: string | undefined, work: () => unknown): void {
  const { code, message, fields } = refusal(work);
  assert.equal(code, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message);
  assert.match(message, words);
  if (field !== undefined) assert.deepEqual(fields, [field]);
  spoken.add(rule);
}

/** A request that Ada has accepted. */
function accepted(): { request: string; offer: string } {
  const request = engage.request();
  const offer = engage.offer(request, 'Ada');
  engage.save(assignment, offer, { Response__c: 'Accepted' });
  return { request, offer };
}

before(() => {
  engage = smallEngage();
});

describe('Mentor_Assignment__c', () => {
  it('M2, P7: not to a volunteer who is not active', () => {
    const request = engage.request();
    refusedBy('Mentor_Is_Active', /not active/, 'Mentor__c', () => engage.offer(request, 'Di'));
  });

  it('M2, M7: to a paused one only with a reason', () => {
    const request = engage.request();
    refusedBy('Mentor_Has_Room', /Override Reason/, 'Override_Reason__c', () => engage.offer(request, 'Cy'));
    engage.offer(request, 'Cy', { Override_Reason__c: 'Back on Monday, and the client can wait.' });
  });

  it('L1: no decline without a reason', () => {
    const offer = engage.offer(engage.request(), 'Ada');
    refusedBy('Decline_Has_Reason', /Decline Reason/, 'Decline_Reason__c', () => {
      engage.save(assignment, offer, { Response__c: 'Declined' });
    });
  });

  it('an answer stands, also against its own mentor', () => {
    const { offer } = accepted();
    refusedBy('Response_Stands', /answer stands/, 'Response__c', () => {
      engage.save(assignment, offer, { Response__c: 'Declined', Decline_Reason__c: 'Too Busy' }, 'Ada');
    });
  });

  it('an outcome stands', () => {
    const { offer } = accepted();
    engage.save(assignment, offer, { Outcome__c: 'Completed' });
    refusedBy('Outcome_Stands', /ended already/, 'Outcome__c', () => {
      engage.save(assignment, offer, { Outcome__c: 'Withdrawn' });
    });
  });

  it('T1, D1: no outcome before the acceptance', () => {
    const offer = engage.offer(engage.request(), 'Ada');
    refusedBy('Outcome_After_Acceptance', /has not accepted/, 'Outcome__c', () => {
      engage.save(assignment, offer, { Outcome__c: 'Completed' });
    });
  });

  it('T1: a transfer needs notes, blanks around them not counted', () => {
    const { offer } = accepted();
    for (const notes of [null, 'Too far away.', `${' '.repeat(30)}short`]) {
      refusedBy('Transfer_Has_Notes', /notes for the next mentor/, 'Outcome_Notes__c', () => {
        engage.save(assignment, offer, { Outcome__c: 'Transferred', Outcome_Notes__c: notes });
      });
    }
  });

  it('D6: not out of reach before enough attempts, methods and time; voiding one closes the gate again', () => {
    const { offer } = accepted();
    const outOfReach = (): void => {
      engage.save(assignment, offer, { Outcome__c: 'Unable to Reach' });
    };
    const closed = (): void => {
      refusedBy('Unable_To_Reach_Gate', /Too few attempts/, 'Outcome__c', outOfReach);
    };
    closed();
    engage.attempt(offer);
    engage.later(1);
    engage.attempt(offer, { Method__c: 'Email', Result__c: 'Sent' });
    closed();
    engage.later(1);
    const third = engage.attempt(offer);
    closed();
    engage.later(24);
    const last = engage.attempt(offer, { Method__c: 'Text', Result__c: 'Sent' });
    engage.save(attempt, last, { Voided__c: true, Void_Reason__c: 'Wrong number.' });
    closed();
    engage.later(1);
    engage.attempt(offer);
    engage.save(attempt, third, { Voided__c: true, Void_Reason__c: 'Logged twice.' });
    outOfReach();
  });

  it('D5: one method will do when the mentor says why', () => {
    const { offer } = accepted();
    for (const hours of [1, 13, 13]) {
      engage.later(hours);
      engage.attempt(offer);
    }
    assert.equal(
      refusal(() => {
        engage.save(assignment, offer, { Outcome__c: 'Unable to Reach' });
      }).code,
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    );
    engage.save(assignment, offer, {
      Outcome__c: 'Unable to Reach',
      One_Method_Reason__c: 'No e-mail address is known.',
    });
  });

  it('D3: only the ROC unlocks, with a reason', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.timeOut(request);
    const unlock = (user: string, reason: string | null) => (): void => {
      engage.save(assignment, offer, { Unlocked_By_ROC__c: true, Unlock_Reason__c: reason }, user);
    };
    refusedBy('Unlock_Is_The_ROCs', /Only a ROC/, 'Unlocked_By_ROC__c', unlock('Roc', null));
    refusedBy(
      'Unlock_Is_The_ROCs',
      /Only a ROC/,
      'Unlocked_By_ROC__c',
      unlock('Admin', 'Mentor is travelling.'),
    );
    unlock('Roc', 'Mentor is travelling.')();
  });

  it('D2: a time-out is Engage’s to declare', () => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    refusedBy('Time_Out_Is_Engages', /Only Engage itself/, 'Response__c', () => {
      engage.save(assignment, offer, { Response__c: 'Timed Out' }, 'Ada');
    });
    engage.timeOut(request);
    assert.equal(engage.read(assignment, offer, 'Response__c').Response__c, 'Timed Out');
  });

  it('L1: a decline does not become an excused one afterwards, unless a coordinator corrects it', () => {
    const offer = engage.offer(engage.request(), 'Ada');
    engage.save(assignment, offer, { Response__c: 'Declined', Decline_Reason__c: 'Too Busy' }, 'Ada');
    refusedBy('Decline_Reason_Stands', /Ask the CIC or the ROC/, 'Decline_Reason__c', () => {
      engage.save(assignment, offer, { Decline_Reason__c: 'Illness' }, 'Ada');
    });
    engage.save(assignment, offer, { Decline_Reason__c: 'Illness' }, 'Cic');
    assert.equal(engage.read(assignment, offer, 'Claim_Status__c').Claim_Status__c, 'Pending');
  });

  it('M1: direct is what the client asked for', () => {
    const request = engage.request({ Requested_Mentor__c: engage.id('Bo') });
    for (const mentor of ['Ada', 'Di']) {
      refusedBy('Direct_Is_The_Clients_Choice', /did not ask for this mentor/, 'How__c', () =>
        engage.offer(request, mentor, { How__c: 'Direct' }),
      );
    }
    engage.offer(request, 'Bo', { How__c: 'Direct' });
  });

  it('L2: the mentor does not rule on their own claim', () => {
    const offer = engage.offer(engage.request(), 'Ada');
    engage.save(assignment, offer, { Response__c: 'Declined', Decline_Reason__c: 'Illness' });
    refusedBy('Claim_Is_Ruled_On', /Only the CIC or the ROC/, 'Claim_Status__c', () => {
      engage.save(assignment, offer, { Claim_Status__c: 'Confirmed' });
    });
    engage.save(assignment, offer, { Claim_Status__c: 'Confirmed' }, 'Cic');
  });

  it('times are in order and not in the future', () => {
    const request = engage.request();
    refusedBy('Times_In_Order', /cannot be/, undefined, () =>
      engage.offer(request, 'Ada', { Offered_At__c: engage.at(2) }),
    );
    refusedBy('Times_In_Order', /cannot be/, undefined, () =>
      engage.offer(request, 'Ada', { Response__c: 'Accepted', Responded_At__c: engage.at(-5) }),
    );
  });

  it('request, mentor and offer of an assignment stand', () => {
    const offer = engage.offer(engage.request(), 'Ada');
    for (const change of [
      { Mentor__c: engage.id('Bo') },
      { Request__c: engage.request() },
      { How__c: 'Direct' },
      { Offered_At__c: engage.at(-5) },
      { Cause_Key__c: `another than ${offer}` },
    ]) {
      refusedBy('Offer_Stands', /make a new assignment/, undefined, () => {
        engage.save(assignment, offer, change);
      });
    }
  });
});

describe('Contact_Attempt__c (D5)', () => {
  it('lies within its assignment and is logged after it was made', () => {
    const { offer } = accepted();
    for (const hours of [-3, 3]) {
      refusedBy('Attempt_In_Its_Time', /Correct Made At/, 'Made_At__c', () =>
        engage.attempt(offer, { Made_At__c: engage.at(hours) }),
      );
    }
    engage.later(1);
    engage.save(assignment, offer, { Outcome__c: 'Completed' });
    engage.later(2);
    refusedBy('Attempt_In_Its_Time', /Correct Made At/, 'Made_At__c', () => engage.attempt(offer));
    engage.attempt(offer, { Made_At__c: engage.at(-2.5) });
  });

  it('stands once logged; a mistake is voided with a reason, for good', () => {
    const { offer } = accepted();
    const logged = engage.attempt(offer);
    refusedBy('Attempt_Stands', /Void it with a reason/, undefined, () => {
      engage.save(attempt, logged, { Result__c: 'Reached' });
    });
    refusedBy('Void_Has_Reason', /Void Reason/, 'Void_Reason__c', () => {
      engage.save(attempt, logged, { Voided__c: true });
    });
    engage.save(attempt, logged, { Voided__c: true, Void_Reason__c: 'Wrong client.' });
    refusedBy('Void_Stands', /stays void/, 'Voided__c', () => {
      engage.save(attempt, logged, { Voided__c: false });
    });
  });
});

describe('the other objects', () => {
  const insert = (object: string, values: FieldValues): string =>
    engage.org.insert(object, values, engage.id("Admin's user"));

  it('M6: an answer is a limit with its period, or no limit', () => {
    const answer = (values: FieldValues) => () =>
      insert('Capacity_Answer__c', { Mentor__c: engage.id('Ada'), Answer_Key__c: 'k', ...values });
    for (const wrong of [
      { Unlimited__c: true, Limit__c: 2, Per__c: 'Week' },
      { Limit__c: 2 },
      { Per__c: 'Week' },
    ]) {
      refusedBy('Answer_Is_One_Thing', /without limit, or/, 'Limit__c', answer(wrong));
    }
    answer({ Limit__c: 2, Per__c: 'Week' })();
  });

  it('C5, M15: a term ends after it began, and is one thing', () => {
    const term = (values: FieldValues) => () =>
      insert('Unit_Term__c', { Unit__c: engage.id('Prairie Rivers'), From__c: '2026-01-01', ...values });
    refusedBy(
      'Term_In_Order',
      /ends before it begins/,
      'To__c',
      term({ Kind__c: 'DD', Holder__c: engage.id('Ada'), To__c: '2025-12-31' }),
    );
    for (const wrong of [
      { Kind__c: 'Belongs To' },
      { Kind__c: 'DD', Parent_Unit__c: engage.id('Central') },
    ]) {
      refusedBy('Term_Is_One_Thing', /names a parent unit/, 'Kind__c', term(wrong));
    }
    term({ Kind__c: 'Belongs To', Parent_Unit__c: engage.id('Central') })();
  });

  it('L3-L8: a step says when it was done and what was decided, and nobody judges themself', () => {
    const owed = insert(step, {
      ...{ Step_Key__c: 'k', Mentor__c: engage.id('Ada'), Kind__c: 'Third Rejection' },
      ...{ Task__c: 'Discuss and Decide', Actor_Role__c: 'RVP', State__c: 'Owed' },
    });
    const done = { State__c: 'Decided', Outcome__c: 'Terminate' };
    refusedBy('Step_Has_Its_Time', /Done At/, 'Done_At__c', () => {
      engage.save(step, owed, done);
    });
    refusedBy('Decision_Has_Its_Outcome', /what was decided/, 'Outcome__c', () => {
      engage.save(step, owed, { State__c: 'Decided', Done_At__c: engage.at(0) });
    });
    refusedBy('Nobody_Judges_Themself', /about themself/, 'Actor__c', () => {
      engage.save(step, owed, { Actor__c: engage.id('Ada') });
    });
    for (const change of [
      { Step_Key__c: 'another' },
      { Kind__c: 'Review' },
      { Task__c: 'Warn the Mentor' },
      { Mentor__c: engage.id('Bo') },
    ]) {
      refusedBy('Step_Stands', /make another step/, undefined, () => {
        engage.save(step, owed, change);
      });
    }
    engage.save(step, owed, { ...done, Done_At__c: engage.at(0), Actor__c: engage.id('Bo') });
  });

  it('D6: the case says out of reach only when its assignment may', () => {
    const { request } = accepted();
    refusedBy('Unable_To_Reach_On_The_Case', /Too few attempts/, 'Status', () => {
      engage.save('Case', request, { Status: 'Unable to Contact' });
    });
  });
});

describe('every rule', () => {
  it('M0: is silent about a region that takes no part', () => {
    const request = engage.request({ Chapter__c: engage.id('SCORE Elsewhere') });
    const offer = engage.offer(request, 'Cy');
    engage.save(assignment, offer, { Response__c: 'Declined' });
    engage.save(assignment, offer, {
      Response__c: 'Accepted',
      Outcome__c: 'Transferred',
      Unlocked_By_ROC__c: true,
    });
    engage.attempt(offer, { Made_At__c: engage.at(40) });
    engage.save('Case', request, { Status: 'Unable to Contact' });
  });

  it('lets who holds the custom permission repair records', () => {
    const { org } = engage;
    const { offer } = accepted();
    const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'SCORE_Repair'", {
      userId: org.systemUserId,
    }).records;
    org.insert(
      'PermissionSetAssignment',
      { PermissionSetId: textOf(set?.Id), AssigneeId: engage.id("Admin's user") },
      engage.id("Admin's user"),
    );
    engage.save(assignment, offer, { Response__c: 'Declined', Offered_At__c: engage.at(-5) });
  });

  after(() => {
    const objects = join(import.meta.dirname, '../../force-app/main/default/objects');
    const rules = readdirSync(objects, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.validationRule-meta.xml'))
      .map((file) => file.replace(/^.*\/|\.validationRule-meta\.xml$/g, ''));
    assert.deepEqual(
      rules.filter((rule) => !spoken.has(rule)),
      [],
      'rules that no test makes speak',
    );
  });
});
