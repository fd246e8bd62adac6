import type { ApiRequest } from './resource.ts';

const KEPT = 10_000;

export type WriteKind = 'insert' | 'update' | 'upsert' | 'delete';

/** One record written over the API. `autoAssign` is what Salesforce would have acted on: TRUE unless the header says FALSE. */
export interface LoggedWrite {
  readonly kind: WriteKind;
  readonly object: string;
  readonly autoAssign: boolean;
  readonly userId: string;
}

/** The last writes, newest last, so that a test can assert that no write to Case left auto-assignment on. */
export interface WriteLog {
  add(kind: WriteKind, object: string, request: ApiRequest): void;
  all(): readonly LoggedWrite[];
}

export function createWriteLog(): WriteLog {
  let writes: LoggedWrite[] = [];
  return {
    add(kind, object, request) {
      const header = request.headers['sforce-auto-assign'];
      writes.push({ kind, object, autoAssign: header?.toUpperCase() !== 'FALSE', userId: request.userId });
      if (writes.length > KEPT * 2) writes = writes.slice(-KEPT);
    },
    all: () => writes.slice(-KEPT),
  };
}
