import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const DAY = 86_400_000;

describe('M16: a mentor who stops mentoring while holding an open request', () => {
  let engage: LocalEngage;
  let clockOf: () => Record<string, unknown>;
  let setPaused: (paused: boolean) => void;
  before(async () => {
    engage = await localEngage();
    await engage.pass();
    const [held] = engage.rows(
      "SELECT Request__c, Mentor__c FROM Mentor_Assignment__c WHERE Response__c = 'Accepted' AND Outcome__c = null AND Mentor__r.Mentoring_Paused__c = false AND Mentor__r.Volunteer_Status__c = 'Active' AND Request__r.Assignment_Status__c = 'Assigned' AND Request__r.IsClosed = false ORDER BY Id LIMIT 1",
    );
    assert.ok(held);
    clockOf = () => {
      const [clock] = engage.rows(
        `SELECT Next_Action__c, Next_Action_Owner__c, Next_Action_Due__c, Holder_Away_Since__c FROM Request_Clock__c WHERE Request__c = '${String(held.Request__c)}'`,
      );
      assert.ok(clock);
      return clock;
    };
    assert.notEqual(clockOf().Next_Action__c, 'reassignRequest');
    setPaused = (paused) => {
      engage.org.update('Contact', String(held.Mentor__c), { Mentoring_Paused__c: paused }, engage.admin);
    };
    setPaused(true);
  });
  after(() => engage.close());

  it('appears to the CIC as one request to reassign, due one business day after it was first seen', async () => {
    await engage.pass();
    const clock = clockOf();
    assert.deepEqual([clock.Next_Action__c, clock.Next_Action_Owner__c], ['reassignRequest', 'CIC']);
    assert.equal(new Date(String(clock.Holder_Away_Since__c)).getTime(), asOf.getTime());
    // A Friday: Monday at the same time.
    assert.equal(new Date(String(clock.Next_Action_Due__c)).getTime(), asOf.getTime() + 3 * DAY);
  });

  it('keeps that time in later passes, writes nothing for it, and is gone when the mentor is back', async () => {
    const before = clockOf();
    await engage.pass({ asOf: new Date(asOf.getTime() + 10 * DAY) });
    assert.deepEqual(clockOf(), before);
    setPaused(false);
    await engage.pass();
    const clock = clockOf();
    assert.notEqual(clock.Next_Action__c, 'reassignRequest');
    assert.equal(clock.Holder_Away_Since__c, null);
  });
});
