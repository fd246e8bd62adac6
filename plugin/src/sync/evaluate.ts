import { clockRow, recommendationRow, type OutgoingRow, type WantedClock } from '../engage/index.ts';
import { assignmentModeOf, type Binding, type Policy } from '../policy/index.ts';
import type {
  Decision,
  DecisionOutcome,
  Instant,
  MentoringRequest,
  Pool,
  RequestId,
} from '../rules/index.ts';
import type { Decided } from './keptDecisions.ts';
import { requestEvaluator, type Evaluated } from './requestEvaluator.ts';
import type { World } from './world.ts';

export interface EvaluateOptions {
  readonly binding: Binding;
  readonly policy: Policy;
  readonly asOf: Instant;
}

/** What Engage should hold. */
export interface Evaluation {
  readonly wanted: readonly OutgoingRow[];
  /** Open requests looked at. */
  readonly evaluated: number;
  /** How the waiting requests were decided. */
  readonly decisions: Readonly<Partial<Record<DecisionOutcome, number>>>;
  /** Requests whose rows of ours may change (M0): of enrolled regions, or without a chapter as yet (M1). */
  readonly enrolled: ReadonlySet<RequestId>;
  /** M12: the waiting requests as they were decided, and the pool that they were decided from. */
  readonly decided: readonly Decided[];
  readonly pool: Pool;
}

/** Deadlines, next actions and recommendations of every request of the working set. Pure: same world, same result. */
export function evaluate(world: World, options: EvaluateOptions): Evaluation {
  const { policy } = options;
  const { pool, enrollment, evaluate: evaluateOne } = requestEvaluator(world, options);
  const wanted: OutgoingRow[] = [];
  const decisions: Partial<Record<DecisionOutcome, number>> = {};
  const enrolled = new Set<RequestId>();
  const decided: Decided[] = [];
  let evaluated = 0;
  for (const request of world.requests) {
    if (enrollment(request) === 'notEnrolled') continue;
    enrolled.add(request.id);
    const { state, decision } = evaluateOne(request);
    if (!state.nextAction && !request.closed) continue;
    if (!request.closed) evaluated += 1;
    if (decision) {
      decisions[decision.outcome] = (decisions[decision.outcome] ?? 0) + 1;
      const region = pool.hierarchy.within(request.chapterId, 'region')?.name;
      decided.push({ request, decision, mode: assignmentModeOf(policy, region ?? '') });
    }
    wanted.push(...rowsOf({ state, decision }, isShown(request, pool, policy), options, request));
  }
  return { wanted, evaluated, decisions, enrolled, decided, pool };
}

/** M13: in shadow mode decisions are worked out but not shown. */
function isShown(request: MentoringRequest, pool: Pool, policy: Policy): boolean {
  const region = pool.hierarchy.within(request.chapterId, 'region');
  return region === undefined || assignmentModeOf(policy, region.name) !== 'shadow';
}

function rowsOf(
  { state, decision }: Evaluated,
  shown: boolean,
  options: EvaluateOptions,
  request: MentoringRequest,
): OutgoingRow[] {
  const { binding, policy, asOf } = options;
  const clock: WantedClock = {
    requestId: request.id,
    clocks: state.clocks,
    holderAwaySince: state.holderAwaySince,
    nextAction: state.nextAction,
    assignLocked: state.locked,
    matchSummary: decision && shown ? matchSummary(decision) : undefined,
    policyVersion: policy.version,
    closed: request.closed,
  };
  const candidates = decision && shown ? decision.candidates : [];
  const recommendations = candidates.map((candidate) =>
    recommendationRow(binding, {
      requestId: request.id,
      candidate,
      locked: state.locked,
      at: asOf,
      policyVersion: policy.version,
    }),
  );
  return [clockRow(binding, clock), ...recommendations];
}

/** M12, for people: the decision in a sentence, then who was considered, tier by tier. */
function matchSummary(decision: Decision): string {
  return [decision.summary, ...decision.tiers.map((tier) => tier.sentence)].join('\n');
}
