import { buildPool } from '../rules/index.ts';
import { compareWithOptimum, type BatchResult } from './compareWithOptimum.ts';
import { matchQueue, type MatchQueueOptions } from './matchQueue.ts';
import type { World } from './world.ts';

/** One way to serve the queue, in counts; times in milliseconds. */
export type BatchFigures = Omit<BatchResult, 'offers'>;

/** The waiting requests as one batch: in the order of the SOP, and at minimum cost. */
export interface QueueOptimum {
  /** Those that can be matched and assigned now. */
  readonly requests: number;
  readonly sop: BatchFigures;
  readonly optimum: BatchFigures;
}

const figuresOf = ({ served, byTier, fairness, cost, milliseconds }: BatchResult): BatchFigures => ({
  served,
  byTier,
  fairness,
  cost,
  milliseconds,
});

/**
 * What a batch at minimum cost would make of the queue, beside the SOP's order, which stays the rule. Locked requests (D3) and
 * those without a chapter or area are left out.
 *
 * @throws QuestionError when the region does not take part.
 */
export function queueOptimum(world: World, options: MatchQueueOptions): QueueOptimum {
  const { policy, asOf } = options;
  const waiting = new Set<string>(
    matchQueue(world, options)
      .filter(({ locked, outcome }) => !locked && (outcome === 'recommended' || outcome === 'nobodyEligible'))
      .map(({ id }) => id),
  );
  const requests = world.requests.filter(({ id }) => waiting.has(id));
  const { sop, optimum } = compareWithOptimum(buildPool(world, policy.rules, asOf), requests);
  return { requests: requests.length, sop: figuresOf(sop), optimum: figuresOf(optimum) };
}
