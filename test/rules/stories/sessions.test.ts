import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../examples.ts';
import { Story } from './story.ts';

test('D7, D8, D9: a session is held on a Friday, its notes come late, and the next one is set', (t) => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .accepted('2026-11-16T14:00')
    .tried('phone', '2026-11-17T09:00', { reached: true })
    .arranged('2026-11-17T09:10', '2026-11-20T15:00', '2026-11-20T16:00');
  assert.equal(story.clock('firstSession', '2026-11-18T09:00').sentence, 'First session arranged in time.');
  assert.equal(story.state('2026-11-18T09:00').nextAction?.why, 'Hold the session: Fri, Nov 20, 3:00 PM.');

  const notes = story.clock('sessionNotes', '2026-11-20T18:00');
  assert.deepEqual(
    [notes.state, notes.due, notes.warnAt],
    ['running', story.at('2026-11-21T16:00'), story.at('2026-11-21T10:00')],
  );
  assert.deepEqual(notes.marks, [
    { at: story.at('2026-12-06T00:00'), words: 'Engage locks the session after Dec 5, 2026' },
  ]);
  story.tell(t, '2026-11-22T18:00');
  assert.equal(
    story.clock('sessionNotes', '2026-11-22T18:00').sentence,
    'Log the notes of the session: overdue by 1 day and 2 hours; it was due by Sat, Nov 21, 4:00 PM.',
  );

  story.logged('2026-11-23T09:00');
  assert.equal(
    story.clock('sessionNotes', '2026-11-23T10:00').sentence,
    'Notes logged 1 day and 17 hours late.',
  );
  assert.equal(story.state('2026-11-23T10:00').nextAction?.code, 'completeRequest');
  assert.equal(story.clock('afterSession', '2026-11-23T10:00').due, story.at('2026-11-24T16:00'));

  story.arranged('2026-11-24T10:00', '2026-12-01T15:00', '2026-12-01T16:00');
  const lines = story.tell(t, '2026-11-24T11:00');
  assert.ok(
    lines.includes('Tue, Nov 24, 10:00 AM  The mentor set the next session for Tue, Dec 1, 3:00 PM.'),
  );
  const after = story.clock('afterSession', '2026-11-24T11:00');
  assert.deepEqual([after.state, after.stoppedBy], ['met', 'the next session']);

  story.session({ status: 'held' }).logged('2026-12-01T17:00').closed('completed', '2026-12-02T09:00');
  assert.match(
    story.tell(t, '2026-12-02T10:00').join('\n'),
    /Wed, Dec 2, 9:00 AM {4}The request was completed\./,
  );
});

test('D7: the first session is arranged in time, for a day after the two weeks: met, with a warning', (t) => {
  const story = new Story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-02T14:00')
    .tried('phone', '2026-11-03T09:00', { reached: true })
    .arranged('2026-11-03T09:05', '2026-11-24T15:00', '2026-11-24T16:00');
  const { state, due, warning } = story.clock('firstSession', '2026-11-04T09:00');
  assert.deepEqual(
    [state, due, warning],
    ['met', story.at('2026-11-16T14:00'), 'The first session is later than that: Tue, Nov 24, 3:00 PM.'],
  );
  story.tell(t, '2026-11-04T09:00');
});

test('D8, T3: at the session the client is offered a workshop instead', (t) => {
  const story = new Story('2026-11-16T09:00')
    .chooses('a')
    .tried('email', '2026-11-16T12:00', { reached: true })
    .arranged('2026-11-16T12:00', '2026-11-18T10:00', '2026-11-18T11:00')
    .logged('2026-11-18T12:00')
    .with({ otherServiceAt: at('2026-11-18T11:00') });
  const { state, stoppedBy } = story.clock('afterSession', '2026-11-18T13:00');
  assert.deepEqual([state, stoppedBy], ['met', 'the other service']);
  assert.match(
    story.tell(t, '2026-11-18T13:00').join('\n'),
    /Another service of SCORE was offered to the client\./,
  );
  assert.equal(
    story.state('2026-11-18T13:00').nextAction?.why,
    'Another service is offered to the client: complete the request, or set the next date, by Fri, Nov 20, 11:00 AM.',
  );
});
