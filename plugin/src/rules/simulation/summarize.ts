import type { QueueResult, QueueSummary, SimulatedDecision, WaitSummary } from './simulation.ts';

const nearestRank = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Median, 90th percentile and longest; 0 of nothing. */
export const waitSummary = (waits: readonly number[]): WaitSummary => {
  const sorted = [...waits].sort((left, right) => left - right);
  return { median: nearestRank(sorted, 0.5), p90: nearestRank(sorted, 0.9), longest: sorted.at(-1) ?? 0 };
};

const isTried = (result: QueueResult | SimulatedDecision): result is SimulatedDecision => 'tries' in result;

/** Nobody could take it when it came into the queue: for want of a mentor, not of an area or a chapter. */
export const foundNobody = ({ tries, outcome }: SimulatedDecision): boolean =>
  outcome === 'nobodyEligible' || (outcome === 'recommended' && tries > 1);

/** The figures of a span. `fairness` comes from the world at its end. */
export const summarize = (
  results: readonly (QueueResult | SimulatedDecision)[],
  fairness: number,
): QueueSummary => {
  const served = results.filter(({ mentorId }) => mentorId !== undefined);
  const tried = results.filter(isTried);
  const listed = served.filter(({ relaxed }) => !relaxed);
  const inTier = (wanted: QueueResult['tier']): number => listed.filter(({ tier }) => tier === wanted).length;
  return {
    requests: results.length,
    served: served.length,
    byTier: { chapter: inTier('chapter'), district: inTier('district'), region: inTier('region') },
    relaxed: served.length - listed.length,
    foundNobody: tried.length === results.length ? tried.filter(foundNobody).length : undefined,
    waitingAtEnd: results.length - served.length,
    wait: waitSummary(results.map(({ waitedBusinessMs }) => waitedBusinessMs)),
    fairness,
  };
};
