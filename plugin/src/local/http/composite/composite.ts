import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { errorEntry, notFound, unreadableBody, type ErrorEntry } from '../errorResponse.ts';
import { readBody } from '../readBody.ts';
import type { ApiContext, ApiRequest, ApiResponse, Resource } from '../resource.ts';
import { resolveText, resolveValue } from './references.ts';
import {
  isQueryOrCollection,
  LARGEST_REQUEST,
  method,
  MOST_QUERIES,
  subrequestHeaders,
  subrequestPath,
} from './subrequest.ts';

const subrequest = z.object({
  method,
  url: z.string(),
  referenceId: z.string().regex(/^[A-Za-z0-9_]+$/),
  body: z.unknown().optional(),
  httpHeaders: z.record(z.string(), z.string()).optional(),
});
const compositeBody = z.object({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().optional(),
  compositeRequest: z.array(subrequest),
});
type Subrequest = z.infer<typeof subrequest>;

interface SubResponse {
  body: unknown;
  httpHeaders: Readonly<Record<string, string>>;
  httpStatusCode: number;
  referenceId: string | null;
}

function refused(referenceId: string | null, entry: ErrorEntry): SubResponse {
  return { body: [entry], httpHeaders: {}, httpStatusCode: 400, referenceId };
}

/** Too many parts: one answer for all of them, in the shape of the parts. */
function limitExceeded(limit: number, what: string): ApiResponse {
  const message = `The request can’t contain more than ${limit} ${what}.`;
  return {
    status: 400,
    body: { compositeResponse: [refused(null, { errorCode: 'LIMIT_EXCEEDED', message })] },
  };
}

function runPart(
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

function runAllOrNone(parts: readonly Subrequest[], request: ApiRequest, context: ApiContext): SubResponse[] {
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

/**
 * `POST /composite`: up to 25 parts, five of them queries or collections, for one API call. A part may name an earlier
 * answer as `@{ref.field}`. With `allOrNone` one failed part undoes every other.
 */
export const composite: Resource = {
  method: 'POST',
  path: '/composite',
  handle(request, _params, context) {
    const { allOrNone, compositeRequest: parts } = readBody(compositeBody, request.body);
    if (parts.length > LARGEST_REQUEST) return limitExceeded(LARGEST_REQUEST, 'operations');
    const queries = parts.filter((part) => isQueryOrCollection(subrequestPath(part.url)));
    if (queries.length > MOST_QUERIES) return limitExceeded(MOST_QUERIES, 'query or collection operations');
    if (new Set(parts.map((part) => part.referenceId)).size < parts.length) {
      throw unreadableBody('Each referenceId must be unique');
    }
    const answers = new Map<string, unknown>();
    const responses = allOrNone
      ? runAllOrNone(parts, request, context)
      : parts.map((part) => runPart(part, answers, request, context));
    return { status: 200, body: { compositeResponse: responses } };
  },
};
