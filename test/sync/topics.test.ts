import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localEngage, type LocalEngage } from './localEngage.ts';
import { requestThatTopicsTurn } from './requestThatTopicsTurn.ts';

describe("M4: the topics of a client's question, confirmed by a coordinator", () => {
  let engage: LocalEngage;
  let area: string;
  let ranking: () => readonly (readonly [mentor: string, reasons: string])[];
  let clock: () => Record<string, unknown>;
  let change: (fields: Record<string, string | null>) => void;

  before(async () => {
    engage = await localEngage();
    await engage.pass();
    const turned = await requestThatTopicsTurn(engage);
    area = turned.area;
    ranking = () =>
      engage
        .rows(
          `SELECT Mentor__c, Reasons__c FROM Mentor_Recommendation__c WHERE Request__c = '${turned.request.id}' ORDER BY Rank__c`,
        )
        .map((row) => [String(row.Mentor__c), String(row.Reasons__c)]);
    clock = () => {
      const [row] = engage.rows(
        `SELECT Id, Next_Action_Why__c, Topic_Areas__c FROM Request_Clock__c WHERE Request__c = '${turned.request.id}'`,
      );
      assert.ok(row);
      return row;
    };
    change = (fields) => {
      engage.org.update('Request_Clock__c', String(clock().Id), fields, engage.admin);
    };
  });
  after(() => engage.close());

  it('order the ranking of the next pass, which says why; taken back, it is as it was', async () => {
    const before = ranking();
    assert.ok(before.every(([, reasons]) => !reasons.includes('topics:')));
    change({ Topic_Areas__c: area });
    await engage.pass();
    const [first] = ranking();
    assert.notEqual(first?.[0], before[0]?.[0]);
    assert.ok(first?.[1].includes(`topics: Also lists ${area}, which the question is about: comes before`));

    change({ Topic_Areas__c: null });
    await engage.pass();
    assert.deepEqual(ranking(), before);
  });

  it('stay on a row that the service writes, and a pass with nothing changed writes nothing', async () => {
    const why = clock().Next_Action_Why__c;
    change({ Topic_Areas__c: area, Next_Action_Why__c: 'Changed by hand.' });
    await engage.pass();
    assert.deepEqual([clock().Next_Action_Why__c, clock().Topic_Areas__c], [why, area]);
    const after = ranking();
    const { written, deleted } = await engage.pass();
    assert.deepEqual([written, deleted], [0, 0]);
    assert.deepEqual(ranking(), after);
  });

  it('are never written by the service', () => {
    const bodies = engage.sent
      .filter(({ method }) => method !== 'GET')
      .map(({ body }) => JSON.stringify(body));
    assert.ok(bodies.some((body) => body.includes('Next_Action__c')));
    assert.ok(bodies.every((body) => !/"Topic_\w+__c\\*":/.test(body)));
  });
});
