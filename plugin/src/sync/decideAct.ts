import { labelOf, type Binding } from '../policy/index.ts';
import {
  ladderKey,
  nextEscalationKey,
  taskRow,
  type Assignment,
  type EscalationIssue,
  type Instant,
  type Ladder,
  type LadderOutcome,
  type LadderRecord,
  type LadderTask,
  type LadderTaskCode,
  type MentoringRequest,
} from '../rules/index.ts';
import { QuestionError } from './questionError.ts';

/** What a person records on the ladder (L3-L7, L10, L11). */
export type LadderAct =
  | { readonly kind: 'done'; readonly task: LadderTask; readonly outcome?: LadderOutcome | undefined }
  | { readonly kind: 'excuse'; readonly assignment: Assignment }
  | { readonly kind: 'exception'; readonly ladder: Ladder; readonly activity: LadderOutcome }
  | { readonly kind: 'appeal'; readonly ladder: Ladder }
  | { readonly kind: 'escalate'; readonly request: MentoringRequest; readonly issue: EscalationIssue };

/** One record to write, by its external id. */
export interface ActWrite {
  readonly object: string;
  readonly externalIdField: string;
  readonly key: string;
  readonly body: string;
}

interface Context {
  readonly binding: Binding;
  readonly records: readonly LadderRecord[];
  readonly at: Instant;
}

const LIST = 'Run "sf score ladder list" to see what is owed, and by whom.';
const stamp = (at: Instant): string => new Date(Math.floor(at / 1000) * 1000).toISOString();

const stepWrite = (binding: Binding, key: string, fields: Readonly<Record<string, unknown>>): ActWrite => {
  const { object, fields: names } = binding.complianceStep;
  const body = JSON.stringify({ attributes: { type: object }, [names.key]: key, ...fields });
  return { object, externalIdField: names.key, key, body };
};

/** The row of a task that a person makes or completes; kind, task and state are required by Engage. */
const taskWrite = (
  { binding, at }: Context,
  ladder: Pick<LadderTask, 'mentorId' | 'assignmentId' | 'step'>,
  task: LadderTaskCode,
  what: { readonly asked?: true; readonly outcome?: LadderOutcome | undefined },
): ActWrite => {
  const { fields, values } = binding.complianceStep;
  const { mentorId, assignmentId, step } = ladder;
  const { kind, act } = taskRow(task);
  const state = what.asked ? 'owed' : act === 'decide' ? 'decided' : 'done';
  return stepWrite(binding, ladderKey({ mentorId, assignmentId, step, task }), {
    [fields.mentorId]: mentorId,
    [fields.kind]: labelOf(values.kind, kind),
    [fields.task]: labelOf(values.task, task),
    [fields.state]: labelOf(values.state, state),
    [what.asked ? fields.askedAt : fields.doneAt]: stamp(at),
    ...(what.outcome === undefined ? {} : { [fields.outcome]: labelOf(values.outcome, what.outcome) }),
  });
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

const doneWrite = (context: Context, task: LadderTask, outcome: LadderOutcome | undefined): ActWrite => {
  const { key, state, row, sentence } = task;
  if (row.task === 'ruleOnClaim')
    throw new QuestionError(
      'TASK_NOT_OWED',
      `The ruling on a claim is recorded with the assignment ${task.assignmentId}.`,
      [
        'Run "sf score ladder excuse" to confirm the claim, or set Claim Status to Rejected on the assignment.',
      ],
    );
  if (state !== 'owed')
    throw new QuestionError('TASK_NOT_OWED', `The task ${key} is not owed now. ${sentence}`, [LIST]);
  requireOutcome(row.task, outcome);
  return taskWrite(context, task, row.task, { outcome });
};

const excuseWrite = ({ binding, at }: Context, assignment: Assignment): ActWrite => {
  const { object, fields, values } = binding.assignment;
  if (assignment.response !== 'declined')
    throw new QuestionError('ASSIGNMENT_UNKNOWN', `The assignment ${assignment.id} was not declined.`, [
      LIST,
    ]);
  const body = JSON.stringify({
    attributes: { type: object },
    [fields.id]: assignment.id,
    [fields.claim]: labelOf(values.claim, 'confirmed'),
    [fields.claimRuledAt]: stamp(at),
  });
  return { object, externalIdField: fields.id, key: assignment.id, body };
};

const exceptionWrite = (context: Context, ladder: Ladder, activity: LadderOutcome): ActWrite => {
  requireOutcome('askException', activity);
  const third = ladder.tasks.find(
    ({ row, state }) =>
      (row.task === 'discussMentor' || row.task === 'askException') &&
      state !== 'excusedAfter' &&
      state !== 'withdrawn',
  );
  if (third === undefined)
    throw new QuestionError('STEP_MISSING', `Mentor ${ladder.mentorId} is not at the third step.`, [LIST]);
  return taskWrite(context, third, 'askException', { outcome: activity });
};

/** L11: about the step that the mentor was told of last; a second one, to the RVP, once the first was denied. */
const appealWrite = (context: Context, ladder: Ladder): ActWrite => {
  const live = ladder.rejections.filter(({ step }) => step !== undefined).at(-1);
  if (live?.step === undefined)
    throw new QuestionError('STEP_MISSING', `Mentor ${ladder.mentorId} has no step to appeal against.`, [
      LIST,
    ]);
  const step = { mentorId: ladder.mentorId, assignmentId: live.assignment.id, step: live.step };
  const first = ladder.tasks.find(
    ({ assignmentId, step: of, row }) =>
      assignmentId === step.assignmentId && of === step.step && row.task === 'answerAppeal',
  );
  if (first?.state === 'owed')
    throw new QuestionError('TASK_NOT_OWED', `An appeal is open already. ${first.sentence}`, [LIST]);
  return taskWrite(context, step, first === undefined ? 'answerAppeal' : 'answerSecondAppeal', {
    asked: true,
  });
};

const escalateWrite = (
  { binding, records, at }: Context,
  request: MentoringRequest,
  issue: EscalationIssue,
): ActWrite => {
  const { fields, values } = binding.complianceStep;
  return stepWrite(binding, nextEscalationKey(request.id, issue, records), {
    [fields.kind]: labelOf(values.kind, 'escalation'),
    [fields.task]: labelOf(values.task, 'answerEscalation'),
    [fields.state]: labelOf(values.state, 'owed'),
    [fields.reason]: labelOf(values.reason, issue),
    [fields.askedAt]: stamp(at),
  });
};

/** What an act of a person writes to Engage: one record, by its key, so that a repeated act changes nothing.
 * @throws QuestionError when the act does not fit what stands on the ladder. */
export const decideAct = (act: LadderAct, context: Context): ActWrite => {
  switch (act.kind) {
    case 'done':
      return doneWrite(context, act.task, act.outcome);
    case 'excuse':
      return excuseWrite(context, act.assignment);
    case 'exception':
      return exceptionWrite(context, act.ladder, act.activity);
    case 'appeal':
      return appealWrite(context, act.ladder);
    case 'escalate':
      return escalateWrite(context, act.request, act.issue);
  }
};
