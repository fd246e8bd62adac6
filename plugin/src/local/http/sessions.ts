import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../engine/index.ts';
import { readSessions, writeSessions, type SavedSession } from './sessionFile.ts';

const HOUR = 3_600_000;
/** Salesforce's longest session timeout. */
const IDLE_LIMIT = 24 * HOUR;
/** How stale a saved last use may be: a restart must not cost a write per request. */
const SAVE_INTERVAL = HOUR;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';
const TOKEN_LENGTH = 80;

/** Who is signed in. Times are real ones: moving the org's clock signs nobody out. */
export interface Sessions {
  /** A new access token, `00D…!` and 80 characters of [.\w]. */
  issue(userId: string): string;
  issueRefreshToken(userId: string): string;
  /** The user of a live access token; reading it counts as use. */
  userOf(accessToken: string): string | undefined;
  userOfRefreshToken(refreshToken: string): string | undefined;
  /** What a live token is, without using it. */
  lookUp(token: string): SessionFacts | undefined;
  /** True when there was something to revoke. */
  revoke(token: string): boolean;
  /** Ends every access token, as if all had been idle too long; refresh tokens stay. */
  expireAll(): void;
  /** Writes what a restart needs. */
  save(): void;
}

/** Times in milliseconds since 1970; a refresh token has no end. */
export interface SessionFacts {
  readonly kind: SavedSession['kind'];
  readonly userId: string;
  readonly issuedAt: number;
  readonly endsAt: number | undefined;
}

export interface SessionsOptions {
  readonly organizationId: string;
  /** The machine's clock. */
  readonly clock: Clock;
  /** Undefined: nothing is kept. */
  readonly file?: string | undefined;
  readonly random?: (bytes: number) => Uint8Array;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Opens the sessions of a data directory; idle ones of an earlier run are dropped. */
export function openSessions(options: SessionsOptions): Sessions {
  const { clock, file, organizationId, random = randomBytes } = options;
  const now = (): number => clock.now().getTime();
  const isLive = (session: SavedSession): boolean =>
    session.kind === 'refresh' || now() - session.lastUsedAt < IDLE_LIMIT;

  const sessions = new Map<string, SavedSession>();
  for (const session of file === undefined ? [] : readSessions(file)) {
    if (isLive(session)) sessions.set(session.hash, session);
  }
  let savedAt = now();

  const save = (): void => {
    savedAt = now();
    if (file !== undefined) writeSessions(file, [...sessions.values()]);
  };

  const issue = (kind: SavedSession['kind'], prefix: string, userId: string): string => {
    const characters = [...random(TOKEN_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? 'A');
    const token = prefix + characters.join('');
    const hash = hashOf(token);
    sessions.set(hash, { hash, kind, userId, issuedAt: now(), lastUsedAt: now() });
    save();
    return token;
  };

  const userOf = (kind: SavedSession['kind'], token: string): string | undefined => {
    const session = sessions.get(hashOf(token));
    if (session?.kind !== kind) return undefined;
    if (!isLive(session)) {
      sessions.delete(session.hash);
      return undefined;
    }
    session.lastUsedAt = now();
    if (now() - savedAt > SAVE_INTERVAL) save();
    return session.userId;
  };

  return {
    issue: (userId) => issue('access', `${organizationId}!`, userId),
    issueRefreshToken: (userId) => issue('refresh', '5Aep861', userId),
    userOf: (token) => userOf('access', token),
    userOfRefreshToken: (token) => userOf('refresh', token),
    lookUp(token) {
      const session = sessions.get(hashOf(token));
      if (!session || !isLive(session)) return undefined;
      const { kind, userId, issuedAt, lastUsedAt } = session;
      return { kind, userId, issuedAt, endsAt: kind === 'access' ? lastUsedAt + IDLE_LIMIT : undefined };
    },
    revoke(token) {
      const found = sessions.delete(hashOf(token));
      if (found) save();
      return found;
    },
    expireAll() {
      for (const session of [...sessions.values()])
        if (session.kind === 'access') sessions.delete(session.hash);
      save();
    },
    save,
  };
}
