/** A refusal in Salesforce's code and words; HTTP turns it into `[{ message, errorCode, fields }]`. */
export class ApiError extends Error {
  readonly errorCode: string;
  /** The HTTP status Salesforce answers with. */
  readonly status: number;
  readonly fields: string[];
  /** Ids of the records an upsert key matched, when it matched several (status 300). */
  readonly matches: string[];
  /** What else is wrong with the record: every validation rule that fails is reported. */
  readonly more: readonly ApiError[];

  constructor(
    errorCode: string,
    message: string,
    details: { status?: number; fields?: string[]; matches?: string[]; more?: readonly ApiError[] } = {},
  ) {
    super(message);
    this.name = errorCode;
    this.errorCode = errorCode;
    this.status = details.status ?? 400;
    this.fields = details.fields ?? [];
    this.matches = details.matches ?? [];
    this.more = details.more ?? [];
  }
}
