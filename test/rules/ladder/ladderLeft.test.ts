import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AssignmentId } from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import {
  acted,
  AGAIN,
  decided,
  decline,
  ladderAt,
  LATER,
  MENTOR,
  MONDAY,
  NOW,
  statesOf,
  stepOneDone,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

const id = (name: string): AssignmentId => name as AssignmentId;
const WHAT = 'rule on the claim that this decline does not count';

test('L2: a ruling that was asked for and is given elsewhere shows as decided, when and how', () => {
  const ruling = (claim: 'confirmed' | 'rejected') =>
    taskIn(
      ladderAt(
        NOW,
        [decline('a', MONDAY, { declineReason: 'illness', claim, claimRuledAt: LATER })],
        [written('a', 'claim', 'ruleOnClaim')],
      ),
      'a claim ruleOnClaim',
    );
  assert.deepEqual(
    [ruling('confirmed').state, ruling('confirmed').sentence, ruling('confirmed').doneAt],
    ['decided', 'Decided on Nov 9, 2026: the claim is confirmed: the decline does not count.', LATER],
  );
  assert.equal(
    ruling('rejected').sentence,
    'Decided on Nov 9, 2026: the claim is rejected: the decline counts.',
  );
});

test('L2: a ruling without a recorded day says so', () => {
  const ladder = ladderAt(
    NOW,
    [decline('a', MONDAY, { declineReason: 'illness', claim: 'confirmed' })],
    [written('a', 'claim', 'ruleOnClaim')],
  );
  const { sentence, doneAt } = taskIn(ladder, 'a claim ruleOnClaim');
  assert.equal(doneAt, undefined);
  assert.equal(
    sentence,
    'Decided on a day not recorded: the claim is confirmed: the decline does not count.',
  );
});

test('L2: a ruling that nothing waits for any more is withdrawn, and says why', () => {
  const rows = [written('a', 'claim', 'ruleOnClaim')];
  const noClaim = taskIn(ladderAt(NOW, [decline('a', MONDAY)], rows), 'a claim ruleOnClaim');
  assert.equal(noClaim.state, 'withdrawn');
  assert.equal(
    noClaim.sentence,
    `Withdrawn: ${WHAT}. An assigned request was declined on Nov 2, 2026: it counts (too busy).`,
  );
  const off = ladderAt(NOW, [decline('a', MONDAY, { claim: 'pending' })], rows, { ladder: { counts: [] } });
  assert.equal(
    taskIn(off, 'a claim ruleOnClaim').sentence,
    `Withdrawn: ${WHAT}. An assigned request was declined on Nov 2, 2026: it does not count: such rejections are off.`,
  );
  assert.deepEqual(
    statesOf(ladderAt(NOW, [decline('a', MONDAY, { declineReason: 'illness', claim: 'confirmed' })])),
    [],
  );
});

test('L7: what was written for a rejection that is owed another step now is withdrawn, or annotated, and says so', () => {
  const rows = [...stepOneDone(), written('a', 2, 'warnMentor'), acted('a', 2, 'informLeaders', LATER)];
  const ladder = ladderAt(NOW, [decline('a', MONDAY)], [...rows]);
  const moved = 'Another step is owed for this rejection now.';
  assert.equal(
    taskIn(ladder, 'a 2 warnMentor').sentence,
    `Withdrawn: warn the mentor, and explain what a third rejection leads to. ${moved}`,
  );
  assert.equal(taskIn(ladder, 'a 2 informLeaders').state, 'excusedAfter');
  assert.ok(taskIn(ladder, 'a 2 informLeaders').sentence.endsWith(moved));
});

test('L2, L11: a claim and an appeal that were decided stay decided, whatever became of the rejection', () => {
  const rows = [
    acted('a', 1, 'answerAppeal', LATER, { outcome: 'denied' }),
    acted('a', 'claim', 'ruleOnClaim', LATER, { outcome: 'confirmed' }),
    acted('a', 1, 'emailMentor', LATER),
  ];
  assert.deepEqual(statesOf(ladderAt(NOW, [], rows)), [
    'a 1 answerAppeal decided',
    'a 1 emailMentor excusedAfter',
    'a claim ruleOnClaim decided',
  ]);
});

test('L7: outside the window a rejection counts no more, and what was done for it stays done, decided or not', () => {
  const rows = [...stepOneDone(), acted('a', 3, 'discussMentor', AGAIN, decided('terminate'))];
  const old = ladderAt(NOW, [decline('a', MONDAY), decline('b', AGAIN)], rows, { ladder: { window: 7 } });
  assert.deepEqual(
    statesOf(old).filter((line) => line.startsWith('a')),
    ['a 1 emailMentor done', 'a 1 talkWithMentor done', 'a 3 discussMentor decided'],
  );
});

test('L7: a rejection at the very edge of the window still counts', () => {
  const edge = (before: number) =>
    ladderAt(NOW, [decline('a', AGAIN - 7 * 86_400_000 - before), decline('b', AGAIN)], [], {
      ladder: { window: 7 },
    }).counted;
  assert.deepEqual([edge(0), edge(1)], [2, 1]);
});

test('L7: the evidence that was recorded with a task stays; without any it is its own rejection', () => {
  const rows = [
    written('gone', 1, 'emailMentor', { evidence: [id('x'), id('y')] }),
    written('lost', 1, 'emailMentor'),
    acted('a', 1, 'emailMentor', LATER, { evidence: [id('z')] }),
  ];
  const ladder = ladderAt(NOW, [decline('a', MONDAY)], rows);
  assert.deepEqual(taskIn(ladder, 'gone 1 emailMentor').evidence, ['x', 'y']);
  assert.deepEqual(taskIn(ladder, 'lost 1 emailMentor').evidence, ['lost']);
  assert.deepEqual(taskIn(ladder, 'a 1 emailMentor').evidence, ['z']);
  assert.deepEqual(taskIn(ladder, 'a 1 talkWithMentor').evidence, ['a']);
});

test('L8: what was done keeps who did it, and when it was due; without a person nobody is named', () => {
  const done = (rest: Parameters<typeof acted>[4]) =>
    taskIn(
      ladderAt(NOW, [decline('a', MONDAY)], [acted('a', 1, 'emailMentor', LATER, rest)]),
      'a 1 emailMentor',
    );
  assert.deepEqual(done({ actorRole: 'roc', due: AGAIN }).actor, {
    wanted: 'roc',
    role: 'roc',
    holders: [],
    fallback: false,
  });
  assert.equal(done({ actorRole: 'roc', due: AGAIN }).due, AGAIN);
  assert.deepEqual(done({ actorRole: 'dd', actorId: MENTOR }).actor.holders, [MENTOR]);
  assert.deepEqual(done({}).actor.holders, ['roc'], 'not recorded: who holds the role now');
  const open = ladderAt(
    NOW,
    [decline('a', MONDAY)],
    [written('a', 1, 'emailMentor', { actorRole: 'dd', due: AGAIN })],
  );
  assert.deepEqual(taskIn(open, 'a 1 emailMentor').actor.holders, ['roc']);
  assert.equal(taskIn(open, 'a 1 emailMentor').due, at('2026-11-04T10:00'));
  assert.equal(taskIn(open, 'a 1 talkWithMentor').due, undefined);
  assert.equal(taskIn(open, 'a 1 talkWithMentor').startedAt, undefined);
});

test('L2, L8: the time of the CIC is over a moment after the due time, and the ROC has as many days', () => {
  const claim = [decline('a', at('2026-11-02T10:00'), { declineReason: 'illness' })];
  const ruling = (when: string) => taskIn(ladderAt(at(when), claim), 'a claim ruleOnClaim');
  assert.deepEqual(
    [ruling('2026-11-04T10:00').actor.role, ruling('2026-11-04T10:01').actor.role],
    ['cic', 'roc'],
  );
  assert.deepEqual(ruling('2026-11-04T10:01').actor, {
    wanted: 'cic',
    role: 'roc',
    holders: ['roc'],
    fallback: true,
    late: true,
  });
  assert.deepEqual(ruling('2026-11-04T10:00').copies, []);
  assert.deepEqual(taskIn(ladderAt(NOW, [decline('a', MONDAY)]), 'a 1 emailMentor').copies.length, 1);
});

test('L5, L11: what waits says for what: a decision, an appeal, the task before it', () => {
  const toAsk = ladderAt(NOW, three, [
    ...twoDone,
    acted('c', 3, 'discussMentor', AGAIN, decided('exception')),
  ]);
  assert.ok(taskIn(toAsk, 'c 3 informOfTermination').sentence.endsWith('once termination is decided.'));
  const ended = ladderAt(NOW, three, [
    ...twoDone,
    acted('c', 3, 'discussMentor', AGAIN, decided('terminate')),
  ]);
  assert.ok(taskIn(ended, 'c 3 confirmTermination').sentence.endsWith('once the volunteer is informed.'));
  const appealed = ladderAt(NOW, three, [...twoDone, written('b', 2, 'answerAppeal', { askedAt: AGAIN })]);
  assert.ok(taskIn(appealed, 'c 3 discussMentor').sentence.endsWith("once the mentor's appeal is answered."));
  const two = ladderAt(NOW, three.slice(0, 2), stepOneDone());
  assert.ok(taskIn(two, 'b 2 warnMentor').sentence.endsWith('once they are told.'));
  assert.ok(taskIn(two, 'b 2 confirmWarning').sentence.endsWith('once the warning is given.'));
});

test('L5, L7: a task that the decision passed by is withdrawn; one that too few rejections carry is annotated', () => {
  const refused = ladderAt(NOW, three, [
    ...twoDone,
    acted('c', 3, 'askException', AGAIN, decided('fundraising')),
    acted('c', 3, 'decideException', AGAIN + 1, decided('refuse')),
    written('c', 3, 'changeClassification'),
  ]);
  assert.equal(
    taskIn(refused, 'c 3 changeClassification').sentence,
    'Withdrawn: change the classification to Volunteer. The matter was decided otherwise.',
  );
  const one = ladderAt(NOW, [decline('b', LATER)], twoDone);
  assert.equal(
    taskIn(one, 'b 2 warnMentor').sentence,
    'Done on Nov 12, 2026, and excused afterwards: warn the mentor, and explain what a third rejection leads to. Fewer rejections count now than this step needs.',
  );
});

test('L7: a termination that was confirmed by e-mail alone is looked at again as well; a warning is not', () => {
  const excused = three.map((row, index) =>
    index === 0 ? { ...row, claim: 'confirmed' as const, claimRuledAt: at('2026-11-19T10:00') } : row,
  );
  const told = [...twoDone, acted('c', 3, 'discussMentor', AGAIN, decided('terminate'))];
  const confirmed = ladderAt(NOW, excused, [
    ...told,
    acted('c', 3, 'confirmTermination', at('2026-11-20T10:00')),
  ]);
  const review = taskIn(confirmed, 'c 3 reviewTermination');
  assert.deepEqual(
    [review.state, review.startedAt, review.evidence],
    ['owed', at('2026-11-20T10:00'), ['c']],
  );
  for (const rows of [
    told,
    [...told, written('c', 3, 'informOfTermination')],
    [...told, acted('c', 2, 'confirmTermination', NOW)],
  ])
    assert.ok(ladderAt(NOW, excused, rows).tasks.every(({ row }) => row.task !== 'reviewTermination'));
  const open = [...told, acted('c', 3, 'informOfTermination', NOW), written('c', 3, 'reviewTermination')];
  assert.equal(taskIn(ladderAt(NOW, excused, open), 'c 3 reviewTermination').state, 'owed');
});

test('L7: time-outs and transfers that count need no reason; each that does not count says which kind is off', () => {
  const base = { response: undefined, declineReason: undefined };
  const rows = [
    decline('a', MONDAY, { ...base, response: 'timedOut' }),
    decline('b', MONDAY, { ...base, outcome: 'transferred', endedAt: LATER, response: 'accepted' }),
    decline('c', AGAIN, { how: 'direct' }),
  ];
  const said = (counts: Parameters<typeof ladderAt>[3]) =>
    ladderAt(NOW, rows, [], counts).rejections.map(({ sentence }) => sentence);
  assert.deepEqual(said({ ladder: { counts: ['timedOut', 'transferred'] } }), [
    'An offer was let time out on Nov 2, 2026: it counts.',
    'A request was transferred back on Nov 9, 2026: it counts.',
    'A direct request was refused and returned on Nov 16, 2026: it does not count: such rejections are off.',
  ]);
  assert.deepEqual(said({ ladder: { counts: ['refusedDirect'] } }), [
    'An offer was let time out on Nov 2, 2026: it does not count: time-outs are off.',
    'A request was transferred back on Nov 9, 2026: it does not count: transfers are off.',
    'A direct request was refused and returned on Nov 16, 2026: it counts (too busy).',
  ]);
  assert.ok(said({ ladder: { counts: [], window: 7 } }).every((line) => line.includes(' are off.')));
});

test('L7: only a rejected claim counts from its ruling; a claim without a reason is one while it is pending', () => {
  const ruled = { claimRuledAt: AGAIN };
  const from = (rest: Parameters<typeof decline>[2]) =>
    ladderAt(NOW, [decline('a', MONDAY, rest)]).rejections[0]?.countedFrom;
  assert.deepEqual(
    [from({ ...ruled, claim: 'rejected' }), from({ claim: 'rejected' }), from(ruled)],
    [AGAIN, MONDAY, MONDAY],
  );
});
