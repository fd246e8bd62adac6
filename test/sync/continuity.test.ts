import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localEngage, type LocalEngage } from './localEngage.ts';

describe('a client who comes back', () => {
  let engage: LocalEngage;
  before(async () => {
    engage = await localEngage();
  });
  after(() => engage.close());

  const text = (row: Record<string, unknown> | undefined, field: string): string => {
    const value = row?.[field];
    return typeof value === 'string' ? value : '';
  };

  /** A request of the queue by the client of a completed one, and the mentor who completed it. */
  function comesBack(): { requestId: string; mentorId: string } {
    const known = engage
      .rows(
        `SELECT Id, Mentor__c, Request__c, Request__r.ContactId, Request__r.Chapter__c, Request__r.RecordTypeId
         FROM Mentor_Assignment__c
         WHERE Outcome__c = 'Completed' AND Mentor__r.Volunteer_Status__c = 'Active'
           AND Mentor__r.Classification__c = 'Mentor' AND Mentor__r.Mentoring_Paused__c = false
         ORDER BY Ended_At__c DESC`,
      )
      .find((row) => {
        const earlier = row.Request__r as Record<string, unknown>;
        const others = engage.rows(`SELECT Id FROM Case WHERE ContactId = '${text(earlier, 'ContactId')}'`);
        return others.length === 1;
      });
    const earlier = known?.Request__r as Record<string, unknown> | undefined;
    const mentorId = text(known, 'Mentor__c');
    // Room this week, whatever came before.
    engage.org.update('Contact', mentorId, { Maximum_Client_Weekly_Requests__c: 50 }, engage.admin);
    const requestId = engage.org.insert(
      'Case',
      {
        RecordTypeId: text(earlier, 'RecordTypeId'),
        ContactId: text(earlier, 'ContactId'),
        Chapter__c: text(earlier, 'Chapter__c'),
        Area_of_Expertise__c: 'Business Plan',
        Assignment_Status__c: 'Unassigned',
        Status: 'New',
      },
      engage.admin,
    );
    return { requestId, mentorId };
  }

  const summaryOf = (requestId: string): string =>
    text(
      engage.rows(`SELECT Match_Summary__c FROM Request_Clock__c WHERE Request__c = '${requestId}'`)[0],
      'Match_Summary__c',
    );

  it('M9: is recommended the previous mentor first, and nobody twice; paused, the mentor is named and the next one first', async () => {
    const { requestId, mentorId } = comesBack();
    const ranked = (): readonly Record<string, unknown>[] =>
      engage.rows(
        `SELECT Mentor__c, Rank__c, Match_Group__c, Relaxed__c, Why__c FROM Mentor_Recommendation__c
         WHERE Request__c = '${requestId}' ORDER BY Rank__c`,
      );
    const pass = await engage.pass();
    assert.deepEqual(pass.heldBack, []);
    const [first, ...others] = ranked();
    assert.deepEqual(
      [first?.Mentor__c, first?.Rank__c, first?.Match_Group__c, first?.Relaxed__c],
      [mentorId, 1, 'Previous Mentor', false],
    );
    assert.match(
      text(first, 'Why__c'),
      /^Mentored this client before: last session \w+ \d+; \d+ of 50 this week\.$/,
    );
    assert.ok(others.length > 0);
    assert.ok(others.every((row) => row.Mentor__c !== mentorId && row.Match_Group__c !== 'Previous Mentor'));
    assert.match(summaryOf(requestId), /^The client's previous mentor comes first: last session/);
    assert.equal((await engage.pass()).planned, 0);

    const pause = { Mentoring_Paused__c: true, Mentoring_Paused_Until__c: '2026-11-30' };
    engage.org.update('Contact', mentorId, pause, engage.admin);
    await engage.pass();
    assert.ok(ranked().length > 0 && ranked().every((row) => row.Mentor__c !== mentorId));
    assert.match(summaryOf(requestId), /is paused until Nov 30, back Dec 1; the CIC may choose to wait\./);
  });
});
