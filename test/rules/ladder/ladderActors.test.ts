import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../examples.ts';
import {
  acted,
  decided,
  decline,
  LATER,
  ladderAt,
  MENTOR,
  MONDAY,
  NOW,
  AGAIN,
  rowsOf,
  statesOf,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

test('L8: a vacant role falls to the next person up; an empty chain is said, on the board of the ROC', () => {
  const talk = (held: Parameters<typeof ladderAt>[3]) =>
    taskIn(
      ladderAt(NOW, [decline('a', MONDAY)], [acted('a', 1, 'emailMentor', MONDAY)], held),
      'a 1 talkWithMentor',
    );
  const vacant = talk({ held: { roc: ['roc'], dd: ['dd'], rvp: ['rvp'] } });
  assert.deepEqual([vacant.actor.role, vacant.actor.fallback, vacant.actor.holders], ['dd', true, ['dd']]);
  assert.match(vacant.sentence, /^District Director, in place of the Chapter Chair: speak/);
  const nobody = talk({ held: { roc: ['roc'] } });
  assert.deepEqual([nobody.actor.role, nobody.actor.holders], [undefined, []]);
  assert.match(
    nobody.sentence,
    /^Nobody holds this role \(Chapter Chair, nor that of the District Director and the Regional Vice President\); on the board of the Regional Operations Coordinator: speak/,
  );
  const claim = [decline('a', MONDAY, { declineReason: 'illness' })];
  const ruling = taskIn(
    ladderAt(MONDAY, claim, [], { held: { roc: ['roc'], rfpl: ['rfpl'] } }),
    'a claim ruleOnClaim',
  );
  assert.deepEqual([ruling.actor.role, ruling.copies[0]?.role], ['roc', 'rfpl']);
});

test('L8: nobody acts on a step about themself, nor gets its copies', () => {
  const chair = { held: { roc: ['roc'], cc: ['mentor'], dd: ['dd'], rvp: ['rvp'] } };
  const ladder = ladderAt(NOW, [decline('a', MONDAY)], [acted('a', 1, 'emailMentor', MONDAY)], chair);
  assert.deepEqual(taskIn(ladder, 'a 1 talkWithMentor').actor.holders, ['dd']);
  assert.deepEqual(taskIn(ladder, 'a 1 emailMentor').copies[0]?.holders, ['dd']);
});

test('L8: what was done keeps the person who did it, whoever holds the role now', () => {
  const done = acted('a', 1, 'emailMentor', MONDAY, { actorRole: 'rfpl', actorId: MENTOR });
  const task = taskIn(ladderAt(NOW, [decline('a', MONDAY)], [done]), 'a 1 emailMentor');
  assert.deepEqual([task.actor.role, task.actor.fallback], ['rfpl', true]);
});

test('L9: the rows of a ladder, read back, give the same ladder', () => {
  const ladder = ladderAt(NOW, three, twoDone);
  assert.deepEqual(ladderAt(NOW, three, rowsOf(ladder)), ladder);
});

test('L9: two rows with one key are one task: done when one of them is, by who was first, in whichever order they come', () => {
  const rows = [
    acted('a', 1, 'emailMentor', LATER, { actorRole: 'rfpl' }),
    acted('a', 1, 'emailMentor', MONDAY, { actorRole: 'roc' }),
    written('a', 1, 'emailMentor'),
  ];
  for (const records of [rows, rows.toReversed()]) {
    const ladder = ladderAt(NOW, [decline('a', MONDAY)], records);
    const { state, doneAt, actor } = taskIn(ladder, 'a 1 emailMentor');
    assert.deepEqual([state, doneAt, actor.role], ['done', MONDAY, 'roc']);
    assert.equal(ladder.tasks.length, 2);
  }
});

test('L11: an appeal within 10 business days of being told holds every open step; the DD has 10 to answer, then the RVP', () => {
  const asked = at('2026-11-13T09:00');
  const appeal = written('b', 2, 'answerAppeal', { askedAt: asked });
  const open = ladderAt(at('2026-11-16T11:00'), three, [...twoDone, appeal]);
  assert.deepEqual(statesOf(open).slice(5), [
    'c 3 discussMentor waiting',
    'c 3 informOfTermination waiting',
    'c 3 confirmTermination waiting',
    'b 2 answerAppeal owed',
  ]);
  const answer = taskIn(open, 'b 2 answerAppeal');
  // November 26 is Thanksgiving Day.
  assert.deepEqual([answer.actor.role, answer.due], ['dd', at('2026-11-30T09:00')]);
  const late = taskIn(ladderAt(at('2026-12-01T09:00'), three, [...twoDone, appeal]), 'b 2 answerAppeal');
  assert.deepEqual([late.actor.role, late.due], ['rvp', at('2026-12-14T09:00')]);
  const denied = { ...appeal, doneAt: at('2026-11-20T09:00'), ...decided('denied') };
  const on = ladderAt(NOW, three, [...twoDone, denied]);
  assert.equal(
    taskIn(on, 'c 3 discussMentor').startedAt,
    at('2026-11-20T09:00'),
    'full time after the answer',
  );
});

test('L11: an appeal that is upheld takes the rejection out of the count; a second one goes to the RVP', () => {
  const denied = written('b', 2, 'answerAppeal', {
    askedAt: at('2026-11-13T09:00'),
    doneAt: at('2026-11-17T09:00'),
    outcome: 'denied',
  });
  const second = written('b', 2, 'answerSecondAppeal', { askedAt: at('2026-11-18T09:00') });
  const open = ladderAt(NOW, three, [...twoDone, denied, second]);
  assert.equal(taskIn(open, 'b 2 answerSecondAppeal').actor.role, 'rvp');
  assert.equal(taskIn(open, 'c 3 discussMentor').state, 'waiting');
  const upheld = { ...second, doneAt: at('2026-11-20T09:00'), ...decided('upheld') };
  const ladder = ladderAt(NOW, three, [...twoDone, denied, upheld]);
  assert.deepEqual(
    ladder.rejections.map(({ verdict, step }) => [verdict, step]),
    [
      ['counted', 1],
      ['appealUpheld', undefined],
      ['counted', 2],
    ],
  );
  assert.equal(taskIn(ladder, 'b 2 confirmWarning').state, 'excusedAfter');
  assert.equal(taskIn(ladder, 'b 2 answerSecondAppeal').state, 'decided');
});

test('L2, L11: a claim that was rejected stays ruled on when an appeal about the rejection is upheld', () => {
  const claim = decline('a', MONDAY, { declineReason: 'illness', claim: 'rejected', claimRuledAt: LATER });
  const rows = [
    written('a', 'claim', 'ruleOnClaim'),
    written('a', 1, 'answerAppeal', { askedAt: LATER, doneAt: AGAIN, outcome: 'upheld' }),
  ];
  const ladder = ladderAt(NOW, [claim], rows);
  assert.deepEqual(statesOf(ladder), ['a claim ruleOnClaim decided', 'a 1 answerAppeal decided']);
  assert.equal(taskIn(ladder, 'a claim ruleOnClaim').outcome, 'rejected');
});

test('L11: an appeal after its 10 business days can be answered, and holds nothing', () => {
  const appeal = written('a', 1, 'answerAppeal', { askedAt: at('2026-11-20T09:00') });
  const ladder = ladderAt(NOW, three, [...twoDone, appeal]);
  assert.equal(taskIn(ladder, 'a 1 answerAppeal').state, 'owed');
  assert.equal(taskIn(ladder, 'c 3 discussMentor').state, 'owed');
});
