import type { Assignment, MentoringRequest } from '../facts.ts';
import { worldAsOf } from '../matching/asOf.ts';
import { sharedTier } from '../matching/continuity.ts';
import { buildPool, type Pool, type World } from '../matching/pool.ts';
import type { RulesPolicy } from '../policy.ts';
import { businessWaitOf } from './chapterTime.ts';
import { queuedRequests } from './queuedRequests.ts';
import { queueHistory, type HistorySpan } from './queueHistory.ts';
import type { QueueHistory, QueueResult } from './simulation.ts';

/** Where the mentor of an offer stands towards the request, and whether they list the area. Nothing is said of a mentor who is
 * not known any more. */
const choiceOf = (
  pool: Pool,
  request: MentoringRequest,
  { mentorId }: Assignment,
): Pick<QueueResult, 'mentorId' | 'tier' | 'relaxed'> => {
  const one = pool.byId.get(mentorId);
  if (one === undefined) return { mentorId, tier: 'region', relaxed: false };
  const { area } = request;
  const relaxed = area === undefined || !one.mentor.areas.includes(area);
  return { mentorId, tier: sharedTier(pool, request, one), relaxed };
};

/** What was decided in truth, of the same requests that `simulate` decides: the first offer of each in the span. */
export const whatHappened = (world: World, policy: RulesPolicy, span: HistorySpan): QueueHistory => {
  const { entries, actual } = queuedRequests(world, policy, span);
  const end = buildPool(worldAsOf(world, span.to), policy, span.to);
  const wait = businessWaitOf(end);
  const results = entries.map(({ request, queuedAt }): [QueueResult['requestId'], QueueResult] => {
    const offer = actual.get(request.id)?.find(({ offeredAt }) => offeredAt < span.to);
    const decidedAt = offer?.offeredAt;
    const waitedBusinessMs = wait(request, queuedAt, decidedAt ?? span.to);
    const found = offer === undefined ? { relaxed: false } : choiceOf(end, request, offer);
    return [request.id, { requestId: request.id, queuedAt, decidedAt, ...found, waitedBusinessMs }];
  });
  return queueHistory(new Map(results), entries, end, span);
};
