import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findUserById } from '../localUsers.ts';
import { originOf, type ServerContext } from '../serverContext.ts';

const form = z.object({ token: z.string(), client_id: z.string().min(1) });

/**
 * `POST /services/oauth2/introspect`: what a token is worth now (Salesforce Help, "Token Introspection Endpoint"; RFC
 * 7662). An unknown token is only `active: false`.
 */
export function addIntrospectRoute(app: FastifyInstance, context: ServerContext): void {
  const { org, sessions } = context;
  app.post('/services/oauth2/introspect', (request, reply) => {
    const parsed = form.safeParse(request.body);
    if (!parsed.success) {
      const description = 'invalid client credentials';
      return reply.code(400).send({ error: 'invalid_client', error_description: description });
    }
    const session = sessions.lookUp(parsed.data.token);
    const user = session && findUserById(org, session.userId);
    if (!user) return reply.send({ active: false });
    const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
    return reply.send({
      active: true,
      scope: 'api refresh_token',
      client_id: parsed.data.client_id,
      username: user.username,
      sub: `${originOf(request)}/id/${org.organizationId}/${user.id}`,
      token_type: session.kind === 'access' ? 'access_token' : 'refresh_token',
      ...(session.endsAt === undefined ? {} : { exp: seconds(session.endsAt) }),
      iat: seconds(session.issuedAt),
      nbf: seconds(session.issuedAt),
    });
  });
}
