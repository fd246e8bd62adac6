import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../engine/index.ts';
import { errorEntry, notFound } from './errorResponse.ts';
import { parseJsonBody } from './jsonBody.ts';

/** What fastify refuses before a resource sees it, in Salesforce's words. */
function fromFastify(error: FastifyError): ApiError | undefined {
  const status = error.statusCode ?? 500;
  if (status >= 500) return undefined;
  const byCode: Readonly<Record<string, string>> = {
    FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST_ENTITY_TOO_LARGE',
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  };
  return new ApiError(byCode[error.code] ?? 'BAD_REQUEST', error.message, { status });
}

/** Where an unexpected error happened; its message may quote a record and is left out. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 12)].join('\n');
}

/** An address that cannot be decoded reaches no route. */
export function sendUnroutable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(400).send([{ message: error.message, errorCode: 'BAD_REQUEST' }]);
}

/** Error shapes of the whole server. `report` gets what only a defect of the local org can cause. */
export function addFaultHandlers(app: FastifyInstance, report: (line: string) => void): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send([errorEntry(notFound())]));

  app.setErrorHandler<FastifyError | ApiError>((error, request, reply) => {
    const refusal = error instanceof ApiError ? error : fromFastify(error);
    if (refusal) return reply.code(refusal.status).send([errorEntry(refusal)]);
    report(`${request.method} ${request.routeOptions.url ?? '?'} failed: ${traceOf(error)}`);
    const message = 'An unexpected error occurred. The local org has written details to its log.';
    return reply.code(500).send([{ message, errorCode: 'UNKNOWN_EXCEPTION' }]);
  });

  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(String(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)), undefined);
    }
  });
}
