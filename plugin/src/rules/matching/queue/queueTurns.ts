import type { Instant } from '../../facts.ts';
import { middleOf, turnAfter } from '../fairTurn.ts';
import type { Pool } from '../pool.ts';
import type { MentorSlots } from './mentorSlots.ts';

/** M5: the loads (a/w) that a chapter's median is taken from. */
interface ChapterLoads {
  readonly members: readonly number[];
  /** Of the members, ascending. */
  readonly loads: Float64Array;
  median: number;
  /** The members whose turn moves with the median. */
  newcomers: readonly number[];
}

/** What offers say about one mentor's turn. */
export interface OfferedSoFar {
  /** M5's a. */
  readonly recent: number;
  readonly startShare: number;
  readonly lastOfferedAt: Instant | undefined;
}

/** Where a value stands for the last time among ascending ones. */
const lastOf = (ascending: Float64Array, value: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** M5: whose turn it is, while a queue makes offers. */
export class QueueTurns {
  readonly #at: Instant;
  readonly #recent: Int32Array;
  readonly #weight: Float64Array;
  readonly #startShare: Float64Array;
  readonly #turn: Float64Array;
  readonly #lastOfferedAt: Float64Array;
  /** The place in the order of the ids. */
  readonly #idPlace: Int32Array;
  /** By slot; undefined for those whom no median counts. */
  readonly #chapterOf: (ChapterLoads | undefined)[];

  constructor(pool: Pool, { mentors, slotOf }: MentorSlots) {
    this.#at = pool.at;
    this.#recent = new Int32Array(mentors.length);
    this.#idPlace = new Int32Array(mentors.length);
    this.#weight = new Float64Array(mentors.length);
    this.#startShare = new Float64Array(mentors.length);
    this.#turn = new Float64Array(mentors.length);
    this.#lastOfferedAt = new Float64Array(mentors.length);
    this.#chapterOf = mentors.map(() => undefined);
    const counted: number[] = [];
    // The pool has its mentors in the order of their ids.
    let idPlace = 0;
    for (const one of pool.byId.values()) {
      const slot = slotOf.get(one.mentor.id) ?? 0;
      this.#idPlace[slot] = idPlace++;
      this.#weight[slot] = one.weight;
      this.#turn[slot] = one.turn;
      this.#remember(slot, one);
      if (one.standing === undefined || one.standing.code === 'atLimit') counted.push(slot);
    }
    const chapterId = (slot: number) => pool.hierarchy.within(mentors[slot]?.mentor.chapterId, 'chapter')?.id;
    for (const members of Map.groupBy(counted, chapterId).values()) {
      const loads = new Float64Array(members.length);
      const chapter: ChapterLoads = { members, loads, median: 0, newcomers: [] };
      for (const slot of members) this.#chapterOf[slot] = chapter;
      this.#readLoads(chapter);
    }
  }

  /** Whether one slot comes before another: fair turn, least recently offered, id. */
  isBefore(one: number, other: number): boolean {
    const byTurn = (this.#turn[one] ?? 0) - (this.#turn[other] ?? 0);
    if (byTurn !== 0) return byTurn < 0;
    const byTime = (this.#lastOfferedAt[one] ?? 0) - (this.#lastOfferedAt[other] ?? 0);
    if (byTime !== 0) return byTime < 0;
    return (this.#idPlace[one] ?? 0) < (this.#idPlace[other] ?? 0);
  }

  /** What M4's band looks at in the mentor of a slot. */
  turnOf(slot: number): { readonly turn: number; readonly weight: number } {
    return { turn: this.#turn[slot] ?? 0, weight: this.#weight[slot] ?? 1 };
  }

  /** One more offer at the pool's instant. Nobody's `startShare` changes: who had no offer before is new from today. */
  offered(slot: number): void {
    const recent = this.#recent[slot] ?? 0;
    const weight = this.#weight[slot] ?? 1;
    this.#recent[slot] = recent + 1;
    this.#lastOfferedAt[slot] = Math.max(this.#lastOfferedAt[slot] ?? 0, this.#at);
    const chapter = this.#chapterOf[slot];
    if (chapter !== undefined) this.#raiseLoad(chapter, recent / weight, (recent + 1) / weight);
    this.#setTurn(slot);
  }

  /** Sets what is known of a mentor's offers anew. */
  reread(slot: number, offered: OfferedSoFar): void {
    this.#remember(slot, offered);
    const chapter = this.#chapterOf[slot];
    if (chapter !== undefined) {
      this.#readLoads(chapter);
      this.#moveNewcomers(chapter);
    }
    this.#setTurn(slot);
  }

  #remember(slot: number, { recent, startShare, lastOfferedAt }: OfferedSoFar): void {
    this.#recent[slot] = recent;
    this.#startShare[slot] = startShare;
    this.#lastOfferedAt[slot] = lastOfferedAt ?? Number.MIN_SAFE_INTEGER;
  }

  #setTurn(slot: number): void {
    const start = (this.#startShare[slot] ?? 0) * (this.#chapterOf[slot]?.median ?? 0);
    this.#turn[slot] = turnAfter(start, this.#recent[slot] ?? 0, this.#weight[slot] ?? 1);
  }

  #readLoads(chapter: ChapterLoads): void {
    const { members, loads } = chapter;
    for (const [place, slot] of members.entries()) {
      loads[place] = (this.#recent[slot] ?? 0) / (this.#weight[slot] ?? 1);
    }
    loads.sort();
    chapter.median = middleOf(loads);
    chapter.newcomers = members.filter((slot) => (this.#startShare[slot] ?? 0) > 0);
  }

  /** One member's load grows; the others stay in order. */
  #raiseLoad(chapter: ChapterLoads, from: number, to: number): void {
    const { loads } = chapter;
    let place = lastOf(loads, from);
    for (let next = loads[place + 1]; next !== undefined && next < to; next = loads[place + 1]) {
      loads[place++] = next;
    }
    loads[place] = to;
    const median = middleOf(loads);
    if (median === chapter.median) return;
    chapter.median = median;
    this.#moveNewcomers(chapter);
  }

  #moveNewcomers({ newcomers }: ChapterLoads): void {
    for (const slot of newcomers) this.#setTurn(slot);
  }
}
