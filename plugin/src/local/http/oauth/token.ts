import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findUserById, findUserByName, LOCAL_PASSWORD, type LocalUser } from '../localUsers.ts';
import { originOf, type ServerContext } from '../serverContext.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';
import type { ConnectedApps } from './connectedApps.ts';
import { readAssertion } from './jwtAssertion.ts';

/** The client of the client-credentials grant, and the user it runs as. */
export const SERVICE_CLIENT = { clientId: 'engage-service', username: 'service@engage.local' } as const;

const form = z.object({
  grant_type: z.string(),
  username: z.string().optional(),
  password: z.string().optional(),
  refresh_token: z.string().optional(),
  assertion: z.string().optional(),
  code: z.string().optional(),
  code_verifier: z.string().optional(),
  redirect_uri: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});
type Form = z.infer<typeof form>;

interface OAuthError {
  readonly error: string;
  readonly error_description: string;
}

const refused = (error: string, description: string): OAuthError => ({
  error,
  error_description: description,
});
const authenticationFailure = refused('invalid_grant', 'authentication failure');
const invalidClient = refused('invalid_client_id', 'client identifier invalid');

/** What the grants work on. */
export interface TokenContext extends ServerContext {
  readonly apps: ConnectedApps;
  readonly codes: AuthorizationCodes;
}

interface Grant {
  /** Whether the answer carries a refresh token too. */
  readonly refreshes: boolean;
  readonly user: (form: Form, context: TokenContext, origin: string) => LocalUser | OAuthError;
}

const grants: Readonly<Record<string, Grant>> = {
  password: {
    refreshes: true,
    user(request, { org }) {
      const user = request.username === undefined ? undefined : findUserByName(org, request.username);
      return user && request.password === LOCAL_PASSWORD ? user : authenticationFailure;
    },
  },
  refresh_token: {
    refreshes: false,
    user(request, { org, sessions }) {
      const userId = sessions.userOfRefreshToken(request.refresh_token ?? '');
      const user = userId === undefined ? undefined : findUserById(org, userId);
      return user ?? refused('invalid_grant', 'expired access/refresh token');
    },
  },
  authorization_code: {
    refreshes: true,
    user(request, { org, codes }) {
      const outcome = codes.redeem({
        code: request.code ?? '',
        clientId: request.client_id,
        redirectUri: request.redirect_uri,
        codeVerifier: request.code_verifier,
      });
      if ('problem' in outcome) return refused('invalid_grant', outcome.problem);
      return findUserById(org, outcome.userId) ?? authenticationFailure;
    },
  },
  client_credentials: {
    refreshes: false,
    user(request, { org }) {
      const { client_id: clientId, client_secret: secret } = request;
      if (clientId !== SERVICE_CLIENT.clientId || secret !== LOCAL_PASSWORD) return invalidClient;
      return findUserByName(org, SERVICE_CLIENT.username) ?? invalidClient;
    },
  },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    refreshes: false,
    user(request, { org, apps }, origin) {
      // Real time: whoever signs an assertion knows nothing of the org's clock.
      const outcome = readAssertion(request.assertion ?? '', apps, origin, Date.now());
      if ('error' in outcome) return outcome;
      return (
        findUserByName(org, outcome.username) ??
        refused('invalid_grant', 'user hasn’t approved this consumer')
      );
    },
  },
};

/** Clients may name themselves in `Authorization: Basic` instead of the form (RFC 6749, 2.3.1). */
function basicClient(request: FastifyRequest): Pick<Form, 'client_id' | 'client_secret'> {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: id, client_secret: secret.join(':') };
}

/** `POST /services/oauth2/token`, form-encoded. */
export function addTokenRoute(app: FastifyInstance, context: TokenContext): void {
  app.post('/services/oauth2/token', (request, reply) => {
    const parsed = form.safeParse(request.body);
    if (!parsed.success) {
      const description = 'grant_type is a required parameter, form-encoded';
      return reply.code(400).send(refused('invalid_request', description));
    }
    const { grant_type: name } = parsed.data;
    const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
    if (!grant) return reply.code(400).send(refused('unsupported_grant_type', 'grant type not supported'));
    const origin = originOf(request);
    const outcome = grant.user({ ...parsed.data, ...basicClient(request) }, context, origin);
    if ('error' in outcome) return reply.code(400).send(outcome);

    const { org, sessions, clock } = context;
    const id = `${origin}/id/${org.organizationId}/${outcome.id}`;
    const issuedAt = String(clock.now().getTime());
    return reply.header('cache-control', 'no-store').send({
      access_token: sessions.issue(outcome.id),
      ...(grant.refreshes ? { refresh_token: sessions.issueRefreshToken(outcome.id) } : {}),
      instance_url: origin,
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
