import { offersLeft, type CapacityUse } from '../../capacity/capacityUse.ts';
import type { ReasonCode } from '../../outcomes.ts';
import type { Pool, PoolMentor } from '../pool.ts';
import type { Standing } from '../standing.ts';
import { clearBit, hasBit, setBit, type MentorBits } from './mentorBits.ts';
import type { MentorSlots } from './mentorSlots.ts';

/** M6, M7: why a mentor without a word against them in the profile has no room. */
export const ROOM_CODES = [
  'atLimit',
  'capacityUnclear',
  'noCapacity',
] as const satisfies readonly ReasonCode[];

/** More than any queue offers. */
const NO_LIMIT = 2 ** 30;

/** Who can take a request now, and who has no room, while a queue uses up the places (M7, M11). */
export class QueueRoom {
  /** M2, M6, M7: nothing stands against another request. */
  readonly available: MentorBits;
  /** By `ROOM_CODES`. */
  readonly without: readonly [MentorBits, MentorBits, MentorBits];
  readonly #places: Int32Array;
  readonly #pool: Pool;

  constructor(pool: Pool, { words, mentors }: MentorSlots) {
    this.#pool = pool;
    this.available = new Int32Array(words);
    this.without = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
    this.#places = new Int32Array(mentors.length);
    for (const [slot, one] of mentors.entries()) {
      if (one !== undefined) this.reread(slot, one, one);
    }
  }

  /** Sets what is known of a mentor anew. */
  reread(
    slot: number,
    one: PoolMentor,
    { use, standing }: { readonly use: CapacityUse; readonly standing: Standing | undefined },
  ): void {
    this.#places[slot] = Math.min(offersLeft(one.capacity, use, this.#pool.policy), NO_LIMIT);
    for (const [place, code] of ROOM_CODES.entries()) {
      const bits = this.without[place];
      if (bits === undefined) continue;
      if (standing?.code === code) setBit(bits, 0, slot);
      else clearBit(bits, 0, slot);
    }
    if (standing === undefined) setBit(this.available, 0, slot);
    else clearBit(this.available, 0, slot);
  }

  /** M7: one place less; the last one makes the limit reached. */
  offered(slot: number): void {
    const places = (this.#places[slot] ?? 0) - 1;
    this.#places[slot] = places;
    if (places > 0 || !hasBit(this.available, 0, slot)) return;
    clearBit(this.available, 0, slot);
    setBit(this.without[0], 0, slot);
  }

  /** Whether the profile rules a mentor out, whatever their room. */
  isOut(slot: number): boolean {
    return ![this.available, ...this.without].some((bits) => hasBit(bits, 0, slot));
  }

  /** M10: takes a mentor out, whatever their room, and returns how to put them back; undefined when the profile rules
   * them out anyway. */
  withhold(slot: number): (() => void) | undefined {
    const bits = [this.available, ...this.without].find((each) => hasBit(each, 0, slot));
    if (bits === undefined) return undefined;
    clearBit(bits, 0, slot);
    return () => {
      setBit(bits, 0, slot);
    };
  }
}
