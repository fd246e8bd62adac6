import { ApiError } from '../../engine/index.ts';

/** "InvalidJobState: the job state specified in a job update operation is invalid" (Bulk API 2.0 guide, "Errors"). */
export function invalidJobState(message: string): ApiError {
  return new ApiError('INVALIDJOBSTATE', message);
}

/** `Aborting already Completed Job not allowed`. */
export function alreadyEnded(doing: 'Aborting' | 'Closing', state: string): ApiError {
  const ended: Readonly<Record<string, string>> = { JobComplete: 'Completed', UploadComplete: 'Closed' };
  return invalidJobState(`${doing} already ${ended[state] ?? state} Job not allowed`);
}
