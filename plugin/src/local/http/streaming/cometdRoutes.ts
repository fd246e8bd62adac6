import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { isServedVersion } from '../apiVersions.ts';
import { authenticate, bearerToken } from '../authenticate.ts';
import { readBody } from '../readBody.ts';
import type { Sessions } from '../sessions.ts';
import type { Message, StreamClient } from './clients.ts';
import { answerMeta, POLL_TIMEOUT, refuseUnauthenticated, type Unauthenticated } from './metaMessages.ts';
import type { Streaming } from './streaming.ts';

/** A request carries few messages: one of each kind. */
const MOST_MESSAGES = 100;
const message = z.looseObject({ channel: z.string() });
const messages = z.union([z.array(message).max(MOST_MESSAGES), message.transform((one) => [one])]);

function callerOf(request: FastifyRequest, sessions: Sessions): string | { reason: Unauthenticated } {
  try {
    return authenticate(request, sessions).userId;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const given = request.headers.authorization !== undefined && bearerToken(request) !== undefined;
    return { reason: given ? '401::Authentication invalid' : '401::Request requires authentication' };
  }
}

/** Resolves when the client has messages, hangs up or has waited long enough. */
function poll(client: StreamClient, request: FastifyRequest): Promise<void> {
  // A second poll ends the first.
  client.wake?.();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      request.raw.socket.off('close', end);
      if (client.wake === end) client.wake = undefined;
      resolve();
    };
    const timer = setTimeout(end, POLL_TIMEOUT).unref();
    request.raw.socket.once('close', end);
    client.wake = end;
  });
}

/** CometD by long polling (Streaming API Developer Guide, "Bayeux Protocol, CometD, and Long Polling"). */
export function addCometdRoutes(app: FastifyInstance, streaming: Streaming, sessions: Sessions): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const params = z.object({ version: z.string() }).parse(request.params);
    if (!isServedVersion(params.version)) {
      throw new ApiError('UNSUPPORTED_API_VERSION', "Unsupported API version. URI format: '/cometd/66.0'");
    }
    const caller = callerOf(request, sessions);
    const answers: Message[] = [];
    const clients = new Set<StreamClient>();
    for (const each of readBody(messages, request.body)) {
      if (typeof caller !== 'string') {
        answers.push(refuseUnauthenticated(each, caller.reason));
        continue;
      }
      const { answer, client, hold } = answerMeta(each, caller, streaming);
      answers.push(answer);
      if (client && each.channel === '/meta/connect') {
        clients.add(client);
        if (hold === true && client.waiting.length === 0) await poll(client, request);
      }
    }
    // Events come with the answer to a poll, before it.
    const events = [...clients].flatMap((client) => client.waiting.splice(0));
    return reply.send([...events, ...answers]);
  };
  app.post('/cometd/:version', handle);
  // Clients may append the kind of message: /cometd/66.0/handshake.
  app.post('/cometd/:version/*', handle);
  app.addHook('preClose', (done) => {
    streaming.clients.closeAll();
    done();
  });
}
