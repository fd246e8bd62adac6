import type { Instant } from '../../calendar/zoneTime.ts';

interface Event {
  readonly at: Instant;
  readonly order: number;
  readonly happen: () => void;
}

/** Things that happen one after the other, in the order of time, and not later than the end. */
export class Timeline {
  readonly #heap: Event[] = [];
  #order = 0;
  #now = -Infinity;

  /** The time of what is happening at this moment. */
  get now(): Instant {
    return this.#now;
  }

  /** Full seconds; of two things at the same time the one planned first happens first. */
  plan(at: Instant, happen: () => void): void {
    const event = { at: Math.max(this.#now, Math.round(at / 1000) * 1000), order: this.#order++, happen };
    this.#heap.push(event);
    this.#rise(this.#heap.length - 1);
  }

  run(until: Instant): void {
    for (let next = this.#heap[0]; next !== undefined && next.at <= until; next = this.#heap[0]) {
      const last = this.#heap.pop();
      if (last !== undefined && last !== next) {
        this.#heap[0] = last;
        this.#sink();
      }
      this.#now = next.at;
      next.happen();
    }
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfLater(parent, index)) return;
      index = parent;
    }
  }

  #sink(): void {
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const child = right < this.#heap.length && this.#isLater(left, right) ? right : left;
      if (child >= this.#heap.length || !this.#swapIfLater(index, child)) return;
      index = child;
    }
  }

  #swapIfLater(upper: number, lower: number): boolean {
    if (!this.#isLater(upper, lower)) return false;
    const [high, low] = [this.#heap[upper], this.#heap[lower]];
    if (high !== undefined && low !== undefined) [this.#heap[upper], this.#heap[lower]] = [low, high];
    return true;
  }

  #isLater(one: number, other: number): boolean {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first === undefined || second === undefined) return false;
    return first.at > second.at || (first.at === second.at && first.order > second.order);
  }
}
