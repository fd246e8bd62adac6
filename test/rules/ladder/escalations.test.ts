import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  escalationsOf,
  ladderKey,
  nextEscalationKey,
  readEscalationKey,
  readLadderKey,
  type AssignmentId,
  type LadderRecord,
  type RequestId,
} from '../../../plugin/src/rules/index.ts';
import { at, policy } from '../examples.ts';
import { actingIn, calendar, EVERYBODY, MENTOR, written } from './ladderExamples.ts';

const REQUEST = '500000000000001AAA' as RequestId;
const ASKED = at('2026-11-20T15:00'); // Friday
const context = { acting: actingIn(EVERYBODY), calendar, policy: policy.ladder, at: at('2026-11-21T10:00') };
const escalation = (rest: Partial<LadderRecord> = {}): LadderRecord => ({
  key: `escalation:${REQUEST}:clientNotConnected:1`,
  askedAt: ASKED,
  ...rest,
});

test('L10: an escalation stands on the board of the ROC, copy to the RFPL, until it is answered', () => {
  const [open, ...others] = escalationsOf(
    [escalation(), written('a', 1, 'emailMentor'), escalation()],
    context,
  );
  assert.deepEqual(others, []);
  assert.deepEqual(
    [open?.state, open?.requestId, open?.actor.role, open?.copies.map(({ role }) => role), open?.due],
    ['owed', REQUEST, 'roc', ['rfpl'], at('2026-11-24T15:00')],
  );
  assert.equal(
    open?.sentence,
    'Regional Operations Coordinator: answer the escalation (the client is not connected to a mentor), by Tue, Nov 24, 3:00 PM.',
  );
  const [answered] = escalationsOf([escalation({ doneAt: at('2026-11-20T16:00') })], context);
  assert.deepEqual(
    [answered?.state, answered?.sentence],
    ['decided', 'Answered on Nov 20, 2026: the escalation (the client is not connected to a mentor).'],
  );
});

test('L10, L8: without a ROC it is the RFPL who answers, without either nobody, and never the person it is about', () => {
  const actorOf = (held: Parameters<typeof actingIn>[0], mentorId = MENTOR) =>
    escalationsOf([escalation({ mentorId })], { ...context, acting: actingIn(held) })[0];
  assert.deepEqual(
    [actorOf({ rfpl: ['rfpl'] })?.actor.role, actorOf({ rfpl: ['rfpl'] })?.copies],
    ['rfpl', []],
  );
  assert.equal(actorOf({ roc: [MENTOR], rfpl: ['rfpl'] })?.actor.role, 'rfpl');
  assert.match(actorOf({})?.sentence ?? '', /^Nobody holds this role/);
});

test('L10: the same issue on the same request has one key while it is open, and the next one once it is answered', () => {
  const key = (records: readonly LadderRecord[]) => nextEscalationKey(REQUEST, 'clientNotConnected', records);
  assert.equal(key([]), escalation().key);
  assert.equal(key([escalation()]), escalation().key);
  assert.equal(key([escalation({ doneAt: ASKED })]), `escalation:${REQUEST}:clientNotConnected:2`);
  const other = '500000000000002AAA' as RequestId;
  assert.equal(
    nextEscalationKey(other, 'clientNotConnected', [written('a', 1, 'emailMentor'), escalation()]),
    `escalation:${other}:clientNotConnected:1`,
  );
  assert.equal(
    nextEscalationKey(REQUEST, 'otherIssue', [escalation()]),
    `escalation:${REQUEST}:otherIssue:1`,
  );
  assert.deepEqual(
    escalationsOf([escalation({ askedAt: undefined })], context),
    [],
    'made later, or never asked',
  );
});

test('L9, L10: keys read back to what they were made of; anything else reads as nothing', () => {
  const names = {
    mentorId: MENTOR,
    assignmentId: 'a' as AssignmentId,
    step: 'claim',
    task: 'ruleOnClaim',
  } as const;
  assert.deepEqual(readLadderKey(ladderKey(names)), names);
  for (const key of [
    '',
    'ladder:m:a:4:emailMentor',
    'ladder:m:a:1:nothing',
    'ladder:m:a:1:emailMentor:x',
    'ladder::a:1:emailMentor',
    'ladder:m::1:emailMentor',
    'other:m:a:1:emailMentor',
  ])
    assert.equal(readLadderKey(key), undefined, key);
  for (const key of [
    'escalation:r:i',
    'escalation:r:i:0',
    'escalation:r:i:1.5',
    'escalation:r:i:1:x',
    'escalation::i:1',
    'escalation:r::1',
    'other:r:i:1',
  ])
    assert.equal(readEscalationKey(key), undefined, key);
});
