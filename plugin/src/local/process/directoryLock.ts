import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';
import { pathOf } from './dataDirectory.ts';

/** Long enough to outwait somebody who only looks. */
const WAIT_MS = 1_000;

/**
 * Takes the data directory for this process, or returns undefined when another one has it. The operating system holds the
 * lock, so a killed process leaves none behind, whatever its pid is used for next.
 */
export function lockDirectory(dataDir: string, waitMs = WAIT_MS): { release(): void } | undefined {
  const database = new DatabaseSync(pathOf(dataDir, 'lock'));
  try {
    database.exec(`PRAGMA busy_timeout = ${waitMs}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;`);
  } catch {
    database.close();
    return undefined;
  }
  return {
    release() {
      database.close();
    },
  };
}

/** True while a server runs on this data directory. */
export function isLocked(dataDir: string): boolean {
  if (!existsSync(pathOf(dataDir, 'lock'))) return false;
  const lock = lockDirectory(dataDir, 0);
  lock?.release();
  return lock === undefined;
}
