import type { LadderTask } from './ladderTask.ts';
import { makeTask, type TaskDraft } from './makeTask.ts';
import type { TaskScene } from './taskScene.ts';
import type { JudgedRejection } from './verdicts.ts';

/** L2: the ruling that a pending claim waits for; one that was given shows only when it was asked for before. */
export const claimTask = (rejection: JudgedRejection, scene: TaskScene): LadderTask | undefined => {
  const { assignment, verdict, rejectedAt } = rejection;
  const base: Omit<TaskDraft, 'state'> = {
    assignmentId: assignment.id,
    step: 'claim',
    task: 'ruleOnClaim',
    evidence: [assignment.id],
  };
  if (verdict === 'pending') return makeTask({ ...base, state: 'owed', from: rejectedAt }, scene);
  const written = scene.recordsOf(assignment.id).some(({ names }) => names.step === 'claim');
  if (!written) return undefined;
  const { claim, claimRuledAt } = assignment;
  if (claim === undefined || claim === 'pending')
    return makeTask({ ...base, state: 'withdrawn', why: rejection.sentence }, scene);
  return makeTask({ ...base, state: 'decided', ruled: { at: claimRuledAt, outcome: claim } }, scene);
};
