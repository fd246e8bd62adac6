/** A small seeded generator: the same seed always gives the same country. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
}

/** Mulberry32. */
export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    chance: (share) => next() < share,
  };
};

/** Draws indexes in proportion to `weights`. */
export const weightedIndex = (weights: readonly number[]): ((random: SeededRandom) => number) => {
  let total = 0;
  const upTo = weights.map((weight) => (total += weight));
  return (random) => {
    const wanted = random.next() * total;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? Infinity) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};

/** Weights that fall from 1 with the place, the faster the higher `fall`. */
export const fallingWeights = (count: number, fall: number): number[] =>
  Array.from({ length: count }, (_, place) => 1 / (place + 1) ** fall);
