import type { FastifyRequest } from 'fastify';
import { ApiError } from '../engine/index.ts';
import { sessionExpired } from './errorResponse.ts';
import { isSameOrigin } from './sameOrigin.ts';
import type { Sessions } from './sessions.ts';

export const SESSION_COOKIE = 'sid';

export interface Caller {
  readonly userId: string;
  /** The page signs in by cookie; its calls, like Lightning's, do not count against the API limit. */
  readonly by: 'bearer' | 'cookie';
}

/** The token of `Authorization: Bearer …` (or `OAuth …`), or undefined when there is no such header. */
export function bearerToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header);
  if (!match?.[1]) throw new ApiError('INVALID_AUTH_HEADER', 'INVALID_AUTH_HEADER', { status: 401 });
  return match[1];
}

/** Who calls: by token, or by the page's cookie. Throws INVALID_SESSION_ID, or 403 for a foreign page. */
export function authenticate(request: FastifyRequest, sessions: Sessions): Caller {
  const bearer = bearerToken(request);
  if (bearer !== undefined) {
    const userId = sessions.userOf(bearer);
    if (userId === undefined) throw sessionExpired();
    return { userId, by: 'bearer' };
  }
  const cookie = request.cookies[SESSION_COOKIE];
  const userId = cookie === undefined ? undefined : sessions.userOf(cookie);
  if (userId === undefined) throw sessionExpired();
  if (!isSameOrigin(request.headers)) {
    const message = 'A page of another site cannot use this session';
    throw new ApiError('INSUFFICIENT_ACCESS', message, { status: 403 });
  }
  return { userId, by: 'cookie' };
}
