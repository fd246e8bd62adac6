import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecast, soonestFirst, type Forecast, type RequestId } from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import { Story } from '../stories/story.ts';

const waiting = (): Story => new Story('2026-11-16T09:00');
const held = (): Story => waiting().assigned('a', '2026-11-16T10:00').accepted('2026-11-16T14:00');
const arranged = (): Story => held().arranged('2026-11-17T09:00', '2026-11-18T10:00', '2026-11-18T11:00');

const BREAKS: readonly (readonly [story: Story, from: string, until: string, sentence: string])[] = [
  [
    waiting().assigned('a', '2026-11-16T10:00'),
    '2026-11-19T12:00',
    '2026-11-30T12:00',
    "Engage's own clock (Monday, 10:00 AM), the attempts (Mon, Nov 30, 10:00 AM).",
  ],
  [
    held(),
    '2026-11-26T12:00',
    '2026-11-30T15:00',
    'the attempts (Monday, 10:00 AM), the first session (Monday, 2:00 PM).',
  ],
  [
    arranged(),
    '2026-11-18T12:00',
    '2026-11-21T00:00',
    'the notes of the session (Thursday, 11:00 AM), what follows the session (Friday, 11:00 AM).',
  ],
  [
    waiting().assigned('a', '2026-11-16T10:00').timedOut('2026-11-17T10:00'),
    '2026-11-18T09:30',
    '2026-11-18T10:01',
    'the follow-up with the mentor (Wednesday, 10:00 AM), the way out of the queue (Wednesday, 10:00 AM).',
  ],
  [
    arranged().logged('2026-11-18T12:00').profile('a', { status: 'resigned' }, '2026-11-18T13:00'),
    '2026-11-19T09:00',
    '2026-11-19T14:00',
    'the reassignment (Thursday, 1:00 PM).',
  ],
];
for (const [story, from, until, sentence] of BREAKS) {
  test(`D11, forecast: late by ${until}: ${sentence}`, () => {
    const told = forecast(story.facts, story.context(from), at(until)).sentence;
    assert.equal(told.slice(told.indexOf(': ') + 2), sentence);
  });
}

test('D11, forecast: what is due at this moment is not late yet, and can be late a moment later', () => {
  const story = held();
  const breaksFrom = (from: string): readonly string[] =>
    forecast(story.facts, story.context(from), at('2026-11-18T12:00')).breaks.map(({ id }) => id);
  assert.deepEqual(breaksFrom('2026-11-18T10:00'), ['mentorContact']);
  assert.deepEqual(breaksFrom('2026-11-18T09:00'), ['clientContact', 'mentorContact']);
  assert.deepEqual(breaksFrom('2026-11-18T10:01'), []);
});

test('D11, forecast: a time before now is now', () => {
  const story = held();
  assert.deepEqual(
    forecast(story.facts, story.context('2026-11-18T10:00'), at('2026-11-17T00:00')).breaks,
    [],
  );
});

test('D11, forecast: of requests that break at once the Ids decide', () => {
  const one = (requestId: string, due: number): Forecast => ({
    requestId: requestId as RequestId,
    until: 9,
    breaks: [{ id: 'accept', rule: 'D1', owner: 'mentor', due }],
    sentence: '',
  });
  const all = [one('c', 5), one('b', 5), one('d', 4), one('a', 5)];
  for (const order of [all, all.toReversed()])
    assert.deepEqual(
      soonestFirst(order).map(({ requestId }) => requestId),
      ['d', 'a', 'b', 'c'],
    );
});
