import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { pathOf, writePrivately } from './dataDirectory.ts';

const serverRecord = z.object({
  pid: z.number().int(),
  port: z.number().int(),
  instanceUrl: z.string(),
  organizationId: z.string(),
  /** ISO time of the machine. */
  startedAt: z.string(),
});

/** Where the running server is; written when it answers, gone when it has stopped in order. */
export type ServerRecord = z.infer<typeof serverRecord>;

export function readServerRecord(dataDir: string): ServerRecord | undefined {
  try {
    return serverRecord.parse(JSON.parse(readFileSync(pathOf(dataDir, 'server'), 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeServerRecord(dataDir: string, record: ServerRecord): void {
  writePrivately(pathOf(dataDir, 'server'), record);
}

export function deleteServerRecord(dataDir: string): void {
  rmSync(pathOf(dataDir, 'server'), { force: true });
}
