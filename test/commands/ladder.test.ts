import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openOrgCommands, type OrgCommands } from './orgCommands.ts';

// Loaded here, once the home folder is this test's own.
const { default: List } = await import('../../plugin/src/commands/score/ladder/list.ts');
const { default: Claim } = await import('../../plugin/src/commands/score/ladder/claim.ts');
const { default: Excuse } = await import('../../plugin/src/commands/score/ladder/excuse.ts');
const { default: Done } = await import('../../plugin/src/commands/score/ladder/done.ts');
const { default: Exception } = await import('../../plugin/src/commands/score/ladder/exception.ts');
const { default: Appeal } = await import('../../plugin/src/commands/score/ladder/appeal.ts');
const { default: Answer } = await import('../../plugin/src/commands/score/ladder/answer.ts');
const { default: Escalate } = await import('../../plugin/src/commands/score/escalate.ts');

describe('the commands of the ladder, over an org', () => {
  let org: OrgCommands;
  let mentors: string[] = [];
  let made = 0;
  const rows = (soql: string) => org.engage.rows(soql);
  const caseOf = (): string =>
    String(
      rows(
        `SELECT Id FROM Case WHERE Chapter__r.Parent.Parent.Name = 'Central' AND IsClosed = false ORDER BY Id LIMIT 1 OFFSET ${made}`,
      )[0]?.Id,
    );
  /** A decline of this Tuesday, an hour after the one before; the Id of the assignment. */
  const decline = (mentor: string, reason?: string, claim?: string): string => {
    made += 1;
    const at = new Date(Date.UTC(2026, 10, 17, 12 + made)).toISOString();
    // Loaded past flows and validation rules, as Engage's own declines without a reason are there.
    const [id = ''] = org.engage.org.load('Mentor_Assignment__c', [
      {
        Request__c: caseOf(),
        Region__c: 'Central',
        Mentor__c: mentor,
        Offered_At__c: at,
        How__c: 'Assigned',
        Response__c: 'Declined',
        Responded_At__c: at,
        Decline_Reason__c: reason ?? null,
        Claim_Status__c: claim ?? null,
        Cause_Key__c: `test:decline:${made}`,
      },
    ]);
    return id;
  };
  const nextMentor = (): string => {
    const mentor = mentors.pop();
    assert.ok(mentor);
    return mentor;
  };
  const claimOf = (id: string): unknown =>
    rows(`SELECT Claim_Status__c FROM Mentor_Assignment__c WHERE Id = '${id}'`)[0]?.Claim_Status__c;
  const statesOf = async (mentor: string): Promise<Record<string, string>> => {
    const { result } = await org.run(List, '--mentor', mentor);
    return Object.fromEntries(
      result.mentors.flatMap(({ tasks }) => tasks).map(({ task, state }) => [task, state]),
    );
  };
  const refused = async (
    refusal: Promise<{ name: string; message: string; actions?: string[] | undefined }>,
    code: string,
    ...says: RegExp[]
  ): Promise<void> => {
    const { name, message, actions = [] } = await refusal;
    assert.equal(name, code, message);
    const text = [message, ...actions].join('\n');
    for (const part of says) assert.match(text, part);
    assert.ok(actions.length > 0, 'it names the next step');
  };

  before(async () => {
    org = await openOrgCommands();
    const { result } = await org.run(List, '--all');
    const known = new Set(result.mentors.map(({ mentorId }) => mentorId));
    mentors = rows(
      "SELECT Id FROM Contact WHERE Account.Parent.Parent.Name = 'Central' AND Volunteer_Status__c = 'Active'",
    )
      .map(({ Id }) => String(Id))
      .filter((id) => !known.has(id));
  });
  after(() => org.close());

  it('an unknown mentor is an error that names the mentor and the next step, also as a process', async () => {
    await refused(
      org.refusal(List, '--mentor', '003000000000001AAA'),
      'MENTOR_UNKNOWN',
      /003000000000001AAA/,
      /sf score capacity list/,
    );
    const { status, name, message, actions = [] } = await org.process('ladder/list', '--mentor', 'Nobody');
    assert.deepEqual([status, name], [1, 'MENTOR_UNKNOWN']);
    assert.match([message, ...actions].join('\n'), /no mentor Nobody[^]*sf score capacity list/);
    const quiet = nextMentor();
    assert.match(
      (await org.run(List, '--mentor', quiet)).text,
      new RegExp(`Mentor ${quiet} has given nothing back`),
    );
  });

  it('L2: a claim is rejected: it counts and owes the first step, which is shown before and after it is written', async () => {
    const mentor = nextMentor();
    const id = decline(mentor, 'Illness', 'Pending');
    assert.deepEqual(await statesOf(mentor), { ruleOnClaim: 'owed' });
    const args = ['--assignment', id, '--reject'];
    const dry = await org.run(Claim, ...args, '--dry-run');
    assert.deepEqual([dry.result.written, claimOf(id)], [false, 'Pending']);
    assert.match(
      dry.text,
      /nothing was written[^]*it counts: the claim \(illness\) was rejected[^]*e-mail the mentor/,
    );
    assert.match(dry.text, /No longer owed: .*rule on the claim/);
    const { text, result } = await org.run(Claim, ...args);
    assert.deepEqual([result.written, result.known, result.key, claimOf(id)], [true, false, id, 'Rejected']);
    assert.match(text, /Recorded[^]*it counts: the claim/);
    assert.deepEqual(await statesOf(mentor), { emailMentor: 'owed', talkWithMentor: 'waiting' });

    const again = await org.process('ladder/claim', ...args);
    assert.equal(again.status, 0, again.message);
    const { written, known, changes } = again.result as typeof result;
    assert.deepEqual([written, known, changes], [false, true, []], 'a repeated ruling changes nothing');
    await refused(
      org.refusal(Claim, '--assignment', id, '--confirm'),
      'CLAIM_RULED',
      /sf score ladder excuse/,
    );
    const excused = await org.run(Excuse, '--assignment', id);
    assert.match(excused.text, /excused \(illness\)/);
    assert.deepEqual(await statesOf(mentor), {}, 'an excused rejection owes nothing');
    assert.equal((await org.run(Excuse, '--assignment', id)).result.known, true);
    await refused(org.refusal(Claim, ...args), 'CLAIM_RULED', /set Claim Status/);
  });

  it('L1, L2: a claim without a reason is confirmed with the reason as it turned out, and owes nothing', async () => {
    const mentor = nextMentor();
    const id = decline(mentor);
    const confirm = ['--assignment', id, '--confirm'];
    await refused(
      org.refusal(Claim, ...confirm),
      'REASON_WRONG',
      /no reason was given/,
      /--because.*illness/,
    );
    await refused(
      org.refusal(Claim, ...confirm, '--because', 'tooBusy'),
      'REASON_WRONG',
      /excuses no decline/,
    );
    assert.equal(claimOf(id), null, 'a refused act writes nothing');
    const { text } = await org.run(Claim, ...confirm, '--because', 'accident');
    assert.match(text, /does not count: excused \(an accident\)/);
    const [row] = rows(
      `SELECT Claim_Status__c, Decline_Reason__c FROM Mentor_Assignment__c WHERE Id = '${id}'`,
    );
    assert.deepEqual([row?.Claim_Status__c, row?.Decline_Reason__c], ['Confirmed', 'Accident']);
    assert.deepEqual(await statesOf(mentor), {});
  });

  it('L2: what is no claim, and what does not exist, is refused with the next step', async () => {
    const id = decline(nextMentor(), 'Too Busy');
    await refused(
      org.refusal(Claim, '--assignment', id, '--confirm'),
      'NO_CLAIM',
      /it counts \(too busy\)/,
      new RegExp(`sf score ladder excuse --assignment ${id}`),
    );
    await refused(
      org.refusal(Claim, '--assignment', 'a04000000000000AAA', '--reject'),
      'ASSIGNMENT_UNKNOWN',
      /a04000000000000AAA/,
    );
    const ill = decline(nextMentor(), 'Illness', 'Pending');
    await refused(
      org.refusal(Claim, '--assignment', ill, '--confirm', '--because', 'accident'),
      'REASON_WRONG',
      /another reason: illness/,
    );
    for (const wrong of [[], ['--confirm', '--reject']])
      await assert.rejects(org.run(Claim, '--assignment', ill, ...wrong), /confirm|reject/);
  });

  it('L6: an exception is asked for at the third step, once; then the District Director and the RVP are to speak', async () => {
    const mentor = nextMentor();
    for (const reason of ['Too Busy', 'Not My Expertise']) decline(mentor, reason);
    const ask = ['--mentor', mentor, '--activity', 'workshopPresentations'];
    await refused(org.refusal(Exception, ...ask), 'STEP_MISSING', new RegExp(mentor));
    decline(mentor, 'Too Busy');
    assert.equal((await statesOf(mentor)).discussMentor, 'owed');
    const dry = await org.run(Exception, ...ask, '--dry-run');
    assert.match(dry.text, /nothing was written[^]*grant the exception or refuse it/);
    const { result } = await org.run(Exception, ...ask);
    assert.match(result.key, /:3:askException$/);
    const states = await statesOf(mentor);
    assert.deepEqual(
      ['askException', 'giveView', 'decideException', 'discussMentor', 'informOfTermination'].map(
        (task) => states[task],
      ),
      ['decided', 'owed', 'owed', undefined, 'waiting'],
    );
    await refused(org.refusal(Exception, ...ask), 'TASK_NOT_OWED', /asked for already/);
    const keyOf = (task: string): string => result.key.replace('askException', task);
    await org.run(Done, '--task', keyOf('giveView'), '--outcome', 'agree');
    await org.run(Done, '--task', keyOf('decideException'), '--outcome', 'grant');
    assert.equal((await statesOf(mentor)).changeClassification, 'owed');
  });

  it('L11: an appeal, denied; a second one, to the RVP, denied; and no third', async () => {
    const mentor = nextMentor();
    decline(mentor, 'Too Busy');
    const appeal = ['--mentor', mentor];
    const first = await org.run(Appeal, ...appeal);
    assert.match(first.result.key, /:1:answerAppeal$/);
    assert.deepEqual(await statesOf(mentor), {
      emailMentor: 'waiting',
      talkWithMentor: 'waiting',
      answerAppeal: 'owed',
    });
    await refused(org.refusal(Appeal, ...appeal), 'TASK_NOT_OWED', /open already/);
    await org.run(Done, '--task', first.result.key, '--outcome', 'denied');
    const second = await org.run(Appeal, ...appeal);
    assert.match(second.result.key, /:1:answerSecondAppeal$/);
    assert.match(second.text, /Regional Vice President.*second appeal/);
    await refused(org.refusal(Appeal, ...appeal), 'TASK_NOT_OWED', /open already/);
    await org.run(Done, '--task', second.result.key, '--outcome', 'denied');
    await refused(org.refusal(Appeal, ...appeal), 'TASK_NOT_OWED', /nobody decides after/);
    assert.equal((await statesOf(mentor)).emailMentor, 'owed', 'the step goes on');
  });

  it('L10: an escalation is accepted, passed up, resolved; each answer once, and the sync agrees', async () => {
    const [request] = rows(
      "SELECT Id, CaseNumber FROM Case WHERE Chapter__r.Parent.Parent.Name = 'Central' AND IsClosed = false LIMIT 1",
    );
    const raise = ['--request', String(request?.CaseNumber), '--issue', 'clientNotConnected'];
    const { result, text } = await org.run(Escalate, ...raise);
    assert.match(text, /answer the escalation \(the client is not connected to a mentor\)/);
    const askedAt = (): unknown =>
      rows(`SELECT Asked_At__c FROM Compliance_Step__c WHERE Step_Key__c = '${result.key}'`)[0]?.Asked_At__c;
    const asked = askedAt();
    assert.equal((await org.run(Escalate, ...raise)).result.known, true);
    assert.equal(askedAt(), asked, 'raised again it is due when it was');

    const board = async () => {
      const { result: now } = await org.run(List);
      return now.escalations.map(({ sentence }) => sentence.split(',')[0]);
    };
    const answer = (outcome: string) => [`--escalation`, result.key, '--outcome', outcome];
    assert.equal((await org.run(Answer, ...answer('accepted'), '--dry-run')).result.written, false);
    assert.match((await board()).join(), /answer the escalation/);
    const accepted = await org.run(Answer, ...answer('accepted'));
    assert.match(accepted.text, /settle the escalation .* accepted on Nov 20, 2026, by/);
    assert.equal((await org.run(Answer, ...answer('accepted'))).result.known, true);
    assert.equal((await org.run(Escalate, ...raise)).result.known, true, 'it is on the board still');
    await org.run(Answer, ...answer('passedUp'));
    assert.match((await board()).join(), /^Regional Vice President: answer the escalation/);
    await org.engage.pass({ asOf: new Date(org.asOf()) });
    const state = (): unknown[] =>
      rows(
        `SELECT State__c, Outcome__c, Actor_Role__c FROM Compliance_Step__c WHERE Step_Key__c = '${result.key}'`,
      ).flatMap(({ State__c, Outcome__c, Actor_Role__c }) => [State__c, Outcome__c, Actor_Role__c]);
    assert.deepEqual(state(), ['Owed', 'Passed Up', 'RVP']);
    await org.run(Answer, ...answer('accepted'));
    await refused(org.refusal(Answer, ...answer('passedUp')), 'OUTCOME_WRONG', /nobody is above/);
    assert.match((await org.run(Answer, ...answer('resolved'))).text, /Resolved on Nov 20, 2026/);
    assert.deepEqual(await board(), []);
    await refused(
      org.refusal(Answer, ...answer('accepted')),
      'TASK_NOT_OWED',
      /is settled/,
      /sf score escalate/,
    );
    assert.equal((await org.run(Escalate, ...raise)).result.key, result.key.replace(/:1$/, ':2'));
    await refused(
      org.refusal(Answer, '--escalation', 'escalation:none', '--outcome', 'resolved'),
      'ESCALATION_UNKNOWN',
      /escalation:none/,
      /sf score ladder list/,
    );
  });
});
