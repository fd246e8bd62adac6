import type { MentoringRequest, UnitId } from '../../facts.ts';
import type { ReasonCode } from '../../outcomes.ts';
import { obstacleTo } from '../matchRequest.ts';
import type { Pool } from '../pool.ts';
import { bitCount, hasBit, lowestSlot, type MentorBits } from './mentorBits.ts';
import { readListings, type MentorListings } from './mentorListings.ts';
import { placeMentors, type MentorSlots, type TierScope } from './mentorSlots.ts';
import { QueueRoom } from './queueRoom.ts';
import { QueueTurns } from './queueTurns.ts';

/** What a tier's row of counts holds, in this order; the profile's reasons are in its `TierScope`. */
export const COUNTED = [
  'eligible',
  'atLimit',
  'capacityUnclear',
  'noCapacity',
  'lacksArea',
] as const satisfies readonly ReasonCode[];

const [ELIGIBLE, AT_LIMIT, UNCLEAR, NO_CAPACITY, LACKS_AREA] = [0, 1, 2, 3, 4] as const;

/** Requests as numbers of one core. */
export interface RequestColumns {
  /** Index in `scopes`; -1 for a request that cannot be matched. */
  readonly scope: Int32Array;
  /** Rows of bits. */
  readonly area: Int32Array;
  readonly industry: Int32Array;
}

/** One decision as numbers; the next decision overwrites it. */
export interface DecisionRow {
  /** How many tiers of the scope were looked at. */
  visited: number;
  /** Which of them the ranking is of; -1 when nobody is eligible. */
  tier: number;
  /** The first candidate's, as an index in `GROUPS`; -1 without one. */
  group: number;
  /** How many of `slots` are candidates, best first. */
  candidates: number;
  readonly slots: Int32Array;
  /** `COUNTED` of each tier of the scope, tier after tier; a tier that was not looked at keeps old numbers. */
  readonly counts: Int32Array;
}

const MOST_TIERS = 3;

/** M3 to M5 on bits and integers: nothing is allocated by a decision or an offer. Knows nothing of a request's past. */
export class QueueCore {
  readonly row: DecisionRow;
  readonly slots: MentorSlots;
  readonly room: QueueRoom;
  readonly turns: QueueTurns;
  readonly listings: MentorListings;
  readonly #pool: Pool;
  readonly #scopes: (readonly TierScope[])[] = [];
  readonly #scopeOf = new Map<UnitId | undefined, number>();

  constructor(pool: Pool) {
    this.#pool = pool;
    this.slots = placeMentors(pool);
    this.room = new QueueRoom(pool, this.slots);
    this.turns = new QueueTurns(pool, this.slots);
    this.listings = readListings(pool, this.slots);
    this.row = {
      visited: 0,
      tier: -1,
      group: -1,
      candidates: 0,
      slots: new Int32Array(pool.policy.match.candidates),
      counts: new Int32Array(MOST_TIERS * COUNTED.length),
    };
  }

  /** The number of the tiers of a chapter; -1 for one whose requests cannot be matched (M0, M1). */
  scopeOf(chapterId: UnitId | undefined): number {
    const known = this.#scopeOf.get(chapterId);
    if (known !== undefined) return known;
    const obstacle = obstacleTo(this.#pool, { chapterId });
    const scope = obstacle === undefined ? this.#scopes.push(this.slots.tiersOf(chapterId)) - 1 : -1;
    this.#scopeOf.set(chapterId, scope);
    return scope;
  }

  /** The tiers of a scope, nearest first. */
  tiersOf(scope: number): readonly TierScope[] {
    return this.#scopes[scope] ?? [];
  }

  /** The row of a request's industry: M4: a client who is not in business has none. */
  industryRow({ inBusiness, industry }: MentoringRequest): number {
    return this.listings.industries.rowOf(inBusiness ? industry : undefined);
  }

  columnsOf(requests: readonly MentoringRequest[]): RequestColumns {
    const { areas } = this.listings;
    return {
      scope: Int32Array.from(requests, ({ area, chapterId }) =>
        area === undefined ? -1 : this.scopeOf(chapterId),
      ),
      area: Int32Array.from(requests, ({ area }) => areas.rowOf(area)),
      industry: Int32Array.from(requests, (request) => this.industryRow(request)),
    };
  }

  /** Writes the decision of one request into `row`. */
  decide(scope: number, area: number, industry: number): void {
    const { row, listings } = this;
    const tiers = this.tiersOf(scope);
    row.tier = -1;
    row.group = -1;
    row.candidates = 0;
    row.visited = tiers.length;
    for (let index = 0; index < tiers.length; index++) {
      const tier = tiers[index];
      if (tier === undefined || this.#countTier(tier, index, area) === 0) continue;
      row.visited = index + 1;
      row.tier = index;
      const { areas, industries } = listings;
      this.#rank(tier, areas.bits, area, industries.bits, industry, 0);
      row.group = row.candidates > 0 ? 0 : 1;
      this.#rank(tier, areas.bits, area, industries.bits, industry, -1);
      return;
    }
    if (this.#relax(tiers, listings.related, area)) row.group = 2;
    else if (this.#relax(tiers, this.room.available, 0)) row.group = 3;
  }

  /** M7, M11: an assigned offer, made now. */
  offer(slot: number): void {
    this.room.offered(slot);
    this.turns.offered(slot);
  }

  /** M12: counts one tier; returns how many are eligible. */
  #countTier({ ranges, others }: TierScope, index: number, area: number): number {
    const { available, without } = this.room;
    const [atLimit, unclear, noCapacity] = without;
    const listed = this.listings.areas.bits;
    let eligible = 0;
    let full = 0;
    let toAsk = 0;
    let none = 0;
    for (let range = 0; range < ranges.length; range += 2) {
      const to = ranges[range + 1] ?? 0;
      for (let word = ranges[range] ?? 0; word < to; word++) {
        const bits = listed[area + word] ?? 0;
        if (bits === 0) continue;
        eligible += bitCount(bits & (available[word] ?? 0));
        full += bitCount(bits & (atLimit[word] ?? 0));
        toAsk += bitCount(bits & (unclear[word] ?? 0));
        none += bitCount(bits & (noCapacity[word] ?? 0));
      }
    }
    const { counts } = this.row;
    const place = index * COUNTED.length;
    counts[place + ELIGIBLE] = eligible;
    counts[place + AT_LIMIT] = full;
    counts[place + UNCLEAR] = toAsk;
    counts[place + NO_CAPACITY] = none;
    counts[place + LACKS_AREA] = others - eligible - full - toAsk - none;
    return eligible;
  }

  /** M3: the nearest tier with anybody available in a row of bits, though nobody eligible lists the area. */
  #relax(tiers: readonly TierScope[], bits: MentorBits, from: number): boolean {
    const { row } = this;
    const { available } = this.room;
    for (let index = 0; index < tiers.length; index++) {
      const tier = tiers[index];
      if (tier === undefined) continue;
      let eligible = 0;
      for (let range = 0; range < tier.ranges.length; range += 2) {
        const to = tier.ranges[range + 1] ?? 0;
        for (let word = tier.ranges[range] ?? 0; word < to; word++) {
          eligible += bitCount((bits[from + word] ?? 0) & (available[word] ?? 0));
        }
      }
      if (eligible === 0) continue;
      const place = index * COUNTED.length;
      row.counts[place + ELIGIBLE] = eligible;
      row.counts[place + LACKS_AREA] = (row.counts[place + LACKS_AREA] ?? 0) - eligible;
      row.tier = index;
      this.#rank(tier, bits, from, available, 0, 0);
      return true;
    }
    return false;
  }

  /** M5: puts those available in both rows behind the candidates there are; `turned` is -1 to turn the second row over. */
  #rank(
    { ranges }: TierScope,
    first: MentorBits,
    firstRow: number,
    second: MentorBits,
    secondRow: number,
    turned: 0 | -1,
  ): void {
    const { row, turns } = this;
    const { available } = this.room;
    const { slots } = row;
    const start = row.candidates;
    let end = start;
    for (let range = 0; range < ranges.length; range += 2) {
      const to = ranges[range + 1] ?? 0;
      for (let word = ranges[range] ?? 0; word < to; word++) {
        let left =
          (available[word] ?? 0) & (first[firstRow + word] ?? 0) & ((second[secondRow + word] ?? 0) ^ turned);
        while (left !== 0) {
          const slot = lowestSlot(word, left);
          left &= left - 1;
          let place = end;
          if (end < slots.length) end += 1;
          else if (end === start || !turns.isBefore(slot, slots[--place] ?? 0)) continue;
          for (; place > start && turns.isBefore(slot, slots[place - 1] ?? 0); place--) {
            slots[place] = slots[place - 1] ?? 0;
          }
          slots[place] = slot;
        }
      }
    }
    row.candidates = end;
  }

  /** Whether the mentor of a slot is among those ranked in `row`, were there room for all of them. */
  isRanked(slot: number, area: number): boolean {
    const { areas, related } = this.listings;
    if (this.row.group === 3) return true;
    return hasBit(this.row.group === 2 ? related : areas.bits, area, slot);
  }
}
