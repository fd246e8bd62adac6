import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unableToReachGate } from '../../../plugin/src/rules/index.ts';
import { Story } from './story.ts';

test('D4, D10: a client chooses a mentor on the Friday evening before a holiday weekend', (t) => {
  // Friday 15 January 2027; Monday 18 is a federal holiday.
  const story = new Story('2027-01-15T18:30', { preferredMethod: 'phone' }).chooses('a');
  assert.equal(
    story.state('2027-01-16T09:00').nextAction?.why,
    'Contact the client by Wed, Jan 20, 6:30 PM (Monday is Birthday of Martin Luther King, Jr.). The client prefers phone.',
  );
  assert.equal(story.clock('mentorContact', '2027-01-18T20:00').state, 'running');
  assert.equal(story.clock('accept', '2027-01-18T20:00').sentence, 'A direct request is accepted as such.');
  story.tried('phone', '2027-01-20T17:00', { reached: true });
  const lines = story.tell(t, '2027-01-20T19:00');
  assert.deepEqual(lines.slice(0, 4), [
    'Fri, Jan 15, 6:30 PM  The client submitted the request.',
    'Fri, Jan 15, 6:30 PM  The client chose the mentor, who has it with that.',
    'Wed, Jan 20, 5:00 PM  The mentor tried to reach the client by phone.',
    'Wed, Jan 20, 5:00 PM  The mentor reached the client.',
  ]);
  assert.deepEqual(
    [
      story.clock('clientContact', '2027-01-20T19:00').state,
      story.clock('mentorContact', '2027-01-20T19:00').state,
    ],
    ['met', 'met'],
  );
  assert.equal(
    story.state('2027-01-20T19:00').nextAction?.why,
    'The client is reached: arrange the first session by Fri, Jan 29, 6:30 PM.',
  );
});

test('D5, D6: three attempts, one of them a mistake: Unable to Reach Client waits for another', (t) => {
  const story = new Story('2026-11-09T08:00')
    .assigned('a', '2026-11-09T10:00')
    .accepted('2026-11-09T15:00')
    .tried('email', '2026-11-10T09:00')
    .tried('phone', '2026-11-12T11:00')
    .tried('email', '2026-11-13T10:00');
  const gate = (when: string) => unableToReachGate(story.facts, story.context(when));
  assert.equal(gate('2026-11-13T12:00').open, true);
  assert.equal(story.state('2026-11-13T12:00').nextAction?.code, 'closeUnableToReach');

  story.voided(1, '2026-11-13T14:00');
  assert.deepEqual(gate('2026-11-13T15:00'), {
    open: false,
    missing: 1,
    sentence:
      "Before 'Unable to Reach Client' 1 more attempt must count, the next by phone or text message (2 of 3 so far).",
  });
  assert.equal(story.state('2026-11-13T15:00').nextAction?.code, 'attemptAgain');

  story.tried('text', '2026-11-16T09:00').closed('unableToReach', '2026-11-16T17:00');
  const lines = story.tell(t, '2026-11-17T09:00');
  assert.ok(lines.includes('Thu, Nov 12, 11:00 AM  The mentor tried to reach the client by phone. [voided]'));
  assert.ok(lines.includes('Fri, Nov 13, 2:00 PM   An attempt by phone was voided: it does not count.'));
  assert.equal(story.state('2026-11-17T09:00').nextAction, undefined);
});

test('D12: the client asks to wait until after the trade fair; the clocks go on where they stopped', (t) => {
  const story = new Story('2026-11-09T09:00')
    .assigned('a', '2026-11-09T10:00')
    .accepted('2026-11-09T11:00')
    .waits('2026-11-30', '2026-11-10T10:00');
  assert.deepEqual(
    [
      story.clock('mentorContact', '2026-11-20T12:00').state,
      story.state('2026-11-20T12:00').nextAction?.code,
    ],
    ['paused', 'waitForClient'],
  );
  story.tell(t, '2026-11-20T12:00');
  // One of two business days was used when the client asked.
  const { state, due } = story.clock('mentorContact', '2026-11-30T09:00');
  assert.deepEqual([state, due], ['running', story.at('2026-12-01T00:00')]);
  assert.equal(story.state('2026-11-30T09:00').nextAction?.why, 'Contact the client by end of Mon, Nov 30.');
  story.tried('email', '2026-11-30T15:00');
  story.tell(t, '2026-11-30T16:00');
  assert.equal(story.clock('mentorContact', '2026-11-30T16:00').sentence, 'Client contacted in time.');
});
