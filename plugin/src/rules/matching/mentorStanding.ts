import type { MentorId, MentoringRequest } from '../facts.ts';
import type { Decision, ReasonCode, Tier } from '../outcomes.ts';
import { TIERS, type Pool } from './pool.ts';
import { LASTING, pastOf } from './visitTiers.ts';

/** Whether one mentor could have taken a request, also one of a tier that was not visited. */
export interface MentorStanding {
  /** `outsidePool`: of a region that takes no part, or no mentor that is known. */
  readonly code: ReasonCode | 'outsidePool';
  /** The nearest tier that the mentor and the request share; undefined across regions. */
  readonly tier?: Tier | undefined;
}

/** M2, M3, M10: how one mentor stands to a request, by the decision where it looked at the mentor. */
export const mentorStanding = (
  pool: Pool,
  request: MentoringRequest,
  decision: Decision,
  mentorId: MentorId,
): MentorStanding => {
  const one = pool.byId.get(mentorId);
  if (one === undefined) return { code: 'outsidePool' };
  const { hierarchy } = pool;
  const tier = TIERS.find((level) => {
    const unit = hierarchy.within(request.chapterId, level);
    return unit !== undefined && unit.id === hierarchy.within(one.mentor.chapterId, level)?.id;
  });
  const told = decision.reasons.find((reason) => reason.mentorId === mentorId);
  if (told !== undefined) return { code: told.code, tier: told.tier };
  const past = pastOf(pool.history.get(request.id) ?? []).get(mentorId);
  const { standing, mentor } = one;
  if (standing !== undefined && LASTING.has(standing.code)) return { code: standing.code, tier };
  if (past !== undefined) return { code: past.code, tier };
  if (request.area === undefined || !mentor.areas.includes(request.area)) return { code: 'lacksArea', tier };
  return { code: standing?.code ?? 'eligible', tier };
};
