import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Policy } from '../policy/index.ts';
import { simulateDays, type Instant, type SimulatedDay, type Simulation } from '../rules/index.ts';
import { requireEnrolledRegion } from './enrolledRegion.ts';
import type { World } from './world.ts';

export interface SimulateQueueOptions {
  readonly policy: Policy;
  readonly from: Instant;
  readonly to: Instant;
  /** Only requests of this enrolled region. */
  readonly region?: string | undefined;
  /** Called after each simulated day. */
  readonly onDay?: ((day: SimulatedDay) => void) | undefined;
}

/**
 * What the queue of a span would have become under one policy (M11). Nothing is written.
 *
 * @throws QuestionError when the region takes no part.
 */
export async function simulateQueue(
  world: World,
  { policy, from, to, region, onDay }: SimulateQueueOptions,
): Promise<Simulation> {
  const span = { from, to, region: requireEnrolledRegion([policy], region) };
  return runSimulation(simulateDays(world, policy.rules, span), onDay);
}

/** Runs a simulation and lets the terminal be drawn after each day. */
export async function runSimulation(
  days: Generator<SimulatedDay, Simulation>,
  onDay: ((day: SimulatedDay) => void) | undefined,
): Promise<Simulation> {
  for (let step = days.next(); ; step = days.next()) {
    if (step.done) return step.value;
    onDay?.(step.value);
    await letOthersRun();
  }
}
