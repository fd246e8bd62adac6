import type { Instant, RequestId } from '../facts.ts';
import type { MentoringRequest } from '../facts.ts';
import type { Decision } from '../outcomes.ts';
import type { RulesPolicy } from '../policy.ts';
import { worldAsOf } from './asOf.ts';
import { matchRequest } from './matchRequest.ts';
import { buildPool, type Pool, type World } from './pool.ts';

/** A decision with the pool that it was made from. */
export interface PastDecision<Past extends World> {
  readonly world: Past;
  readonly pool: Pool;
  readonly request: MentoringRequest;
  readonly decision: Decision;
}

const waits = ({ assignmentStatus }: MentoringRequest): boolean =>
  assignmentStatus === 'unassigned' || assignmentStatus === 'pendingReassignment';

/** M12: decides a request in a world that is taken as it is. */
export const decideIn = <Past extends World>(
  world: Past,
  request: MentoringRequest,
  { policy, at }: { readonly policy: RulesPolicy; readonly at: Instant },
): PastDecision<Past> => {
  const pool = buildPool(world, policy, at);
  return { world, pool, request, decision: matchRequest(pool, request) };
};

/** M12, M13: how a request that waited at an instant was to be decided then, as far as the rows tell (`worldAsOf`); undefined when
 * it had not been submitted. */
export const decideAsOf = <Past extends World>(
  world: Past,
  requestId: RequestId,
  options: { readonly policy: RulesPolicy; readonly at: Instant },
): PastDecision<Past> | undefined => {
  const past = worldAsOf(world, options.at);
  const found = past.requests?.find(({ id }) => id === requestId);
  if (found === undefined) return undefined;
  if (waits(found)) return decideIn(past, found, options);
  // It did wait, whatever Engage says of it now.
  const request: MentoringRequest = {
    ...found,
    assignmentStatus: 'unassigned',
    status: 'open',
    closed: false,
  };
  const requests = past.requests?.map((one) => (one.id === requestId ? request : one));
  return decideIn({ ...past, requests }, request, options);
};
