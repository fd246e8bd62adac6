import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../examples.ts';
import {
  acted,
  decided,
  decline,
  FIRST,
  LATER,
  ladderAt,
  MONDAY,
  NOW,
  AGAIN,
  statesOf,
  stepOneDone,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

test('L7: excused later: open tasks are withdrawn, done ones annotated, and the next cause gets the step anew', () => {
  const excused = decline('a', MONDAY, {
    declineReason: 'illness',
    claim: 'confirmed',
    claimRuledAt: at('2026-11-06T10:00'),
  });
  const rows = [acted('a', 1, 'emailMentor', at('2026-11-04T10:00')), written('a', 1, 'talkWithMentor')];
  const ladder = ladderAt(NOW, [excused, decline('b', LATER)], rows);
  assert.deepEqual(statesOf(ladder), [
    'b 1 emailMentor owed',
    'b 1 talkWithMentor waiting',
    'a 1 emailMentor excusedAfter',
    'a 1 talkWithMentor withdrawn',
  ]);
  assert.equal(
    taskIn(ladder, 'a 1 emailMentor').sentence,
    'Done on Nov 4, 2026, and excused afterwards: e-mail the mentor about the first counted rejection, with a copy to the Chapter Chair. An assigned request was declined on Nov 2, 2026: it does not count: excused (illness).',
  );
});

test('L7: excused later, when its successor had gone on to step 2: the open rest is withdrawn, a finished one stays and brings no other', () => {
  const excused = decline('a', MONDAY, { claim: 'confirmed', claimRuledAt: at('2026-11-13T10:00') });
  const rest = [excused, decline('b', LATER)];
  const begun = ladderAt(NOW, rest, [
    ...stepOneDone(),
    acted('b', 2, 'informLeaders', at('2026-11-10T10:00')),
    written('b', 2, 'warnMentor'),
  ]);
  assert.deepEqual(statesOf(begun), [
    'b 1 emailMentor owed',
    'b 1 talkWithMentor waiting',
    ...FIRST.map((name) => `${name} excusedAfter`),
    'b 2 informLeaders excusedAfter',
    'b 2 warnMentor withdrawn',
  ]);
  const finished = ladderAt(NOW, rest, twoDone);
  assert.ok(finished.tasks.every(({ state }) => state === 'excusedAfter'));
  const next = ladderAt(NOW, [...rest, decline('c', AGAIN)], twoDone);
  assert.deepEqual(
    next.rejections.map(({ step }) => step),
    [undefined, 2, 1],
    'two count, and between them they have had both steps',
  );
});

test('L7: a claim rejected after the first step was done for a later decline brings the second step, not the first again', () => {
  const claim = decline('a', MONDAY, {
    declineReason: 'illness',
    claim: 'rejected',
    claimRuledAt: at('2026-11-13T10:00'),
  });
  const ladder = ladderAt(NOW, [claim, decline('b', LATER)], stepOneDone('b', at('2026-11-10T10:00')));
  assert.deepEqual(
    ladder.rejections.map(({ number, step }) => [number, step]),
    [
      [1, 2],
      [2, 1],
    ],
  );
});

test('L7: a termination that too few rejections carry after an excuse is looked at again', () => {
  const told = [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-17T10:00'), decided('terminate')),
    acted('c', 3, 'informOfTermination', at('2026-11-18T10:00')),
  ];
  const excuse = { claim: 'confirmed', claimRuledAt: at('2026-11-19T10:00') } as const;
  for (const [index, id] of ['a', 'b', 'c'].entries()) {
    const rows = three.map((row, place) => (place === index ? { ...row, ...excuse } : row));
    const ladder = ladderAt(NOW, rows, told);
    const review = taskIn(ladder, 'c 3 reviewTermination');
    assert.deepEqual(
      [review.state, review.actor.role, review.startedAt],
      ['owed', 'rvp', excuse.claimRuledAt],
      id,
    );
    assert.ok(ladder.decisions.includes(review));
    const reviewed = acted('c', 3, 'reviewTermination', at('2026-11-20T10:00'), decided('reinstate'));
    assert.equal(taskIn(ladderAt(NOW, rows, [...told, reviewed]), 'c 3 reviewTermination').state, 'decided');
  }
  assert.ok(ladderAt(NOW, three, told).tasks.every(({ row }) => row.task !== 'reviewTermination'));
});

test('L7: a task whose assignment is gone is withdrawn, and says so', () => {
  const ladder = ladderAt(NOW, [], [written('a', 1, 'emailMentor'), acted('b', 1, 'emailMentor', MONDAY)]);
  assert.deepEqual(statesOf(ladder), ['a 1 emailMentor withdrawn', 'b 1 emailMentor excusedAfter']);
  assert.match(taskIn(ladder, 'a 1 emailMentor').sentence, /Its assignment is not recorded any more\.$/);
});
