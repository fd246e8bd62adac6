import type { BriefDecision } from '../../plugin/src/rules/index.ts';
import type { Bench } from './bench.ts';
import { inventedCountry } from './inventedCountry.ts';
import { measureWeek, type WeekTimes } from './matching/measureWeek.ts';
import { runWeeks } from './matching/weeks.ts';

const REQUESTS = 300_000;
const WEEKS = 52;
const LEAST_RATIO = 50;

const whole = (number: number): string => Math.round(number).toLocaleString('en-US');
const rowOf = (name: string, milliseconds: number, count: number): string => {
  const each = (milliseconds * 1000) / count;
  const perSecond = whole((count / milliseconds) * 1000);
  return `${name.padEnd(30)} ${whole(milliseconds).padStart(9)} ms ${each.toFixed(3).padStart(9)} µs a decision ${perSecond.padStart(12)} decisions/s`;
};

/** How often each outcome came, most often first. */
const tallyOf = (decisions: Iterable<BriefDecision>): Map<string, number> => {
  const tally = new Map<string, number>();
  for (const { tier, relaxed, outcome } of decisions) {
    const key = tier === undefined ? outcome : `${tier}${relaxed ? ' (relaxed)' : ''}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return tally;
};

/** `npm run bench matching`: a year of weekly queues, decided by the queue's core, by its objects, and naively. */
export const bench: Bench = {
  says: '300,000 requests and 10,000 mentors in weekly queues, against a naive filter and sort',
  run: (say) => {
    const country = inventedCountry({ seed: 1 });
    const sums = { building: 0, openCore: 0, core: 0, openObjects: 0, objects: 0, naive: 0 };
    const tally = new Map<string, number>();
    let different: string | undefined;
    runWeeks(country, { count: REQUESTS, weeks: WEEKS }, ({ pool, building, requests }) => {
      const week = measureWeek(pool, requests);
      sums.building += building;
      for (const key of Object.keys(week.times) as (keyof WeekTimes)[]) sums[key] += week.times[key];
      different ??= week.different;
      for (const [key, number] of tallyOf(week.decisions)) tally.set(key, (tally.get(key) ?? 0) + number);
      return week.decisions;
    });
    const ratio = sums.naive / sums.core;
    say(
      `${whole(REQUESTS)} requests in ${WEEKS} weekly queues; 10,000 mentors, 300 chapters, 70 districts, 10 regions; Node ${process.version}`,
    );
    say([...tally].map(([key, number]) => `${key} ${whole(number)}`).join(', '));
    say(rowOf('integer core', sums.core, REQUESTS));
    say(rowOf('objects (openQueue)', sums.objects, REQUESTS));
    say(rowOf('naive filter and sort', sums.naive, REQUESTS));
    say(
      `ratio: naive / core ${whole(ratio)}, naive / objects ${whole(sums.naive / sums.objects)}; at least ${LEAST_RATIO} for the core`,
    );
    say(
      `a week: pool ${whole(sums.building / WEEKS)} ms, core and columns ${(sums.openCore / WEEKS).toFixed(1)} ms, queue ${(sums.openObjects / WEEKS).toFixed(1)} ms`,
    );
    say(`peak memory: ${whole(process.resourceUsage().maxRSS / 1024)} MB`);
    say(different === undefined ? 'same answers: all' : `DIFFERENT: ${different}`);
    return different === undefined && ratio >= LEAST_RATIO;
  },
};
