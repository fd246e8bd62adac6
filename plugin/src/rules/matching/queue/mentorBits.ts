/** Mentors as bits, 32 to a word. A row is one bit for every slot; rows may lie behind each other in one array. */
export type MentorBits = Int32Array<ArrayBuffer>;

export const WORD_BITS = 32;

/** How many bits of a word are set. */
export const bitCount = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** The slot of the lowest bit of a word that is not 0. */
export const lowestSlot = (place: number, word: number): number =>
  place * WORD_BITS + 31 - Math.clz32(word & -word);

/** `row` is the first word of the row. */
export const hasBit = (bits: MentorBits, row: number, slot: number): boolean =>
  (((bits[row + (slot >> 5)] ?? 0) >>> (slot & 31)) & 1) === 1;

export const setBit = (bits: MentorBits, row: number, slot: number): void => {
  bits[row + (slot >> 5)] = (bits[row + (slot >> 5)] ?? 0) | (1 << (slot & 31));
};

export const clearBit = (bits: MentorBits, row: number, slot: number): void => {
  bits[row + (slot >> 5)] = (bits[row + (slot >> 5)] ?? 0) & ~(1 << (slot & 31));
};
