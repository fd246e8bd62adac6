import { assignmentModeOf, type Policy } from '../policy/index.ts';
import {
  openQueue,
  type Decision,
  type DecisionOutcome,
  type Instant,
  type MatchGroup,
  type MentoringRequest,
  type Tier,
} from '../rules/index.ts';
import { requireEnrolledRegion } from './enrolledRegion.ts';
import { describeRequest, type RequestDescription } from './explain.ts';
import { requestEvaluator } from './requestEvaluator.ts';
import type { World } from './world.ts';

/** One waiting request and who should take it, in ids, codes and one sentence. */
export interface QueueRow extends RequestDescription {
  readonly outcome: DecisionOutcome;
  readonly tier?: Tier | undefined;
  readonly group?: MatchGroup | undefined;
  readonly relaxed: boolean;
  /** D3. */
  readonly locked: boolean;
  /** M13: `shadow` is worked out, and not shown in Engage. */
  readonly mode: string;
  /** Contact Id of the first choice. */
  readonly firstMentorId?: string | undefined;
  /** Whom the request gets when every older one of the list has gone to its choice; undefined when nobody is left, when only
   * the relaxed pass finds somebody, and while it is locked. */
  readonly inTurn?: { readonly mentorId: string; readonly tier?: Tier | undefined } | undefined;
  readonly candidates: number;
  readonly summary: string;
}

export interface MatchQueueOptions {
  readonly policy: Policy;
  readonly asOf: Instant;
  /** Only requests of this enrolled region. */
  readonly region?: string | undefined;
}

/**
 * M11: the decisions of all waiting requests of enrolled regions, oldest submission first. Each is decided by itself, because
 * a recommendation reserves nothing; `inTurn` says what the queue comes to when offers are made in its order. Pure: same
 * world, same rows.
 *
 * @throws QuestionError when the region does not take part.
 */
export function matchQueue(world: World, options: MatchQueueOptions): QueueRow[] {
  const { policy } = options;
  const region = requireEnrolledRegion([policy], options.region)?.toLowerCase();
  const { pool, evaluate } = requestEvaluator(world, options);
  const queue = openQueue(pool);
  const takeTurn = (request: MentoringRequest): QueueRow['inTurn'] => {
    const { candidates, relaxed, tier } = queue.decide(request);
    const [mentorId] = candidates;
    if (mentorId === undefined || relaxed) return undefined;
    queue.offer(request.id, mentorId);
    return { mentorId, tier };
  };
  const oldestFirst = [...world.requests].sort(
    (left, right) => left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1),
  );
  return oldestFirst.flatMap((request) => {
    const described = describeRequest(pool, request);
    const { state, decision } = evaluate(request);
    if (!decision) return [];
    // The queue of another region takes mentors too, where a client returns to one (M9).
    const inTurn = state.locked ? undefined : takeTurn(request);
    if (region !== undefined && described.region?.trim().toLowerCase() !== region) return [];
    const mode = assignmentModeOf(policy, described.region ?? '');
    return [{ ...described, ...choiceOf(decision), inTurn, locked: state.locked, mode }];
  });
}

function choiceOf({ outcome, candidates, relaxed, summary }: Decision) {
  const [first] = candidates;
  return {
    outcome,
    tier: first?.tier,
    group: first?.group,
    relaxed,
    firstMentorId: first?.mentorId,
    candidates: candidates.length,
    summary,
  };
}
