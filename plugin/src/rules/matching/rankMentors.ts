import { GROUPS, type MatchPass } from './matchPasses.ts';
import type { RankedGroup } from '../outcomes.ts';
import type { PoolMentor } from './pool.ts';
import type { VisitedTier } from './visitTiers.ts';

export interface RankedMentor {
  readonly one: PoolMentor;
  readonly group: RankedGroup;
}

const longestAgo = ({ one }: RankedMentor): number => one.lastOfferedAt ?? Number.MIN_SAFE_INTEGER;

/** M4, M5: group, fair turn, least recently offered, Id. */
const byTurn = (left: RankedMentor, right: RankedMentor): number =>
  GROUPS.indexOf(left.group) - GROUPS.indexOf(right.group) ||
  left.one.turn - right.one.turn ||
  longestAgo(left) - longestAgo(right) ||
  (left.one.mentor.id < right.one.mentor.id ? -1 : 1);

/** The eligible mentors of one tier, best first. */
const rankMentors = ({ members }: VisitedTier, pass: MatchPass): RankedMentor[] =>
  members
    .flatMap(({ one, standing }) => {
      const group = standing === undefined ? pass.groupOf(one.mentor) : undefined;
      return group === undefined ? [] : [{ one, group }];
    })
    .sort(byTurn);

export interface Ranking {
  readonly tier: VisitedTier;
  readonly relaxed: boolean;
  readonly ranked: readonly RankedMentor[];
  /** The tiers looked at to come to it. */
  readonly visited: readonly VisitedTier[];
}

/** M3: the first pass, and in it the lowest tier, that has anybody eligible. */
export const findRanking = (
  tiers: readonly VisitedTier[],
  passes: readonly MatchPass[],
): Ranking | undefined => {
  for (const pass of passes) {
    for (const [index, tier] of tiers.entries()) {
      const ranked = rankMentors(tier, pass);
      if (ranked.length === 0) continue;
      return {
        tier,
        relaxed: pass.relaxed,
        ranked,
        visited: pass.relaxed ? tiers : tiers.slice(0, index + 1),
      };
    }
  }
  return undefined;
};
