import type { BriefDecision, MentoringRequest, QueueMatcher } from '../../../plugin/src/rules/index.ts';

/** M11: decides a week's requests in their order; a mentor found without relaxing gets the offer at once (M3). */
export const decideInQueue = (queue: QueueMatcher, requests: readonly MentoringRequest[]): BriefDecision[] =>
  requests.map((request) => {
    const decision = queue.decide(request);
    const [chosen] = decision.candidates;
    if (chosen !== undefined && !decision.relaxed) queue.offer(request.id, chosen);
    return decision;
  });
