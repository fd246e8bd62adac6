import type { Assignment, MentoringRequest, MentorId, Unit } from '../facts.ts';
import { isOpen } from './offers.ts';
import type { ReasonCode, Tier } from '../outcomes.ts';
import { TIERS, type Pool, type PoolMentor } from './pool.ts';
import type { Standing } from './standing.ts';

/** A mentor and what stands against this request; undefined when nothing does. */
export interface TierMember {
  readonly one: PoolMentor;
  readonly standing: Standing | undefined;
}

/** One tier of one request: its mentors that no lower tier has. */
export interface VisitedTier {
  readonly tier: Tier;
  readonly unit: Unit;
  readonly members: readonly TierMember[];
}

const PAST: readonly {
  readonly code: ReasonCode;
  readonly sentence: string;
  readonly applies: (offer: Assignment) => boolean;
}[] = [
  { code: 'holdsRequest', sentence: 'Holds this request now.', applies: isOpen },
  {
    code: 'declinedBefore',
    sentence: 'Declined this request before.',
    applies: ({ response }) => response === 'declined',
  },
  {
    code: 'timedOutBefore',
    sentence: 'Let this request time out before.',
    applies: ({ response }) => response === 'timedOut',
  },
  {
    code: 'transferredBefore',
    sentence: 'Transferred this request back before.',
    applies: ({ outcome }) => outcome === 'transferred',
  },
];

/** M10: what a request's earlier and present offers say about the mentors who had them. */
export const pastOf = (offers: readonly Assignment[]): Map<MentorId, Standing> => {
  const past = new Map<MentorId, Standing>();
  for (const { code, sentence, applies } of PAST) {
    for (const offer of offers) {
      if (applies(offer) && !past.has(offer.mentorId)) past.set(offer.mentorId, { code, sentence });
    }
  }
  return past;
};

const PROFILE: ReadonlySet<ReasonCode> = new Set(['notActive', 'notMentor', 'subjectMatterExpert', 'paused']);

/** What holds whichever area is asked for: the profile (M2) and this request's past (M10), not room this week. */
export const LASTING: ReadonlySet<ReasonCode> = new Set([...PROFILE, ...PAST.map(({ code }) => code)]);

/** M3: the tiers of a request's chapter, nearest first; a level that the hierarchy does not have is left out. */
export const visitTiers = (pool: Pool, request: MentoringRequest): VisitedTier[] => {
  const past = pastOf(pool.history.get(request.id) ?? []);
  const seen = new Set<MentorId>();
  return TIERS.flatMap((tier) => {
    const unit = pool.hierarchy.within(request.chapterId, tier);
    if (unit === undefined) return [];
    const members = (pool.members.get(unit.id) ?? []).filter(({ mentor }) => !seen.has(mentor.id));
    return [
      {
        tier,
        unit,
        members: members.map((one) => {
          seen.add(one.mentor.id);
          const lasting = one.standing !== undefined && PROFILE.has(one.standing.code);
          return { one, standing: lasting ? one.standing : (past.get(one.mentor.id) ?? one.standing) };
        }),
      },
    ];
  });
};
