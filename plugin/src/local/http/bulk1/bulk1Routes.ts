import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isServedVersion } from '../apiVersions.ts';
import { bearerToken } from '../authenticate.ts';
import type { ApiContext, ApiRequest } from '../resource.ts';
import { singleHeaders } from '../singleHeaders.ts';
import type { Sessions } from '../sessions.ts';
import { xmlDocument } from '../xml/writeXml.ts';
import { Bulk1Error, toBulk1Error } from './bulk1Error.ts';
import { bulk1Resources, type Bulk1Answer, type Bulk1Resource } from './bulk1Resources.ts';
import { BULK1_NAMESPACE } from './runBatch.ts';

/** "A batch can have a maximum size of 10 MB" (Bulk API Developer Guide, "Bulk API Limits"). */
const LARGEST_BATCH = 10 * 1024 * 1024;

const params = z.record(z.string(), z.string());

/** JSON when the caller asks for it, or sent JSON and asks for nothing in particular. */
function wantsJson(request: FastifyRequest): boolean {
  const { accept = '', 'content-type': sent = '' } = request.headers;
  if (/\bjson\b/i.test(accept)) return true;
  return /\bjson\b/i.test(sent) && !/\bxml\b/i.test(accept);
}

/** A list of one element under its root is that list in JSON: `batchInfoList` is `{ batchInfo: […] }`, `results` is `[…]`. */
function asJson({ root, value }: Extract<Bulk1Answer, { root: string }>): unknown {
  return root === 'results' || root === 'result-list' ? [value.result].flat() : value;
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Bulk1Answer): FastifyReply {
  void reply.code(answer.status);
  if ('text' in answer) return reply.type(answer.type).send(answer.text);
  if (wantsJson(request)) return reply.send(asJson(answer));
  return reply.type('application/xml').send(xmlDocument(answer.root, BULK1_NAMESPACE, answer.value));
}

/** Who calls: `X-SFDC-Session`, or a bearer token. Throws InvalidSessionId. */
function userOf(request: FastifyRequest, sessions: Sessions): string {
  const header = request.headers['x-sfdc-session'];
  const token = typeof header === 'string' ? header : bearerToken(request);
  const userId = token === undefined ? undefined : sessions.userOf(token);
  if (userId === undefined) throw new Bulk1Error('InvalidSessionId', 'Invalid session id');
  return userId;
}

function toRequest(request: FastifyRequest, method: Bulk1Resource['method'], sessions: Sessions): ApiRequest {
  const { version = '' } = params.parse(request.params);
  const userId = userOf(request, sessions);
  if (!isServedVersion(version))
    throw new Bulk1Error('InvalidVersion', `Api version ${version} is not supported`);
  return {
    method,
    version,
    segments: [],
    query: new URLSearchParams(),
    headers: singleHeaders(request.headers),
    body: request.body,
    userId,
  };
}

/** `/services/async/66.0/job…`: Bulk API 1.0, in XML or JSON. */
export function addBulk1Routes(app: FastifyInstance, context: ApiContext, sessions: Sessions): void {
  app.addContentTypeParser(
    ['text/csv', 'text/xml', 'application/xml', 'text/plain'],
    { parseAs: 'string', bodyLimit: LARGEST_BATCH },
    (_request, text, done) => {
      done(null, text);
    },
  );
  for (const { method, path, handle } of bulk1Resources) {
    app.route({
      method,
      url: `/services/async/:version${path}`,
      handler(request, reply) {
        try {
          const call = toRequest(request, method, sessions);
          // Whatever the job shows of the schema is what this user may see of it.
          const org = context.org.as(call.userId);
          const answer = handle(call, params.parse(request.params), { ...context, org });
          return send(request, reply, answer);
        } catch (error) {
          const refusal = toBulk1Error(error);
          if (!refusal) throw error;
          const { exceptionCode, message: exceptionMessage } = refusal;
          const value = { exceptionCode, exceptionMessage };
          return send(request, reply, { status: 400, root: 'error', value });
        }
      },
    });
  }
}
