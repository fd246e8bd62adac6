import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDueSoon, type RequestClock } from '../../../plugin/src/rules/index.ts';
import { dueOf, runsFrom } from '../../../plugin/src/rules/clocks/clockPause.ts';
import { stoppedByFirst, type ClockReading } from '../../../plugin/src/rules/clocks/clockRow.ts';
import { situationOf, type Situation } from '../../../plugin/src/rules/clocks/requestSituation.ts';
import { at } from '../examples.ts';
import { Story } from '../stories/story.ts';

const HOUR = 3_600_000;
const START = at('2026-11-16T09:00');
const ASKED = at('2026-11-17T09:00');
const UNTIL = at('2026-11-23T00:00');

const asked = (rest: Partial<Situation> = {}): Situation => {
  const story = new Story('2026-11-16T09:00');
  const situation = situationOf(story.facts, story.context('2026-11-16T09:00'));
  return { ...situation, waitUntil: UNTIL, waitAskedAt: ASKED, ...rest };
};
const reading = (rest: Partial<ClockReading> = {}): ClockReading => ({
  start: START,
  startedBy: 'the submission',
  dueFrom: (start) => start + 48 * HOUR,
  stopped: false,
  ...rest,
});
const due = (rest: Partial<ClockReading> = {}, situation: Situation = asked(), pauses = true): number =>
  dueOf({ counts: 'elapsed', pauses }, reading(rest), situation);
const USUAL = START + 48 * HOUR;

test('D12: what was left when the client asked is left after the date', () => {
  assert.equal(due(), UNTIL + 24 * HOUR);
  assert.equal(due({}, asked(), false), USUAL);
  assert.equal(due({}, asked({ waitUntil: undefined })), USUAL);
  const business = dueOf({ counts: 'business', pauses: true }, reading(), asked());
  assert.equal(business, at('2026-11-24T00:00'));
});

test('D12: a wait that was asked for only when it was over moves nothing', () => {
  assert.equal(due({}, asked({ waitAskedAt: UNTIL })), USUAL);
  assert.equal(due({}, asked({ waitAskedAt: UNTIL - 1 })), USUAL);
});

test('D12: a clock that began when the client asked, or later, gets its full time after the date', () => {
  const full = (start: number): number => due({ start, dueFrom: (from) => from + 48 * HOUR });
  assert.equal(full(ASKED), UNTIL + 48 * HOUR);
  assert.equal(full(ASKED - 1), UNTIL + 48 * HOUR - 1);
  assert.equal(full(UNTIL + HOUR), UNTIL + 49 * HOUR);
  assert.equal(due({}, asked({ waitAskedAt: undefined })), UNTIL + 48 * HOUR);
});

test('D12: what was due when the client asked stays due', () => {
  assert.equal(due({ dueFrom: () => ASKED }), ASKED);
  assert.equal(due({ dueFrom: () => ASKED + 1 }), UNTIL + 1);
});

test('D12: what was done before the client asked stays as it was, what was done later does not', () => {
  assert.equal(due({ stopped: true, stoppedAt: ASKED - 1 }), USUAL);
  assert.equal(due({ stopped: true, stoppedAt: ASKED }), UNTIL + 24 * HOUR);
  assert.equal(due({ stopped: true }), USUAL, 'nobody recorded when');
  assert.equal(due({ stopped: false, stoppedAt: ASKED - 1 }), UNTIL + 24 * HOUR);
  const unknown = asked({ waitAskedAt: undefined });
  assert.equal(due({ stopped: true, stoppedAt: UNTIL - 1 }, unknown), USUAL);
  assert.equal(due({ stopped: true, stoppedAt: UNTIL }, unknown), UNTIL + 48 * HOUR);
});

test('D10, D12: closed days before the end of the wait moved nothing that was due after it', () => {
  assert.equal(runsFrom(START, UNTIL + 1, asked()), UNTIL);
  assert.equal(runsFrom(UNTIL + 2, UNTIL + 3, asked()), UNTIL + 2);
  assert.equal(runsFrom(START, UNTIL, asked()), START);
  assert.equal(runsFrom(START, UNTIL - 1, asked()), START);
  assert.equal(runsFrom(START, UNTIL + 1, asked({ waitUntil: undefined })), START);
});

test('D4, D5: the earliest of its causes stopped a clock; of two at once, the one that is named first', () => {
  assert.deepEqual(
    stoppedByFirst([
      [undefined, 'nothing'],
      [5, 'late'],
      [3, 'first'],
      [3, 'second'],
      [4, 'between'],
    ]),
    { stopped: true, stoppedAt: 3, stoppedBy: 'first' },
  );
  assert.deepEqual(stoppedByFirst([[undefined, 'nothing']]), {
    stopped: false,
    stoppedAt: undefined,
    stoppedBy: undefined,
  });
});

test('D11: a clock is due soon from its warning on, while it runs', () => {
  const clock = {
    id: 'accept',
    rule: 'D1',
    sentence: '',
    state: 'running',
    warnAt: 10,
  } as const satisfies RequestClock;
  assert.equal(isDueSoon(clock, 9), false);
  assert.equal(isDueSoon(clock, 10), true);
  assert.equal(isDueSoon({ ...clock, state: 'overdue' }, 11), false);
  assert.equal(isDueSoon({ ...clock, warnAt: undefined }, 11), false);
});
