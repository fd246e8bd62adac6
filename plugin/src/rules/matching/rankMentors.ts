import { GROUPS, type MatchPass } from './matchPasses.ts';
import type { RankedGroup } from '../outcomes.ts';
import type { PoolMentor } from './pool.ts';
import { orderInBand, topicsListed, type QuestionTopics } from './requestTopics.ts';
import type { VisitedTier } from './visitTiers.ts';

interface EligibleMentor {
  readonly one: PoolMentor;
  readonly group: RankedGroup;
}

export interface RankedMentor extends EligibleMentor {
  /** M4: the codes of the question that the mentor lists beyond the area and industry named. */
  readonly topics: readonly string[];
  /** M4: for them the mentor comes before one whose turn is sooner. */
  readonly broughtForward: boolean;
}

const longestAgo = ({ one }: EligibleMentor): number => one.lastOfferedAt ?? Number.MIN_SAFE_INTEGER;

/** M4, M5: group, fair turn, least recently offered, Id. */
const byTurn = (left: EligibleMentor, right: EligibleMentor): number =>
  GROUPS.indexOf(left.group) - GROUPS.indexOf(right.group) ||
  left.one.turn - right.one.turn ||
  longestAgo(left) - longestAgo(right) ||
  (left.one.mentor.id < right.one.mentor.id ? -1 : 1);

/** M4: the question's topics order a group within its band. */
const orderByTopics = (
  group: readonly EligibleMentor[],
  wanted: QuestionTopics | undefined,
): RankedMentor[] => {
  if (wanted === undefined) return group.map((each) => ({ ...each, topics: [], broughtForward: false }));
  const entries = group.map((each, place) => {
    const topics = topicsListed(wanted, each.one.mentor);
    return { ...each, place, topics, matches: topics.length, turn: each.one.turn, weight: each.one.weight };
  });
  return orderInBand(entries).map(({ one, group: own, place, topics }, index, ordered) => ({
    one,
    group: own,
    topics,
    broughtForward: ordered.slice(index + 1).some((other) => other.place < place),
  }));
};

/** The eligible mentors of one tier, best first. */
const rankMentors = (
  { members }: VisitedTier,
  pass: MatchPass,
  wanted: QuestionTopics | undefined,
): RankedMentor[] => {
  const eligible = members
    .flatMap(({ one, standing }) => {
      const group = standing === undefined ? pass.groupOf(one.mentor) : undefined;
      return group === undefined ? [] : [{ one, group }];
    })
    .sort(byTurn);
  return [...Map.groupBy(eligible, ({ group }) => group).values()].flatMap((group) =>
    orderByTopics(group, wanted),
  );
};

export interface Ranking {
  readonly tier: VisitedTier;
  readonly relaxed: boolean;
  readonly ranked: readonly RankedMentor[];
  /** The tiers looked at to come to it. */
  readonly visited: readonly VisitedTier[];
}

/** M3: the first pass, and in it the lowest tier, that has anybody eligible; `wanted` is what the question adds (M4). */
export const findRanking = (
  tiers: readonly VisitedTier[],
  passes: readonly MatchPass[],
  wanted?: QuestionTopics,
): Ranking | undefined => {
  for (const pass of passes) {
    for (const [index, tier] of tiers.entries()) {
      const ranked = rankMentors(tier, pass, wanted);
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
