import type { LadderTaskCode } from './taskTable.ts';
import type { LadderOutcome } from './ladderOutcome.ts';

/** L5, L6: which turn a third rejection has taken. */
export type Fate = 'toDiscuss' | 'toAsk' | 'exceptionAsked' | 'exceptionGranted' | 'terminate';

interface FateRow {
  readonly fate: Fate;
  /** What was decided last for it to apply; without outcomes, any. */
  readonly task: LadderTaskCode;
  readonly outcomes?: readonly LadderOutcome[];
}

/** The first row whose decision is recorded. The RVP's word on an exception ends the matter. */
const FATES: readonly FateRow[] = [
  { fate: 'exceptionGranted', task: 'decideException', outcomes: ['grant'] },
  { fate: 'terminate', task: 'decideException', outcomes: ['refuse'] },
  { fate: 'exceptionAsked', task: 'askException' },
  { fate: 'toAsk', task: 'discussMentor', outcomes: ['exception'] },
  { fate: 'terminate', task: 'discussMentor', outcomes: ['terminate'] },
];

/** What is recorded of a task that is done. */
export interface DoneTask {
  readonly doneAt: number;
  readonly outcome?: LadderOutcome | undefined;
}

/** L5, L6: the turn, and since when. */
export const fateOf = (
  done: ReadonlyMap<LadderTaskCode, DoneTask>,
): { readonly fate: Fate; readonly since: number | undefined } => {
  for (const { fate, task, outcomes } of FATES) {
    const found = done.get(task);
    if (found === undefined) continue;
    if (outcomes !== undefined && (found.outcome === undefined || !outcomes.includes(found.outcome)))
      continue;
    return { fate, since: found.doneAt };
  }
  return { fate: 'toDiscuss', since: undefined };
};
