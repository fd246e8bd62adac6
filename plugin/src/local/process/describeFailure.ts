import { ApiError, MetadataError } from '../engine/index.ts';
import { LocalOrgError } from './localOrgError.ts';

export interface Failure {
  code: string;
  message: string;
  actions: string[];
}

/** Why the server could not start, in words for the person who started it. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof LocalOrgError) {
    return { code: error.code, message: error.message, actions: [...error.actions] };
  }
  if (error instanceof MetadataError) {
    return {
      code: 'METADATA_INVALID',
      message: error.message,
      actions: ['Correct that file, run "npm run build" when it is made by the build, and start again.'],
    };
  }
  if (error instanceof ApiError) {
    const fields = error.fields.length > 0 ? ` (${error.fields.join(', ')})` : '';
    return {
      code: error.errorCode,
      message: `The org refused its demo data: ${error.errorCode}${fields}: ${error.message}`,
      actions: [
        'The metadata and the demo data do not fit together. Start with --empty to look at the metadata alone.',
      ],
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'START_FAILED',
    message,
    actions: ['Look into server.log in the data folder for the whole story.'],
  };
}
