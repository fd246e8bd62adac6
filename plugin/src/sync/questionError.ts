export type QuestionErrorCode = 'REQUEST_UNKNOWN' | 'REQUEST_UNREADABLE' | 'REGION_NOT_ENROLLED';

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
