import { setTimeout as pause } from 'node:timers/promises';
import { resolve } from 'node:path';
import { deleteDataDirectory } from './dataDirectory.ts';
import { isLocked } from './directoryLock.ts';
import { LocalOrgError, systemCode } from './localOrgError.ts';
import { readServerRecord } from './serverRecord.ts';

const GRACE_MS = 10_000;
const LOOK_EVERY_MS = 50;

async function isReleased(dataDir: string, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += LOOK_EVERY_MS) {
    if (!isLocked(dataDir)) return true;
    await pause(LOOK_EVERY_MS);
  }
  return !isLocked(dataDir);
}

/** Sends a signal; false when the process is gone already. */
function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    throw error;
  }
}

/** `forced`: it did not stop when asked and was killed; its data is whole all the same. */
export type StopOutcome = 'stopped' | 'forced' | 'notRunning';

/**
 * Stops the server of a data directory and waits until it has let go of it. The pid is trusted only while the directory is
 * locked: then it is the pid of the process that wrote it. Throws LocalOrgError.
 */
export async function stopLocalOrg(dataDirectory: string): Promise<StopOutcome> {
  const dataDir = resolve(dataDirectory);
  if (!isLocked(dataDir)) return 'notRunning';
  const record = readServerRecord(dataDir);
  if (!record) {
    throw new LocalOrgError('STOP_FAILED', `The local org of ${dataDir} is still starting.`, [
      'Wait a moment, then stop it again.',
    ]);
  }
  signal(record.pid, 'SIGTERM');
  if (await isReleased(dataDir, GRACE_MS)) return 'stopped';
  signal(record.pid, 'SIGKILL');
  if (await isReleased(dataDir, GRACE_MS)) return 'forced';
  throw new LocalOrgError('STOP_FAILED', `Process ${record.pid} did not end.`, [
    `End it yourself: kill -9 ${record.pid}.`,
  ]);
}

/** Stops the org and deletes its data. Throws LocalOrgError, without deleting, for a folder that is no local org's. */
export async function resetLocalOrg(dataDirectory: string): Promise<void> {
  const dataDir = resolve(dataDirectory);
  await stopLocalOrg(dataDir);
  deleteDataDirectory(dataDir);
}
