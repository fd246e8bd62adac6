import { assignmentModeOf, type Policy } from '../policy/index.ts';
import type { DecisionOutcome, Instant, MatchGroup, Tier } from '../rules/index.ts';
import { describeRequest, type RequestDescription } from './explain.ts';
import { QuestionError } from './questionError.ts';
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
 * M11: the decisions of all waiting requests of enrolled regions, oldest submission first. Each is decided by itself: a
 * recommendation reserves nothing. Pure: same world, same rows.
 *
 * @throws QuestionError when the region does not take part.
 */
export function matchQueue(world: World, options: MatchQueueOptions): QueueRow[] {
  const { policy } = options;
  const region = enrolledRegion(policy, options.region);
  const { pool, evaluate } = requestEvaluator(world, options);
  const oldestFirst = [...world.requests].sort(
    (left, right) => left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1),
  );
  return oldestFirst.flatMap((request) => {
    const described = describeRequest(pool, request);
    if (region !== undefined && sameWord(described.region) !== region) return [];
    const { state, decision } = evaluate(request);
    if (!decision) return [];
    const [first] = decision.candidates;
    return [
      {
        ...described,
        outcome: decision.outcome,
        tier: first?.tier,
        group: first?.group,
        relaxed: decision.relaxed,
        locked: state.locked,
        mode: assignmentModeOf(policy, described.region ?? ''),
        firstMentorId: first?.mentorId,
        candidates: decision.candidates.length,
        summary: decision.summary,
      },
    ];
  });
}

const sameWord = (name: string | undefined): string | undefined => name?.trim().toLowerCase();

function enrolledRegion(policy: Policy, region: string | undefined): string | undefined {
  const { enrolledRegions } = policy.rules.scope;
  const wanted = sameWord(region);
  if (wanted === undefined || enrolledRegions.some((name) => sameWord(name) === wanted)) return wanted;
  throw new QuestionError('REGION_NOT_ENROLLED', `The region ${region ?? ''} does not take part (M0).`, [
    `Give one of the regions of scope.enrolledRegions in config/policy.yaml: ${enrolledRegions.join(', ')}.`,
  ]);
}
