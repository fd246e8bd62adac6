import type { FastifyRequest } from 'fastify';
import type { Clock, Org } from '../engine/index.ts';
import { authenticate, type Caller } from './authenticate.ts';
import type { Sessions } from './sessions.ts';

/** What the routes outside `/services/data` work on. */
export interface ServerContext {
  readonly org: Org;
  readonly clock: Clock;
  readonly sessions: Sessions;
  /** The folder of the built page, or undefined when none is served. */
  readonly page: string | undefined;
}

/** `http://127.0.0.1:7066`: this server as the caller addressed it. */
export function originOf(request: FastifyRequest): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}

/** Who calls, or undefined when nobody is signed in. */
export function callerOf(request: FastifyRequest, { sessions }: ServerContext): Caller | undefined {
  try {
    return authenticate(request, sessions);
  } catch {
    return undefined;
  }
}
