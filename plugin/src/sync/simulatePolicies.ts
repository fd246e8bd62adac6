import type { Policy } from '../policy/index.ts';
import {
  simulateDays,
  whatHappened,
  type Instant,
  type MentorId,
  type QueueSummary,
  type RequestId,
  type SimulatedDay,
  type SimulatedDecision,
  type Tier,
} from '../rules/index.ts';
import { requireEnrolledRegion } from './enrolledRegion.ts';
import { policyDifferences, type PolicyDifference } from './policyDifferences.ts';
import { runSimulation } from './simulateQueue.ts';
import type { World } from './world.ts';

/** What one policy makes of a request. */
export interface PolicyChoice {
  /** Contact Id; undefined when it still waits at the end. */
  readonly mentorId?: MentorId | undefined;
  readonly tier?: Tier | undefined;
  readonly relaxed: boolean;
  readonly decidedAt?: Instant | undefined;
}

/** A request that two policies decide differently; undefined where a policy does not decide it at all. */
export interface DecidedDifferently {
  readonly requestId: RequestId;
  readonly number: string;
  readonly ours: PolicyChoice | undefined;
  readonly theirs: PolicyChoice | undefined;
}

export interface PolicyComparison {
  readonly from: Instant;
  readonly to: Instant;
  readonly settings: readonly PolicyDifference[];
  readonly ours: QueueSummary;
  readonly theirs: QueueSummary;
  /** What CICs did; undefined when no offer of the time is known. */
  readonly actual: QueueSummary | undefined;
  /** Oldest submission first. */
  readonly differently: readonly DecidedDifferently[];
}

export interface SimulatePoliciesOptions {
  readonly ours: Policy;
  readonly theirs: Policy;
  readonly from: Instant;
  readonly to: Instant;
  /** Only requests of this enrolled region. */
  readonly region?: string | undefined;
  /** Called after each simulated day of each policy. */
  readonly onDay?: ((day: SimulatedDay) => void) | undefined;
}

const choiceOf = ({ mentorId, tier, relaxed, decidedAt }: SimulatedDecision): PolicyChoice => ({
  mentorId,
  tier,
  relaxed,
  decidedAt,
});

/** Another mentor, or nobody where there was one. The same mentor at another time is no other decision. */
const differs = (left: SimulatedDecision | undefined, right: SimulatedDecision | undefined): boolean =>
  left === undefined || right === undefined || left.mentorId !== right.mentorId;

/**
 * What the queue of a span would have become under two policies, and what became of it. Pure: nothing is written.
 *
 * @throws QuestionError when the region takes part under neither policy.
 */
export async function simulatePolicies(
  world: World,
  options: SimulatePoliciesOptions,
): Promise<PolicyComparison> {
  const { ours, theirs, from, to, onDay } = options;
  const region = requireEnrolledRegion([ours, theirs], options.region);
  const span = { from, to, region };
  const base = await runSimulation(simulateDays(world, ours.rules, span), ({ done, days }) =>
    onDay?.({ done, days: days * 2 }),
  );
  const other = await runSimulation(simulateDays(world, theirs.rules, span), ({ done, days }) =>
    onDay?.({ done: days + done, days: days * 2 }),
  );
  const actual = whatHappened(world, ours.rules, span);
  const left = new Map(base.requests.map((one) => [one.requestId, one]));
  const right = new Map(other.requests.map((one) => [one.requestId, one]));
  return {
    from,
    to,
    settings: policyDifferences(ours, theirs),
    ours: base.summary,
    theirs: other.summary,
    actual: actual.summary.served === 0 ? undefined : actual.summary,
    differently: [...world.requests]
      .filter(({ id }) => (left.has(id) || right.has(id)) && differs(left.get(id), right.get(id)))
      .sort((one, two) => one.submittedAt - two.submittedAt || (one.id < two.id ? -1 : 1))
      .map(({ id, number }) => {
        const [mine, yours] = [left.get(id), right.get(id)];
        return {
          requestId: id,
          number,
          ours: mine && choiceOf(mine),
          theirs: yours && choiceOf(yours),
        };
      }),
  };
}
