import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { SESSION_COOKIE } from '../authenticate.ts';
import { sessionExpired } from '../errorResponse.ts';
import { findUserById, findUserByName, listUsers, type LocalUser } from '../localUsers.ts';
import { isSameOrigin } from '../sameOrigin.ts';
import { callerOf, type ServerContext } from '../serverContext.ts';
import { plainPage } from './html.ts';
import { loginPage } from './loginPage.ts';
import { safeReturnUrl } from './returnUrl.ts';

const frontdoorQuery = z.object({ sid: z.string(), retURL: z.string().optional() });
const signIn = z.object({
  userId: z.string().optional(),
  username: z.string().optional(),
  retURL: z.string().optional(),
});
const loginQuery = z.object({ search: z.string().default(''), retURL: z.string().optional() });

function setSession(reply: FastifyReply, token: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .setCookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'strict', path: '/' });
}

/** What the page may know of a user. */
function listed({ id, username, name, profile }: LocalUser): object {
  return { id, username, name, profile };
}

/** Signing in to the page: by a token (`frontdoor.jsp`, as `sf org open` does), or by choosing a user. */
export function addSessionRoutes(app: FastifyInstance, context: ServerContext): void {
  const { org, sessions } = context;

  app.get('/secur/frontdoor.jsp', (request, reply) => {
    const query = frontdoorQuery.safeParse(request.query);
    if (!query.success || sessions.userOf(query.data.sid) === undefined) {
      const page = plainPage(
        'This link has expired',
        '<p><a href="/login">Choose whom to sign in as</a></p>',
      );
      return reply.code(401).type('text/html').send(page);
    }
    return setSession(reply, query.data.sid).redirect(safeReturnUrl(query.data.retURL), 302);
  });

  app.get('/login', (request, reply) => {
    const query = loginQuery.safeParse(request.query);
    const { search, retURL } = query.success ? query.data : { search: '', retURL: undefined };
    const page = loginPage(listUsers(org, search), search, safeReturnUrl(retURL));
    return reply.type('text/html').send(page);
  });

  app.get('/local/users', (request, reply) => {
    const query = loginQuery.safeParse(request.query);
    return reply.send(listUsers(org, query.success ? query.data.search : '').map(listed));
  });

  app.get('/local/session', (request, reply) => {
    const caller = callerOf(request, context);
    const user = caller && findUserById(org, caller.userId);
    if (!user) throw sessionExpired();
    return reply.send({ ...listed(user), organizationId: org.organizationId, timeZone: user.timeZone });
  });

  app.post('/local/session', (request, reply) => {
    if (!isSameOrigin(request.headers)) {
      throw new ApiError('INSUFFICIENT_ACCESS', 'A page of another site cannot sign in here', {
        status: 403,
      });
    }
    const choice = signIn.safeParse(request.body);
    const { userId, username, retURL } = choice.success ? choice.data : {};
    const user = userId === undefined ? username && findUserByName(org, username) : findUserById(org, userId);
    if (!user)
      throw new ApiError('INVALID_LOGIN', 'Name an active user of the local org: userId or username');
    setSession(reply, sessions.issue(user.id));
    if (retURL !== undefined) return reply.redirect(safeReturnUrl(retURL), 303);
    return reply.send(listed(user));
  });
}
