import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authenticate } from './authenticate.ts';
import { readBody } from './readBody.ts';
import type { ServerContext } from './serverContext.ts';

/** Moves the org's clock to an instant and does what is due until then; what was done. Throws ApiError for an earlier one. */
export type MoveClock = (to: Date) => object;

const ONE_YEAR_MS = 366 * 24 * 3_600_000;

/** Never both: a span from the org's now in milliseconds, or an instant. */
const clockBody = z.union([
  z.strictObject({ advanceMs: z.number().int().min(0).max(ONE_YEAR_MS) }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/** `POST /local/clock`: Salesforce has no such thing. */
export function addClockRoute(
  app: FastifyInstance,
  { clock, sessions }: ServerContext,
  moveClock: MoveClock,
): void {
  app.post('/local/clock', (request, reply) => {
    authenticate(request, sessions);
    const body = readBody(clockBody, request.body);
    const to = 'to' in body ? new Date(body.to) : new Date(clock.now().getTime() + body.advanceMs);
    return reply.send(moveClock(to));
  });
}
