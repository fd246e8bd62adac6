import { dayOfWall } from '../calendar/calendarDate.ts';
import { dateWords, dueWords } from '../calendar/dueWords.ts';
import type { AssignmentId, Instant } from '../facts.ts';
import { actorWords, type Actor } from './actors.ts';
import { ladderKey, type KeyStep } from './ladderKey.ts';
import type { LadderTask, LadderTaskState } from './ladderTask.ts';
import { OUTCOME_WORDS, type LadderOutcome } from './ladderOutcome.ts';
import type { TaskScene } from './taskScene.ts';
import { taskRow, type LadderTaskCode, type LadderTaskRow } from './taskTable.ts';

/** What is known of a task before who and when. */
export interface TaskDraft {
  readonly assignmentId: AssignmentId;
  readonly step: KeyStep;
  readonly task: LadderTaskCode;
  readonly state: LadderTaskState;
  /** From when it is owed. */
  readonly from?: Instant | undefined;
  readonly evidence: readonly AssignmentId[];
  /** L2: a ruling is recorded with the assignment. */
  readonly ruled?: { readonly at: Instant | undefined; readonly outcome: LadderOutcome } | undefined;
  /** Why it waits, fell away or is annotated: a sentence, or the end of one after "once". */
  readonly why?: string | undefined;
}

interface Owed {
  readonly startedAt: Instant;
  readonly due: Instant;
  readonly actor: Actor;
}

/** L2, L11: when the time of the first has passed, the next one up has as many days. */
const owedNow = (row: LadderTaskRow, from: Instant, scene: TaskScene): Owed => {
  const { calendar, policy, at, mentorId, acting } = scene;
  const days = policy[row.days];
  const due = calendar.deadline(from, days);
  const actor = acting(row.role, mentorId);
  if (row.late === undefined || at <= due) return { startedAt: from, due, actor };
  const next = acting(row.late, mentorId);
  const taken: Actor =
    next.role === undefined ? actor : { ...next, wanted: row.role, fallback: true, late: true };
  return { startedAt: due, due: calendar.deadline(due, days), actor: taken };
};

/** L8: the ROC who acts for a CIC does so together with the regional field lead. */
const copiesOf = (row: LadderTaskRow, actor: Actor, { mentorId, acting }: TaskScene): Actor[] => {
  const partner = actor.wanted === 'cic' && actor.role === 'roc' ? (['rfpl'] as const) : [];
  const copies = [...row.copies, ...partner].map((role) => acting(role, mentorId));
  return copies.filter(({ role }) => role !== undefined && role !== actor.role);
};

interface Words {
  readonly row: LadderTaskRow;
  readonly actor: Actor;
  readonly by: string;
  readonly on: string;
  readonly outcome: string;
  readonly why: string;
}

const SENTENCES: Readonly<Record<LadderTaskState, (words: Words) => string>> = {
  owed: ({ row, actor, by }) => `${actorWords(actor)}: ${row.words}, by ${by}.`,
  waiting: ({ row, actor, why }) => `${actorWords(actor)}: ${row.words}, once ${why}.`,
  done: ({ row, on }) => `Done on ${on}: ${row.words}.`,
  decided: ({ row, on, outcome }) => `Decided on ${on}: ${outcome === '' ? row.words : outcome}.`,
  withdrawn: ({ row, why }) => `Withdrawn: ${row.words}. ${why}`,
  excusedAfter: ({ row, on, why }) => `Done on ${on}, and excused afterwards: ${row.words}. ${why}`,
};

/** L8-L10: who, until when, and the sentence of a task. What a person recorded stays as it was recorded. */
export const makeTask = (draft: TaskDraft, scene: TaskScene): LadderTask => {
  const { assignmentId, step, task, state, why = '' } = draft;
  const { mentorId, calendar, acting } = scene;
  const row = taskRow(task);
  const key = ladderKey({ mentorId, assignmentId, step, task });
  const record = scene.recordsOf(assignmentId).find((known) => known.key === key);
  const past = state === 'done' || state === 'decided' || state === 'excusedAfter';
  const owed = state === 'owed' && draft.from !== undefined ? owedNow(row, draft.from, scene) : undefined;
  const wanted = owed?.actor ?? acting(row.role, mentorId);
  const actor: Actor =
    past && record?.actorRole !== undefined
      ? {
          wanted: row.role,
          role: record.actorRole,
          holders: record.actorId === undefined ? [] : [record.actorId],
          fallback: record.actorRole !== row.role,
        }
      : wanted;
  const doneAt = past ? (draft.ruled?.at ?? record?.doneAt) : undefined;
  const outcome = past ? (draft.ruled?.outcome ?? record?.outcome) : undefined;
  const day = (instant: Instant): string => dateWords(dayOfWall(calendar.toWall(instant)));
  return {
    key,
    mentorId,
    assignmentId,
    step,
    row,
    actor,
    copies: copiesOf(row, actor, scene),
    state,
    startedAt: owed?.startedAt,
    due: owed?.due ?? (past ? record?.due : undefined),
    askedAt: record?.askedAt,
    doneAt,
    outcome,
    evidence: (past ? record?.evidence : undefined) ?? draft.evidence,
    sentence: SENTENCES[state]({
      row,
      actor,
      by: owed === undefined ? '' : dueWords(owed.due, calendar, { from: owed.startedAt }),
      on: doneAt === undefined ? 'a day not recorded' : day(doneAt),
      outcome: outcome === undefined ? '' : OUTCOME_WORDS[outcome],
      why,
    }),
  };
};
