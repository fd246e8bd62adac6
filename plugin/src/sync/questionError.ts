export type QuestionErrorCode =
  | 'REQUEST_UNKNOWN'
  | 'REQUEST_UNREADABLE'
  | 'REGION_NOT_ENROLLED'
  | 'NO_DECISION_THEN'
  | 'MENTOR_UNKNOWN'
  | 'MENTOR_NOT_ENROLLED'
  | 'NUMBER_FIELD_WINS'
  | 'NOTHING_UNCLEAR'
  | 'NO_ANSWER'
  | 'ANSWER_REFUSED'
  | 'TASK_UNKNOWN'
  | 'TASK_NOT_OWED'
  | 'OUTCOME_WRONG'
  | 'ASSIGNMENT_UNKNOWN'
  | 'ESCALATION_UNKNOWN'
  | 'CLAIM_RULED'
  | 'NO_CLAIM'
  | 'REASON_WRONG'
  | 'STEP_MISSING'
  | 'ACT_REFUSED';

/** A question that the working set cannot answer. `actions` say what to do. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError';
  readonly code: QuestionErrorCode;
  readonly actions: readonly string[];

  constructor(code: QuestionErrorCode, message: string, actions: readonly string[]) {
    super(message);
    this.code = code;
    this.actions = actions;
  }
}
