import type { MentorId, UnitId } from '../facts.ts';
import type { Pool, PoolMentor } from '../matching/pool.ts';

/** M5: the mentors whose load is compared: nothing but a full week stands against their next request. */
const takesRequests = ({ standing }: PoolMentor): boolean =>
  standing === undefined || standing.code === 'atLimit';

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

/**
 * How unevenly the load lies among comparable mentors; 0 when all carry alike. A mentor's load is the number of offers per
 * place a week (M5's w). Comparable are the mentors of one chapter who take requests; the figure is the standard
 * deviation of their loads, and of several chapters the mean, each chapter weighing as many as it has such mentors.
 * A chapter with one such mentor has nobody to compare.
 *
 * @param offersOf a mentor's offers that are looked at.
 * @param counts whether the chapter is looked at.
 */
export const loadSpread = (
  pool: Pool,
  offersOf: (mentorId: MentorId) => number,
  counts: (chapterId: UnitId) => boolean = () => true,
): number => {
  let weighted = 0;
  let mentors = 0;
  const chapterOf = ({ mentor }: PoolMentor) => pool.hierarchy.within(mentor.chapterId, 'chapter')?.id;
  for (const [chapterId, members] of Map.groupBy(pool.byId.values(), chapterOf)) {
    if (chapterId === undefined || !counts(chapterId)) continue;
    // A limit of 0 takes no requests, so that no weight is 0.
    const loads = members.filter(takesRequests).map(({ mentor, weight }) => offersOf(mentor.id) / weight);
    if (loads.length < 2) continue;
    weighted += deviation(loads) * loads.length;
    mentors += loads.length;
  }
  return mentors === 0 ? 0 : weighted / mentors;
};
