import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { errorEntry, notFound, type ErrorEntry } from '../errorResponse.ts';
import type { ApiContext, ApiRequest } from '../resource.ts';
import { resolveText, resolveValue } from './references.ts';
import { method, subrequestHeaders, subrequestPath } from './subrequest.ts';

/** One part of a composite or of a graph. */
export const subrequest = z.object({
  method,
  url: z.string(),
  referenceId: z.string().regex(/^[A-Za-z0-9_]+$/),
  body: z.unknown().optional(),
  httpHeaders: z.record(z.string(), z.string()).optional(),
});
export type Subrequest = z.infer<typeof subrequest>;

/** What a part answers. */
export interface SubResponse {
  body: unknown;
  httpHeaders: Readonly<Record<string, string>>;
  httpStatusCode: number;
  referenceId: string | null;
}

export function refused(referenceId: string | null, entry: ErrorEntry): SubResponse {
  return { body: [entry], httpHeaders: {}, httpStatusCode: 400, referenceId };
}

/** Runs one part and keeps its answer for later ones. */
export function runPart(
  part: Subrequest,
  answers: Map<string, unknown>,
  request: ApiRequest,
  context: ApiContext,
): SubResponse {
  try {
    const path = subrequestPath(resolveText(part.url, answers, encodeURIComponent));
    if (!path) throw notFound();
    const response = context.answer({
      ...path,
      method: part.method,
      headers: subrequestHeaders(part.httpHeaders, request.headers.host),
      body: resolveValue(part.body, answers),
      userId: request.userId,
    });
    if (response.status < 300) answers.set(part.referenceId, response.body);
    return {
      body: response.body ?? null,
      httpHeaders: response.headers ?? {},
      httpStatusCode: response.status,
      referenceId: part.referenceId,
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...refused(part.referenceId, errorEntry(error)), httpStatusCode: error.status };
  }
}

/** Carries the answers out of a transaction that must not be kept. */
class RolledBack extends Error {
  readonly responses: SubResponse[];

  constructor(responses: SubResponse[]) {
    super('rolled back');
    this.responses = responses;
  }
}

const ROLLED_BACK: ErrorEntry = {
  errorCode: 'PROCESSING_HALTED',
  message: 'The transaction was rolled back since another operation in the same transaction failed.',
};

/** Runs the parts in one transaction: one that fails undoes every other, and each of those says so. */
export function runAllOrNone(
  parts: readonly Subrequest[],
  request: ApiRequest,
  context: ApiContext,
): SubResponse[] {
  const answers = new Map<string, unknown>();
  try {
    return context.org.transaction(() => {
      const responses: SubResponse[] = [];
      for (const part of parts) {
        const response = runPart(part, answers, request, context);
        responses.push(response);
        if (response.httpStatusCode >= 300) throw new RolledBack(responses);
      }
      return responses;
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    const failed = error.responses.at(-1);
    return parts.map((part) =>
      part.referenceId === failed?.referenceId ? failed : refused(part.referenceId, ROLLED_BACK),
    );
  }
}
