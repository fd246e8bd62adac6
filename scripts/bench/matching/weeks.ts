import {
  businessCalendar,
  buildPool,
  type Assignment,
  type AssignmentId,
  type BriefDecision,
  type MentoringRequest,
  type Pool,
} from '../../../plugin/src/rules/index.ts';
import { DAY_MS } from '../country/durations.ts';
import type { InventedCountry } from '../inventedCountry.ts';

/** One Sunday: the requests that came in the week before, and the pool with all places of the new week. */
export interface Week {
  readonly pool: Pool;
  /** Milliseconds that the pool took. */
  readonly building: number;
  readonly requests: readonly MentoringRequest[];
}

/** Twice the window of the fair turn, and what a month's limit looks at. */
const KEPT_DAYS = 60;

const offersOf = (decisions: readonly BriefDecision[], { at }: Pool): Assignment[] =>
  decisions.flatMap(({ requestId, candidates: [mentorId], relaxed }): Assignment[] =>
    mentorId === undefined || relaxed
      ? []
      : [
          {
            id: `offer-${requestId}` as AssignmentId,
            requestId,
            mentorId,
            how: 'assigned',
            offeredAt: at,
            unlockedByRoc: false,
          },
        ],
  );

/** Weekly batches of `count` requests in `weeks` weeks; `decideWeek` says what was decided, and the offers of one week are the
 * past of the next. */
export const runWeeks = (
  country: InventedCountry,
  { count, weeks }: { readonly count: number; readonly weeks: number },
  decideWeek: (week: Week) => readonly BriefDecision[],
): void => {
  const { world, policy, at: start } = country;
  const calendar = businessCalendar(policy.calendar.timeZone, policy.calendar.closures);
  const sunday = (week: number) => calendar.daysAfter(start, 7 * week);
  const requests = country.requestsOf(count, sunday(-1), sunday(weeks - 1));
  let assignments = world.assignments;
  let next = 0;
  for (let week = 0; week < weeks; week++) {
    const at = sunday(week);
    const first = next;
    while ((requests[next]?.submittedAt ?? at) < at) next += 1;
    assignments = assignments.filter(({ offeredAt }) => offeredAt >= at - KEPT_DAYS * DAY_MS);
    const began = performance.now();
    const pool = buildPool({ ...world, assignments }, policy, at);
    const building = performance.now() - began;
    const decisions = decideWeek({ pool, building, requests: requests.slice(first, next) });
    assignments = [...assignments, ...offersOf(decisions, pool)];
  }
};
