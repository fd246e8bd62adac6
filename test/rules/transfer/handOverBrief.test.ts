import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOverBrief } from '../../../plugin/src/rules/index.ts';
import { at, mentorId } from '../examples.ts';
import { Story } from '../stories/story.ts';

test('T1: of a new request there is little to say', () => {
  const story = new Story('2026-11-16T09:00', { area: undefined }).assigned('a', '2026-11-16T10:00');
  assert.deepEqual(handOverBrief(story.facts, story.context('2026-11-16T11:00')).sentences, [
    'Request 00000001 was submitted Mon, Nov 16, 9:00 AM; the client has waited 2 hours.',
    'The client named no area, is not in business yet.',
    'No mentor had it before.',
    'Nobody has tried to reach the client yet.',
    'No session was held.',
  ]);
});

test('T1, C2: who had it, what was tried and held: ids, codes and times, oldest first, without what was voided', () => {
  const story = new Story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .declined('2026-11-02T12:00')
    .assigned('b', '2026-11-02T13:00')
    .accepted('2026-11-02T14:00')
    .tried('phone', '2026-11-03T11:00')
    .tried('text', '2026-11-03T10:00')
    .tried('email', '2026-11-03T12:00')
    .voided(2, '2026-11-03T13:00')
    .arranged('2026-11-04T09:00', '2026-11-05T10:00', '2026-11-05T11:00')
    .session({ status: 'held' })
    .gaveBack('transferred', '2026-11-05T12:00')
    .assigned('c', '2026-11-06T09:00');
  const brief = handOverBrief(story.facts, story.context('2026-11-06T10:00'));
  assert.deepEqual(
    brief.holders.map(({ mentorId: id, response, outcome, endedAt }) => [id, response, outcome, endedAt]),
    [
      [mentorId('a'), 'declined', undefined, undefined],
      [mentorId('b'), 'accepted', 'transferred', at('2026-11-05T12:00')],
    ],
  );
  assert.deepEqual(
    brief.attempts.map(({ method }) => method),
    ['text', 'phone'],
  );
  assert.deepEqual(brief.sessions, [
    {
      status: 'held',
      arrangedAt: at('2026-11-04T09:00'),
      startsAt: at('2026-11-05T10:00'),
      notesLogged: false,
    },
  ]);
  assert.deepEqual(brief.sentences.slice(2), [
    '2 mentors had it before.',
    '2 attempts by text message, phone, the last on Tue, Nov 3, 11:00 AM; the client was not reached.',
    '1 session was held; the notes of 1 are missing.',
  ]);
});
