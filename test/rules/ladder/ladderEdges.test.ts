import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorWords } from '../../../plugin/src/rules/ladder/actors.ts';
import { at } from '../examples.ts';
import {
  acted,
  AGAIN,
  decided,
  decline,
  ladderAt,
  LATER,
  MONDAY,
  NOW,
  statesOf,
  stepOneDone,
  stepTwoDone,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

const stepsOf = (ladder: ReturnType<typeof ladderAt>) =>
  ladder.rejections.map(({ step, evidenceFor }) => step ?? evidenceFor);

test('L5, L6: what comes after a granted exception is carried out opens a new third step; before that it is evidence', () => {
  const granted = [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-17T10:00'), decided('exception')),
    acted('c', 3, 'askException', at('2026-11-17T11:00'), decided('fundraising')),
    acted('c', 3, 'giveView', at('2026-11-17T12:00'), decided('agree')),
    acted('c', 3, 'decideException', at('2026-11-18T10:00'), decided('grant')),
    acted('c', 3, 'changeClassification', at('2026-11-18T11:00')),
    acted('c', 3, 'explainException', at('2026-11-18T12:00')),
  ];
  const closed = [...granted, acted('c', 3, 'informCoordinators', at('2026-11-19T10:00'))];
  const fourth = (when: string, rows: typeof granted) =>
    stepsOf(ladderAt(NOW, [...three, decline('d', at(when))], rows));
  assert.deepEqual(fourth('2026-11-19T10:01', closed), [1, 2, 3, 3]);
  assert.deepEqual(fourth('2026-11-19T10:00', closed), [1, 2, 3, 'c']);
  assert.deepEqual(fourth('2026-11-17T13:00', closed), [1, 2, 3, 'c']);
  assert.deepEqual(fourth('2026-11-20T10:00', granted), [1, 2, 3, 'c'], 'the coordinators are not told yet');
});

test('L5: what comes after a termination is evidence for it', () => {
  const ended = [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-17T10:00'), decided('terminate')),
    acted('c', 3, 'informOfTermination', at('2026-11-18T10:00')),
    acted('c', 3, 'confirmTermination', at('2026-11-18T11:00')),
  ];
  assert.deepEqual(stepsOf(ladderAt(NOW, [...three, decline('d', at('2026-11-20T10:00'))], ended)), [
    1,
    2,
    3,
    'c',
  ]);
});

test('L7: a step that was begun stays with its rejection while as many count; finished, it stays in any case', () => {
  const begun = [acted('b', 2, 'informLeaders', at('2026-11-10T10:00'))];
  const rows = [decline('a', MONDAY), decline('b', LATER)];
  assert.deepEqual(stepsOf(ladderAt(NOW, rows, begun)), [1, 2]);
  assert.deepEqual(stepsOf(ladderAt(NOW, [decline('b', LATER)], begun)), [1]);
  assert.deepEqual(stepsOf(ladderAt(NOW, [decline('b', LATER)], twoDone)), [2]);
});

test('L7: a second step begun for the first rejection stays there while two count: the other owes the first', () => {
  const begun = [acted('a', 2, 'informLeaders', at('2026-11-10T10:00'))];
  const rows = [decline('a', MONDAY), decline('b', LATER)];
  assert.deepEqual(stepsOf(ladderAt(NOW, rows, begun)), [2, 1]);
  assert.deepEqual(stepsOf(ladderAt(NOW, rows.slice(0, 1), begun)), [1]);
});

test('L5, L7: a rejection that counts only later is evidence for the third step, also where the second was done for the last', () => {
  const rows = [...three, decline('d', at('2026-11-17T10:00'))];
  const done = [
    ...stepOneDone(),
    ...stepTwoDone('d'),
    acted('c', 3, 'discussMentor', at('2026-11-19T10:00')),
  ];
  assert.deepEqual(stepsOf(ladderAt(NOW, rows, done)), [1, 'c', 3, 2]);
});

test('L7: a termination whose rejection is excused is looked at again, also while another third step is owed', () => {
  const excused = decline('x', at('2026-10-26T10:00'), { claim: 'confirmed', claimRuledAt: AGAIN });
  const ended = [
    acted('x', 3, 'discussMentor', at('2026-10-27T10:00'), decided('terminate')),
    acted('x', 3, 'informOfTermination', at('2026-10-28T10:00')),
  ];
  const ladder = ladderAt(NOW, [excused, ...three], [...ended, ...twoDone]);
  assert.equal(taskIn(ladder, 'c 3 discussMentor').state, 'owed');
  assert.equal(taskIn(ladder, 'x 3 reviewTermination').startedAt, AGAIN);
});

test('L9: a task that is recorded under another step does nothing for this one', () => {
  const ladder = ladderAt(NOW, [decline('a', MONDAY)], [acted('a', 3, 'emailMentor', LATER)]);
  assert.equal(taskIn(ladder, 'a 1 emailMentor').state, 'owed');
});

test('L7: a termination whose rejection has only grown old is not looked at again', () => {
  const told = [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-17T10:00'), decided('terminate')),
    acted('c', 3, 'informOfTermination', at('2026-11-18T10:00')),
  ];
  const old = ladderAt(at('2027-03-01T10:00'), [...three, decline('d', at('2027-02-01T10:00'))], told, {
    ladder: { window: 30 },
  });
  assert.ok(old.tasks.every(({ row }) => row.task !== 'reviewTermination'));
});

test('L7, L11: after an appeal was upheld a termination is looked at again, from the answer on', () => {
  const rows = [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-17T10:00'), decided('terminate')),
    acted('c', 3, 'informOfTermination', at('2026-11-18T10:00')),
    written('a', 1, 'answerAppeal', { askedAt: LATER, doneAt: at('2026-11-20T10:00'), outcome: 'upheld' }),
  ];
  const ladder = ladderAt(NOW, three, rows);
  assert.equal(taskIn(ladder, 'c 3 reviewTermination').startedAt, at('2026-11-20T10:00'));
  assert.equal(taskIn(ladder, 'a 1 answerAppeal').startedAt, undefined);
  assert.equal(taskIn(ladder, 'a 1 answerAppeal').due, undefined);
});

test('L7: what was done for a rejection of a kind that is off, from before the policy, or that is a claim now, is annotated', () => {
  const done = (
    assignment: ReturnType<typeof decline>,
    ladder: NonNullable<Parameters<typeof ladderAt>[3]>['ladder'],
  ) =>
    statesOf(ladderAt(NOW, [assignment], stepOneDone(), { ladder: ladder ?? {} })).filter((line) =>
      line.includes('emailMentor'),
    );
  const annotated = ['a 1 emailMentor excusedAfter'];
  assert.deepEqual(done(decline('a', MONDAY), { counts: [] }), annotated);
  assert.deepEqual(done(decline('a', MONDAY), { countedFrom: '2026-11-10' }), annotated);
  assert.deepEqual(done(decline('a', MONDAY, { claim: 'pending' }), {}), annotated);
  assert.deepEqual(done(decline('a', MONDAY), {}), ['a 1 emailMentor done']);
});

test('L7: two rejections at one time stand in the order of their Ids', () => {
  const rows = [decline('b', MONDAY), decline('a', MONDAY), decline('c', MONDAY)];
  for (const order of [rows, rows.toReversed()])
    assert.deepEqual(
      ladderAt(NOW, order).rejections.map(({ assignment }) => assignment.id),
      ['a', 'b', 'c'],
    );
});

test('L5: only what people must decide is among the decisions', () => {
  assert.deepEqual(ladderAt(NOW, [decline('a', MONDAY)]).decisions, []);
  assert.deepEqual(
    ladderAt(NOW, three, twoDone).decisions.map(({ row }) => row.task),
    ['discussMentor'],
  );
});

test('L8: a copy that nobody can get is left out, and a role with nobody above it is named alone', () => {
  const ladder = ladderAt(NOW, [decline('a', MONDAY)], [], { held: { roc: ['roc'] } });
  assert.deepEqual(taskIn(ladder, 'a 1 emailMentor').copies, []);
  assert.equal(
    actorWords({ wanted: 'rvp', role: undefined, holders: [], fallback: false }),
    'Nobody holds this role (Regional Vice President); on the board of the Regional Operations Coordinator',
  );
});

test('L6, L11: that an exception was asked for is no appeal: it holds nothing', () => {
  const ladder = ladderAt(NOW, three, [...twoDone, written('c', 3, 'askException', { askedAt: AGAIN })]);
  assert.equal(taskIn(ladder, 'c 3 discussMentor').state, 'owed');
});
