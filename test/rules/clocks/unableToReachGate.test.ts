import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unableToReachGate } from '../../../plugin/src/rules/index.ts';
import { Story } from '../stories/story.ts';

const held = () =>
  new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00').accepted('2026-11-16T14:00');
const tried = () => held().tried('email', '2026-11-17T09:00').tried('phone', '2026-11-17T15:00');

const GATES: readonly (readonly [
  why: string,
  story: Story,
  open: boolean,
  missing: number,
  sentence: string,
])[] = [
  [
    'nothing was tried',
    held(),
    false,
    3,
    "Before 'Unable to Reach Client' 3 more attempts must count (0 of 3 so far).",
  ],
  [
    'two attempts within a day',
    tried(),
    false,
    1,
    "Before 'Unable to Reach Client' 1 more attempt must count, from Wed, Nov 18, 9:00 AM on (2 of 3 so far).",
  ],
  [
    'two by one method',
    held().tried('email', '2026-11-17T09:00').tried('email', '2026-11-17T11:00'),
    false,
    1,
    "Before 'Unable to Reach Client' 1 more attempt must count, the next by phone or text message, from Wed, Nov 18, 9:00 AM on (2 of 3 so far).",
  ],
  [
    'three by one method, and no reason',
    held()
      .tried('email', '2026-11-16T15:00')
      .tried('email', '2026-11-17T09:00')
      .tried('email', '2026-11-17T15:30'),
    false,
    1,
    "Before 'Unable to Reach Client' 1 more attempt must count, the next by phone or text message (3 of 3 so far).",
  ],
  [
    'D5: three by the only usable method, with a reason',
    held()
      .holder({ oneMethodReason: 'onlyOneGiven' })
      .tried('email', '2026-11-16T15:00')
      .tried('email', '2026-11-17T09:00')
      .tried('email', '2026-11-17T15:30'),
    true,
    0,
    "3 attempts by 1 method count, without an answer: the request can be closed as 'Unable to Reach Client'.",
  ],
  [
    'D5 is met',
    held()
      .tried('email', '2026-11-16T15:00')
      .tried('phone', '2026-11-17T09:00')
      .tried('text', '2026-11-17T15:00'),
    true,
    0,
    "3 attempts by 3 methods count, without an answer: the request can be closed as 'Unable to Reach Client'.",
  ],
  [
    'the client was reached',
    tried().tried('phone', '2026-11-17T16:30', { reached: true }),
    false,
    0,
    "The client was reached: 'Unable to Reach Client' is not what happened; if the client said so, it is 'Withdrawn'.",
  ],
  [
    'a session is arranged',
    tried().arranged('2026-11-17T15:10', '2026-11-19T10:00', '2026-11-19T11:00'),
    false,
    0,
    "A session is arranged with the client: 'Unable to Reach Client' is not what happened; if the client said so, it is 'Withdrawn'.",
  ],
  [
    'a session is over',
    tried().arranged('2026-11-16T15:00', '2026-11-17T10:00', '2026-11-17T11:00'),
    false,
    0,
    "A session is arranged with the client: 'Unable to Reach Client' is not what happened; if the client said so, it is 'Withdrawn'.",
  ],
  [
    'nobody has the request',
    tried().gaveBack('transferred', '2026-11-17T15:30'),
    false,
    0,
    "No mentor is recorded to have the request: 'Unable to Reach Client' rests on the attempts of the one who has it.",
  ],
  [
    'the attempts were those of the mentor before',
    held()
      .tried('email', '2026-11-16T15:00')
      .tried('phone', '2026-11-17T09:00')
      .tried('text', '2026-11-17T15:00')
      .gaveBack('transferred', '2026-11-17T15:10')
      .assigned('b', '2026-11-17T15:20'),
    false,
    3,
    "Before 'Unable to Reach Client' 3 more attempts must count (0 of 3 so far).",
  ],
  [
    'it is closed',
    held().closed('withdrawn', '2026-11-17T10:00'),
    false,
    0,
    'The request is closed already.',
  ],
];
for (const [why, story, open, missing, sentence] of GATES) {
  test(`D6: ${why}`, () => {
    assert.deepEqual(unableToReachGate(story.facts, story.context('2026-11-17T17:00')), {
      open,
      missing,
      sentence,
    });
  });
}

test('D6: from the moment at which the next attempt counts there is nothing to wait for', () => {
  const story = tried();
  assert.deepEqual(
    ['2026-11-18T08:59', '2026-11-18T09:00'].map((when) => {
      const { sentence } = unableToReachGate(story.facts, story.context(when));
      return sentence.includes('from Wed, Nov 18, 9:00 AM on');
    }),
    [true, false],
  );
});

test('D6: voiding one of three attempts closes the gate again', () => {
  const story = held()
    .tried('email', '2026-11-16T15:00')
    .tried('phone', '2026-11-17T09:00')
    .tried('text', '2026-11-17T15:00');
  const isOpen = () => unableToReachGate(story.facts, story.context('2026-11-17T17:00')).open;
  assert.equal(isOpen(), true);
  story.voided(0, '2026-11-17T16:00');
  assert.equal(isOpen(), false);
});
