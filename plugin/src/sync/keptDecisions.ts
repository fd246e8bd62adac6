import type { AssignmentMode, Policy } from '../policy/index.ts';
import {
  briefOf,
  type BriefDecision,
  type Decision,
  type Instant,
  type MentoringRequest,
  type Pool,
  type World as RulesWorld,
} from '../rules/index.ts';
import type { KeptDecision, Store } from '../store/index.ts';
import { inputFingerprints } from './inputFingerprint.ts';
import type { World } from './world.ts';

/** What matching looks at. */
export type MatchedWorld = Pick<World, keyof RulesWorld>;

/** A waiting request as a pass decided it. */
export interface Decided {
  readonly request: MentoringRequest;
  readonly decision: Decision;
  /** M13, of its region. */
  readonly mode: AssignmentMode;
}

export interface DecidedPass {
  readonly world: MatchedWorld;
  readonly pool: Pool;
  readonly decided: readonly Decided[];
  readonly policy: Policy;
  readonly asOf: Instant;
}

const dayMilliseconds = 86_400_000;

type Comparable = BriefDecision & Pick<KeptDecision, 'policyVersion' | 'mode'>;

/** Who is recommended, how, and under which policy. Not the counts: they move with every offer in the region. */
const gist = ({ outcome, relaxed, tier, group, candidates, policyVersion, mode }: Comparable): string =>
  JSON.stringify([outcome, relaxed, tier, group, candidates, policyVersion, mode]);

/** The decisions of a pass that differ from the last ones kept of the same requests, as they are kept. Pure. */
export function freshDecisions(
  { world, pool, decided, policy, asOf }: DecidedPass,
  lastKept: readonly KeptDecision[],
): KeptDecision[] {
  const last = new Map(lastKept.map((kept) => [kept.requestId, kept]));
  let fingerprint: ReturnType<typeof inputFingerprints> | undefined;
  return decided.flatMap(({ request, decision, mode }) => {
    const brief = briefOf(decision);
    const kept = { ...brief, at: asOf, policyVersion: policy.version, mode };
    const before = last.get(request.id);
    if (before !== undefined && gist(before) === gist(kept)) return [];
    const visited = brief.tiers.map(({ unitId }) => unitId);
    fingerprint ??= inputFingerprints(pool, world.units);
    return [{ ...kept, inputs: fingerprint(request, visited) }];
  });
}

/** M12: keeps the decisions that differ from the last ones kept of the same requests; gives how many. What was kept of closed
 * requests is forgotten after `sync.retentionDays`. */
export async function keepDecisions({
  store,
  ...pass
}: DecidedPass & { readonly store: Store }): Promise<number> {
  const { world, policy, asOf } = pass;
  const fresh = freshDecisions(pass, await store.lastDecisions(asOf));
  await store.keepDecisions(fresh, {
    before: asOf - policy.sync.retentionDays * dayMilliseconds,
    open: new Set(world.requests.filter(({ closed }) => !closed).map(({ id }) => id)),
  });
  return fresh.length;
}
