import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { LadderTaskCode } from '../../plugin/src/rules/index.ts';
import { ladderLook, type PassResult } from '../../plugin/src/sync/index.ts';
import { readConfig } from '../../plugin/src/sync/readConfig.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const config = await readConfig(join(import.meta.dirname, '../../config'));

describe('a look at the ladders', () => {
  let engage: LocalEngage;
  before(async () => {
    engage = await localEngage();
  });
  after(() => engage.close());

  /** A pass an hour after the last, so that it looks at the ladders. */
  let now = asOf.getTime();
  const look = (dryRun = false): Promise<PassResult> =>
    engage.pass({ asOf: new Date((now += 3_600_000)), dryRun });
  const planned = ({ plan }: PassResult): number =>
    plan.filter(({ key }) => key.startsWith('complianceStep:')).length;
  const steps = () =>
    engage.rows(
      'SELECT Id, Step_Key__c, Mentor__c, Region__c, State__c, Task__c, Actor_Role__c, Due__c, Done_At__c, Evidence__c, Sentence__c FROM Compliance_Step__c ORDER BY Step_Key__c',
    );
  const stepOf = (assignment: string, task: LadderTaskCode | 'ruleOnClaim') =>
    steps().find(({ Step_Key__c: key }) => String(key).endsWith(task) && String(key).includes(assignment));
  type Fields = Parameters<LocalEngage['org']['update']>[2];
  const change = (object: string, id: string, fields: Fields): void => {
    engage.org.update(object, id, fields, engage.userId('roc.central@engage.local'));
  };

  it('L7, L9, P2: a dry run writes nothing; the run writes each task once; the next look writes nothing', async () => {
    const dry = await look(true);
    assert.ok(planned(dry) > 0);
    assert.equal(steps().length, 0);
    const first = await look();
    assert.deepEqual(first.heldBack, []);
    assert.equal(steps().length, planned(first));
    assert.ok(first.ladder && first.ladder.owed > 0 && first.ladder.mentors > 0);
    const again = await look();
    assert.deepEqual([planned(again), again.ladder?.mentors], [0, first.ladder.mentors]);
  });

  it('P4: within the hour a pass looks again only when a rejection or a claim has changed', async () => {
    const soon = () => engage.pass({ asOf: new Date((now += 60_000)) });
    const quiet = await soon();
    assert.deepEqual([quiet.ladder, quiet.apiCalls], [undefined, 2]);
    const pending = engage.rows(
      "SELECT Id FROM Mentor_Assignment__c WHERE Response__c = 'Declined' AND Claim_Status__c = null AND Region__c = 'Central' LIMIT 1",
    )[0];
    change('Mentor_Assignment__c', String(pending?.Id), { Claim_Status__c: 'Pending' });
    assert.ok((await soon()).ladder);
    change('Mentor_Assignment__c', String(pending?.Id), { Claim_Status__c: null });
    assert.ok((await soon()).ladder);
    assert.equal((await soon()).ladder, undefined);
  });

  it('M0: only mentors of enrolled regions have a ladder', () => {
    const others = engage.rows(
      "SELECT Id FROM Mentor_Assignment__c WHERE Response__c = 'Declined' AND Mentor__r.Account.Parent.Parent.Name = 'Northeast'",
    );
    const mine = new Set(steps().map(({ Mentor__c: mentor }) => String(mentor)));
    const outside = engage.rows("SELECT Id FROM Contact WHERE Account.Parent.Parent.Name = 'Northeast'");
    assert.ok(mine.size > 0 && outside.length > 0 && others.length >= 0);
    assert.ok(outside.every(({ Id: id }) => !mine.has(String(id))));
  });

  it('L3, L7: what a person records moves the ladder on and is never overwritten; an excuse withdraws the rest', async () => {
    const email = steps().find(
      ({ Task__c: task, State__c: state, Region__c: region }) =>
        task === 'E-Mail the Mentor' && state === 'Owed' && region === 'Central',
    );
    assert.ok(email);
    const assignment = String(email.Step_Key__c).split(':')[2] ?? '';
    const doneAt = '2026-11-20T14:00:00.000Z';
    change('Compliance_Step__c', String(email.Id), { Done_At__c: doneAt });
    await look();
    assert.equal(stepOf(assignment, 'emailMentor')?.State__c, 'Done');
    assert.equal(Date.parse(String(stepOf(assignment, 'emailMentor')?.Done_At__c)), Date.parse(doneAt));
    assert.equal(stepOf(assignment, 'talkWithMentor')?.State__c, 'Owed');
    change('Mentor_Assignment__c', assignment, {
      Decline_Reason__c: 'Illness',
      Claim_Status__c: 'Confirmed',
      Claim_Ruled_At__c: '2026-11-20T14:30:00.000Z',
    });
    await look();
    assert.equal(stepOf(assignment, 'emailMentor')?.State__c, 'Excused After');
    assert.equal(stepOf(assignment, 'talkWithMentor')?.State__c, 'Withdrawn');
    assert.equal(planned(await look()), 0);
  });

  it('L10: an escalation that a person made gets its actor and due time, and is decided once it is answered', async () => {
    const request = engage.rows(
      "SELECT Id FROM Case WHERE Chapter__r.Parent.Parent.Name = 'Central' AND IsClosed = false LIMIT 1",
    )[0]?.Id;
    const id = engage.org.insert(
      'Compliance_Step__c',
      {
        Step_Key__c: `escalation:${String(request)}:clientNotConnected:1`,
        Kind__c: 'Escalation',
        Task__c: 'Answer the Escalation',
        State__c: 'Owed',
        Reason__c: 'Client Not Connected',
        Asked_At__c: '2026-11-19T15:00:00.000Z',
      },
      engage.admin,
    );
    await look();
    const made = steps().find(({ Step_Key__c: key }) => String(key).startsWith('escalation:'));
    assert.equal(Date.parse(String(made?.Due__c)), Date.parse('2026-11-23T16:00:00.000Z') - 3_600_000);
    assert.match(
      String(made?.Sentence__c),
      /answer the escalation \(the client is not connected to a mentor\)/,
    );
    change('Compliance_Step__c', id, { Done_At__c: '2026-11-20T14:00:00.000Z' });
    await look();
    assert.equal(
      steps().find(({ Step_Key__c: key }) => String(key).startsWith('escalation:'))?.State__c,
      'Decided',
    );
  });

  it('P5: of a mentor with a row that cannot be read nothing is written, and the row is named', async () => {
    const row = steps().find(({ Step_Key__c: key }) => String(key).startsWith('ladder:'));
    assert.ok(row);
    const broken = { ...config.binding.complianceStep.values.outcome, agree: ['Consent'] };
    const binding = {
      ...config.binding,
      complianceStep: {
        ...config.binding.complianceStep,
        values: { ...config.binding.complianceStep.values, outcome: broken },
      },
    };
    change('Compliance_Step__c', String(row.Id), { Outcome__c: 'Agree' });
    const world = await engage.world();
    const result = await ladderLook(world, {
      ...config,
      binding,
      gateway: engage.gateway(),
      asOf: new Date('2027-03-01T15:00:00Z').getTime(),
    });
    assert.deepEqual(
      result.unreadable.map(({ id, reason }) => [id, reason]),
      [[row.Id, 'Outcome__c holds "Agree", which config/engage.yaml does not bind']],
    );
    const mentor = String(row.Step_Key__c).split(':')[1] ?? '';
    assert.ok(result.rows.every(({ key }) => !key.includes(mentor)));
  });
});
