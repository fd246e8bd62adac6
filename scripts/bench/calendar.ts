import { businessCalendar } from '../../plugin/src/rules/index.ts';
import { calendarSamples, US_ZONES } from '../../test/rules/calendar/calendarSamples.ts';
import { oracleAge, oracleDeadline } from '../../test/rules/calendar/temporalOracle.ts';
import type { Bench } from './bench.ts';

const SAMPLES = 1_000_000;
const SEED = 1;
const MOST_MS = 1000;

/** Milliseconds of the processor's time, which other programs do not lengthen. */
const timed = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1000;
};

const rowOf = (name: string, milliseconds: number, anchor: number): string =>
  `${name.padEnd(36)} ${Math.round(milliseconds).toLocaleString('en-US').padStart(9)} ms ${Math.round(
    (milliseconds * 1e6) / SAMPLES,
  )
    .toLocaleString('en-US')
    .padStart(8)} ns each ${(anchor / milliseconds).toFixed(1).padStart(7)} times as fast as the anchor`;

/** `npm run bench calendar`: a million deadlines and ages, ours and temporal-polyfill's. */
export const bench: Bench = {
  says: '1,000,000 business deadlines and ages in all US zones, each compared with temporal-polyfill',
  run: (say) => {
    const samples = calendarSamples(SEED, SAMPLES);
    const calendars = US_ZONES.map((zone) => businessCalendar(zone, []));
    const calendarOf = new Map<string, (typeof calendars)[number]>(
      US_ZONES.flatMap((zone, index) => {
        const calendar = calendars[index];
        return calendar === undefined ? [] : [[zone, calendar] as const];
      }),
    );
    const [deadlines, ages] = [new Float64Array(SAMPLES), new Float64Array(SAMPLES)];
    const setUp = timed(() => {
      for (const calendar of calendars) {
        for (let year = 2020; year <= 2041; year++) calendar.deadline(Date.UTC(year, 0, 1), 1);
      }
    });
    const ours = timed(() => {
      samples.forEach(({ zone, start, count }, index) => {
        deadlines[index] = calendarOf.get(zone)?.deadline(start, count) ?? NaN;
      });
    });
    const ourAges = timed(() => {
      samples.forEach(({ zone, start, at }, index) => {
        ages[index] = calendarOf.get(zone)?.age(start, at) ?? NaN;
      });
    });
    let different = 0;
    const theirs = timed(() => {
      samples.forEach(({ zone, start, count }, index) => {
        if (deadlines[index] !== oracleDeadline(start, count, zone)) different += 1;
      });
    });
    const theirAges = timed(() => {
      samples.forEach(({ zone, start, at }, index) => {
        if (ages[index] !== oracleAge(start, at, zone)) different += 1;
      });
    });
    say(
      `${SAMPLES.toLocaleString('en-US')} moments, 2020 to 2040, ${US_ZONES.length} US zones, half near a clock change, seed ${SEED}; Node ${process.version}`,
    );
    say(
      `set-up of ${US_ZONES.length} zones, 2020 to 2041: ${Math.round(setUp)} ms of the processor's time, as below`,
    );
    say(rowOf('deadlines', ours, theirs));
    say(rowOf('ages', ourAges, theirAges));
    say(rowOf('anchor: deadlines, temporal-polyfill', theirs, theirs));
    say(rowOf('anchor: ages, temporal-polyfill', theirAges, theirAges));
    say(`mismatches: ${different}; at most ${MOST_MS} ms for set-up and our deadlines`);
    say(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
    return different === 0 && setUp + ours <= MOST_MS;
  },
};
