import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  calendarFor,
  evaluateRequest,
  type RequestContext,
  type RequestFacts,
} from '../../plugin/src/rules/index.ts';
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

interface Taken {
  /** Milliseconds that this thread of the processor worked, which other programs do not lengthen. */
  readonly used: number;
  /** Milliseconds by the clock on the wall. */
  readonly wall: number;
}

const timed = (work: () => void): Taken => {
  const [cpu, start] = [process.threadCpuUsage(), performance.now()];
  work();
  return { used: process.threadCpuUsage(cpu).user / 1000, wall: performance.now() - start };
};

/** What was made for the measurement is moved out of the way first, so that its clearing up is not measured. */
const clearUp = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
};

const evaluateAll = (requests: readonly RequestFacts[], contexts: readonly RequestContext[]) => {
  const codes = new Map<string, number>();
  let overdue = 0;
  requests.forEach((facts, index) => {
    const context = contexts[index % contexts.length];
    if (context === undefined) return;
    const { nextAction, clocks } = evaluateRequest(facts, context);
    const code = nextAction?.code ?? 'none';
    codes.set(code, (codes.get(code) ?? 0) + 1);
    for (const { state } of clocks) if (state === 'overdue') overdue += 1;
  });
  return { codes, overdue };
};

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
    const events = requests.reduce(
      (sum, { assignments, attempts, sessions }) =>
        sum + 1 + 2 * assignments.length + attempts.length + sessions.length,
      0,
    );
    clearUp();
    const before = heapMb();
    let found = { codes: new Map<string, number>(), overdue: 0 };
    const rounds = Array.from({ length: ROUNDS }, () =>
      timed(() => {
        found = evaluateAll(requests, contexts);
      }),
    );
    const after = heapMb();
    // A yardstick for the machine: the same facts written as text and read back.
    const anchor = timed(() => {
      for (const facts of requests) JSON.parse(JSON.stringify(facts));
    });
    const [cold = NaN, ...later] = rounds.map(({ used }) => used);
    const warm = Math.min(...later);
    say(
      `${whole(REQUESTS)} open requests, ${(events / REQUESTS).toFixed(1)} events each, seed ${SEED}; Node ${process.version}`,
    );
    say([...found.codes].map(([code, count]) => `${code} ${whole(count)}`).join(', '));
    say(`clocks overdue: ${whole(found.overdue)}`);
    const row = (name: string, used: number): void => {
      say(
        `${name.padEnd(34)} ${whole(used).padStart(6)} ms ${((used * 1000) / REQUESTS).toFixed(1).padStart(6)} µs a request ${(used / anchor.used).toFixed(2).padStart(6)} x the anchor`,
      );
    };
    row('cold: the first round, uncompiled', cold);
    row('warm: the best of the others', warm);
    row('anchor: the facts to JSON and back', anchor.used);
    say(
      `of the processor's time; at most ${MOST_MS} ms warm. By the clock on the wall: ${rounds.map(({ wall }) => whole(wall)).join(', ')} ms`,
    );
    say(
      `heap before ${whole(before)} MB, after ${whole(after)} MB; peak memory ${whole(process.resourceUsage().maxRSS / 1024)} MB`,
    );
    return warm <= MOST_MS;
  },
};
