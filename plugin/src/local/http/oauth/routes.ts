import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sameId } from '../../engine/index.ts';
import { findUserById } from '../localUsers.ts';
import { callerOf, originOf, type ServerContext } from '../serverContext.ts';
import { safeReturnUrl } from '../page/returnUrl.ts';
import { createAuthorizationCodes } from './authorizationCodes.ts';
import { addAuthorizeRoute } from './authorize.ts';
import type { ConnectedApps } from './connectedApps.ts';
import { identity, userInfo } from './identity.ts';
import { addIntrospectRoute } from './introspect.ts';
import { addTokenRoute } from './token.ts';

const revokeForm = z.object({ token: z.string() });
const singleAccessQuery = z.object({ redirect_uri: z.string().optional() });
const identityPath = z.object({ organization: z.string(), user: z.string() });

/** The identity resources answer a bad token with plain text and 403. */
function refuse(reply: FastifyReply, code: string): FastifyReply {
  return reply.code(403).type('text/html').send(code);
}

function badToken(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const named = request.headers.authorization !== undefined || request.headers.cookie !== undefined;
  return refuse(reply, named ? 'Bad_OAuth_Token' : 'Missing_OAuth_Token');
}

/** `/services/oauth2/*` and `/id/*`. */
export function addOAuthRoutes(app: FastifyInstance, context: ServerContext, apps: ConnectedApps): void {
  const { org, sessions } = context;
  const codes = createAuthorizationCodes({ now: () => new Date() });
  addTokenRoute(app, { ...context, apps, codes });
  addAuthorizeRoute(app, context, codes);
  addIntrospectRoute(app, context);

  app.get('/services/oauth2/userinfo', (request, reply) => {
    const userId = callerOf(request, context)?.userId;
    const user = userId === undefined ? undefined : findUserById(org, userId);
    return user
      ? reply.send(userInfo(user, org.organizationId, originOf(request)))
      : badToken(request, reply);
  });

  app.get('/id/:organization/:user', (request, reply) => {
    if (!callerOf(request, context)) return badToken(request, reply);
    const { organization, user: id } = identityPath.parse(request.params);
    const user = sameId(organization, org.organizationId) ? findUserById(org, id) : undefined;
    return user ? reply.send(identity(user, org.organizationId, originOf(request))) : refuse(reply, 'Bad_Id');
  });

  const revoke = (token: unknown, reply: FastifyReply): FastifyReply => {
    const parsed = revokeForm.safeParse(token);
    if (parsed.success && sessions.revoke(parsed.data.token)) return reply.code(200).send();
    return reply
      .code(400)
      .send({ error: 'invalid_token', error_description: 'token unknown or revoked already' });
  };
  app.post('/services/oauth2/revoke', (request, reply) => revoke(request.body, reply));
  app.get('/services/oauth2/revoke', (request, reply) => revoke(request.query, reply));

  // `sf org open` asks for a link that signs the browser in by itself.
  app.get('/services/oauth2/singleaccess', (request, reply) => {
    const caller = callerOf(request, context);
    if (!caller) return badToken(request, reply);
    const link = new URL('/secur/frontdoor.jsp', originOf(request));
    link.searchParams.set('sid', sessions.issue(caller.userId));
    link.searchParams.set(
      'retURL',
      safeReturnUrl(singleAccessQuery.safeParse(request.query).data?.redirect_uri),
    );
    return reply.header('cache-control', 'no-store').send({ frontdoor_uri: link.toString() });
  });
}
