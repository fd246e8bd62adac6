import { performance } from 'node:perf_hooks';
import { calendarFor, evaluateRequest, type RequestContext } from '../../plugin/src/rules/index.ts';
import type { Bench } from './bench.ts';
import { inventOpenRequests } from './country/inventOpenRequests.ts';
import { inventedCountry } from './inventedCountry.ts';

const REQUESTS = 50_000;
const SEED = 1;
const ROUNDS = 5;
const MOST_MS = 500;
const ZONES = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'] as const;

const whole = (number: number): string => Math.round(number).toLocaleString('en-US');
const heapMb = (): number => process.memoryUsage().heapUsed / 1024 / 1024;

/** `npm run bench clocks`: all clocks and the next action of every open request. */
export const bench: Bench = {
  says: '50,000 open requests with about 10 events each: clocks and next action',
  run: (say) => {
    const { policy, at } = inventedCountry({
      seed: SEED,
      mentors: 100,
      chapters: 10,
      districts: 5,
      regions: 2,
    });
    const requests = inventOpenRequests({ seed: SEED, count: REQUESTS, at });
    const contexts = ZONES.map((zone): RequestContext => ({
      calendar: calendarFor(policy, zone),
      policy,
      at,
      enrolled: true,
    }));
    const [first] = contexts;
    if (first === undefined) return false;
    const events = requests.reduce(
      (sum, { assignments, attempts, sessions }) =>
        sum + 2 * assignments.length + attempts.length + sessions.length,
      0,
    );
    const before = heapMb();
    const times: number[] = [];
    const used: number[] = [];
    const codes = new Map<string, number>();
    let overdue = 0;
    for (let round = 0; round < ROUNDS; round++) {
      codes.clear();
      overdue = 0;
      const cpu = process.cpuUsage();
      const start = performance.now();
      requests.forEach((facts, index) => {
        const { nextAction, clocks } = evaluateRequest(facts, contexts[index % contexts.length] ?? first);
        const code = nextAction?.code ?? 'none';
        codes.set(code, (codes.get(code) ?? 0) + 1);
        for (const { state } of clocks) if (state === 'overdue') overdue += 1;
      });
      times.push(performance.now() - start);
      used.push(process.cpuUsage(cpu).user / 1000);
    }
    const best = Math.min(...used);
    say(
      `${whole(REQUESTS)} open requests, ${(events / REQUESTS).toFixed(1)} events each, seed ${SEED}; Node ${process.version}`,
    );
    say([...codes].map(([code, count]) => `${code} ${whole(count)}`).join(', '));
    say(`clocks overdue: ${whole(overdue)}`);
    say(`by the clock on the wall: ${times.map(whole).join(', ')} ms`);
    say(
      `of the processor's time: ${used.map(whole).join(', ')} ms; best ${((best * 1000) / REQUESTS).toFixed(1)} µs a request; at most ${MOST_MS} ms`,
    );
    say(
      `heap before ${whole(before)} MB, after ${whole(heapMb())} MB; peak memory ${whole(process.resourceUsage().maxRSS / 1024)} MB`,
    );
    return best <= MOST_MS;
  },
};
