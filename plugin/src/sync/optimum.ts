import { munkres } from 'munkres';
import {
  placesLeft,
  type BatchChoice,
  type MatchGroup,
  type MentorId,
  type Pool,
  type PoolMentor,
  type RequestId,
  type Tier,
} from '../rules/index.ts';

/** What a batch costs: serving comes before the tier, the tier before the group, the group before the turn. */
export const COST = {
  unassigned: 1e6,
  tier: { chapter: 0, district: 1e4, region: 2e4 } satisfies Record<Tier, number>,
  group: { areaAndIndustry: 0, area: 1e3 } satisfies Partial<Record<MatchGroup, number>>,
  /** Per turn (M5), and never as much as a group. */
  turn: 20,
  turnAtMost: 999,
} as const;

/** One request of a batch with everybody who may take it. */
export interface BatchRow {
  readonly requestId: RequestId;
  readonly choices: readonly BatchChoice[];
}

/** One request of a batch and who takes it. */
export interface BatchOffer extends BatchChoice {
  readonly requestId: RequestId;
}

/** What a request with a mentor costs; the previous mentor is best, in whichever tier (M9). */
export const pairCost = ({ tier, group }: Pick<BatchChoice, 'tier' | 'group'>): number =>
  group === 'continuity' ? 0 : COST.tier[tier] + (group === 'areaAndIndustry' ? 0 : COST.group.area);

/** M5: what a mentor's next offer costs after `before` of this batch; it never falls. */
export const turnCost = ({ turn, weight }: Pick<PoolMentor, 'turn' | 'weight'>, before: number): number =>
  Math.min(COST.turnAtMost, Math.round(COST.turn * (turn + before / weight)));

/** What a whole batch costs, in whatever order it was made. */
export const batchCost = (requests: number, offers: readonly BatchOffer[]): number => {
  const made = new Map<MentorId, number>();
  let cost = (requests - offers.length) * COST.unassigned;
  for (const { one, ...pair } of offers) {
    const before = made.get(one.mentor.id) ?? 0;
    made.set(one.mentor.id, before + 1);
    cost += pairCost(pair) + turnCost(one, before);
  }
  return cost;
};

/** A free place of a mentor; `before` is how many of the same mentor come first. */
interface Place {
  readonly one: PoolMentor;
  readonly before: number;
}

/** Minimum cost over the places given: a forbidden pair costs as much as nobody, and is dropped after. */
const solve = (rows: readonly BatchRow[], places: readonly Place[]): BatchOffer[] => {
  const columnsOf = new Map<MentorId, number[]>();
  for (const [column, { one }] of places.entries()) {
    const own = columnsOf.get(one.mentor.id);
    if (own === undefined) columnsOf.set(one.mentor.id, [column]);
    else own.push(column);
  }
  if (places.length === 0) return [];
  const matrix = rows.map(({ choices }) => {
    const costs = new Float64Array(places.length).fill(COST.unassigned);
    for (const choice of choices) {
      for (const column of columnsOf.get(choice.one.mentor.id) ?? []) {
        costs[column] = pairCost(choice) + turnCost(choice.one, places[column]?.before ?? 0);
      }
    }
    return costs;
  });
  return munkres(matrix).flatMap(([index, column]) => {
    const row = rows[index];
    const choice = row?.choices.find(({ one }) => one === places[column]?.one);
    return row === undefined || choice === undefined ? [] : [{ requestId: row.requestId, ...choice }];
  });
};

const PLACES_AT_FIRST = 2;

/**
 * The cheapest way to serve a batch of requests: each by one of its choices, no mentor beyond the places left this week.
 * `taken` are places that other batches of the same instant have used.
 *
 * Offers of one mentor never get cheaper, so a place beyond those given can only help where all given are used: few are
 * given at first, and more to whoever used them up, until nobody is short. That is the optimum over all places.
 */
export function optimalBatch(
  pool: Pool,
  batch: readonly BatchRow[],
  taken: ReadonlyMap<MentorId, number> = new Map(),
): BatchOffer[] {
  const rows = batch.filter(({ choices }) => choices.length > 0);
  const wanted = new Map<PoolMentor, number>();
  for (const { choices } of rows) for (const { one } of choices) wanted.set(one, (wanted.get(one) ?? 0) + 1);
  const most = new Map<PoolMentor, number>();
  for (const [one, requests] of wanted) {
    const left = placesLeft(one, pool) - (taken.get(one.mentor.id) ?? 0);
    most.set(one, Math.max(0, Math.min(left, requests)));
  }
  const given = new Map([...most].map(([one, all]) => [one, Math.min(PLACES_AT_FIRST, all)]));
  for (;;) {
    const places = [...given].flatMap(([one, count]) =>
      Array.from({ length: count }, (_, before) => ({ one, before })),
    );
    const offers = solve(rows, places);
    const used = Map.groupBy(offers, ({ one }) => one);
    const short = [...given].filter(
      ([one, count]) => used.get(one)?.length === count && count < (most.get(one) ?? 0),
    );
    if (short.length === 0) return offers;
    for (const [one, count] of short) given.set(one, Math.min(count * 2, most.get(one) ?? 0));
  }
}
