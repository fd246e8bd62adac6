import type { CapacityReading, Mentor, MentorId, UnitId } from '../../../plugin/src/rules/index.ts';
import { fallingWeights, weightedIndex, type SeededRandom } from './seededRandom.ts';

/** What mentors are drawn from. */
export interface MentorSource {
  readonly mentors: number;
  readonly chapters: readonly UnitId[];
  readonly areas: readonly string[];
  readonly industries: readonly string[];
  /** Sum of the weekly limits of everybody who takes requests; without it, what chance gives, with some unlimited. */
  readonly placesPerWeek: number | undefined;
}

const NO_TEXT: CapacityReading = { kind: 'none' };
const LIMITS = [1, 1, 2, 2, 2, 2, 3, 3, 4] as const;

/** Up to `most` different values, the first ones of the list more often. */
const someOf = (
  values: readonly string[],
  draw: (random: SeededRandom) => number,
  most: number,
  random: SeededRandom,
): string[] => {
  const wanted = 1 + random.below(most);
  const some = new Set<string>();
  for (let tries = 0; tries < most * 2 && some.size < wanted; tries++) some.add(values[draw(random)] ?? '');
  return [...some];
};

type CapacityFields = Pick<Mentor, 'weeklyLimit' | 'capacityText'>;

const perWeekText = (limit: number): CapacityFields => ({
  capacityText: { kind: 'limit', limit, per: 'week', words: `${limit} per week` },
});

/** Number fields, texts of all kinds, nothing at all. */
const mixedCapacity = (random: SeededRandom): CapacityFields => {
  const limit = random.pick(LIMITS);
  const kind = random.next();
  if (kind < 0.7) return { weeklyLimit: limit, capacityText: NO_TEXT };
  if (kind < 0.82) return perWeekText(limit);
  if (kind < 0.85) return perWeekText(0.5);
  if (kind < 0.88) {
    const words = `${limit * 2} a month`;
    return { capacityText: { kind: 'limit', limit: limit * 2, per: 'month', words } };
  }
  if (kind < 0.91) return { capacityText: { kind: 'unclear', words: 'ask me first' } };
  if (kind < 0.92) return { weeklyLimit: 0, capacityText: NO_TEXT };
  return { capacityText: NO_TEXT };
};

/** Whole weekly limits only, from the number field or the text. */
const countedCapacity = (limit: number, random: SeededRandom): CapacityFields =>
  random.chance(0.85) ? { weeklyLimit: limit, capacityText: NO_TEXT } : perWeekText(limit);

const takesRequests = ({ status, classification, paused }: Mentor): boolean =>
  status === 'active' && classification === 'mentor' && !paused;

/** Limits of those who take requests, adding up to `places`; undefined for those who have to pause because places are few. */
const limitsFor = (takers: number, places: number, random: SeededRandom): (number | undefined)[] => {
  const limits = Array.from({ length: takers }, (): number => random.pick(LIMITS));
  let sum = limits.reduce((total, limit) => total + limit, 0);
  while (takers > 0 && sum !== places) {
    const index = random.below(takers);
    const limit = limits[index] ?? 0;
    const step = sum < places ? 1 : limit > 0 ? -1 : 0;
    limits[index] = limit + step;
    sum += step;
  }
  return limits.map((limit) => (limit === 0 ? undefined : limit));
};

/** Mentors of uneven chapters, with uneven knowledge; 4 in 5 can take requests. */
export const inventMentors = (source: MentorSource, random: SeededRandom): Mentor[] => {
  const { chapters, areas, industries, placesPerWeek } = source;
  const chapterOf = weightedIndex(fallingWeights(chapters.length, 0.6));
  const areaOf = weightedIndex(fallingWeights(areas.length, 0.5));
  const industryOf = weightedIndex(fallingWeights(industries.length, 0.5));
  const drafts = Array.from({ length: source.mentors }, (_, index): Mentor => ({
    id: `mentor-${String(index + 1).padStart(5, '0')}` as MentorId,
    chapterId: chapters[chapterOf(random)],
    status: random.chance(0.93) ? 'active' : 'inactive',
    classification: random.chance(0.94) ? 'mentor' : random.pick(['subjectMatterExpert', 'volunteer']),
    paused: random.chance(0.09),
    areas: someOf(areas, areaOf, 6, random),
    industries: someOf(industries, industryOf, 6, random),
    capacityText: NO_TEXT,
    limitReached: false,
    acceptsDirect: random.chance(0.97),
  }));
  if (placesPerWeek === undefined) return drafts.map((mentor) => ({ ...mentor, ...mixedCapacity(random) }));

  const limits = limitsFor(drafts.filter(takesRequests).length, placesPerWeek, random);
  let next = 0;
  return drafts.map((mentor) => {
    if (!takesRequests(mentor)) return { ...mentor, ...countedCapacity(random.pick(LIMITS), random) };
    const limit = limits[next++];
    return { ...mentor, paused: limit === undefined, ...countedCapacity(limit ?? 1, random) };
  });
};
