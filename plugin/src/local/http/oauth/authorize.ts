import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { isLoopbackName } from '../loopback.ts';
import { callerOf, type ServerContext } from '../serverContext.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';

const query = z.object({
  response_type: z.string().optional(),
  client_id: z.string().min(1).optional(),
  redirect_uri: z.string().optional(),
  state: z.string().optional(),
  code_challenge: z.string().min(1).optional(),
});

/** An address on this machine: a code must not leave it. */
function loopbackAddress(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const address = new URL(text);
  const web = address.protocol === 'http:' || address.protocol === 'https:';
  return web && isLoopbackName(address.hostname) ? address : undefined;
}

function refuse(reply: FastifyReply, error: string, description: string): FastifyReply {
  return reply.code(400).send({ error, error_description: description });
}

/**
 * `GET /services/oauth2/authorize`: sends the browser back to the client with a code, after signing in when nobody is
 * (Salesforce Help, "OAuth 2.0 Web Server Flow for Web App Integration"). Every client id is known, and approved.
 */
export function addAuthorizeRoute(
  app: FastifyInstance,
  context: ServerContext,
  codes: AuthorizationCodes,
): void {
  app.get('/services/oauth2/authorize', (request, reply) => {
    const parsed = query.safeParse(request.query);
    const given = parsed.success ? parsed.data : {};
    if (given.client_id === undefined) return refuse(reply, 'invalid_client_id', 'client identifier invalid');
    const redirect = loopbackAddress(given.redirect_uri);
    if (!redirect)
      return refuse(reply, 'redirect_uri_mismatch', 'redirect_uri must be an address of this machine');
    if (given.response_type !== 'code') {
      return refuse(reply, 'unsupported_response_type', 'response type not supported');
    }
    const caller = callerOf(request, context);
    if (!caller) return reply.redirect(`/login?retURL=${encodeURIComponent(request.url)}`, 302);
    const code = codes.issue({
      userId: caller.userId,
      clientId: given.client_id,
      redirectUri: given.redirect_uri ?? '',
      codeChallenge: given.code_challenge,
    });
    redirect.searchParams.set('code', code);
    if (given.state !== undefined) redirect.searchParams.set('state', given.state);
    return reply.header('cache-control', 'no-store').redirect(redirect.toString(), 302);
  });
}
