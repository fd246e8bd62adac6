import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { LadderAct, LaddersNow, RecordedAct } from '../../plugin/src/sync/index.ts';
import {
  findRequest,
  laddersLadder,
  laddersRejection,
  laddersTask,
  QuestionError,
} from '../../plugin/src/sync/index.ts';
import { laddersNow, recordIn } from '../../plugin/src/sync/ladderSession.ts';
import { readConfig } from '../../plugin/src/sync/readConfig.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const config = await readConfig(join(import.meta.dirname, '../../config'));

describe('what people record on the ladder', () => {
  let engage: LocalEngage;
  /** As a command of the region's ROC works: their access, their own store. */
  let roc: Awaited<ReturnType<LocalEngage['person']>>;
  before(async () => {
    engage = await localEngage();
    await engage.pass();
    roc = await engage.person('roc.central@engage.local');
  });
  after(async () => {
    await roc.store.close();
    await engage.close();
  });

  let now = asOf.getTime();
  const session = () => ({ ...config, ...roc });
  const options = () => ({ asOf: (now += 60_000), onProgress: () => undefined });
  const record = (act: (current: LaddersNow) => LadderAct, dryRun = false): Promise<RecordedAct> =>
    recordIn(session(), { ...options(), dryRun, act });
  const current = (): Promise<LaddersNow> => laddersNow(session(), options());
  /** The service looks at the ladders once an hour, whoever recorded something. */
  const pass = () => engage.pass({ asOf: new Date((now += 3_600_000)) });
  const stateOf = (key: string): unknown =>
    engage.rows(`SELECT State__c FROM Compliance_Step__c WHERE Step_Key__c = '${key}'`)[0]?.State__c;
  const refusedWith = async (code: string, act: (world: LaddersNow) => LadderAct): Promise<void> => {
    await assert.rejects(
      record(act),
      (error) => error instanceof QuestionError && error.code === code && error.actions.length > 0,
    );
  };
  const firstOwed = async () => {
    const { ladders } = await current();
    const task = ladders
      .flatMap(({ tasks }) => tasks)
      .find(({ row, state }) => row.task === 'emailMentor' && state === 'owed');
    assert.ok(task);
    return task;
  };

  it('L3: a task is recorded as done, the next look goes on from there, and doing it twice is refused', async () => {
    const email = await firstOwed();
    const dry = await record((found) => ({ kind: 'done', task: laddersTask(found, email.key) }), true);
    assert.deepEqual([dry.key, dry.written, stateOf(email.key)], [email.key, false, 'Owed']);
    await refusedWith('OUTCOME_WRONG', (found) => ({
      kind: 'done',
      task: laddersTask(found, email.key),
      outcome: 'grant',
    }));
    await record((found) => ({ kind: 'done', task: laddersTask(found, email.key) }));
    assert.equal(stateOf(email.key), 'Done');
    await pass();
    assert.equal(stateOf(email.key.replace('emailMentor', 'talkWithMentor')), 'Owed');
    await refusedWith('TASK_NOT_OWED', (found) => ({ kind: 'done', task: laddersTask(found, email.key) }));
    await refusedWith('TASK_UNKNOWN', (found) => ({
      kind: 'done',
      task: laddersTask(found, 'ladder:nothing'),
    }));
  });

  it('L11, L7: an appeal holds the open tasks; an excuse withdraws them', async () => {
    const email = await firstOwed();
    const appeal = await record((found) => ({
      kind: 'appeal',
      ladder: laddersLadder(found, email.mentorId),
    }));
    await pass();
    assert.deepEqual([stateOf(email.key), stateOf(appeal.key)], ['Waiting', 'Owed']);
    await refusedWith('TASK_NOT_OWED', (found) => ({
      kind: 'appeal',
      ladder: laddersLadder(found, email.mentorId),
    }));
    await refusedWith('STEP_MISSING', (found) => ({
      kind: 'exception',
      ladder: laddersLadder(found, email.mentorId),
      activity: 'fundraising',
    }));
    await record((found) => ({
      kind: 'excuse',
      assignment: laddersRejection(found, email.assignmentId).assignment,
    }));
    await pass();
    assert.deepEqual([stateOf(email.key), stateOf(appeal.key)], ['Withdrawn', 'Withdrawn']);
    await refusedWith('ASSIGNMENT_UNKNOWN', (found) => ({
      kind: 'excuse',
      assignment: laddersRejection(found, 'a04000000000000AAA').assignment,
    }));
  });

  it('L10: an escalation is made once for an issue on a request, whoever repeats it', async () => {
    const [row] = engage.rows(
      "SELECT CaseNumber FROM Case WHERE Chapter__r.Parent.Parent.Name = 'Central' AND IsClosed = false LIMIT 1",
    );
    const escalate = () =>
      record(({ world, unreadable }) => ({
        kind: 'escalate',
        request: findRequest(world.requests, unreadable, String(row?.CaseNumber)),
        issue: 'clientNotConnected',
      }));
    const first = await escalate();
    assert.equal((await escalate()).key, first.key);
    await pass();
    const { escalations } = await current();
    assert.deepEqual(
      escalations.map(({ key, state }) => [key, state]),
      [[first.key, 'owed']],
    );
  });
});
