import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { errorResponse, notFound } from '../errorResponse.ts';
import { readBody } from '../readBody.ts';
import type { ApiContext, ApiRequest, ApiResponse, Resource } from '../resource.ts';
import { LARGEST_REQUEST, method, subrequestHeaders, subrequestPath } from './subrequest.ts';

const batchBody = z.object({
  haltOnError: z.boolean().default(false),
  batchRequests: z.array(z.object({ method, url: z.string(), richInput: z.unknown().optional() })),
});
type BatchPart = z.infer<typeof batchBody>['batchRequests'][number];

function runPart(part: BatchPart, request: ApiRequest, context: ApiContext): ApiResponse {
  // `v66.0/query?q=…` and the whole path are both in use.
  const url = part.url.replace(/^\/?(?:services\/data\/)?v/, '/services/data/v');
  const path = subrequestPath(url);
  if (!path) return errorResponse(notFound(), request.version);
  return context.answer({
    ...path,
    method: part.method,
    headers: subrequestHeaders(undefined, request.headers.host),
    body: part.richInput,
    userId: request.userId,
  });
}

function halted(version: string): ApiResponse {
  const message = 'A previous request in the batch was unsuccessful';
  return errorResponse(new ApiError('BATCH_PROCESSING_HALTED', message, { status: 412 }), version);
}

/** `POST /composite/batch`: up to 25 parts, each by itself; every one counts against the API limit. */
export const batch: Resource = {
  method: 'POST',
  path: '/composite/batch',
  handle(request, _params, context) {
    const { haltOnError, batchRequests } = readBody(batchBody, request.body);
    if (batchRequests.length > LARGEST_REQUEST) {
      throw new ApiError(
        'LIMIT_EXCEEDED',
        `The request can’t contain more than ${LARGEST_REQUEST} operations.`,
      );
    }
    let hasErrors = false;
    const results = batchRequests.map((part) => {
      const stopped = hasErrors && haltOnError;
      const { status, body } = stopped ? halted(request.version) : runPart(part, request, context);
      if (status >= 300) hasErrors = true;
      return { statusCode: status, result: body ?? null };
    });
    return { status: 200, body: { hasErrors, results } };
  },
};

/** How many API calls a request costs: one, but each part of a batch is one. */
export function callsOf(segments: readonly string[], body: unknown): number {
  if (segments.join('/').toLowerCase() !== 'composite/batch') return 1;
  const parsed = batchBody.safeParse(body);
  return parsed.success ? Math.max(1, parsed.data.batchRequests.length) : 1;
}
