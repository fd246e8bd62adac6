import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, forecast, lifeCycle } from '../../../plugin/src/rules/index.ts';
import { Story } from './story.ts';

test('D1, D2, D3: the offer times out, the CIC follows up with the mentor, then assigns another', (t) => {
  const story = new Story('2026-11-12T16:00').assigned('a', '2026-11-13T10:00');
  const engage = story.clock('engageReturn', '2026-11-16T12:00');
  assert.equal(
    engage.sentence,
    'Engage takes the request back to the queue by Friday, 10:00 AM, unless the mentor answers.',
  );
  assert.deepEqual(engage.marks, [
    { at: story.at('2026-11-14T10:00'), words: 'Engage notifies the mentor' },
    { at: story.at('2026-11-15T10:00'), words: 'Engage reminds the mentor' },
  ]);
  assert.equal(story.clock('accept', '2026-11-17T12:00').state, 'overdue');
  assert.equal(story.clock('engageReturn', '2026-11-17T12:00').state, 'running');

  story.timedOut('2026-11-20T10:00');
  const waiting = story.state('2026-11-20T11:00');
  assert.deepEqual([waiting.locked, waiting.nextAction?.code], [true, 'followUpTimeout']);
  story.followedUp('2026-11-23T09:00').assigned('b', '2026-11-23T09:30').accepted('2026-11-23T13:00');
  const lines = story.tell(t, '2026-11-23T14:00');
  assert.deepEqual(lines.slice(1, 6), [
    'Fri, Nov 13, 10:00 AM  The CIC assigned the 1st mentor.',
    'Fri, Nov 20, 10:00 AM  The 1st mentor let the offer time out; back to the queue.',
    'Mon, Nov 23, 9:00 AM   The CIC followed up with the 1st mentor.',
    'Mon, Nov 23, 9:30 AM   The CIC assigned the 2nd mentor.',
    'Mon, Nov 23, 1:00 PM   The 2nd mentor accepted.',
  ]);
  const now = story.state('2026-11-23T14:00');
  // D4a was never restarted; D4b is the second mentor's own.
  assert.deepEqual(
    now.clocks.filter(({ rule }) => rule.startsWith('D4')).map(({ state }) => state),
    ['overdue', 'running'],
  );
});

test('D3: another mentor is assigned in Engage before the follow-up: it happened, and it is told', (t) => {
  const story = new Story('2026-11-12T16:00')
    .assigned('a', '2026-11-13T10:00')
    .timedOut('2026-11-20T10:00')
    .assigned('b', '2026-11-20T10:05');
  const { irregular, request } = lifeCycle(eventsOf(story.facts));
  assert.equal(request, 'offered');
  assert.deepEqual(
    irregular.map(({ why }) => why),
    ['D3: after the time-out the CIC was to follow up with the mentor first.'],
  );
  assert.match(story.tell(t, '2026-11-20T12:00').join('\n'), /The CIC assigned the 2nd mentor\. \[D3: after/);
});

test('M16, D11: a mentor resigns with an open request; the CIC has one business day', (t) => {
  const story = new Story('2026-11-23T09:00')
    .assigned('a', '2026-11-23T10:00')
    .accepted('2026-11-23T12:00')
    .tried('email', '2026-11-23T15:00')
    .profile('a', { status: 'resigned' }, '2026-11-25T08:00');
  const { nextAction, clocks } = story.state('2026-11-25T09:00');
  assert.deepEqual(
    [nextAction?.code, nextAction?.owner, nextAction?.due],
    ['reassignRequest', 'cic', story.at('2026-11-27T08:00')],
  );
  assert.equal(clocks.find(({ id }) => id === 'reassign')?.startedBy, 'the mentor, who has resigned');
  const { breaks, owner } = forecast(story.facts, story.context('2026-11-26T09:00'));
  assert.deepEqual([breaks.map(({ id }) => id), owner], [['reassign'], 'cic']);
  story.tell(t, '2026-11-25T09:00');
  story.gaveBack('reassigned', '2026-11-25T10:00').assigned('b', '2026-11-25T10:00');
  const lines = story.tell(t, '2026-11-25T11:00');
  assert.match(
    lines.join('\n'),
    /The 1st mentor was seen to mentor no longer\.\n.*The CIC took the request from the 1st mentor\.\n.*The CIC assigned the 2nd mentor\.\nNOW/,
  );
  assert.equal(story.state('2026-11-25T11:00').nextAction?.code, 'acceptRequest');
});

test('M1, D1, D11: declined by two, found in the queue on the third day, then taken: the client has waited all along', (t) => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T11:00')
    .declined('2026-11-17T09:00')
    .assigned('b', '2026-11-17T10:00')
    .declined('2026-11-18T09:00');
  const waiting = story.state('2026-11-19T12:00');
  assert.deepEqual(
    [waiting.nextAction?.code, waiting.locked, waiting.clocks.find(({ id }) => id === 'queue')?.state],
    ['assignMentor', false, 'overdue'],
  );
  assert.deepEqual(story.tell(t, '2026-11-19T12:00').slice(-3), [
    'NOW 2026-11-19 12:00  cic: The request waits in the queue: assign a mentor by Thu, Nov 19, 9:00 AM.',
    '    D4a First contact with the client: overdue by 1 business day and 3 hours; it was due by Wed, Nov 18, 9:00 AM.',
    '    D11 Move the request on from the queue: overdue by 3 hours; it was due by Thursday, 9:00 AM.',
  ]);
  story
    .assigned('c', '2026-11-19T13:00')
    .accepted('2026-11-19T14:00')
    .tried('phone', '2026-11-19T15:00', { reached: true });
  assert.match(story.tell(t, '2026-11-19T16:00').join('\n'), /The 3rd mentor reached the client\./);
  assert.equal(
    story.clock('clientContact', '2026-11-19T16:00').sentence,
    'First contact made 1 business day and 6 hours late.',
  );
});
