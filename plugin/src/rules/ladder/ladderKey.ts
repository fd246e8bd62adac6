import type { AssignmentId, MentorId, RequestId } from '../facts.ts';
import { LADDER_TASKS, type LadderTaskCode } from './taskTable.ts';

/** A step, or the ruling on a claim, which comes before any step. */
export type KeyStep = 1 | 2 | 3 | 'claim';

/** What a key of the ladder names: one task of one step for one rejection (L9). */
export interface LadderKey {
  readonly mentorId: MentorId;
  readonly assignmentId: AssignmentId;
  readonly step: KeyStep;
  readonly task: LadderTaskCode;
}

const STEPS: Readonly<Record<string, KeyStep>> = { '1': 1, '2': 2, '3': 3, claim: 'claim' };

/** L9: the same task of the same step for the same rejection always has this key. */
export const ladderKey = ({ mentorId, assignmentId, step, task }: LadderKey): string =>
  `ladder:${mentorId}:${assignmentId}:${step}:${task}`;

/** What a key names; undefined for one that is not of the ladder. */
export const readLadderKey = (key: string): LadderKey | undefined => {
  const [kind, mentorId, assignmentId, stepText, taskText, ...rest] = key.split(':');
  const step = STEPS[stepText ?? ''];
  const task = LADDER_TASKS.find((code) => code === taskText);
  if (kind !== 'ladder' || !mentorId || !assignmentId || step === undefined || task === undefined)
    return undefined;
  if (rest.length > 0) return undefined;
  return { mentorId: mentorId as MentorId, assignmentId: assignmentId as AssignmentId, step, task };
};

/** L10: the nth escalation of one issue on one request; `n` counts from 1 and rises only once the one before is answered. */
export const escalationKey = (requestId: RequestId, issue: string, n: number): string =>
  `escalation:${requestId}:${issue}:${n}`;

/** The request, issue and number that an escalation's key names; undefined for another key. */
export const readEscalationKey = (
  key: string,
): { readonly requestId: RequestId; readonly issue: string; readonly n: number } | undefined => {
  const [kind, requestId, issue, count, ...rest] = key.split(':');
  const n = Number(count);
  if (kind !== 'escalation' || !requestId || !issue || rest.length > 0 || !Number.isInteger(n) || n < 1)
    return undefined;
  return { requestId: requestId as RequestId, issue, n };
};
