import { labelOf } from '../policy/index.ts';
import {
  ladderKey,
  taskRow,
  type Ladder,
  type LadderOutcome,
  type LadderTask,
  type LadderTaskCode,
} from '../rules/index.ts';
import { actStamp, stepDecision, type ActContext, type ActDecision } from './actDecision.ts';
import { claimDecision, excuseDecision, type ClaimAct, type ExcuseAct } from './decideClaim.ts';
import { answerDecision, escalateDecision, type AnswerAct, type EscalateAct } from './decideEscalation.ts';
import { QuestionError } from './questionError.ts';

/** What a person records on the ladder (L3-L7, L10, L11). */
export type LadderAct =
  | { readonly kind: 'done'; readonly task: LadderTask; readonly outcome?: LadderOutcome | undefined }
  | ClaimAct
  | ExcuseAct
  | { readonly kind: 'exception'; readonly ladder: Ladder; readonly activity: LadderOutcome }
  | { readonly kind: 'appeal'; readonly ladder: Ladder }
  | EscalateAct
  | AnswerAct;

const LIST = 'Run "sf score ladder list" to see what is owed, and by whom.';

/** The row of a task that a person makes or completes; kind, task and state are required by Engage. */
const taskDecision = (
  context: ActContext,
  ladder: Pick<LadderTask, 'mentorId' | 'assignmentId' | 'step'>,
  task: LadderTaskCode,
  what: { readonly asked?: true; readonly outcome?: LadderOutcome | undefined },
): ActDecision => {
  const { fields, values } = context.binding.complianceStep;
  const { mentorId, assignmentId, step } = ladder;
  const { asked, outcome } = what;
  const { kind, act } = taskRow(task);
  const state = asked ? 'owed' : act === 'decide' ? 'decided' : 'done';
  const key = ladderKey({ mentorId, assignmentId, step, task });
  const at = actStamp(context.at);
  return stepDecision(
    context,
    { key, mentorId, ...(asked ? { askedAt: at.instant } : { doneAt: at.instant, outcome }) },
    {
      [fields.mentorId]: mentorId,
      [fields.kind]: labelOf(values.kind, kind),
      [fields.task]: labelOf(values.task, task),
      [fields.state]: labelOf(values.state, state),
      [asked ? fields.askedAt : fields.doneAt]: at.text,
      ...(outcome === undefined ? {} : { [fields.outcome]: labelOf(values.outcome, outcome) }),
    },
  );
};

const requireOutcome = (task: LadderTaskCode, outcome: LadderOutcome | undefined): void => {
  const { outcomes, act } = taskRow(task);
  if (act === 'decide' ? outcome !== undefined && outcomes?.includes(outcome) : outcome === undefined) return;
  const can =
    outcomes === undefined ? 'takes no outcome' : `needs one of the outcomes ${outcomes.join(', ')}`;
  throw new QuestionError('OUTCOME_WRONG', `The task "${task}" ${can}.`, [
    outcomes === undefined
      ? 'Leave --outcome out.'
      : `Add --outcome ${outcomes[0] ?? ''}, or another of them.`,
  ]);
};

const doneDecision = (
  context: ActContext,
  task: LadderTask,
  outcome: LadderOutcome | undefined,
): ActDecision => {
  const { key, state, row, sentence } = task;
  if (row.task === 'ruleOnClaim')
    throw new QuestionError(
      'TASK_NOT_OWED',
      `The ruling on a claim is recorded with the assignment ${task.assignmentId}.`,
      [`Run "sf score ladder claim --assignment ${task.assignmentId}" with --confirm or --reject.`],
    );
  if (state !== 'owed')
    throw new QuestionError('TASK_NOT_OWED', `The task ${key} is not owed now. ${sentence}`, [LIST]);
  requireOutcome(row.task, outcome);
  return taskDecision(context, task, row.task, { outcome });
};

const exceptionDecision = (context: ActContext, ladder: Ladder, activity: LadderOutcome): ActDecision => {
  requireOutcome('askException', activity);
  const live = ladder.tasks.filter(({ state }) => state !== 'excusedAfter' && state !== 'withdrawn');
  const asked = live.find(({ row, state }) => row.task === 'askException' && state === 'decided');
  if (asked !== undefined)
    throw new QuestionError(
      'TASK_NOT_OWED',
      `An exception for mentor ${ladder.mentorId} was asked for already. ${asked.sentence}`,
      [LIST],
    );
  const third = live.find(({ row }) => row.task === 'discussMentor' || row.task === 'askException');
  if (third === undefined)
    throw new QuestionError('STEP_MISSING', `Mentor ${ladder.mentorId} is not at the third step.`, [LIST]);
  return taskDecision(context, third, 'askException', { outcome: activity });
};

/** L11: about the step that the mentor was told of last; a second one, to the RVP, once the first was denied. */
const appealDecision = (context: ActContext, ladder: Ladder): ActDecision => {
  const live = ladder.rejections.filter(({ step }) => step !== undefined).at(-1);
  if (live?.step === undefined)
    throw new QuestionError('STEP_MISSING', `Mentor ${ladder.mentorId} has no step to appeal against.`, [
      LIST,
    ]);
  const step = { mentorId: ladder.mentorId, assignmentId: live.assignment.id, step: live.step };
  const made = (task: LadderTaskCode): LadderTask | undefined =>
    ladder.tasks.find(
      ({ assignmentId, step: of, row }) =>
        assignmentId === step.assignmentId && of === step.step && row.task === task,
    );
  const [first, second] = [made('answerAppeal'), made('answerSecondAppeal')];
  const open = [first, second].find((appeal) => appeal?.state === 'owed');
  if (open !== undefined)
    throw new QuestionError('TASK_NOT_OWED', `An appeal is open already. ${open.sentence}`, [LIST]);
  if (second !== undefined)
    throw new QuestionError(
      'TASK_NOT_OWED',
      `The second appeal of mentor ${ladder.mentorId} was answered, and nobody decides after the Regional Vice President (L11). ${second.sentence}`,
      [LIST],
    );
  return taskDecision(context, step, first === undefined ? 'answerAppeal' : 'answerSecondAppeal', {
    asked: true,
  });
};

/** What an act of a person writes to Engage: one record, by its key, so that a repeated act changes nothing.
 * @throws QuestionError when the act does not fit what stands on the ladder. */
export const decideAct = (act: LadderAct, context: ActContext): ActDecision => {
  switch (act.kind) {
    case 'done':
      return doneDecision(context, act.task, act.outcome);
    case 'claim':
      return claimDecision(context, act);
    case 'excuse':
      return excuseDecision(context, act);
    case 'exception':
      return exceptionDecision(context, act.ladder, act.activity);
    case 'appeal':
      return appealDecision(context, act.ladder);
    case 'escalate':
      return escalateDecision(context, act);
    case 'answer':
      return answerDecision(context, act);
  }
};
