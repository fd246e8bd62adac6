import type { AssignmentMode } from '../policy/index.ts';
import {
  mentorStanding,
  type Assignment,
  type BriefDecision,
  type MentorStanding,
  type PastDecision,
  type World,
} from '../rules/index.ts';

/** M13: how a decision and what a person then did compare. */
export type Agreement =
  'firstChoice' | 'listed' | 'sameTier' | 'otherTier' | 'notEligible' | 'nobodyRecommended';

/** In the order of a report, closest first. */
export const AGREEMENTS: readonly Agreement[] = [
  'firstChoice',
  'listed',
  'sameTier',
  'otherTier',
  'notEligible',
  'nobodyRecommended',
];

/** A decision to compare with. */
export interface ComparedDecision {
  readonly brief: BriefDecision;
  readonly at: number;
  readonly policyVersion: string;
  readonly mode: AssignmentMode;
  /** `reconstructed`: none was kept that still stood, so it was made again from what is known today of that time. */
  readonly basis: 'kept' | 'reconstructed';
}

export interface Compared {
  readonly agreement: Agreement;
  /** Of a mentor who was recommended, from 1. */
  readonly rank?: number | undefined;
  /** Of a mentor who was not: how the rules saw them just before the offer. */
  readonly standing?: MentorStanding | undefined;
}

const ELIGIBLE: ReadonlySet<MentorStanding['code']> = new Set(['eligible', 'mentoredBefore']);

/** M13: `before` gives the request's world just before the offer; asked only where the decision does not name the mentor. */
export const compareAssignment = (
  { mentorId }: Assignment,
  { brief }: ComparedDecision,
  before: () => PastDecision<World> | undefined,
): Compared => {
  const place = brief.candidates.indexOf(mentorId);
  if (place >= 0) return { agreement: place === 0 ? 'firstChoice' : 'listed', rank: place + 1 };
  const past = before();
  const standing = past && mentorStanding(past.pool, past.request, past.decision, mentorId);
  if (brief.candidates.length === 0) return { agreement: 'nobodyRecommended', standing };
  if (standing === undefined || !ELIGIBLE.has(standing.code)) return { agreement: 'notEligible', standing };
  return { agreement: standing.tier === brief.tier ? 'sameTier' : 'otherTier', standing };
};
