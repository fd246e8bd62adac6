import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../examples.ts';
import { acted, decline, statesOf, taskIn } from '../ladder/ladderExamples.ts';
import { play, tell } from './ladderStory.ts';

test('story, L1, L2, L7: a decline is excused for illness after its step was done: done tasks are annotated, the rest is withdrawn', (t) => {
  const declinedAt = at('2026-11-02T10:00');
  const story = play([
    {
      at: declinedAt,
      words: 'The mentor declines an assigned request and gives "other" as the reason.',
      assignment: decline('a', declinedAt, { declineReason: 'other' }),
    },
    {
      at: at('2026-11-03T09:00'),
      words: 'The Regional Operations Coordinator sends the e-mail.',
      record: acted('a', 1, 'emailMentor', at('2026-11-03T09:00')),
    },
    {
      at: at('2026-11-05T14:00'),
      words:
        'The Chapter Chair calls, and hears that the mentor was in hospital. The coordinator excuses the decline.',
      assignment: decline('a', declinedAt, {
        declineReason: 'illness',
        claim: 'confirmed',
        claimRuledAt: at('2026-11-05T14:00'),
      }),
    },
    {
      at: at('2026-12-07T10:00'),
      words: 'In December the mentor declines another request, being too busy.',
      assignment: decline('b', at('2026-12-07T10:00')),
    },
  ]);
  tell(t, story);
  const [declined, sent, excused] = story.ladders;
  assert.deepEqual(declined && statesOf(declined), ['a 1 emailMentor owed', 'a 1 talkWithMentor waiting']);
  assert.deepEqual(sent && statesOf(sent), ['a 1 emailMentor done', 'a 1 talkWithMentor owed']);
  assert.deepEqual(excused && statesOf(excused), [
    'a 1 emailMentor excusedAfter',
    'a 1 talkWithMentor withdrawn',
  ]);
  assert.equal(story.last.counted, 1, 'the one of December is the first that counts');
  assert.equal(taskIn(story.last, 'b 1 emailMentor').state, 'owed');
  assert.equal(taskIn(story.last, 'a 1 emailMentor').state, 'excusedAfter');
  assert.ok(story.timeline.some((line) => line.includes('Done on Nov 3, 2026, and excused afterwards')));
});
