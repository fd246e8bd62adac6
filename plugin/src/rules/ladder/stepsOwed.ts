import type { AssignmentId } from '../facts.ts';
import {
  LADDER_STEPS,
  stepProgress,
  type LadderStep,
  type RecordsOf,
  type StepProgress,
} from './stepProgress.ts';
import type { JudgedRejection } from './verdicts.ts';

/** L7: the step that one counted rejection owes. */
export interface OwedStep {
  readonly rejection: JudgedRejection;
  readonly step: LadderStep;
  readonly progress: StepProgress;
  /** L7: it is done, and fewer rejections count now than it needs. */
  readonly tooMany: boolean;
  /** L5: what the step rests on: the counted rejections up to its own, and later ones while it is open. */
  readonly evidence: readonly AssignmentId[];
}

/** The step that people began or finished for a rejection: done acts stay where they were done. */
const begunStep = (
  assignmentId: AssignmentId,
  countedNow: number,
  recordsOf: RecordsOf,
): StepProgress | undefined =>
  LADDER_STEPS.map((step) => stepProgress(step, recordsOf(assignmentId))).findLast(
    ({ step, begun, closedAt }) => begun && (closedAt !== undefined || step <= countedNow),
  );

/** L5: a third step that ended otherwise than by termination is over; a later rejection opens a new one. */
const isOver = ({ fate, closedAt }: StepProgress, rejection: JudgedRejection): boolean =>
  closedAt !== undefined && fate === 'exceptionGranted' && rejection.rejectedAt > closedAt;

/**
 * L5, L7: one step for each counted rejection, in order: the nth owes step n. A rejection for which a step was begun keeps it, so a
 * claim that is rejected or confirmed later never brings the same step twice; the lowest step that is free is owed next, and
 * nobody comes to the third without the second. What comes after the third adds evidence to it.
 */
export const stepsOwed = (judged: readonly JudgedRejection[], recordsOf: RecordsOf): readonly OwedStep[] => {
  const counted = judged.filter((rejection) => rejection.counted);
  const begun = new Map(
    counted.flatMap(({ assignment: { id } }) => {
      const progress = begunStep(id, counted.length, recordsOf);
      return progress === undefined ? [] : [[id, progress] as const];
    }),
  );
  const taken = new Set([...begun.values()].map(({ step }) => step));
  const free = LADDER_STEPS.filter((step) => !taken.has(step));
  const upTo = (rejection: JudgedRejection): AssignmentId[] =>
    counted.slice(0, counted.indexOf(rejection) + 1).map(({ assignment }) => assignment.id);
  const owes = (rejection: JudgedRejection, progress: StepProgress): OwedStep => ({
    rejection,
    step: progress.step,
    progress,
    tooMany: progress.step > counted.length,
    evidence: upTo(rejection),
  });

  const owed: OwedStep[] = [];
  for (const rejection of counted) {
    const kept = begun.get(rejection.assignment.id);
    if (kept !== undefined) owed.push(owes(rejection, kept));
  }
  for (const rejection of counted) {
    const { id } = rejection.assignment;
    if (begun.has(id)) continue;
    const step = free.shift() ?? 3;
    const third = owed.findLastIndex((other) => other.step === 3);
    const open = owed[third];
    if (step === 3 && open !== undefined && !isOver(open.progress, rejection))
      owed[third] = { ...open, evidence: [...new Set([...open.evidence, id])] };
    else owed.push(owes(rejection, stepProgress(step, recordsOf(id))));
  }
  return owed.sort((left, right) => counted.indexOf(left.rejection) - counted.indexOf(right.rejection));
};
