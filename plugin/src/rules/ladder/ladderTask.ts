import type { AssignmentId, Instant, MentorId } from '../facts.ts';
import type { Actor } from './actors.ts';
import type { LadderOutcome } from './ladderOutcome.ts';
import type { LadderTaskRow } from './taskTable.ts';
import type { KeyStep } from './ladderKey.ts';

/**
 * `waiting`: for another task, a decision or an appeal. `decided`: done, with an outcome. `withdrawn`: no longer owed, and not
 * done. `excusedAfter`: done, and its cause was excused later (L7).
 */
export type LadderTaskState = 'owed' | 'waiting' | 'done' | 'decided' | 'withdrawn' | 'excusedAfter';

/** One task of the ladder, as it should stand in Engage. */
export interface LadderTask {
  /** L9. */
  readonly key: string;
  readonly mentorId: MentorId;
  readonly assignmentId: AssignmentId;
  readonly step: KeyStep;
  readonly row: LadderTaskRow;
  /** L8. */
  readonly actor: Actor;
  /** L8: takes part or gets a copy; never the mentor. */
  readonly copies: readonly Actor[];
  readonly state: LadderTaskState;
  /** While it is owed. */
  readonly startedAt?: Instant | undefined;
  readonly due?: Instant | undefined;
  readonly askedAt?: Instant | undefined;
  readonly doneAt?: Instant | undefined;
  readonly outcome?: LadderOutcome | undefined;
  readonly evidence: readonly AssignmentId[];
  /** One plain sentence, without any person's name; it holds no "now". */
  readonly sentence: string;
}
