import type { MentorId, UnitId } from '../../facts.ts';
import type { ReasonCode, Tier } from '../../outcomes.ts';
import { TIERS, type Pool, type PoolMentor } from '../pool.ts';
import { WORD_BITS } from './mentorBits.ts';

/** The chapter, district and region that a unit lies in. */
type UnitPath = readonly (UnitId | undefined)[];

/** M2: what the profile rules out, which no offer changes. */
export const PROFILE_CODES = [
  'notActive',
  'notMentor',
  'subjectMatterExpert',
  'paused',
] as const satisfies readonly ReasonCode[];

/** Mentors of the same units: neighbours in words of their own. */
interface Cell {
  readonly path: UnitPath;
  readonly mentors: PoolMentor[];
}

interface PlacedCell {
  readonly path: UnitPath;
  readonly fromWord: number;
  /** Not included. */
  readonly toWord: number;
  readonly considered: number;
  readonly outByProfile: readonly number[];
}

/** One tier of a request's chapter: the mentors that no nearer tier has. */
export interface TierScope {
  readonly tier: Tier;
  readonly unitId: UnitId;
  /** Words of slots: from, up to, from, up to, … */
  readonly ranges: Int32Array;
  readonly considered: number;
  /** How many the profile rules out, by `PROFILE_CODES`. */
  readonly outByProfile: readonly number[];
  /** How many of those considered the profile does not rule out. */
  readonly others: number;
}

/** Every mentor of a pool at a place of their own, so that a tier is a few runs of words. */
export interface MentorSlots {
  readonly words: number;
  /** By slot; undefined where a word is not filled. */
  readonly mentors: readonly (PoolMentor | undefined)[];
  readonly slotOf: ReadonlyMap<MentorId, number>;
  /** M3: the tiers of a chapter, nearest first; a level that the hierarchy does not have is left out. */
  tiersOf(chapterId: UnitId | undefined): readonly TierScope[];
}

const pathOf = ({ hierarchy }: Pool, unitId: UnitId | undefined): UnitPath =>
  TIERS.map((tier) => hierarchy.within(unitId, tier)?.id);

const cellsOf = (pool: Pool): Cell[] => {
  const keys = new Map<UnitId | undefined, string>();
  const cells = new Map<string, Cell>();
  for (const one of pool.byId.values()) {
    const { chapterId } = one.mentor;
    let key = keys.get(chapterId);
    if (key === undefined) {
      const path = pathOf(pool, chapterId);
      // Regions first, so that the words of a district, and of a region, lie together.
      key = path.toReversed().join('\n');
      keys.set(chapterId, key);
      if (!cells.has(key)) cells.set(key, { path, mentors: [] });
    }
    cells.get(key)?.mentors.push(one);
  }
  return [...cells].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, cell]) => cell);
};

const outByProfile = (mentors: readonly PoolMentor[]): number[] =>
  PROFILE_CODES.map((code) =>
    mentors.reduce((sum, { standing }) => sum + (standing?.code === code ? 1 : 0), 0),
  );

const tierScope = (tier: Tier, unitId: UnitId, cells: readonly PlacedCell[]): TierScope => {
  const ranges: number[] = [];
  const out = PROFILE_CODES.map(() => 0);
  let considered = 0;
  for (const cell of cells) {
    if (ranges.at(-1) === cell.fromWord) ranges.pop();
    else ranges.push(cell.fromWord);
    ranges.push(cell.toWord);
    considered += cell.considered;
    for (const [place, number] of cell.outByProfile.entries()) out[place] = (out[place] ?? 0) + number;
  }
  const others = out.reduce((left, number) => left - number, considered);
  return { tier, unitId, ranges: Int32Array.from(ranges), considered, outByProfile: out, others };
};

/** Places the mentors of a pool. */
export const placeMentors = (pool: Pool): MentorSlots => {
  const mentors: (PoolMentor | undefined)[] = [];
  const cellsOfUnit = TIERS.map(() => new Map<UnitId | undefined, PlacedCell[]>());
  for (const { path, mentors: own } of cellsOf(pool)) {
    const fromWord = mentors.length / WORD_BITS;
    mentors.push(...own);
    while (mentors.length % WORD_BITS > 0) mentors.push(undefined);
    const toWord = mentors.length / WORD_BITS;
    const cell = { path, fromWord, toWord, considered: own.length, outByProfile: outByProfile(own) };
    for (const [level, cells] of cellsOfUnit.entries()) {
      const known = cells.get(path[level]);
      if (known === undefined) cells.set(path[level], [cell]);
      else known.push(cell);
    }
  }
  const slotOf = new Map<MentorId, number>();
  for (const [slot, one] of mentors.entries()) if (one !== undefined) slotOf.set(one.mentor.id, slot);
  return {
    words: mentors.length / WORD_BITS,
    mentors,
    slotOf,
    tiersOf: (chapterId) => {
      const own = pathOf(pool, chapterId);
      return TIERS.flatMap((tier, level) => {
        const unitId = own[level];
        if (unitId === undefined) return [];
        const inNearer = ({ path }: PlacedCell): boolean =>
          path.some((unit, nearer) => nearer < level && unit !== undefined && unit === own[nearer]);
        const cells = cellsOfUnit[level]?.get(unitId) ?? [];
        return [
          tierScope(
            tier,
            unitId,
            cells.filter((cell) => !inNearer(cell)),
          ),
        ];
      });
    },
  };
};

/** Whether the words of a tier have a slot. */
export const tierHas = (ranges: Int32Array, slot: number): boolean => {
  const word = slot >> 5;
  for (let index = 0; index < ranges.length; index += 2) {
    if (word >= (ranges[index] ?? 0) && word < (ranges[index + 1] ?? 0)) return true;
  }
  return false;
};
