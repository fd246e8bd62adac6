import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../examples.ts';
import { acted, decline, taskIn, written } from '../ladder/ladderExamples.ts';
import { play, tell } from './ladderStory.ts';

test('story, L11: the mentor appeals the warning; the DD does not answer in time, the RVP upholds it; a new third does not terminate', (t) => {
  const first = at('2026-09-01T10:00');
  const second = at('2026-10-01T10:00');
  const appealedAt = at('2026-10-13T09:00');
  const appeal = written('b', 2, 'answerAppeal', { askedAt: appealedAt });
  const story = play([
    { at: first, words: 'The mentor declines a first request: too busy.', assignment: decline('a', first) },
    { at: first, words: 'The ROC sends the e-mail.', record: acted('a', 1, 'emailMentor', first) },
    { at: first, words: 'The CC speaks with the mentor.', record: acted('a', 1, 'talkWithMentor', first) },
    {
      at: second,
      words: 'The mentor refuses a direct request, whose client had been sent away by the chapter.',
      assignment: decline('b', second, { how: 'direct', declineReason: 'other' }),
    },
    { at: second, words: 'The ROC tells RVP, DD and CC.', record: acted('b', 2, 'informLeaders', second) },
    {
      at: at('2026-10-05T10:00'),
      words: 'The CC warns the mentor.',
      record: acted('b', 2, 'warnMentor', at('2026-10-05T10:00')),
    },
    { at: appealedAt, words: 'The mentor appeals to the District Director.', record: appeal },
    { at: at('2026-10-28T09:00'), words: 'Ten business days pass without an answer.' },
    {
      at: at('2026-10-30T09:00'),
      words: 'The Regional Vice President upholds the appeal.',
      record: { ...appeal, doneAt: at('2026-10-30T09:00'), outcome: 'upheld' },
    },
    {
      at: at('2026-11-16T10:00'),
      words: 'The mentor declines one more: too busy.',
      assignment: decline('c', at('2026-11-16T10:00')),
    },
  ]);
  tell(t, story);
  const appealed = story.ladders[6];
  assert.equal(appealed && taskIn(appealed, 'b 2 confirmWarning').state, 'waiting');
  assert.equal(appealed && taskIn(appealed, 'b 2 answerAppeal').actor.role, 'dd');
  const unanswered = story.ladders[7];
  assert.equal(unanswered && taskIn(unanswered, 'b 2 answerAppeal').actor.role, 'rvp');
  assert.deepEqual(
    story.last.rejections.map(({ verdict, step }) => [verdict, step]),
    [
      ['counted', 1],
      ['appealUpheld', undefined],
      ['counted', 2],
    ],
  );
  assert.equal(taskIn(story.last, 'b 2 warnMentor').state, 'excusedAfter');
  assert.equal(taskIn(story.last, 'b 2 confirmWarning').state, 'withdrawn');
  assert.equal(taskIn(story.last, 'c 2 informLeaders').state, 'owed');
});
