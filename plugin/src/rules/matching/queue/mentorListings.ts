import type { Mentor } from '../../facts.ts';
import type { Pool } from '../pool.ts';
import { setBit, type MentorBits } from './mentorBits.ts';
import type { MentorSlots } from './mentorSlots.ts';

/** Which mentors list which code: one row of bits for each. */
export interface Listing {
  readonly bits: MentorBits;
  /** The first word of a code's row; of an empty row for a code that nobody lists. */
  rowOf(code: string | undefined): number;
}

const NOBODY = 0;

const listingOf = (
  { mentors, words }: MentorSlots,
  codesOf: (mentor: Mentor) => readonly string[],
  others: Iterable<string> = [],
): Listing => {
  const rows = new Map<string, number>();
  const rowFor = (code: string): number => {
    const known = rows.get(code);
    if (known !== undefined) return known;
    const row = (rows.size + 1) * words;
    rows.set(code, row);
    return row;
  };
  for (const code of others) rowFor(code);
  const listed = mentors.map((one) => (one === undefined ? [] : codesOf(one.mentor).map(rowFor)));

  const bits = new Int32Array((rows.size + 1) * words);
  for (const [slot, own] of listed.entries()) for (const row of own) setBit(bits, row, slot);
  return { bits, rowOf: (code) => (code === undefined ? NOBODY : (rows.get(code) ?? NOBODY)) };
};

/** M3, M4: what mentors list. Row numbers of `areas` are also those of `related`. */
export interface MentorListings {
  readonly areas: Listing;
  /** M3: who lists an area that stands in for the one of the row. */
  readonly related: MentorBits;
  readonly industries: Listing;
}

/** Reads what the mentors of a pool list. */
export const readListings = ({ relatedAreas }: Pool, slots: MentorSlots): MentorListings => {
  const areas = listingOf(slots, (mentor) => mentor.areas, relatedAreas.keys());
  const related = new Int32Array(areas.bits.length);
  for (const [area, others] of relatedAreas) {
    const row = areas.rowOf(area);
    for (const other of others) {
      const otherRow = areas.rowOf(other);
      for (let word = 0; word < slots.words; word++) {
        related[row + word] = (related[row + word] ?? 0) | (areas.bits[otherRow + word] ?? 0);
      }
    }
  }
  return { areas, related, industries: listingOf(slots, (mentor) => mentor.industries) };
};
