import { isDeepStrictEqual } from 'node:util';
import type { BriefDecision, MentoringRequest, ReasonCode } from '../../../plugin/src/rules/index.ts';
import { GROUPS } from '../../../plugin/src/rules/matching/matchPasses.ts';
import {
  COUNTED,
  type QueueCore,
  type RequestColumns,
} from '../../../plugin/src/rules/matching/queue/queueCore.ts';
import { COUNTS_A_REQUEST, type CoreAnswers } from './coreWeek.ts';

/** All answers to the same requests, in the same order. */
export interface WeekOfAnswers {
  readonly requests: readonly MentoringRequest[];
  readonly core: QueueCore;
  readonly columns: RequestColumns;
  readonly answers: CoreAnswers;
  readonly objects: readonly BriefDecision[];
  readonly naive: readonly BriefDecision[];
}

type Counts = Partial<Record<ReasonCode, number>>;

/** What the core's numbers say, in the words of the others. */
const coreSays = ({ core, columns, answers }: WeekOfAnswers, index: number) => {
  const scope = core.tiersOf(columns.scope[index] ?? -1);
  const visited = scope.slice(0, answers.visited[index]);
  const counts = answers.counts.subarray(index * COUNTS_A_REQUEST);
  return {
    chosen: core.slots.mentors[answers.chosen[index] ?? -1]?.mentor.id,
    tier: scope[answers.tier[index] ?? -1]?.tier,
    group: GROUPS[answers.group[index] ?? -1],
    tiers: visited.map(({ tier, considered }, place) => ({
      tier,
      considered,
      counts: COUNTED.map((_, code) => counts[place * COUNTED.length + code] ?? 0),
    })),
  };
};

const inTheSameWords = ({ candidates, tier, group, tiers }: BriefDecision) => ({
  chosen: candidates[0],
  tier,
  group,
  tiers: tiers.map((one) => ({
    tier: one.tier,
    considered: one.considered,
    counts: COUNTED.map((code) => (one.byReason as Counts)[code] ?? 0),
  })),
});

/** The first request that is not answered alike by all three, in words; undefined when there is none. */
export const firstDifference = (week: WeekOfAnswers): string | undefined => {
  for (const [index, { id }] of week.requests.entries()) {
    const [fast, naive] = [week.objects[index], week.naive[index]];
    if (fast === undefined || naive === undefined || !isDeepStrictEqual(fast, naive)) {
      return `${id}: the queue decides ${JSON.stringify(fast)}, the naive one ${JSON.stringify(naive)}`;
    }
    const [core, wanted] = [coreSays(week, index), inTheSameWords(naive)];
    if (!isDeepStrictEqual(core, wanted)) {
      return `${id}: the core decides ${JSON.stringify(core)}, the naive one ${JSON.stringify(wanted)}`;
    }
  }
  return undefined;
};
