import { nextAction } from './nextAction.ts';
import type { RequestState } from '../outcomes.ts';
import { requestClocks } from './requestClocks.ts';
import { isLocked, situationOf, type RequestContext, type RequestFacts } from './requestSituation.ts';

/** D1, D3-D5, D10-D12, M16: everything time says about one request at one instant.
 * `hasCandidates` of the context decides between `assignMentor` and `findMentor`; a caller that does not know yet can
 * evaluate first, match what is `matchable`, and evaluate again. */
export const evaluateRequest = (facts: RequestFacts, context: RequestContext): RequestState => {
  const requestId = facts.request.id;
  if (!context.enrolled) return { requestId, clocks: [], matchable: false, locked: false };
  const situation = situationOf(facts, context);
  const clocks = requestClocks(situation);
  const { place, waiting, calendar, at, request, away } = situation;
  return {
    requestId,
    clocks,
    nextAction: nextAction(situation, clocks),
    matchable: place === 'queue' && !waiting,
    locked: isLocked(situation),
    ...(away === undefined ? {} : { holderAwaySince: away.since }),
    businessAge: place === 'closed' ? undefined : calendar.age(request.submittedAt, at),
  };
};
