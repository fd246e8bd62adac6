import { z } from 'zod';
import { unreadableBody } from '../errorResponse.ts';
import { readBody } from '../readBody.ts';
import type { ApiResponse, Resource } from '../resource.ts';
import { refused, runAllOrNone, runPart, subrequest } from './runParts.ts';
import { isQueryOrCollection, LARGEST_REQUEST, MOST_QUERIES, subrequestPath } from './subrequest.ts';

const compositeBody = z.object({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().optional(),
  compositeRequest: z.array(subrequest),
});
/** Too many parts: one answer for all of them, in the shape of the parts. */
function limitExceeded(limit: number, what: string): ApiResponse {
  const message = `The request can’t contain more than ${limit} ${what}.`;
  return {
    status: 400,
    body: { compositeResponse: [refused(null, { errorCode: 'LIMIT_EXCEEDED', message })] },
  };
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
