import { ApiError } from '../engine/index.ts';

/** What the answers here can be: JSON, and CSV for jobs. */
const given = /\*\/\*|application\/\*|text\/\*|json|csv|octet-stream/i;

/** Throws 406 for a caller that takes XML and nothing else: the local org writes REST answers in JSON only. */
export function requireAcceptable(accept: string | undefined): void {
  if (accept === undefined || !/xml/i.test(accept) || given.test(accept)) return;
  throw new ApiError('NOT_ACCEPTABLE', 'The local org answers application/json, not XML', { status: 406 });
}
