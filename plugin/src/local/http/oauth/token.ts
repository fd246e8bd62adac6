import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findUserById, findUserByName, LOCAL_PASSWORD, type LocalUser } from '../localUsers.ts';
import { originOf, type ServerContext } from '../serverContext.ts';

/** The client of the client-credentials grant, and the user it runs as. */
export const SERVICE_CLIENT = { clientId: 'engage-service', username: 'service@engage.local' } as const;

const form = z.object({
  grant_type: z.string(),
  username: z.string().optional(),
  password: z.string().optional(),
  refresh_token: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});
type Form = z.infer<typeof form>;

interface OAuthError {
  error: string;
  error_description: string;
}

const authenticationFailure: OAuthError = {
  error: 'invalid_grant',
  error_description: 'authentication failure',
};
const expiredRefreshToken: OAuthError = {
  error: 'invalid_grant',
  error_description: 'expired access/refresh token',
};
const invalidClient: OAuthError = {
  error: 'invalid_client_id',
  error_description: 'client identifier invalid',
};
const unsupportedGrant: OAuthError = {
  error: 'unsupported_grant_type',
  error_description: 'grant type not supported',
};

type Grant = (form: Form, context: ServerContext) => LocalUser | OAuthError;

const grants: Readonly<Record<string, Grant>> = {
  password(request, { org }) {
    const user = request.username === undefined ? undefined : findUserByName(org, request.username);
    return user && request.password === LOCAL_PASSWORD ? user : authenticationFailure;
  },
  refresh_token(request, { org, sessions }) {
    const userId = sessions.userOfRefreshToken(request.refresh_token ?? '');
    return (userId === undefined ? undefined : findUserById(org, userId)) ?? expiredRefreshToken;
  },
  client_credentials(request, { org }) {
    const { client_id: clientId, client_secret: secret } = request;
    if (clientId !== SERVICE_CLIENT.clientId || secret !== LOCAL_PASSWORD) return invalidClient;
    return findUserByName(org, SERVICE_CLIENT.username) ?? invalidClient;
  },
};

/** `POST /services/oauth2/token`, form-encoded. */
export function addTokenRoute(app: FastifyInstance, context: ServerContext): void {
  app.post('/services/oauth2/token', (request, reply) => {
    const parsed = form.safeParse(request.body);
    if (!parsed.success) {
      const description = 'grant_type is a required parameter, form-encoded';
      return reply.code(400).send({ error: 'invalid_request', error_description: description });
    }
    const grant = Object.hasOwn(grants, parsed.data.grant_type) ? grants[parsed.data.grant_type] : undefined;
    const outcome = grant?.(parsed.data, context) ?? unsupportedGrant;
    if ('error' in outcome) return reply.code(400).send(outcome);

    const { org, sessions, clock } = context;
    const id = `${originOf(request)}/id/${org.organizationId}/${outcome.id}`;
    const issuedAt = String(clock.now().getTime());
    const isRefresh = parsed.data.grant_type === 'refresh_token';
    return reply.header('cache-control', 'no-store').send({
      access_token: sessions.issue(outcome.id),
      ...(isRefresh ? {} : { refresh_token: sessions.issueRefreshToken(outcome.id) }),
      instance_url: originOf(request),
      id,
      token_type: 'Bearer',
      scope: 'api refresh_token',
      issued_at: issuedAt,
      signature: createHmac('sha256', LOCAL_PASSWORD)
        .update(id + issuedAt)
        .digest('base64'),
    });
  });
}
