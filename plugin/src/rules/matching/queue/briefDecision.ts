import type { MentorId, RequestId } from '../../facts.ts';
import type { Decision, DecisionOutcome, MatchGroup, Tier, TierReport } from '../../outcomes.ts';

/** One tier of a brief decision: how many mentors it has, and what each of them counts as. */
export type BriefTier = Pick<TierReport, 'tier' | 'unitId' | 'considered' | 'byReason'>;

/** What is cheap to keep of a decision (M12): no sentences. */
export interface BriefDecision {
  readonly requestId: RequestId;
  readonly outcome: DecisionOutcome;
  readonly relaxed: boolean;
  /** Of the chosen one; absent when there is none. */
  readonly tier?: Tier | undefined;
  readonly group?: MatchGroup | undefined;
  /** Best first; the first is the chosen one. */
  readonly candidates: readonly MentorId[];
  readonly tiers: readonly BriefTier[];
}

/** M12: a decision without its sentences. */
export const briefOf = ({ requestId, outcome, relaxed, candidates, tiers }: Decision): BriefDecision => {
  const [chosen] = candidates;
  return {
    requestId,
    outcome,
    relaxed,
    ...(chosen === undefined ? {} : { tier: chosen.tier, group: chosen.group }),
    candidates: candidates.map(({ mentorId }) => mentorId),
    tiers: tiers.map(({ tier, unitId, considered, byReason }) => ({ tier, unitId, considered, byReason })),
  };
};
