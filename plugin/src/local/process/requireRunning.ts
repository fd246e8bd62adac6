import { LocalOrgError } from './localOrgError.ts';
import type { ServerRecord } from './serverRecord.ts';
import { statusLocalOrg, type LocalOrgStatus } from './statusLocalOrg.ts';

type Running = Extract<LocalOrgStatus, { readonly state: 'running' }>;

/** The record of the org that runs on a data directory. Throws LocalOrgError when none does. */
export async function requireRunning(dataDir: string): Promise<ServerRecord> {
  return (await runningStatus(dataDir)).record;
}

/** The same with the org's time. Throws LocalOrgError when none runs. */
export async function runningStatus(dataDir: string): Promise<Running> {
  const status = await statusLocalOrg(dataDir);
  if (status.state === 'running') return status;
  throw new LocalOrgError('NOT_RUNNING', `No local org runs on ${dataDir}.`, [
    'Start it: sf score local start.',
  ]);
}
