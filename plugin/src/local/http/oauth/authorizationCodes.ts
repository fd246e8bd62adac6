import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../engine/index.ts';

/** "The authorization code … expires after 15 minutes" (Salesforce Help, "OAuth 2.0 Web Server Flow"). */
const LIFETIME = 15 * 60_000;
const KEPT = 1000;

/** What a code was given for; all of it must come again with the code. */
export interface Authorization {
  readonly userId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** SHA-256 of the verifier, base64url (RFC 7636); undefined when the client sent none. */
  readonly codeChallenge: string | undefined;
}

export interface CodeExchange {
  readonly code: string;
  readonly clientId: string | undefined;
  readonly redirectUri: string | undefined;
  readonly codeVerifier: string | undefined;
}

/** Codes that were given and not used yet. */
export interface AuthorizationCodes {
  issue(authorization: Authorization): string;
  /** The user of a code, once; what is wrong with it otherwise. */
  redeem(exchange: CodeExchange): { readonly userId: string } | { readonly problem: string };
}

/** `clock` is the machine's: moving the org's clock must not end a login under way. */
export function createAuthorizationCodes(clock: Clock): AuthorizationCodes {
  const given = new Map<string, Authorization & { readonly issuedAt: number }>();
  return {
    issue(authorization) {
      const code = `aPrx${randomBytes(40).toString('hex')}==`;
      given.set(code, { ...authorization, issuedAt: clock.now().getTime() });
      const [oldest] = given.keys();
      if (given.size > KEPT && oldest !== undefined) given.delete(oldest);
      return code;
    },
    redeem({ code, clientId, redirectUri, codeVerifier }) {
      const found = given.get(code);
      given.delete(code);
      if (!found) return { problem: 'invalid authorization code' };
      if (clock.now().getTime() - found.issuedAt > LIFETIME) return { problem: 'expired authorization code' };
      if (found.clientId !== clientId) return { problem: 'invalid client credentials' };
      if (found.redirectUri !== redirectUri) return { problem: 'redirect_uri must match configuration' };
      const challenge = createHash('sha256')
        .update(codeVerifier ?? '')
        .digest('base64url');
      if (found.codeChallenge !== undefined && found.codeChallenge !== challenge) {
        return { problem: 'invalid code verifier' };
      }
      return { userId: found.userId };
    },
  };
}
