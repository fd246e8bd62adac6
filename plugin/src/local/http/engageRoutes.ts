import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { assignRequest, transferToQueue } from '../engage/index.ts';
import { authenticate } from './authenticate.ts';
import { readBody } from './readBody.ts';
import type { ServerContext } from './serverContext.ts';

const assignBody = z.strictObject({ caseId: z.string(), mentorId: z.string() });
const transferBody = z.strictObject({ caseId: z.string() });

/** Stands in for Engage's Assign window and its Transfer to Queue button, which are no public APIs. The caller's access counts. */
export function addEngageRoutes(app: FastifyInstance, { org, sessions }: ServerContext): void {
  app.post('/local/engage/assign', (request, reply) => {
    const { userId } = authenticate(request, sessions);
    return reply.send(assignRequest(org, readBody(assignBody, request.body), userId));
  });

  app.post('/local/engage/transfer', (request, reply) => {
    const { userId } = authenticate(request, sessions);
    return reply.send(transferToQueue(org, readBody(transferBody, request.body), userId));
  });
}
