import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant, LadderOutcome, LadderTaskCode } from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import { acted, decline, taskIn } from '../ladder/ladderExamples.ts';
import { play, tell, type LadderEvent } from './ladderStory.ts';

const declined = (id: string, on: Instant, words: string): LadderEvent => ({
  at: on,
  words,
  assignment: decline(id, on),
});
const doing = (
  id: string,
  step: 1 | 2 | 3,
  task: LadderTaskCode,
  on: Instant,
  words: string,
  outcome?: LadderOutcome,
): LadderEvent => ({ at: on, words, record: acted(id, step, task, on, { outcome }) });

test('story, L3-L6: a third rejection; the Chapter Chair asks for an exception, the District Director disagrees, the RVP decides', (t) => {
  const story = play([
    declined('a', at('2026-09-01T10:00'), 'The mentor declines a first request: too busy.'),
    doing('a', 1, 'emailMentor', at('2026-09-02T10:00'), 'The ROC sends the e-mail.'),
    doing('a', 1, 'talkWithMentor', at('2026-09-04T10:00'), 'The CC speaks with the mentor.'),
    declined('b', at('2026-10-01T10:00'), 'The mentor declines a second request: too busy.'),
    doing('b', 2, 'informLeaders', at('2026-10-02T10:00'), 'The ROC tells RVP, DD and CC.'),
    doing('b', 2, 'warnMentor', at('2026-10-05T10:00'), 'The CC warns the mentor and explains the third.'),
    doing('b', 2, 'confirmWarning', at('2026-10-05T11:00'), 'The CC confirms the warning by e-mail.'),
    declined('c', at('2026-11-02T10:00'), 'The mentor declines a third request: too busy.'),
    declined('d', at('2026-11-03T10:00'), 'And a fourth, the day after.'),
    doing(
      'c',
      3,
      'askException',
      at('2026-11-04T10:00'),
      'The CC asks for an exception: workshop presentations.',
      'workshopPresentations',
    ),
    doing('c', 3, 'giveView', at('2026-11-05T10:00'), 'The DD disagrees.', 'disagree'),
    doing(
      'c',
      3,
      'decideException',
      at('2026-11-06T10:00'),
      'The RVP has the last word, and grants it.',
      'grant',
    ),
    doing(
      'c',
      3,
      'changeClassification',
      at('2026-11-09T10:00'),
      'The ROC changes the classification to Volunteer.',
    ),
    doing('c', 3, 'explainException', at('2026-11-09T11:00'), 'The CC explains the decision.'),
    doing('c', 3, 'informCoordinators', at('2026-11-10T10:00'), 'The ROC informs the RCIC and the RVIC.'),
  ]);
  tell(t, story);
  assert.deepEqual(
    story.last.rejections.map(({ number, step, evidenceFor }) => [number, step, evidenceFor]),
    [
      [1, 1, undefined],
      [2, 2, undefined],
      [3, 3, undefined],
      [4, undefined, 'c'],
    ],
    'the fourth adds evidence, not a second step',
  );
  assert.deepEqual(taskIn(story.last, 'c 3 discussMentor').state, 'withdrawn');
  assert.equal(taskIn(story.last, 'c 3 informOfTermination').state, 'withdrawn');
  assert.equal(taskIn(story.last, 'c 3 decideException').outcome, 'grant');
  assert.ok(
    story.last.tasks.every(({ state }) => state !== 'owed' && state !== 'waiting'),
    'nothing is left to do',
  );
});
