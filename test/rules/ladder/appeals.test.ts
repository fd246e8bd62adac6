import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LadderRecord } from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import {
  acted,
  AGAIN,
  decided,
  decline,
  ladderAt,
  MONDAY,
  NOW,
  statesOf,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

const rejections = [
  decline('a', at('2026-10-05T10:00')),
  decline('b', at('2026-10-19T10:00')),
  decline('c', AGAIN),
];
const TOLD = at('2026-11-04T10:00');
/** Ten business days after it: November 11 is Veterans Day. */
const LAST = at('2026-11-19T10:00');
const EARLY = at('2026-10-20T10:00');

/** Whether an appeal holds the third step. */
const holds = (records: readonly LadderRecord[], appeal: LadderRecord): boolean =>
  taskIn(ladderAt(NOW, rejections, [...records, appeal]), 'c 3 discussMentor').state === 'waiting';
const inTimeUntilLast = (
  records: readonly LadderRecord[],
  appealAt: (askedAt: number) => LadderRecord,
): void => {
  assert.deepEqual([holds(records, appealAt(LAST)), holds(records, appealAt(LAST + 1))], [true, false]);
};

test('L11: the ten business days run from the first talk or e-mail to the mentor about that step of that rejection', () => {
  const others = [
    acted('a', 1, 'emailMentor', EARLY),
    acted('a', 1, 'talkWithMentor', EARLY),
    acted('b', 1, 'emailMentor', EARLY),
    // Tells the leaders, not the mentor.
    acted('b', 2, 'informLeaders', EARLY),
  ];
  const second = (askedAt: number) => written('b', 2, 'answerAppeal', { askedAt });
  const talk = acted('b', 2, 'warnMentor', TOLD);
  const email = acted('b', 2, 'confirmWarning', at('2026-11-06T10:00'));
  inTimeUntilLast([...others, talk, email], second);
  inTimeUntilLast([...others, talk, written('b', 2, 'confirmWarning')], second);
  const first = (askedAt: number) => written('a', 1, 'answerAppeal', { askedAt });
  inTimeUntilLast([acted('a', 1, 'emailMentor', TOLD)], first);
  assert.equal(holds([], first(NOW)), true, 'nobody recorded that the mentor was told');
});

test('L11: what the mentor was told about another rejection at the same step does not count', () => {
  const told = [acted('a', 1, 'emailMentor', EARLY), acted('b', 1, 'emailMentor', TOLD)];
  const waits = (askedAt: number) =>
    taskIn(
      ladderAt(NOW, rejections, [...told, written('b', 1, 'answerAppeal', { askedAt })]),
      'c 2 informLeaders',
    ).state === 'waiting';
  assert.deepEqual([waits(LAST), waits(LAST + 1)], [true, false]);
});

test('L11: those of a second appeal run from the answer to the first', () => {
  const told = acted('b', 2, 'warnMentor', EARLY);
  const denied = written('b', 2, 'answerAppeal', { askedAt: EARLY, doneAt: TOLD, outcome: 'denied' });
  inTimeUntilLast([told, denied], (askedAt) => written('b', 2, 'answerSecondAppeal', { askedAt }));
});

test('L11: after several answers the steps run from the latest, and one that is open holds them still', () => {
  const answered = (id: string, step: 1 | 2, doneAt: number) =>
    written(id, step, 'answerAppeal', { askedAt: TOLD, doneAt, outcome: 'denied' });
  const [first, last] = [at('2026-11-18T10:00'), at('2026-11-20T10:00')];
  const third = (records: readonly LadderRecord[]) =>
    taskIn(ladderAt(NOW, rejections, records), 'c 3 discussMentor');
  assert.equal(third([answered('a', 1, first), answered('b', 2, last)]).startedAt, last);
  assert.equal(third([answered('a', 1, last), answered('b', 2, first)]).startedAt, last);
  const open = written('b', 2, 'answerAppeal', { askedAt: TOLD });
  assert.equal(third([answered('a', 1, first), open]).state, 'waiting');
});

test('L11: an appeal that nobody made is none; one about a step that is owed no more is withdrawn', () => {
  const unasked = ladderAt(NOW, three, [...twoDone, written('b', 2, 'answerAppeal')]);
  assert.equal(taskIn(unasked, 'c 3 discussMentor').state, 'owed');
  assert.equal(taskIn(unasked, 'b 2 answerAppeal').state, 'withdrawn');
  const excused = decline('a', MONDAY, { claim: 'confirmed', claimRuledAt: AGAIN });
  const appeal = written('a', 1, 'answerAppeal', { askedAt: TOLD });
  assert.deepEqual(statesOf(ladderAt(NOW, [excused], [appeal])), ['a 1 answerAppeal withdrawn']);
  const other = written('b', 1, 'answerAppeal', { askedAt: TOLD });
  assert.equal(taskIn(ladderAt(NOW, three, [...twoDone, other]), 'b 1 answerAppeal').state, 'withdrawn');
  const denied = { ...other, doneAt: AGAIN, ...decided('denied') };
  assert.equal(taskIn(ladderAt(NOW, three, [...twoDone, denied]), 'b 1 answerAppeal').state, 'decided');
});
