import { classifyError, type ErrorClass } from './errorClasses.ts';

const nextStep: Record<ErrorClass, string> = {
  transient: 'Nothing is lost: run the same command again in a few minutes.',
  quota:
    'Wait until the daily API limit frees calls ("sf org list limits" shows it), then run the same command again.',
  auth: 'Log in again with "sf org login" (local org: "sf score local start"), then run the same command.',
  data: 'Correct the record named above in Engage, then run the same command.',
  contract: 'Run "sf score doctor" to see which name of config/engage.yaml does not fit this org.',
};

/** A fault that Salesforce, or the way to it, answered with. Its message never holds a record's field values. */
export class EngageError extends Error {
  override readonly name = 'EngageError';
  readonly code: string;
  readonly status: number;
  readonly errorClass: ErrorClass;
  readonly actions: readonly string[];

  constructor(
    fault: { code: string; status: number; message: string; actions?: readonly string[] },
    options?: { cause?: unknown },
  ) {
    super(fault.message, options);
    this.code = fault.code;
    this.status = fault.status;
    this.errorClass = classifyError(fault.code, fault.status);
    this.actions = fault.actions ?? [nextStep[this.errorClass]];
  }
}
