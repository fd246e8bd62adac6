import { assignmentModeOf, type Policy } from '../policy/index.ts';
import {
  briefOf,
  decideAsOf,
  type Assignment,
  type Hierarchy,
  type Instant,
  type MentoringRequest,
  type PastDecision,
  type World,
} from '../rules/index.ts';
import type { KeptDecision } from '../store/index.ts';
import type { ComparedDecision } from './compareAssignment.ts';
import { regionalWorlds } from './regionalWorlds.ts';

/** What was known just before an offer. */
export interface BeforeOffer {
  readonly decision: ComparedDecision;
  /** The request's world of that instant; worked out when it is first asked for. */
  readonly past: () => PastDecision<World> | undefined;
}

export interface BeforeOptions {
  readonly world: World;
  readonly kept: readonly KeptDecision[];
  readonly policy: Policy;
  /** Of the days of the offers. */
  readonly hierarchies: readonly Hierarchy[];
}

const ofKept = ({ at, policyVersion, mode, inputs, ...brief }: KeptDecision): ComparedDecision => ({
  brief,
  at,
  policyVersion,
  mode,
  basis: 'kept',
});

/** M12, M13: the decision in force just before an offer: the last one kept since the request's offer before it; where there is none,
 * the one that the rules make from what is known today of that instant. Undefined for a request that was not there yet. */
export const decisionsBefore = ({ world, kept, policy, hierarchies }: BeforeOptions) => {
  const worldOf = regionalWorlds(world, hierarchies);
  const keptOf = Map.groupBy(kept, ({ requestId }) => requestId);
  const offersOf = Map.groupBy(world.assignments, ({ requestId }) => requestId);
  const lastOfferBefore = ({ requestId, offeredAt }: Assignment): Instant =>
    Math.max(
      -Infinity,
      ...(offersOf.get(requestId) ?? []).map((one) => one.offeredAt).filter((at) => at < offeredAt),
    );

  return (offer: Assignment, request: MentoringRequest): BeforeOffer | undefined => {
    const at = offer.offeredAt - 1;
    let made: PastDecision<World> | undefined;
    const past = () =>
      (made ??= decideAsOf(worldOf(request, offer), request.id, { policy: policy.rules, at }));
    const since = lastOfferBefore(offer);
    const standing = keptOf
      .get(offer.requestId)
      ?.findLast((decision) => decision.at >= since && decision.at < offer.offeredAt);
    if (standing) return { decision: ofKept(standing), past };
    const again = past();
    if (again === undefined) return undefined;
    const region = again.pool.hierarchy.within(again.request.chapterId, 'region')?.name ?? '';
    return {
      decision: {
        brief: briefOf(again.decision),
        at,
        policyVersion: policy.version,
        mode: assignmentModeOf(policy, region),
        basis: 'reconstructed',
      },
      past,
    };
  };
};
