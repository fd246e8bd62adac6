import {
  openQueue,
  type BriefDecision,
  type MentoringRequest,
  type Pool,
} from '../../../plugin/src/rules/index.ts';
import { QueueCore } from '../../../plugin/src/rules/matching/queue/queueCore.ts';
import { naiveMatcher } from '../../../test/rules/matching/queue/naiveMatcher.ts';
import { decideOnCore, roomForAnswers } from './coreWeek.ts';
import { firstDifference } from './firstDifference.ts';
import { decideInQueue } from './queueWeek.ts';

/** Milliseconds of CPU time of one week. */
export interface WeekTimes {
  readonly openCore: number;
  readonly core: number;
  readonly openObjects: number;
  readonly objects: number;
  readonly naive: number;
}

/** CPU time of this thread: what else the machine does is left out. */
const cpuNow = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const timed = <Result>(work: () => Result): readonly [number, Result] => {
  const start = cpuNow();
  const result = work();
  return [cpuNow() - start, result];
};

/** Decides a week's requests three times, each time from the same pool: on the core, through the objects, naively.
 * `different` names the first request that was not answered alike. */
export const measureWeek = (
  pool: Pool,
  requests: readonly MentoringRequest[],
): { times: WeekTimes; different: string | undefined; decisions: readonly BriefDecision[] } => {
  const [openCore, { core, columns }] = timed(() => {
    const opened = new QueueCore(pool);
    return { core: opened, columns: opened.columnsOf(requests) };
  });
  const answers = roomForAnswers(requests.length);
  const [onCore] = timed(() => {
    decideOnCore(core, columns, answers);
  });
  const [openObjects, queue] = timed(() => openQueue(pool));
  const [throughObjects, objects] = timed(() => decideInQueue(queue, requests));
  const [naively, naive] = timed(() => decideInQueue(naiveMatcher(pool), requests));
  return {
    times: { openCore, core: onCore, openObjects, objects: throughObjects, naive: naively },
    different: firstDifference({ requests, core, columns, answers, objects, naive }),
    decisions: objects,
  };
};
