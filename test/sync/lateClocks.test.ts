import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessCalendar } from '../../plugin/src/rules/index.ts';
import { horizonOf, lateClocks, type Horizon, type LateClock } from '../../plugin/src/sync/lateClocks.ts';
import { at } from '../rules/examples.ts';
import { Story } from '../rules/stories/story.ts';

const days = (count: number): Horizon => ({ kind: 'businessDays', count });
const look = (story: Story, when: string, horizon = days(1)): LateClock[] =>
  lateClocks(story.facts, story.context(when), horizon);
const told = (rows: readonly LateClock[]): string[] =>
  rows.map(({ rule, state, owner, lateBy = '-' }) => `${rule} ${state} ${owner} ${lateBy}`);

test('D10: the horizon is the end of the nth business day, over a weekend and a holiday; none is now', () => {
  const newYork = businessCalendar('America/New_York', []);
  const now = at('2026-11-24T10:00');
  const ends = [0, 1, 2, 3].map((count) => horizonOf(days(count), newYork, now));
  assert.deepEqual(ends, [now, at('2026-11-26T00:00'), at('2026-11-28T00:00'), at('2026-12-01T00:00')]);
  const until = at('2026-11-24T12:00');
  assert.equal(horizonOf({ kind: 'until', at: until }, newYork, now), until);
});

test('D11: nothing is listed of a request in time, and nothing of a closed one', () => {
  const story = new Story('2026-11-16T11:00').assigned('a', '2026-11-16T13:00');
  assert.deepEqual(look(story, '2026-11-16T14:00', days(0)), []);
  const left = new Story('2026-11-02T11:00')
    .assigned('a', '2026-11-02T13:00')
    .closed('withdrawn', '2026-11-09T09:00');
  assert.deepEqual(look(left, '2026-11-16T14:00'), []);
});

test('D1, D4: what is late and what will be, oldest due first, with the mentor who is to act; D2 is nobody’s', () => {
  const story = new Story('2026-11-16T11:00').assigned('a', '2026-11-17T13:00');
  const rows = look(story, '2026-11-18T15:00', days(1));
  assert.deepEqual(told(rows), ['D4a late mentor 4 hours', 'D1 soon mentor -', 'D4b soon mentor -']);
  assert.ok(rows.every(({ mentorId }) => mentorId === 'a'));
  assert.match(rows[1]?.sentence ?? '', /^Accept by Thursday/);
  const far = look(story, '2026-11-18T15:00', days(5));
  assert.ok(far.every(({ rule }) => rule !== 'D2'));
});

test('D11: business time: a request that became late on Friday evening is hours late on Monday', () => {
  const story = new Story('2026-11-19T20:00');
  const rows = look(story, '2026-11-23T03:00', days(0));
  assert.deepEqual(told(rows), ['D11 late cic 7 hours']);
});

test('D9: the notes count hours as they pass, also over a weekend', () => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .accepted('2026-11-16T11:00')
    .tried('email', '2026-11-16T12:00', { reached: true })
    .arranged('2026-11-16T12:00', '2026-11-19T16:00', '2026-11-19T17:00');
  const rows = look(story, '2026-11-22T17:00', days(0));
  const notes = rows.find(({ rule }) => rule === 'D9');
  assert.deepEqual([notes?.state, notes?.lateBy], ['late', '2 days']);
});

test('D9: after a transfer the missing notes are still of the mentor who held the session', () => {
  const story = new Story('2026-11-16T09:00')
    .assigned('a', '2026-11-16T10:00')
    .accepted('2026-11-16T11:00')
    .tried('email', '2026-11-16T12:00', { reached: true })
    .arranged('2026-11-16T12:00', '2026-11-19T16:00', '2026-11-19T17:00')
    .gaveBack('transferred', '2026-11-20T09:00');
  const notes = look(story, '2026-11-22T17:00', days(0)).find(({ rule }) => rule === 'D9');
  assert.deepEqual([notes?.owner, notes?.mentorId], ['mentor', 'a']);
});

test('D12: while the client asked to wait, nothing of it is late', () => {
  const story = new Story('2026-11-16T11:00')
    .assigned('a', '2026-11-16T13:00')
    .waits('2026-12-07', '2026-11-17T09:00');
  assert.deepEqual(look(story, '2026-11-23T15:00', days(2)), []);
});

test('D5, D11: all attempts made and nobody closes the request: the next action itself is late, once', () => {
  const story = new Story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-02T11:00')
    .tried('email', '2026-11-03T10:00')
    .tried('phone', '2026-11-04T11:00')
    .tried('text', '2026-11-05T12:00');
  const rows = look(story, '2026-11-17T10:00', days(0));
  assert.deepEqual(told(rows), ['D11 late mentor 1 business day', 'D7 late mentor 23 hours']);
  assert.deepEqual(
    rows.map(({ clock }) => clock),
    ['nextAction', 'firstSession'],
  );
  assert.match(rows[0]?.sentence ?? '', /close as Unable to Reach Client/);
});

test('D11: a session whose time has come is nobody’s delay; one without a time is', () => {
  const story = new Story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-02T11:00')
    .arranged('2026-11-03T10:00', '2026-11-20T10:00', '2026-11-20T11:00');
  assert.deepEqual(look(story, '2026-11-20T10:30', days(0)), []);
  story.session({ startsAt: undefined, endsAt: undefined });
  assert.deepEqual(told(look(story, '2026-11-20T10:30', days(0))), [
    'D11 late mentor 3 business days and 23 hours',
  ]);
});
