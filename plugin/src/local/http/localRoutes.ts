import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authenticate } from './authenticate.ts';
import { readBody } from './readBody.ts';
import type { ServerContext } from './serverContext.ts';
import type { WriteLog } from './writeLog.ts';

/** Loads the demo data and returns its summary. Throws ApiError when there is data already. */
export type Seeding = (options: { seed: number; asOf: Date | undefined }) => object;

const seedBody = z.object({
  seed: z.number().int().nonnegative(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});

/** What Salesforce does not have: the state of the server, the log of writes, the demo data. */
export function addLocalRoutes(
  app: FastifyInstance,
  context: ServerContext,
  writes: WriteLog,
  seeding: Seeding | undefined,
): void {
  const { org, clock, sessions } = context;

  app.get('/local/health', (_request, reply) =>
    reply.send({
      ok: true,
      organizationId: org.organizationId,
      pid: process.pid,
      now: clock.now().toISOString(),
    }),
  );

  app.get('/local/writes', (request, reply) => {
    authenticate(request, sessions);
    return reply.send(writes.all());
  });

  app.get('/local/outbox', (request, reply) => {
    authenticate(request, sessions);
    return reply.send(org.outbox());
  });

  if (!seeding) return;
  app.post('/local/seed', (request, reply) => {
    authenticate(request, sessions);
    const { seed, asOf } = readBody(seedBody, request.body);
    return reply.send(seeding({ seed, asOf: asOf === undefined ? undefined : new Date(asOf) }));
  });
}
