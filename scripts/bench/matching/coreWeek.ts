import type { QueueCore, RequestColumns } from '../../../plugin/src/rules/matching/queue/queueCore.ts';
import { COUNTED } from '../../../plugin/src/rules/matching/queue/queueCore.ts';

/** What the core decided, in columns: one row a request. */
export interface CoreAnswers {
  /** Slot of the chosen mentor; -1 for nobody. */
  readonly chosen: Int32Array;
  /** Index of the tier in the request's scope; -1 for none. */
  readonly tier: Int32Array;
  /** Index in `GROUPS`; -1 for none. */
  readonly group: Int32Array;
  readonly visited: Int32Array;
  /** `COUNTS_A_REQUEST` numbers a request. */
  readonly counts: Int32Array;
}

/** The last group that is no relaxed one. */
const LAST_STRICT = 1;
export const COUNTS_A_REQUEST = 3 * COUNTED.length;

export const roomForAnswers = (count: number): CoreAnswers => ({
  chosen: new Int32Array(count),
  tier: new Int32Array(count),
  group: new Int32Array(count),
  visited: new Int32Array(count),
  counts: new Int32Array(count * COUNTS_A_REQUEST),
});

/** M11: decides a week's requests in their order; a mentor found without relaxing gets the offer at once (M3). */
export const decideOnCore = (
  core: QueueCore,
  { scope, area, industry }: RequestColumns,
  answers: CoreAnswers,
): void => {
  const { row } = core;
  for (let index = 0; index < scope.length; index++) {
    core.decide(scope[index] ?? -1, area[index] ?? 0, industry[index] ?? 0);
    const chosen = row.candidates > 0 ? (row.slots[0] ?? -1) : -1;
    answers.chosen[index] = chosen;
    answers.tier[index] = row.tier;
    answers.group[index] = row.group;
    answers.visited[index] = row.visited;
    const numbers = row.visited * COUNTED.length;
    for (let place = 0; place < numbers; place++) {
      answers.counts[index * COUNTS_A_REQUEST + place] = row.counts[place] ?? 0;
    }
    if (chosen >= 0 && row.group <= LAST_STRICT) core.offer(chosen);
  }
};
