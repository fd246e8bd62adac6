import {
  batchChoices,
  loadSpread,
  openQueue,
  type MentorId,
  type MentoringRequest,
  type Pool,
  type Tier,
} from '../rules/index.ts';
import { batchCost, optimalBatch, type BatchOffer, type BatchRow } from './optimum.ts';

/** One way to serve a batch. */
export interface BatchResult {
  readonly served: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  /** How unevenly the load (M5's a, this batch included, for each place a week) lies; 0 is even. */
  readonly fairness: number;
  /** In the optimum's own units: see `COST`. */
  readonly cost: number;
  readonly milliseconds: number;
  readonly offers: readonly BatchOffer[];
}

export interface OptimumComparison {
  readonly requests: number;
  readonly sop: BatchResult;
  readonly optimum: BatchResult;
}

const bySubmission = (left: MentoringRequest, right: MentoringRequest): number =>
  left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1);

/** M11: oldest submission first, each offer consumed. A relaxed recommendation is never automatic, and not made here (M3). */
function sopBatch(pool: Pool, requests: readonly MentoringRequest[]): BatchOffer[] {
  const queue = openQueue(pool);
  return requests.flatMap((request) => {
    const { relaxed, tier, group, candidates } = queue.decide(request);
    const [mentorId] = candidates;
    const one = mentorId && pool.byId.get(mentorId);
    if (relaxed || one === undefined || tier === undefined || group === undefined) return [];
    queue.offer(request.id, one.mentor.id);
    return [{ requestId: request.id, one, tier, group }];
  });
}

/** Region by region; a mentor whom two regions may ask (M9) is not asked beyond the limit. */
function optimum(pool: Pool, requests: readonly MentoringRequest[]): BatchOffer[] {
  const choicesOf = batchChoices(pool);
  const regions = Map.groupBy(requests, ({ chapterId }) => pool.hierarchy.within(chapterId, 'region')?.id);
  const taken = new Map<MentorId, number>();
  return [...regions.values()].flatMap((own) => {
    const rows = own.map((request): BatchRow => ({ requestId: request.id, choices: choicesOf(request) }));
    const offers = optimalBatch(pool, rows, taken);
    for (const { one } of offers) taken.set(one.mentor.id, (taken.get(one.mentor.id) ?? 0) + 1);
    return offers;
  });
}

/**
 * A batch of waiting requests served in the order of the SOP, and at minimum cost, at one instant: how many each serves, in
 * which tier, how evenly, and how long each takes. The SOP's order stays the rule; nothing is written.
 *
 * @param now a clock in milliseconds that never goes back.
 */
export function compareWithOptimum(
  pool: Pool,
  requests: readonly MentoringRequest[],
  now: () => number = () => performance.now(),
): OptimumComparison {
  const oldestFirst = [...requests].sort(bySubmission);
  const regions = new Set(requests.map(({ chapterId }) => pool.hierarchy.within(chapterId, 'region')?.id));
  const resultOf = (make: (own: Pool, batch: readonly MentoringRequest[]) => BatchOffer[]): BatchResult => {
    const start = now();
    const offers = make(pool, oldestFirst);
    const milliseconds = now() - start;
    const made = Map.groupBy(offers, ({ one }) => one.mentor.id);
    const inTier = (wanted: Tier): number => offers.filter(({ tier }) => tier === wanted).length;
    return {
      served: offers.length,
      byTier: { chapter: inTier('chapter'), district: inTier('district'), region: inTier('region') },
      fairness: loadSpread(
        pool,
        (id) => (pool.byId.get(id)?.recent ?? 0) + (made.get(id)?.length ?? 0),
        (chapterId) => regions.has(pool.hierarchy.within(chapterId, 'region')?.id),
      ),
      cost: batchCost(requests.length, offers),
      milliseconds,
      offers,
    };
  };
  return { requests: requests.length, sop: resultOf(sopBatch), optimum: resultOf(optimum) };
}
