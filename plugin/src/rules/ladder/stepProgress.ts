import type { AssignmentId } from '../facts.ts';
import { fateOf, type DoneTask, type Fate } from './fates.ts';
import type { KeyedRecord } from './ladderRecord.ts';
import { STEP_TASKS, type LadderTaskCode } from './taskTable.ts';

export type LadderStep = 1 | 2 | 3;

export const LADDER_STEPS: readonly LadderStep[] = [1, 2, 3];

/** How far one step for one rejection has come, by what people recorded. */
export interface StepProgress {
  readonly step: LadderStep;
  readonly done: ReadonlyMap<LadderTaskCode, DoneTask>;
  readonly fate: Fate;
  /** When the step took that turn. */
  readonly fateSince: number | undefined;
  /** At least one of its tasks is done. */
  readonly begun: boolean;
  /** When the last of its tasks was done; undefined while one is open. */
  readonly closedAt: number | undefined;
}

/** L3-L6: the progress of a step, from the records of its rejection. */
export const stepProgress = (step: LadderStep, records: readonly KeyedRecord[]): StepProgress => {
  const own = records.filter(({ names }) => names.step === step);
  const done = new Map(
    own.flatMap(({ names, doneAt, outcome }): [LadderTaskCode, DoneTask][] =>
      doneAt === undefined ? [] : [[names.task, { doneAt, outcome }]],
    ),
  );
  const { fate, since } = fateOf(done);
  const rows = STEP_TASKS[step];
  const open = rows.some(
    ({ task, owedIn, waitsIn }) =>
      !done.has(task) && (owedIn === undefined || owedIn.includes(fate) || waitsIn?.includes(fate)),
  );
  const times = rows.flatMap(({ task }) => done.get(task)?.doneAt ?? []);
  return {
    step,
    done,
    fate,
    fateSince: since,
    begun: times.length > 0,
    closedAt: open ? undefined : Math.max(...times),
  };
};

/** The records of each rejection. */
export type RecordsOf = (assignmentId: AssignmentId) => readonly KeyedRecord[];
