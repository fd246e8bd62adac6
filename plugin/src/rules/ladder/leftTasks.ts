import type { LadderTask, LadderTaskState } from './ladderTask.ts';
import type { KeyedRecord } from './ladderRecord.ts';
import { makeTask } from './makeTask.ts';
import type { TaskScene } from './taskScene.ts';
import { taskRow } from './taskTable.ts';
import type { JudgedRejection } from './verdicts.ts';

const GONE = 'Its assignment is not recorded any more.';
const MOVED = 'Another step is owed for this rejection now.';

const stateOf = (record: KeyedRecord, rejection: JudgedRejection | undefined): LadderTaskState => {
  if (record.doneAt === undefined) return 'withdrawn';
  const { act, kind } = taskRow(record.names.task);
  const finished = act === 'decide' ? 'decided' : 'done';
  const annulled = rejection === undefined || rejection.counted || rejection.annuls;
  return kind === 'appeal' || kind === 'claim' || !annulled ? finished : 'excusedAfter';
};

/** L7: tasks that were written and that nothing owes now: open ones are withdrawn, done ones annotated. */
export const leftTasks = (
  records: readonly KeyedRecord[],
  current: ReadonlySet<string>,
  judged: readonly JudgedRejection[],
  scene: TaskScene,
): LadderTask[] => {
  const byId = new Map(judged.map((rejection) => [rejection.assignment.id, rejection]));
  return records
    .filter(({ key }) => !current.has(key))
    .map((record): LadderTask => {
      const { assignmentId, step, task } = record.names;
      const rejection = byId.get(assignmentId);
      const why = rejection === undefined ? GONE : rejection.counted ? MOVED : rejection.sentence;
      const state = stateOf(record, rejection);
      return makeTask(
        { assignmentId, step, task, state, why, evidence: record.evidence ?? [assignmentId] },
        scene,
      );
    });
};
