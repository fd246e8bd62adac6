import type { Instant, MentoringRequest, RequestId, UnitId } from '../../../plugin/src/rules/index.ts';
import { fallingWeights, weightedIndex, type SeededRandom } from './seededRandom.ts';

/** What requests are drawn from. */
export interface RequestSource {
  readonly chapters: readonly UnitId[];
  readonly areas: readonly string[];
  readonly industries: readonly string[];
}

/** Waiting requests, oldest submission first, spread evenly from `from` up to, not including, `to`. */
export type InventRequests = (
  count: number,
  from: Instant,
  to: Instant,
  random: SeededRandom,
) => MentoringRequest[];

/** Demand is uneven like the chapters, though not quite as their mentors are. */
export const requestsFrom = ({ chapters, areas, industries }: RequestSource): InventRequests => {
  const chapterOf = weightedIndex(
    fallingWeights(chapters.length, 0.6).map((weight, index) => weight * (0.6 + 0.2 * (index % 5))),
  );
  const areaOf = weightedIndex(fallingWeights(areas.length, 0.6));
  const industryOf = weightedIndex(fallingWeights(industries.length, 0.5));
  return (count, from, to, random) => {
    const series = Math.floor(from / 1000).toString(36);
    return Array.from({ length: count }, (_, index): MentoringRequest => ({
      id: `request-${series}-${String(index + 1).padStart(6, '0')}` as RequestId,
      number: String(index + 1).padStart(8, '0'),
      submittedAt: from + Math.floor(((to - from) * (index + random.next())) / count),
      chapterId: chapters[chapterOf(random)],
      assignmentStatus: 'unassigned',
      status: 'open',
      closed: false,
      area: areas[areaOf(random)],
      industry: industries[industryOf(random)],
      inBusiness: random.chance(0.6),
    }));
  };
};
