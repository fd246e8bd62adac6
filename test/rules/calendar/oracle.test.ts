import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessCalendar } from '../../../plugin/src/rules/index.ts';
import { calendarSamples, US_ZONES } from './calendarSamples.ts';
import { oracleAge, oracleDeadline } from './temporalOracle.ts';

const SAMPLES = 20_000;
const seed = Number(process.env.SCORE_SEED ?? Date.now() % 1_000_000);
const calendars = new Map<string, ReturnType<typeof businessCalendar>>(
  US_ZONES.map((zone) => [zone, businessCalendar(zone, [])]),
);

test(`D10: ${SAMPLES} deadlines and ages equal Temporal's, 2020 to 2040, all US zones, clock changes both ways`, (t) => {
  t.diagnostic(`seed ${seed}; SCORE_SEED=${seed} repeats it`);
  const wrong = calendarSamples(seed, SAMPLES).filter(({ zone, start, count, at }) => {
    const calendar = calendars.get(zone);
    return (
      calendar?.deadline(start, count) !== oracleDeadline(start, count, zone) ||
      calendar.age(start, at) !== oracleAge(start, at, zone)
    );
  });
  assert.deepEqual(wrong.slice(0, 3), [], `seed ${seed}: ${wrong.length} of ${SAMPLES} differ`);
});

test('D10: business time added to an instant is the age that passes, and taken away again leads back', () => {
  for (const { zone, start, at } of calendarSamples(seed, 5000)) {
    const calendar = calendars.get(zone);
    assert.ok(calendar);
    const age = calendar.age(start, at);
    const shifted = calendar.shift(start, age);
    // A wall-clock time that a clock change skips moves forward by the gap.
    assert.ok(
      Math.abs(calendar.age(start, shifted) - age) <= 3_600_000,
      `seed ${seed} ${zone} ${start} ${at}`,
    );
    assert.ok(
      calendar.age(calendar.shift(at, -age), at) - age <= 3_600_000,
      `seed ${seed} ${zone} ${start} ${at}`,
    );
  }
});
