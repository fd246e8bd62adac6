import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { Assignment, AssignmentId, Instant, MentorId } from '../facts.ts';
import type { LadderPolicy } from '../policy.ts';
import type { Acting } from './actors.ts';
import { appealsOf, holdOf, upheldAt, type Appeal } from './appeals.ts';
import { claimTask } from './claimTask.ts';
import { mentorRecords, recordsAsOf, type KeyedRecord, type LadderRecord } from './ladderRecord.ts';
import type { LadderTask } from './ladderTask.ts';
import { leftTasks } from './leftTasks.ts';
import { makeTask } from './makeTask.ts';
import { rejectionsOf } from './rejections.ts';
import type { LadderStep } from './stepProgress.ts';
import { stepsOwed, type OwedStep } from './stepsOwed.ts';
import { reviewTask, stepTasks } from './stepTasks.ts';
import type { TaskScene } from './taskScene.ts';
import { judge, type JudgedRejection } from './verdicts.ts';

/** What one mentor's ladder depends on. The mentor's region takes part (M0); the caller sees to that. */
export interface LadderInput {
  readonly mentorId: MentorId;
  /** Those of other mentors are passed over; any order, doubles do no harm. */
  readonly assignments: readonly Assignment[];
  /** Rows of Compliance_Step__c; any order, doubles do no harm. */
  readonly records: readonly LadderRecord[];
  /** L8: who holds which role for this mentor, at `at`. */
  readonly acting: Acting;
  /** D10: in the zone of the mentor's chapter. */
  readonly calendar: BusinessCalendar;
  readonly policy: LadderPolicy;
  readonly at: Instant;
}

/** A rejection, why it counts or not, and what it leads to. */
export interface LadderRejection extends JudgedRejection {
  /** L7: its place among the counted ones, from 1. */
  readonly number?: number | undefined;
  readonly step?: LadderStep | undefined;
  /** L5: the rejection to whose third step this one only adds evidence. */
  readonly evidenceFor?: AssignmentId | undefined;
}

export interface Ladder {
  readonly mentorId: MentorId;
  readonly at: Instant;
  readonly counted: number;
  /** By time, then Id. */
  readonly rejections: readonly LadderRejection[];
  /** By rejection, then as the steps go. */
  readonly tasks: readonly LadderTask[];
  /** The owed tasks in which people must decide. */
  readonly decisions: readonly LadderTask[];
}

const placed = (judged: readonly JudgedRejection[], owed: readonly OwedStep[]): LadderRejection[] => {
  let number = 0;
  return judged.map((rejection): LadderRejection => {
    if (!rejection.counted) return rejection;
    number += 1;
    const { id } = rejection.assignment;
    const own = owed.find((other) => other.rejection === rejection);
    const third = own
      ? undefined
      : owed.findLast(({ step, evidence }) => step === 3 && evidence.includes(id));
    return { ...rejection, number, step: own?.step, evidenceFor: third?.rejection.assignment.id };
  });
};

/** L11: an appeal waits for its answer as long as the step it is about is still there. */
const appealTask = (appeal: Appeal, stillOwed: boolean, scene: TaskScene): LadderTask | undefined => {
  const { assignmentId, step, task } = appeal.record.names;
  if (appeal.answeredAt === undefined && !stillOwed) return undefined;
  const state = appeal.answeredAt === undefined ? 'owed' : 'decided';
  const draft = { assignmentId, step, task, state, from: appeal.askedAt, evidence: [assignmentId] } as const;
  return makeTask(draft, scene);
};

/** L7: terminations that too few rejections carry now. */
const reviews = (
  judged: readonly JudgedRejection[],
  owed: readonly OwedStep[],
  scene: TaskScene,
): LadderTask[] => {
  const excusedAt = judged.reduce<Instant | undefined>(
    (last, rejection) =>
      rejection.excusedAt === undefined ? last : Math.max(last ?? -Infinity, rejection.excusedAt),
    undefined,
  );
  return judged.flatMap((rejection) => {
    const { id } = rejection.assignment;
    const carried = owed.some((other) => other.rejection === rejection && other.step === 3 && !other.tooMany);
    if (carried || (!rejection.counted && !rejection.annuls)) return [];
    return reviewTask(id, excusedAt, [id], scene) ?? [];
  });
};

/**
 * L1-L11: what one mentor's rejections lead to: which count and why, the tasks with their actor and due time, and what people
 * must decide. The same facts give the same answer, in whatever order they come; facts later than `at` have not happened yet.
 */
export const ladderOf = (input: LadderInput): Ladder => {
  const { mentorId, policy, calendar, acting, at } = input;
  const records = mentorRecords(recordsAsOf(input.records, at), mentorId);
  const byAssignment = Map.groupBy(records, ({ names }) => names.assignmentId);
  const recordsOf = (id: AssignmentId): readonly KeyedRecord[] => byAssignment.get(id) ?? [];
  const appeals = appealsOf(records, policy, calendar);
  const judged = judge(rejectionsOf(mentorId, input.assignments, at), {
    policy,
    calendar,
    upheldAt: ({ assignment }) => upheldAt(appeals, assignment.id),
  });
  const owed = stepsOwed(judged, recordsOf);
  const scene: TaskScene = { mentorId, acting, policy, calendar, at, recordsOf, hold: holdOf(appeals) };

  const isOwed = (appeal: Appeal): boolean =>
    owed.some(
      ({ rejection, step }) =>
        rejection.assignment.id === appeal.record.names.assignmentId && step === appeal.record.names.step,
    );
  const current = [
    ...judged.flatMap((rejection) => claimTask(rejection, scene) ?? []),
    ...owed.flatMap((step) => stepTasks(step, scene)),
    ...appeals.flatMap((appeal) => appealTask(appeal, isOwed(appeal), scene) ?? []),
    ...reviews(judged, owed, scene),
  ];
  const left = leftTasks(records, new Set(current.map(({ key }) => key)), judged, scene);
  const tasks = [...current, ...left];
  return {
    mentorId,
    at,
    counted: judged.filter(({ counted }) => counted).length,
    rejections: placed(judged, owed),
    tasks,
    decisions: tasks.filter(({ state, row }) => state === 'owed' && row.act === 'decide'),
  };
};
