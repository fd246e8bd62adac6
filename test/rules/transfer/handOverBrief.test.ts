import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOverBrief } from '../../../plugin/src/rules/index.ts';
import { at, mentorId } from '../examples.ts';
import { Story } from '../stories/story.ts';

const NOON = '2026-11-16T12:00';

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

test('T1: what the client asked for is said as codes, with what is not known left out', () => {
  const asked = (request: ConstructorParameters<typeof Story>[1]) =>
    handOverBrief(new Story('2026-11-16T09:00', request).facts, new Story('2026-11-16T09:00').context(NOON))
      .sentences[1];
  const area = 'Food & Beverage';
  assert.deepEqual(
    [
      asked({ area, inBusiness: true, industry: 'Restaurant & Bar', preferredMethod: 'text' }),
      asked({ area, inBusiness: true, industry: undefined }),
      asked({ area, inBusiness: false, industry: 'Restaurant & Bar', preferredMethod: 'email' }),
    ],
    [
      'The client asks about Food & Beverage, is in business (Restaurant & Bar) and prefers text message.',
      'The client asks about Food & Beverage, is in business.',
      'The client asks about Food & Beverage, is not in business yet and prefers e-mail.',
    ],
  );
});

test('T1: one attempt that reached the client is enough, and the last one is dated; only held sessions count as held', () => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .accepted('2026-11-16T10:30')
    .tried('phone', '2026-11-16T11:00', { reached: true })
    .tried('text', '2026-11-16T11:00')
    .tried('email', '2026-11-16T11:30')
    .arranged('2026-11-16T12:00', '2026-11-18T10:00', '2026-11-18T11:00')
    .arranged('2026-11-16T11:40', '2026-11-17T10:00', '2026-11-17T11:00')
    .session({ status: 'held' })
    .logged('2026-11-17T12:00');
  const brief = () => handOverBrief(story.facts, story.context('2026-11-17T13:00'));
  assert.deepEqual(
    brief().attempts.map(({ method }) => method),
    ['phone', 'text', 'email'],
  );
  assert.deepEqual(
    brief().sessions.map(({ status, notesLogged }) => [status, notesLogged]),
    [
      ['held', true],
      ['scheduled', false],
    ],
  );
  assert.deepEqual(brief().sentences.slice(3), [
    '3 attempts by phone, text message, e-mail, the last on Mon, Nov 16, 11:30 AM; the client was reached.',
    '1 session was held; the notes are in Engage.',
  ]);
  story.arranged('2026-11-16T11:40', '2026-11-17T10:00', '2026-11-17T12:00').session({ status: 'canceled' });
  assert.deepEqual(
    brief().sessions.map(({ status }) => status),
    ['canceled', 'held', 'scheduled'],
    'arranged at the same time: by their status',
  );
  story.arranged('2026-11-17T11:00', '2026-11-17T11:30', '2026-11-17T12:00').session({ status: 'held' });
  assert.equal(brief().sentences.at(-1), '2 sessions were held; the notes of 1 are missing.');
  const { facts } = story;
  const { attempts, sessions } = facts;
  const listedOtherwise = { ...facts, attempts: attempts.toReversed(), sessions: sessions.toReversed() };
  assert.deepEqual(handOverBrief(listedOtherwise, story.context('2026-11-17T13:00')), brief());
});
