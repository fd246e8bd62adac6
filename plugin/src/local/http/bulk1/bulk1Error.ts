import { ApiError } from '../../engine/index.ts';
import { BatchRefused } from '../bulk/batchRefused.ts';

/** A refusal in the codes of Bulk API 1.0 (Bulk API Developer Guide, "Bulk API Errors"). */
export class Bulk1Error extends Error {
  readonly exceptionCode: string;

  constructor(exceptionCode: string, message: string) {
    super(message);
    this.name = exceptionCode;
    this.exceptionCode = exceptionCode;
  }
}

const byErrorCode: Readonly<Record<string, string>> = {
  INVALID_SESSION_ID: 'InvalidSessionId',
  INVALIDJOB: 'InvalidJob',
  INVALIDJOBSTATE: 'InvalidJobState',
  INVALIDENTITY: 'InvalidEntity',
  NOT_FOUND: 'InvalidJob',
  JSON_PARSER_ERROR: 'InvalidXML',
};

/** The refusal as Bulk API 1.0 names it; undefined for a defect. */
export function toBulk1Error(error: unknown): Bulk1Error | undefined {
  if (error instanceof Bulk1Error) return error;
  if (error instanceof BatchRefused) return new Bulk1Error('InvalidBatch', error.message);
  if (!(error instanceof ApiError)) return undefined;
  return new Bulk1Error(byErrorCode[error.errorCode] ?? 'ClientInputError', error.message);
}
