import { LocalOrgError } from './localOrgError.ts';
import type { ServerRecord } from './serverRecord.ts';
import { statusLocalOrg } from './statusLocalOrg.ts';

/** The record of the org that runs on a data directory. Throws LocalOrgError when none does. */
export async function requireRunning(dataDir: string): Promise<ServerRecord> {
  const status = await statusLocalOrg(dataDir);
  if (status.state === 'running') return status.record;
  throw new LocalOrgError('NOT_RUNNING', `No local org runs on ${dataDir}.`, [
    'Start it: sf score local start.',
  ]);
}
