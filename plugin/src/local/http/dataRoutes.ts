import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../engine/index.ts';
import { requireAcceptable } from './acceptable.ts';
import { apiVersions } from './apiVersions.ts';
import { authenticate } from './authenticate.ts';
import { callsOf } from './composite/batch.ts';
import { notFound } from './errorResponse.ts';
import { parseRequestPath } from './requestPath.ts';
import type { ApiContext, ApiRequest } from './resource.ts';
import type { Sessions } from './sessions.ts';
import { singleHeaders } from './singleHeaders.ts';

const method = z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);
/** Salesforce refuses longer addresses; a longer query belongs into a composite. */
const LONGEST_URL = 16_384;
/**
 * 150 MB of base64 for one job, and base64 adds about half: "upload data that does not exceed 100 MB"
 * (Bulk API 2.0 Developer Guide, "Prepare CSV Files").
 */
const LARGEST_CSV = 100 * 1024 * 1024;

function requireShortUrl(url: string): void {
  if (url.length <= LONGEST_URL) return;
  throw new ApiError('URI_TOO_LONG', `The address is longer than ${LONGEST_URL} characters`, { status: 414 });
}

/** `/services/data/**`: who calls, does it count, which resource answers. */
export function addDataRoutes(app: FastifyInstance, context: ApiContext, sessions: Sessions): void {
  const { usage } = context;

  const handle = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const url = request.raw.url ?? '';
    requireShortUrl(url);
    const caller = authenticate(request, sessions);
    const path = parseRequestPath(url);
    if (!path) throw notFound();
    requireAcceptable(request.headers.accept);

    if (caller.by === 'bearer') {
      if (usage.used() >= usage.limit) {
        throw new ApiError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 });
      }
      usage.count(callsOf(path.segments, request.body));
    }
    const isHead = request.method === 'HEAD';
    const apiRequest: ApiRequest = {
      ...path,
      method: isHead ? 'GET' : method.parse(request.method),
      headers: singleHeaders(request.headers),
      body: request.body,
      userId: caller.userId,
    };
    const { status, body, headers } = context.answer(apiRequest);
    void reply.code(status);
    if (headers) void reply.headers(headers);
    return body === undefined || isHead ? reply.send() : reply.send(body);
  };

  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'string', bodyLimit: LARGEST_CSV },
    (_request, text, done) => {
      done(null, text);
    },
  );
  app.get('/services/data', (_request, reply) => reply.send(apiVersions));
  app.get('/services/data/', (_request, reply) => reply.send(apiVersions));
  app.route({ method: [...method.options, 'HEAD'], url: '/services/data/*', handler: handle });

  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.raw.url?.startsWith('/services/data') === true) {
      void reply.header('sforce-limit-info', `api-usage=${usage.used()}/${usage.limit}`);
    }
    done(null, payload);
  });
}
