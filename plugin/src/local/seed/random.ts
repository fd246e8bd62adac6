/** A reproducible source of chance: the same seed and the same questions give the same answers. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  fraction(): number;
  /** A whole number; both ends are possible. */
  whole(from: number, to: number): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks one of the choices, each with its own weight above 0. */
  weighted<Item>(choices: readonly Weighted<Item>[]): Item;
  /** Up to `count` different items, heavier ones more often and earlier. */
  weightedSome<Item>(choices: readonly Weighted<Item>[], count: number): Item[];
  /** A positive number with a long right tail (log-normal). */
  skewed(median: number, spread: number): number;
  /** An independent source that depends on this seed and the name only, not on what was asked before. */
  stream(name: string): Random;
}

export type Weighted<Item> = readonly [item: Item, weight: number];

/** Starts a source from any text, e.g. the seed number. */
export function randomFrom(seed: string): Random {
  const fraction = sfc32(seed);
  const weighted = <Item>(choices: readonly Weighted<Item>[]): Item => {
    let rest = fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of choices) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return last(choices)[0];
  };
  return {
    fraction,
    whole: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    chance: (probability) => fraction() < probability,
    pick: (items) => at(items, Math.floor(fraction() * items.length)),
    weighted,
    weightedSome: (choices, count) => {
      const rest = [...choices];
      const picked = [];
      while (picked.length < count && rest.length > 0) {
        const item = weighted(rest);
        picked.push(item);
        rest.splice(
          rest.findIndex(([other]) => other === item),
          1,
        );
      }
      return picked;
    },
    skewed: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
      return median * Math.exp(spread * normal);
    },
    stream: (name) => randomFrom(`${seed}/${name}`),
  };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError('Expected a list with at least one item, got an empty one.');
  return item;
}

function last<Item>(items: readonly Item[]): Item {
  return at(items, items.length - 1);
}

/** Chris Doty-Humphrey's small fast counter generator, its state filled from a text (FNV-1a, then mixed). */
function sfc32(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  }
  const mixed = (): number => {
    hash = (hash + 0x9e3779b9) | 0;
    let value = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return value ^ (value >>> 15);
  };
  let [a, b, c, counter] = [mixed(), mixed(), mixed(), 1];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
}
