import { verify } from 'node:crypto';
import { z } from 'zod';
import type { ConnectedApps } from './connectedApps.ts';

const header = z.object({ alg: z.literal('RS256') });
const claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  sub: z.string(),
  exp: z.number(),
});

/** Salesforce's own login servers: clients name them whatever org they mean. */
const LOGIN_SERVERS = ['https://login.salesforce.com', 'https://test.salesforce.com'];

function jsonPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const refusals = {
  assertion: { error: 'invalid_grant', error_description: 'invalid assertion' },
  client: { error: 'invalid_client_id', error_description: 'client identifier invalid' },
  audience: { error: 'invalid_grant', error_description: 'audience is invalid' },
  expired: { error: 'invalid_grant', error_description: 'expired authorization code' },
} as const;

/**
 * The username a signed assertion is for, or the refusal in OAuth's shape. `iss` is a registered client, `aud` this server
 * or a Salesforce login server, `exp` in the future (Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server
 * Integration"). The sf CLI writes `exp` in milliseconds, so a far future is no fault. `now`: milliseconds since 1970.
 */
export function readAssertion(
  assertion: string,
  apps: ConnectedApps,
  origin: string,
  now: number,
): { readonly username: string } | (typeof refusals)[keyof typeof refusals] {
  const [first = '', second = '', third = '', ...rest] = assertion.split('.');
  const parsed = claims.safeParse(jsonPart(second));
  if (rest.length > 0 || !parsed.success || !header.safeParse(jsonPart(first)).success) {
    return refusals.assertion;
  }
  const { iss, aud, sub, exp } = parsed.data;
  const key = apps.keyOf(iss);
  if (!key) return refusals.client;
  const signature = Buffer.from(third, 'base64url');
  if (!verify('RSA-SHA256', Buffer.from(`${first}.${second}`), key, signature)) return refusals.assertion;
  const audiences = [aud].flat().map((each) => each.replace(/\/(?:services\/oauth2\/token)?$/, ''));
  if (!audiences.some((each) => each === origin || LOGIN_SERVERS.includes(each))) return refusals.audience;
  if (exp * 1000 <= now) return refusals.expired;
  return { username: sub };
}
