import type { MentorId, RequestId, UnitId } from '../facts.ts';
import type { Pool } from '../matching/pool.ts';
import { loadSpread } from './loadSpread.ts';
import type { QueueEntry, TimeSpan } from './queueEntry.ts';
import type { QueueHistory, QueueResult } from './simulation.ts';
import { summarize } from './summarize.ts';

/** What a history is about. */
export interface HistorySpan extends TimeSpan {
  /** Only requests and mentors of this region, by its name; all without it. */
  readonly region?: string | undefined;
}

const sameWord = (name: string): string => name.trim().toLowerCase();

const isIn =
  ({ hierarchy }: Pool, region: string | undefined) =>
  (unitId: UnitId | undefined): boolean =>
    region === undefined || sameWord(hierarchy.within(unitId, 'region')?.name ?? '') === sameWord(region);

/** The offers of a span by mentor, direct ones too: they are load (M5). */
const offersIn = ({ history }: Pool, { from, to }: TimeSpan): Map<MentorId, number> => {
  const counts = new Map<MentorId, number>();
  for (const offers of history.values()) {
    for (const { mentorId, offeredAt } of offers) {
      if (offeredAt >= from && offeredAt < to) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    }
  }
  return counts;
};

/** The results of a span in the order of `entries`, with their figures. `end` is the pool at the end of the span. */
export const queueHistory = <Result extends QueueResult>(
  results: ReadonlyMap<RequestId, Result>,
  entries: readonly QueueEntry[],
  end: Pool,
  { from, to, region }: HistorySpan,
): QueueHistory<Result> => {
  const counts = isIn(end, region);
  const requests = entries.flatMap(({ request }) => {
    const result = counts(request.chapterId) ? results.get(request.id) : undefined;
    return result === undefined ? [] : [result];
  });
  const offers = offersIn(end, { from, to });
  const fairness = loadSpread(end, (mentorId) => offers.get(mentorId) ?? 0, counts);
  return { from, to, requests, summary: summarize(requests, fairness), end };
};
