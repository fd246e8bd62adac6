import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { authenticate } from '../authenticate.ts';
import { findUserById } from '../localUsers.ts';
import { readBody } from '../readBody.ts';
import type { ServerContext } from '../serverContext.ts';
import { isUsableCertificate, type ConnectedApps } from './connectedApps.ts';

const body = z.object({ clientId: z.string().min(1).max(255), certificate: z.string().max(20_000) });

/**
 * `POST /local/connected-apps { clientId, certificate }`: what Setup's "New Connected App" does elsewhere. Administrators
 * only: whoever holds the key may sign in as anybody.
 */
export function addConnectedAppRoute(
  app: FastifyInstance,
  context: ServerContext,
  apps: ConnectedApps,
): void {
  app.post('/local/connected-apps', (request, reply) => {
    const { userId } = authenticate(request, context.sessions);
    if (findUserById(context.org, userId)?.profile !== 'System Administrator') {
      throw new ApiError('INSUFFICIENT_ACCESS', 'Only an administrator can register a client', {
        status: 403,
      });
    }
    const given = readBody(body, request.body);
    if (!isUsableCertificate(given.certificate)) {
      throw new ApiError(
        'INVALID_CERTIFICATE',
        'certificate must be a PEM with an RSA key: a certificate or a public key',
      );
    }
    apps.register(given);
    return reply.code(201).send({ clientId: given.clientId });
  });
}
