import { labelOf } from '../policy/index.ts';
import {
  nextEscalationKey,
  type Escalation,
  type EscalationAnswer,
  type EscalationIssue,
  type MentoringRequest,
} from '../rules/index.ts';
import { actStamp, stepDecision, type ActContext, type ActDecision } from './actDecision.ts';
import { QuestionError } from './questionError.ts';

/** L10: a coordinator escalates an issue on a request. */
export interface EscalateAct {
  readonly kind: 'escalate';
  readonly request: MentoringRequest;
  readonly issue: EscalationIssue;
}

/** L10: whoever has an escalation answers it. */
export interface AnswerAct {
  readonly kind: 'answer';
  readonly escalation: Escalation;
  readonly answer: EscalationAnswer;
}

/** L10: while the same issue on the same request stands on the board, it is not raised again. */
export const escalateDecision = (context: ActContext, { request, issue }: EscalateAct): ActDecision => {
  const { binding, records } = context;
  const { fields, values } = binding.complianceStep;
  const key = nextEscalationKey(request.id, issue, records);
  const at = actStamp(context.at);
  if (records.some((record) => record.key === key && record.askedAt !== undefined)) return { key };
  return stepDecision(
    context,
    { key, askedAt: at.instant },
    {
      [fields.kind]: labelOf(values.kind, 'escalation'),
      [fields.task]: labelOf(values.task, 'answerEscalation'),
      [fields.state]: labelOf(values.state, 'owed'),
      [fields.reason]: labelOf(values.reason, issue),
      [fields.askedAt]: at.text,
    },
  );
};

/** L10: who accepts an escalation keeps it; who passes it up hands it to the RVP; both stay on the board.
 * @throws QuestionError for what is settled, and when nobody is above. */
export const answerDecision = (context: ActContext, { escalation, answer }: AnswerAct): ActDecision => {
  const { key, state, outcome, actor, sentence } = escalation;
  const { fields, values } = context.binding.complianceStep;
  if (outcome === answer) return { key };
  if (state === 'decided')
    throw new QuestionError('TASK_NOT_OWED', `The escalation ${key} is settled. ${sentence}`, [
      'Run "sf score escalate" with the request and the issue to raise it again.',
    ]);
  if (answer === 'passedUp' && actor.role === 'rvp')
    throw new QuestionError(
      'OUTCOME_WRONG',
      `The escalation ${key} is with the Regional Vice President: nobody is above to pass it to.`,
      ['Record --outcome accepted or --outcome resolved.'],
    );
  const at = actStamp(context.at);
  const actorRole = answer === 'accepted' ? actor.role : undefined;
  return stepDecision(
    context,
    { key, doneAt: at.instant, outcome: answer, ...(actorRole === undefined ? {} : { actorRole }) },
    {
      [fields.kind]: labelOf(values.kind, 'escalation'),
      [fields.task]: labelOf(values.task, 'answerEscalation'),
      [fields.state]: labelOf(values.state, answer === 'resolved' ? 'decided' : 'owed'),
      [fields.outcome]: labelOf(values.outcome, answer),
      [fields.doneAt]: at.text,
      ...(actorRole === undefined ? {} : { [fields.actorRole]: labelOf(values.actorRole, actorRole) }),
    },
  );
};
