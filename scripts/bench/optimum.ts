import { buildPool, type Tier } from '../../plugin/src/rules/index.ts';
import { compareWithOptimum, type BatchResult } from '../../plugin/src/sync/compareWithOptimum.ts';
import type { Bench } from './bench.ts';
import { inventedCountry } from './inventedCountry.ts';

const REQUESTS = 5_769;
const WEEK_MS = 7 * 86_400_000;
const WEEKS = [
  { name: 'normal', placesPerWeek: 16_289 },
  { name: 'busy', placesPerWeek: 7_457 },
  { name: 'scarce', placesPerWeek: 6_000 },
] as const;

const COLUMNS = ['week', 'order', 'served', 'chapter %', 'district %', 'region %', 'fairness', 'ms'] as const;
const whole = (number: number): string => Math.round(number).toLocaleString('en-US');
const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(11)).join('');

const rowOf = (
  week: string,
  order: string,
  { served, byTier, fairness, milliseconds }: BatchResult,
): string => {
  const share = (tier: Tier): string => ((byTier[tier] / Math.max(1, served)) * 100).toFixed(1);
  const tiers = [share('chapter'), share('district'), share('region')];
  return line([week, order, whole(served), ...tiers, fairness.toFixed(3), whole(milliseconds)]);
};

/** `npm run bench optimum`: one week's requests in the order of the SOP, and at minimum cost. */
export const bench: Bench = {
  says: 'one week of requests by the SOP and at minimum cost: normal, busy and scarce',
  run: (say) => {
    let holds = true;
    say(
      `${whole(REQUESTS)} requests in one batch; 10,000 mentors, 300 chapters, 70 districts, 10 regions; Node ${process.version}`,
    );
    say(line(COLUMNS));
    for (const { name, placesPerWeek } of WEEKS) {
      const country = inventedCountry({ seed: 1, placesPerWeek });
      const { world, policy, at } = country;
      const pool = buildPool(world, policy, at);
      const { sop, optimum } = compareWithOptimum(pool, country.requestsOf(REQUESTS, at - WEEK_MS, at));
      say(rowOf(name, 'SOP', sop));
      say(rowOf(name, 'optimum', optimum));
      holds &&= optimum.served >= sop.served && optimum.cost <= sop.cost;
    }
    say(
      'fairness: how far apart the loads of a chapter lie (offers of 28 days for each place a week); 0 is even',
    );
    say(
      holds
        ? 'the optimum is never worse in its own cost, and never serves fewer'
        : 'WRONG: an optimum costs more than the SOP, or serves fewer',
    );
    return holds;
  },
};
