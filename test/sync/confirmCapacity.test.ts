import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { AnsweredCapacity } from '../../plugin/src/rules/index.ts';
import {
  capacityReport,
  currentWorld,
  QuestionError,
  type CapacityReport,
} from '../../plugin/src/sync/index.ts';
import { confirmIn, type ConfirmedCapacity } from '../../plugin/src/sync/confirmCapacity.ts';
import { readConfig } from '../../plugin/src/sync/readConfig.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const config = await readConfig(join(import.meta.dirname, '../../config'));
const onProgress = (): void => undefined;
const twoAWeek: AnsweredCapacity = { kind: 'limit', limit: 2, per: 'week' };

describe('recording what a mentor answered about capacity', () => {
  let engage: LocalEngage;
  before(async () => {
    engage = await localEngage();
  });
  after(() => engage.close());

  const session = () => ({ ...config, gateway: engage.gateway('admin@engage.local'), store: engage.store });
  const confirm = (
    mentor: string,
    takes: AnsweredCapacity | undefined,
    more: { force?: boolean; dryRun?: boolean } = {},
  ): Promise<ConfirmedCapacity> =>
    confirmIn(session(), {
      asOf: asOf.getTime(),
      mentor,
      takes,
      force: false,
      dryRun: false,
      onProgress,
      ...more,
    });
  const report = async (): Promise<CapacityReport> =>
    capacityReport(
      await currentWorld({ ...session(), asOf: asOf.getTime(), onProgress }),
      config.policy.rules,
      '2026-11-20',
    );
  const answers = () =>
    engage.rows('SELECT Mentor__c, Limit__c, Per__c, Unlimited__c, Words__c FROM Capacity_Answer__c');
  const change = (mentor: string, fields: Record<string, unknown>): void => {
    engage.org.update('Contact', mentor, fields as Parameters<typeof engage.org.update>[2], engage.admin);
  };
  const recommended = (mentor: string): number =>
    engage.rows(`SELECT Id FROM Mentor_Recommendation__c WHERE Mentor__c = '${mentor}'`).length;

  /** Somebody to ask who is not paused; made to list every area that is asked for, so that a request is there. */
  async function someoneToAsk(): Promise<string> {
    const found = (await report()).unclear.find(({ paused }) => !paused);
    assert.ok(found);
    const chapter = engage.rows(`SELECT AccountId FROM Contact WHERE Id = '${found.mentorId}'`)[0]?.AccountId;
    const recordType = engage.rows(
      "SELECT Id FROM RecordType WHERE SObjectType = 'Case' AND DeveloperName = 'Mentoring_Request'",
    )[0]?.Id;
    assert.ok(typeof chapter === 'string' && typeof recordType === 'string');
    change(found.mentorId, { Areas_of_Expertise__c: 'Work/Life Balance' });
    engage.org.insert(
      'Case',
      {
        RecordTypeId: recordType,
        Chapter__c: chapter,
        Area_of_Expertise__c: 'Work/Life Balance',
        Assignment_Status__c: 'Unassigned',
        Status: 'New',
      },
      engage.admin,
    );
    return found.mentorId;
  }

  it('M6: unclear, then confirmed: the next pass recommends the mentor; when the text changes, the mentor is asked again', async () => {
    const mentor = await someoneToAsk();
    await engage.pass();
    assert.equal(recommended(mentor), 0);

    const dry = await confirm(mentor, twoAWeek, { dryRun: true });
    assert.deepEqual([dry.written, dry.changes, dry.code], [false, true, 'eligible']);
    assert.match(dry.sentence, /^From the next sync on the mentor can be recommended: \d of 2 this week\.$/);
    assert.deepEqual(answers(), []);

    const { written, words } = await confirm(mentor.slice(0, 15), twoAWeek);
    assert.equal(written, true);
    assert.notEqual(words, '');
    assert.deepEqual(
      answers().map(({ attributes: _, ...row }) => row),
      [{ Mentor__c: mentor, Limit__c: 2, Per__c: 'Week', Unlimited__c: false, Words__c: words }],
    );
    const { unclear, answered } = await report();
    assert.ok(unclear.every(({ mentorId }) => mentorId !== mentor));
    assert.deepEqual(
      answered.map(({ mentorId, standing }) => [mentorId, standing]),
      [[mentor, 'counts']],
    );
    await engage.pass();
    assert.ok(recommended(mentor) > 0);
    assert.equal((await engage.pass()).planned, 0);

    change(mentor, { Subject_Matter_Expertise__c: 'Please text me first.' });
    const again = await report();
    assert.equal(again.unclear.find(({ mentorId }) => mentorId === mentor)?.askedBefore, true);
    assert.equal(again.answered[0]?.standing, 'textChanged');
    await engage.pass();
    assert.equal(recommended(mentor), 0);

    const anew = await confirm(mentor, { kind: 'unlimited' });
    assert.equal(anew.written, true);
    assert.equal(answers().length, 1, 'the same row is written over');
    assert.equal(answers()[0]?.Unlimited__c, true);
    await engage.pass();
    assert.ok(recommended(mentor) > 0);

    const back = await confirm(mentor, undefined);
    assert.deepEqual([back.written, back.code], [true, 'capacityUnclear']);
    await engage.pass();
    assert.equal(recommended(mentor), 0);
    assert.deepEqual((await report()).answered, []);
  });

  it('P2: the same answer again writes nothing; another answer does', async () => {
    const mentor = await someoneToAsk();
    assert.equal((await confirm(mentor, twoAWeek)).written, true);
    engage.sent.length = 0;
    const again = await confirm(mentor, twoAWeek);
    assert.deepEqual([again.written, again.changes], [false, false]);
    assert.ok(engage.sent.every(({ method }) => method !== 'PATCH'));
    assert.equal((await confirm(mentor, { kind: 'limit', limit: 2, per: 'month' })).written, true);
  });

  it('M6: refused with the next step: the number field wins, nothing is unclear, nothing to take back', async () => {
    const { unclear } = await report();
    const mentor = unclear.at(-1)?.mentorId ?? '';
    await assert.rejects(confirm(mentor, undefined), { code: 'NO_ANSWER' });
    change(mentor, { Maximum_Client_Weekly_Requests__c: 3 });
    await assert.rejects(confirm(mentor, twoAWeek, { force: true }), {
      code: 'NUMBER_FIELD_WINS',
      message: /has the number 3 in Contact\.Maximum_Client_Weekly_Requests__c/,
    });
    change(mentor, { Maximum_Client_Weekly_Requests__c: null, Subject_Matter_Expertise__c: '1 per week' });
    await assert.rejects(confirm(mentor, twoAWeek), (error: unknown) => {
      assert.ok(error instanceof QuestionError);
      assert.equal(error.code, 'NOTHING_UNCLEAR');
      assert.match(error.message, /the profile says 1 per week/);
      assert.match(error.actions.join(' '), /--force/);
      return true;
    });
    assert.equal((await confirm(mentor, twoAWeek, { force: true })).written, true);
  });

  it('M0: refused for who is not known, not of an enrolled region, or without a chapter', async () => {
    await assert.rejects(confirm('003000000000000AAA', twoAWeek), { code: 'MENTOR_UNKNOWN' });
    const { unclear } = await report();
    const mentor = unclear.at(-1)?.mentorId ?? '';
    const elsewhere = engage.rows(
      "SELECT Id FROM Account WHERE Unit_Level__c = 'Chapter' AND Parent.Parent.Name NOT IN ('Central', 'Mid-Atlantic')",
    )[0]?.Id;
    assert.ok(typeof elsewhere === 'string');
    change(mentor, { AccountId: elsewhere });
    await assert.rejects(confirm(mentor, twoAWeek), {
      code: 'MENTOR_NOT_ENROLLED',
      message: /does not take part/,
    });
    change(mentor, { AccountId: null });
    await assert.rejects(confirm(mentor, twoAWeek), { code: 'MENTOR_NOT_ENROLLED', message: /no chapter/ });
  });

  it('a refusal of Engage names its code and who may write', async () => {
    const mentor = await someoneToAsk();
    engage.beforeSend = ({ method }) => {
      if (method !== 'PATCH') return;
      engage.org.delete('Contact', mentor, engage.admin);
    };
    await assert.rejects(confirm(mentor, twoAWeek), {
      code: 'ANSWER_REFUSED',
      message: new RegExp(`mentor ${mentor}: [A-Z_]+: `),
    });
    engage.beforeSend = () => undefined;
  });
});
