import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const savedSession = z.object({
  /** SHA-256 of the token: the file alone lets nobody in. */
  hash: z.string(),
  kind: z.enum(['access', 'refresh']),
  userId: z.string(),
  issuedAt: z.number(),
  lastUsedAt: z.number(),
});
const sessionFile = z.object({ version: z.literal(1), sessions: z.array(savedSession) });

export type SavedSession = z.infer<typeof savedSession>;

/** The sessions of an earlier run. A missing or damaged file means: everybody signs in again. */
export function readSessions(file: string): SavedSession[] {
  try {
    return sessionFile.parse(JSON.parse(readFileSync(file, 'utf8'))).sessions;
  } catch {
    return [];
  }
}

/** Replaces the file whole, readable by its owner only. */
export function writeSessions(file: string, sessions: readonly SavedSession[]): void {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify({ version: 1, sessions }), { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
