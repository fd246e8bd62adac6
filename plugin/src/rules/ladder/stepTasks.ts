import type { AssignmentId, Instant } from '../facts.ts';
import type { LadderTask } from './ladderTask.ts';
import { makeTask } from './makeTask.ts';
import type { OwedStep } from './stepsOwed.ts';
import type { TaskScene } from './taskScene.ts';
import { STEP_TASKS, taskRow, type LadderTaskCode, type LadderTaskRow } from './taskTable.ts';

const latest = (instants: readonly (Instant | undefined)[]): Instant =>
  instants.reduce<Instant>((last, instant) => Math.max(last, instant ?? -Infinity), -Infinity);

const ANNOTATION = 'Fewer rejections count now than this step needs.';
const OFF_WORDS = 'The matter was decided otherwise.';

/** L3-L6: the tasks of one step that is owed. One that the matter has left behind shows only when it was written before. */
export const stepTasks = (owed: OwedStep, scene: TaskScene): LadderTask[] => {
  const { rejection, step, progress, tooMany, evidence } = owed;
  const { id } = rejection.assignment;
  const { done, fate, fateSince } = progress;
  const written = new Set(scene.recordsOf(id).map(({ names }) => `${names.step}:${names.task}`));

  const taskOf = (row: LadderTaskRow): LadderTask | undefined => {
    const { task, act, after, owedIn, waitsIn } = row;
    const base = { assignmentId: id, step, task, evidence };
    if (done.has(task)) {
      const finished = act === 'decide' ? 'decided' : 'done';
      return makeTask({ ...base, state: tooMany ? 'excusedAfter' : finished, why: ANNOTATION }, scene);
    }
    const open = owedIn === undefined || owedIn.includes(fate);
    const coming = waitsIn?.includes(fate) === true;
    if (!open && !coming)
      return written.has(`${step}:${task}`)
        ? makeTask({ ...base, state: 'withdrawn', why: OFF_WORDS }, scene)
        : undefined;
    if (scene.hold.waiting)
      return makeTask({ ...base, state: 'waiting', why: "the mentor's appeal is answered" }, scene);
    if (!open) return makeTask({ ...base, state: 'waiting', why: 'termination is decided' }, scene);
    const missing = after.find((other) => !done.has(other));
    if (missing !== undefined)
      return makeTask(
        { ...base, state: 'waiting', why: taskRow(missing).settled ?? 'the task before it is done' },
        scene,
      );
    const before = after.map((other) => done.get(other)?.doneAt);
    const turned = owedIn === undefined ? undefined : fateSince;
    const from = latest([rejection.countedFrom, turned, scene.hold.until, ...before]);
    return makeTask({ ...base, state: 'owed', from }, scene);
  };
  return STEP_TASKS[step].flatMap((row) => taskOf(row) ?? []);
};

/** The tasks after which nothing of a third step can be taken back without a new decision. */
const TOLD: readonly LadderTaskCode[] = ['informOfTermination', 'confirmTermination'];

/** L7: a termination that the volunteer was told of, and that fewer than three rejections carry now, is looked at again. */
export const reviewTask = (
  assignmentId: AssignmentId,
  excusedAt: Instant | undefined,
  evidence: readonly AssignmentId[],
  scene: TaskScene,
): LadderTask | undefined => {
  const records = scene.recordsOf(assignmentId).filter(({ names }) => names.step === 3);
  const told = records.flatMap(({ names, doneAt }) => (TOLD.includes(names.task) ? (doneAt ?? []) : []));
  if (told.length === 0) return undefined;
  const decided = records.some(
    ({ names, doneAt }) => names.task === 'reviewTermination' && doneAt !== undefined,
  );
  const from = latest([excusedAt, ...told]);
  const state = decided ? 'decided' : 'owed';
  return makeTask({ assignmentId, step: 3, task: 'reviewTermination', state, from, evidence }, scene);
};
