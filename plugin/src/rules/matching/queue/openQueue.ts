import { capacityUse } from '../../capacity/capacityUse.ts';
import type { Assignment, MentoringRequest, MentorId, RequestId } from '../../facts.ts';
import type { DecisionOutcome } from '../../outcomes.ts';
import { sharedTier } from '../continuity.ts';
import { recentTurns, startShareOf } from '../fairTurn.ts';
import { lastMentoring } from '../lastMentoring.ts';
import { GROUPS } from '../matchPasses.ts';
import { obstacleTo } from '../matchRequest.ts';
import type { Pool, PoolMentor } from '../pool.ts';
import { capacityStanding } from '../standing.ts';
import { pastOf } from '../visitTiers.ts';
import type { BriefDecision, BriefTier } from './briefDecision.ts';
import { briefTier, type OwnReason } from './briefTier.ts';
import { hasBit } from './mentorBits.ts';
import { tierHas } from './mentorSlots.ts';
import { openLedger } from './offerLedger.ts';
import { QueueCore } from './queueCore.ts';
import { applyTopics } from './queueTopics.ts';

/** Decides one request after the other (M11), as `matchRequest` does, in a few microseconds each. */
export interface QueueMatcher {
  /** What `matchRequest` decides in a pool that has the offers made so far. */
  decide(request: MentoringRequest): BriefDecision;
  /** M7, M11: an assigned offer made now: capacity, turn and M10 change for the decisions that follow.
   * @throws RangeError for a mentor that is not in the pool. */
  offer(requestId: RequestId, mentorId: MentorId): void;
}

const FIRST_RELAXED = GROUPS.indexOf('relatedArea');
const NOTHING: readonly OwnReason[] = [];

/** Opens a queue on a pool, which itself does not change. */
export const openQueue = (pool: Pool): QueueMatcher => {
  const core = new QueueCore(pool);
  const ledger = openLedger(pool);
  const { row, slots, room, turns, listings } = core;
  const { policy, at, calendar } = pool;

  const mentorAt = (slot: number): PoolMentor => {
    const one = slots.mentors[slot];
    if (one === undefined) throw new RangeError(`Expected a slot with a mentor, got ${slot}`);
    return one;
  };
  const slotOf = (mentorId: MentorId): number => {
    const slot = slots.slotOf.get(mentorId);
    if (slot === undefined) throw new RangeError(`Expected a mentor of the pool, got "${mentorId}"`);
    return slot;
  };

  /** M10. */
  const pastReasons = (offers: readonly Assignment[]): readonly OwnReason[] =>
    [...pastOf(offers)].flatMap(([mentorId, { code }]) => {
      const slot = slots.slotOf.get(mentorId);
      return slot === undefined ? [] : [{ slot, code }];
    });

  /** M10: decides as if those who had the request before were not there; returns them. */
  const decideWithout = (past: readonly OwnReason[], decideNow: () => void): readonly OwnReason[] => {
    const withheld = past.flatMap((reason) => {
      const putBack = room.withhold(reason.slot);
      return putBack === undefined ? [] : [{ reason, putBack }];
    });
    decideNow();
    for (const { putBack } of withheld) putBack();
    return withheld.map(({ reason }) => reason);
  };

  /** M9: the slot of the previous mentor who can take the request now. */
  const previousSlot = (request: MentoringRequest, past: readonly OwnReason[]): number | undefined => {
    if (request.clientId === undefined || !pool.requestsOf.has(request.clientId)) return undefined;
    const { requestsOf, sessionsOf } = pool;
    const last = lastMentoring({ history: ledger.history(), requestsOf, sessionsOf }, request);
    const slot = last && slots.slotOf.get(last.mentorId);
    const takes =
      slot !== undefined && hasBit(room.available, 0, slot) && !past.some((had) => had.slot === slot);
    return takes ? slot : undefined;
  };

  /** M9: a previous mentor of a visited tier whom the ranking does not have. */
  const mentoredBefore = (slot: number, scope: number, area: number): readonly OwnReason[] => {
    const tier = core.tiersOf(scope)[row.tier];
    const ranked = tier !== undefined && tierHas(tier.ranges, slot) && core.isRanked(slot, area);
    return ranked ? NOTHING : [{ slot, code: 'mentoredBefore' }];
  };

  const chosenBy = (request: MentoringRequest, previous: number | undefined) => {
    if (previous !== undefined) {
      return { tier: sharedTier(pool, request, mentorAt(previous)), group: 'continuity' } as const;
    }
    const { tier } = core.tiersOf(core.scopeOf(request.chapterId))[row.tier] ?? {};
    return tier === undefined ? {} : { tier, group: GROUPS[row.group] };
  };

  const candidatesWith = (previous: number | undefined): MentorId[] => {
    const ids: MentorId[] = previous === undefined ? [] : [mentorAt(previous).mentor.id];
    for (let place = 0; place < row.candidates && ids.length < row.slots.length; place++) {
      const slot = row.slots[place] ?? 0;
      if (slot !== previous) ids.push(mentorAt(slot).mentor.id);
    }
    return ids;
  };

  const unmatched = (requestId: RequestId, outcome: DecisionOutcome): BriefDecision => ({
    requestId,
    outcome,
    relaxed: false,
    candidates: [],
    tiers: [],
  });

  const decide = (request: MentoringRequest): BriefDecision => {
    const { id: requestId, chapterId } = request;
    const scope = core.scopeOf(chapterId);
    if (scope < 0) return unmatched(requestId, obstacleTo(pool, request) ?? 'chapterUnknown');
    if (request.area === undefined) return unmatched(requestId, 'areaUnknown');

    const area = listings.areas.rowOf(request.area);
    const industry = core.industryRow(request);
    const offers = ledger.of(requestId);
    let own = NOTHING;
    if (offers.length === 0 && request.topics === undefined) core.decide(scope, area, industry);
    else {
      own = decideWithout(pastReasons(offers), () => {
        core.decide(scope, area, industry);
        applyTopics(core, request, scope);
      });
    }
    const previous = previousSlot(request, own);
    if (previous !== undefined) own = [...own, ...mentoredBefore(previous, scope, area)];
    const candidates = candidatesWith(previous);
    const tiers: BriefTier[] = [];
    for (const tier of core.tiersOf(scope)) {
      if (tiers.length < row.visited) tiers.push(briefTier(tier, row, tiers.length, own));
    }
    return {
      requestId,
      outcome: candidates.length === 0 ? 'nobodyEligible' : 'recommended',
      relaxed: previous === undefined && row.group >= FIRST_RELAXED,
      ...chosenBy(request, previous),
      candidates,
      tiers,
    };
  };

  /** The whole of what offers say about one mentor. */
  const reread = (mentorId: MentorId): void => {
    const slot = slots.slotOf.get(mentorId);
    if (slot === undefined) return;
    const one = mentorAt(slot);
    const offers = ledger.to(mentorId);
    const recent = recentTurns(offers, policy.match.fairTurnDays, at, calendar);
    turns.reread(slot, {
      recent: recent.recent,
      startShare: startShareOf(recent, policy.match.fairTurnDays),
      lastOfferedAt: offers.at(-1)?.offeredAt,
    });
    if (room.isOut(slot)) return;
    const use = capacityUse(one.mentor, one.capacity, offers, pool);
    room.reread(slot, one, { use, standing: capacityStanding(one.capacity, use, at, calendar) });
  };

  return {
    decide,
    offer: (requestId, mentorId) => {
      const slot = slotOf(mentorId);
      const before = ledger.add(requestId, mentorId);
      // What is recorded of a request can change what its earlier offers count as.
      if (before.length > 0) for (const each of new Set([...before, mentorId])) reread(each);
      else core.offer(slot);
    },
  };
};
