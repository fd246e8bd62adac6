import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  businessCalendar,
  endOfNextBusinessDay,
  forecast,
  soonestFirst,
} from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import { Story } from '../stories/story.ts';

const newYork = businessCalendar('America/New_York', []);

const DAYS: readonly (readonly [from: string, until: string])[] = [
  ['2026-11-17T10:00', '2026-11-19T00:00'],
  ['2026-11-19T10:00', '2026-11-21T00:00'],
  ['2026-11-20T10:00', '2026-11-24T00:00'],
  ['2026-11-22T10:00', '2026-11-24T00:00'],
  ['2026-11-25T23:59', '2026-11-28T00:00'],
];
for (const [from, until] of DAYS) {
  test(`D10: the business day after ${from} ends at ${until}`, () => {
    assert.equal(endOfNextBusinessDay(newYork, at(from)), at(until));
  });
}

test('D11: what breaks tomorrow if nobody acts, soonest first, and whose turn it is', () => {
  const story = new Story('2026-11-16T11:00').assigned('a', '2026-11-16T13:00');
  const { breaks, owner, nextAction, sentence, until } = forecast(
    story.facts,
    story.context('2026-11-17T09:00'),
  );
  assert.deepEqual(
    breaks.map(({ id, rule, owner: by }) => [id, rule, by]),
    [
      ['clientContact', 'D4a', 'mentor'],
      ['accept', 'D1', 'mentor'],
      ['mentorContact', 'D4b', 'mentor'],
    ],
  );
  assert.deepEqual([owner, nextAction?.code, until], ['mentor', 'acceptRequest', at('2026-11-19T00:00')]);
  assert.equal(
    sentence,
    "If nobody acts, late by end of Wednesday: the client's first contact (Wednesday, 11:00 AM), the acceptance (Wednesday, 1:00 PM), the mentor's first contact (Wednesday, 1:00 PM).",
  );
});

test('D9, D11: a session that ends only tomorrow breaks its notes the day after; what is late already is no news', () => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .accepted('2026-11-19T10:00')
    .tried('phone', '2026-11-19T11:00', { reached: true })
    .arranged('2026-11-19T11:00', '2026-11-20T10:00', '2026-11-20T11:00');
  const breaksBy = (until: string) =>
    forecast(story.facts, story.context('2026-11-19T12:00'), at(until)).breaks.map(({ id }) => id);
  assert.deepEqual(breaksBy('2026-11-21T11:00'), []);
  assert.deepEqual(breaksBy('2026-11-21T11:01'), ['sessionNotes']);
  assert.deepEqual(breaksBy('2026-11-25T00:00'), ['sessionNotes', 'afterSession']);
  const silent = new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00');
  const { breaks } = forecast(silent.facts, silent.context('2026-11-19T12:00'), at('2026-11-25T00:00'));
  assert.deepEqual(
    breaks.map(({ id }) => id),
    ['engageReturn'],
  );
});

test('D11: a closed request breaks nothing; requests are listed by what breaks first', () => {
  const closed = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .closed('withdrawn', '2026-11-16T12:00');
  const context = closed.context('2026-11-17T09:00');
  const none = forecast(closed.facts, context);
  assert.deepEqual(
    [none.breaks, none.owner, none.sentence],
    [[], undefined, 'Nothing becomes late by end of Wednesday.'],
  );
  const [later, sooner] = [new Story('2026-11-16T16:00'), new Story('2026-11-16T10:00')];
  const all = [none, forecast(later.facts, context), forecast(sooner.facts, context)];
  assert.deepEqual(
    soonestFirst(all).map(({ breaks }) => breaks[0]?.due),
    [at('2026-11-17T10:00'), at('2026-11-17T16:00')],
  );
});
