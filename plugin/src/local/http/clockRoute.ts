import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../engine/index.ts';
import { authenticate } from './authenticate.ts';
import { readBody } from './readBody.ts';
import type { ServerContext } from './serverContext.ts';

/** Moves the org's clock to an instant and does what is due until then; what was done. Throws ApiError for an earlier one. */
export type MoveClock = (to: Date) => object;

/** Each day that begins is a piece of work, so one call does not ask for thousands. */
const LONGEST_DAYS = 366;
const LONGEST_MS = LONGEST_DAYS * 24 * 3_600_000;

/** Never both: a span from the org's now in milliseconds, or an instant. */
const clockBody = z.union([
  z.strictObject({ advanceMs: z.number().int().min(0).max(LONGEST_MS) }),
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
    const now = clock.now().getTime();
    const to = new Date('to' in body ? body.to : now + body.advanceMs);
    if (to.getTime() - now > LONGEST_MS)
      throw new ApiError('LIMIT_EXCEEDED', `The clock moves at most ${LONGEST_DAYS} days at a time`);
    return reply.send(moveClock(to));
  });
}
