import { readMarker } from './dataDirectory.ts';
import { isLocked } from './directoryLock.ts';
import { checkHealth } from './health.ts';
import { readServerRecord, type ServerRecord } from './serverRecord.ts';

export type LocalOrgStatus =
  /** No local org was ever started here. */
  | { readonly state: 'absent' }
  | { readonly state: 'stopped' }
  /** A process has the folder but does not answer: it is starting, or it hangs. */
  | { readonly state: 'unresponsive'; readonly record: ServerRecord | undefined }
  /** `now` is the org's time. */
  | { readonly state: 'running'; readonly record: ServerRecord; readonly now: string };

/** Whether a local org runs on the data directory, and where. Changes nothing. */
export async function statusLocalOrg(dataDir: string): Promise<LocalOrgStatus> {
  if (!isLocked(dataDir)) return { state: readMarker(dataDir) ? 'stopped' : 'absent' };
  const record = readServerRecord(dataDir);
  const health = record && (await checkHealth(record));
  return record && health ? { state: 'running', record, now: health.now } : { state: 'unresponsive', record };
}
