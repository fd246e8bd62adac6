import { previousMentor, type PreviousMentor } from './continuity.ts';
import { describeCandidate } from './describeCandidate.ts';
import { describeContinuity } from './describeContinuity.ts';
import { describeDecision, describeTier } from './describeDecision.ts';
import type { MentoringRequest, MentorId } from '../facts.ts';
import { enrollmentOf } from '../hierarchy/hierarchy.ts';
import { matchPasses } from './matchPasses.ts';
import type { Candidate, Decision, DecisionOutcome, MentorReason, TierReport } from '../outcomes.ts';
import type { Pool } from './pool.ts';
import { findRanking, type Ranking } from './rankMentors.ts';
import { questionTopics } from './requestTopics.ts';
import { useWords, type Standing } from './standing.ts';
import { LASTING, visitTiers, type TierMember, type VisitedTier } from './visitTiers.ts';

const NOT_MATCHED: Readonly<Partial<Record<DecisionOutcome, string>>> = {
  chapterUnknown: 'The request has no chapter that is valid today: correct the chapter first.',
  notEnrolled: 'The region of the chapter does not take part.',
  areaUnknown: 'The request names no area of expertise: add it first.',
};

/** M0, M1: why a request is not matched at all; undefined when it is. */
export const obstacleTo = (
  pool: Pool,
  { chapterId }: Pick<MentoringRequest, 'chapterId'>,
): DecisionOutcome | undefined => {
  const { hierarchy, policy } = pool;
  if (hierarchy.within(chapterId, 'chapter') === undefined) return 'chapterUnknown';
  const enrollment = enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions);
  return enrollment === 'enrolled' ? undefined : 'notEnrolled';
};

const mentoredBefore = ({ one, sessionWords }: PreviousMentor): Standing => ({
  code: 'mentoredBefore',
  sentence: `Eligible, mentored this client before: ${sessionWords}; ${useWords(one.capacity, one.use)}.`,
});

interface Considered {
  readonly area: string;
  readonly ranked: ReadonlySet<MentorId>;
  /** M9: only one who can take the request now. */
  readonly previous: PreviousMentor | undefined;
}

const reasonFor = ({ one, standing }: TierMember, { area, ranked, previous }: Considered): Standing => {
  if (standing !== undefined && (LASTING.has(standing.code) || one.mentor.areas.includes(area)))
    return standing;
  if (!ranked.has(one.mentor.id)) {
    if (previous?.one === one) return mentoredBefore(previous);
    return { code: 'lacksArea', sentence: `Does not list ${area}.` };
  }
  return { code: 'eligible', sentence: `Eligible: ${useWords(one.capacity, one.use)}.` };
};

/** M12: a reason for every mentor of every tier visited, and a report of each tier. */
const explain = (
  visited: readonly VisitedTier[],
  considered: Considered,
): { reasons: MentorReason[]; tiers: TierReport[] } => {
  const reasons: MentorReason[] = [];
  const tiers: TierReport[] = [];
  for (const one of visited) {
    const own = one.members.map((member): MentorReason => {
      return { mentorId: member.one.mentor.id, tier: one.tier, ...reasonFor(member, considered) };
    });
    reasons.push(...own);
    tiers.push(describeTier(one, own));
  }
  const { previous } = considered;
  const mentorId = previous?.one.mentor.id;
  if (previous && mentorId && !reasons.some((reason) => reason.mentorId === mentorId)) {
    reasons.push({ mentorId, tier: previous.tier, ...mentoredBefore(previous) });
  }
  return { reasons, tiers };
};

interface CandidatesInput {
  readonly ranking: Ranking | undefined;
  readonly previous: PreviousMentor | undefined;
  readonly request: MentoringRequest;
  readonly area: string;
  readonly pool: Pool;
}

/** M9, then M3 to M5: the previous mentor when available, then the ranking, nobody twice. */
const candidatesOf = ({ ranking, previous, ...rest }: CandidatesInput): Candidate[] => {
  const first = previous === undefined ? [] : [describeContinuity(previous, rest)];
  if (ranking === undefined) return first;
  const others = ranking.ranked
    .map((ranked, index) => ({ ...ranked, place: index + 1 }))
    .filter(({ one }) => one !== previous?.one)
    .slice(0, rest.pool.policy.match.candidates - first.length)
    .map((ranked, index) =>
      describeCandidate({
        ...rest,
        ...ranked,
        rank: first.length + index + 1,
        afterPrevious: first.length > 0,
        ranking,
      }),
    );
  return [...first, ...others];
};

/** M0-M10, M12: who should take a request that waits, and why, for every mentor of every tier visited.
 * The same pool and request always give the same decision. */
export const matchRequest = (pool: Pool, request: MentoringRequest): Decision => {
  const { policy, relatedAreas } = pool;
  const base = { requestId: request.id, at: pool.at, policyVersion: policy.version };
  const obstacle = obstacleTo(pool, request);
  const { area } = request;
  if (obstacle !== undefined || area === undefined) {
    const outcome = obstacle ?? 'areaUnknown';
    const doubt = outcome === 'chapterUnknown' ? pool.hierarchy.doubtAbout(request.chapterId) : undefined;
    const summary = doubt?.sentence ?? NOT_MATCHED[outcome] ?? '';
    return { ...base, outcome, relaxed: false, candidates: [], tiers: [], reasons: [], summary };
  }

  const tiers = visitTiers(pool, request);
  const ranking = findRanking(tiers, matchPasses(request, area, relatedAreas), questionTopics(request));
  const known = previousMentor(pool, request);
  const previous = known?.continuity.available ? known : undefined;
  const candidates = candidatesOf({ ranking, previous, request, area, pool });
  const ranked = new Set(ranking?.ranked.map(({ one }) => one.mentor.id));
  return {
    ...base,
    outcome: candidates.length === 0 ? 'nobodyEligible' : 'recommended',
    relaxed: candidates[0]?.relaxed ?? false,
    candidates,
    ...explain(ranking?.visited ?? tiers, { area, ranked, previous }),
    ...(known === undefined ? {} : { continuity: known.continuity }),
    summary: describeDecision({ ranking, previous: known, tiers, area, pool }),
  };
};
