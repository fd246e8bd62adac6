import { describeCandidate } from './describeCandidate.ts';
import { describeDecision, describeTier } from './describeDecision.ts';
import type { MentoringRequest } from './facts.ts';
import { enrollmentOf } from './hierarchy.ts';
import { matchPasses } from './matchPasses.ts';
import type { Decision, DecisionOutcome, MentorReason, TierReport } from './outcomes.ts';
import type { Pool } from './pool.ts';
import { findRanking } from './rankMentors.ts';
import { useWords, type Standing } from './standing.ts';
import { LASTING, visitTiers, type TierMember } from './visitTiers.ts';

const NOT_MATCHED: Readonly<Partial<Record<DecisionOutcome, string>>> = {
  chapterUnknown: 'The request has no chapter that is valid today: correct the chapter first.',
  notEnrolled: 'The region of the chapter does not take part.',
  areaUnknown: 'The request names no area of expertise: add it first.',
};

const obstacleTo = (pool: Pool, { chapterId, area }: MentoringRequest): DecisionOutcome | undefined => {
  const { hierarchy, policy } = pool;
  if (hierarchy.within(chapterId, 'chapter') === undefined) return 'chapterUnknown';
  if (enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions) !== 'enrolled') return 'notEnrolled';
  return area === undefined ? 'areaUnknown' : undefined;
};

const reasonFor = ({ one, standing }: TierMember, area: string, ranked: boolean): Standing => {
  if (standing !== undefined && (LASTING.has(standing.code) || one.mentor.areas.includes(area)))
    return standing;
  if (!ranked) return { code: 'lacksArea', sentence: `Does not list ${area}.` };
  return { code: 'eligible', sentence: `Eligible: ${useWords(one.capacity, one.use)}.` };
};

/** M0-M8, M10, M12: who should take a request that waits, and why, for every mentor of every tier visited.
 * The same pool and request always give the same decision. */
export const matchRequest = (pool: Pool, request: MentoringRequest): Decision => {
  const { policy, relatedAreas } = pool;
  const base = { requestId: request.id, at: pool.at, policyVersion: policy.version };
  const obstacle = obstacleTo(pool, request);
  const { area } = request;
  if (obstacle !== undefined || area === undefined) {
    const outcome = obstacle ?? 'areaUnknown';
    const summary = NOT_MATCHED[outcome] ?? '';
    return { ...base, outcome, relaxed: false, candidates: [], tiers: [], reasons: [], summary };
  }

  const tiers = visitTiers(pool, request);
  const ranking = findRanking(tiers, matchPasses(request, area, relatedAreas));
  const rankedIds = new Set(ranking?.ranked.map(({ one }) => one.mentor.id));
  const reasons: MentorReason[] = [];
  const reports: TierReport[] = [];
  for (const visited of ranking?.visited ?? tiers) {
    const own = visited.members.map((member): MentorReason => {
      const mentorId = member.one.mentor.id;
      return { mentorId, tier: visited.tier, ...reasonFor(member, area, rankedIds.has(mentorId)) };
    });
    reasons.push(...own);
    reports.push(describeTier(visited, own));
  }

  const candidates =
    ranking?.ranked
      .slice(0, policy.match.candidates)
      .map((ranked, index) =>
        describeCandidate({ ...ranked, rank: index + 1, ranking, request, area, pool }),
      ) ?? [];
  return {
    ...base,
    outcome: ranking === undefined ? 'nobodyEligible' : 'recommended',
    relaxed: ranking?.relaxed ?? false,
    candidates,
    tiers: reports,
    reasons,
    summary: describeDecision({ ranking, tiers, area, pool }),
  };
};
