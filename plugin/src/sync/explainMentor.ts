import {
  enrollmentOf,
  matchRequest,
  TIERS,
  type Candidate,
  type Decision,
  type Enrollment,
  type Mentor,
  type MentoringRequest,
  type Pool,
  type ReasonCode,
  type Tier,
} from '../rules/index.ts';
import { sameId } from './findRequest.ts';

export type MentorAnswerCode =
  | ReasonCode
  | 'mentorUnknown'
  | 'mentorRegionNotEnrolled'
  | 'mentorChapterUnknown'
  | 'otherRegion'
  | 'tierNotVisited'
  | 'requestNotMatchable'
  | 'requestNotWaiting';

/** Why, or why not, one mentor. */
export interface MentorAnswer {
  readonly mentorId: string;
  readonly code: MentorAnswerCode;
  readonly sentence: string;
  /** The nearest tier that the mentor and the request share. */
  readonly tier?: Tier | undefined;
  /** Set of an eligible mentor, also when the ranking shown ends before. */
  readonly rank?: number | undefined;
  /** Why at this rank. */
  readonly reasons?: Candidate['reasons'] | undefined;
}

const OUTSIDE: Readonly<Record<Exclude<Enrollment, 'enrolled'>, Pick<MentorAnswer, 'code' | 'sentence'>>> = {
  notEnrolled: {
    code: 'mentorRegionNotEnrolled',
    sentence: 'The region of this mentor does not take part (M0).',
  },
  unknown: {
    code: 'mentorChapterUnknown',
    sentence: 'This mentor has no chapter that is known to lie in a region: correct the chapter in Engage.',
  },
};

interface MentorQuestion {
  readonly pool: Pool;
  readonly request: MentoringRequest;
  readonly mentors: readonly Mentor[];
  readonly mentorId: string;
}

/** M12: why this mentor is, or is not, recommended for a request that waits. */
export function explainMentor(question: MentorQuestion, decision: Decision): MentorAnswer {
  const { pool, request, mentors, mentorId: asked } = question;
  const mentor = mentors.find(({ id }) => sameId(id, asked));
  if (!mentor)
    return {
      mentorId: asked,
      code: 'mentorUnknown',
      sentence: 'No mentor of the working set has this Id: give the Contact Id of a volunteer.',
    };
  const mentorId = mentor.id;
  const tier = sharedTier(pool, request, mentor);
  const reason = decision.reasons.find((one) => one.mentorId === mentorId);
  if (reason) {
    const { code, sentence } = reason;
    const ranked = rankedAs(question, decision, mentor);
    if (!ranked) return { mentorId, code, sentence, tier: reason.tier };
    return { mentorId, code, sentence, tier: reason.tier, rank: ranked.rank, reasons: ranked.reasons };
  }
  const enrollment = enrollmentOf(pool.hierarchy, mentor.chapterId, pool.policy.scope.enrolledRegions);
  if (enrollment !== 'enrolled') return { mentorId, ...OUTSIDE[enrollment] };
  if (decision.tiers.length === 0)
    return { mentorId, code: 'requestNotMatchable', sentence: decision.summary, tier };
  if (tier === undefined)
    return {
      mentorId,
      code: 'otherRegion',
      sentence: "This mentor lies outside the request's chapter, district and region (M3).",
    };
  return {
    mentorId,
    code: 'tierNotVisited',
    sentence: `This mentor lies in the ${tier}, which was not looked at: ${decision.summary} The nearest tier with somebody eligible wins (M3).`,
    tier,
  };
}

/** The place of an eligible mentor; the ranking shown may end before it. */
function rankedAs(
  { pool, request }: MentorQuestion,
  decision: Decision,
  mentor: Mentor,
): Candidate | undefined {
  const isThisOne = ({ mentorId }: Candidate): boolean => mentorId === mentor.id;
  const shown = decision.candidates.find(isThisOne);
  if (shown) return shown;
  const { policy } = pool;
  const everybody = { ...policy, match: { ...policy.match, candidates: decision.reasons.length } };
  return matchRequest({ ...pool, policy: everybody }, request).candidates.find(isThisOne);
}

function sharedTier({ hierarchy }: Pool, request: MentoringRequest, mentor: Mentor): Tier | undefined {
  return TIERS.find((tier) => {
    const unit = hierarchy.within(request.chapterId, tier);
    return unit !== undefined && unit.id === hierarchy.within(mentor.chapterId, tier)?.id;
  });
}
