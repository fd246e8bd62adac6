import { pull, pulledKinds, readerVersion, type Gateway, type PulledKindName } from '../engage/index.ts';
import type { Binding, Policy } from '../policy/index.ts';
import type { Instant } from '../rules/index.ts';
import type { Cursor, PulledRow, Store } from '../store/index.ts';

export interface ReadChangesOptions {
  readonly gateway: Gateway;
  readonly store: Store;
  readonly binding: Binding;
  readonly bindingFingerprint: string;
  readonly policy: Policy;
  readonly asOf: Instant;
  readonly onProgress: (rows: number) => void;
}

const dayMilliseconds = 86_400_000;

/** A change of it makes rows that were read before incomplete, or read otherwise than today. */
const wayOfReading = ({ bindingFingerprint, policy }: ReadChangesOptions): string =>
  JSON.stringify({ readerVersion, bindingFingerprint, retentionDays: policy.sync.retentionDays });

/** Brings the working set up to date with Engage; returns how many rows were read. Each page is saved with its position. */
export async function readChanges(options: ReadChangesOptions): Promise<number> {
  const { gateway, store, policy } = options;
  await store.readBy(wayOfReading(options));
  const kinds = pulledKinds(options.binding);
  const positions = new Map<PulledKindName, Cursor>();
  for (const name of Object.keys(kinds) as PulledKindName[]) {
    const cursor = await store.cursor(name);
    if (cursor) positions.set(name, cursor);
  }
  let read = 0;
  const pages = pull({
    gateway,
    kinds,
    positions,
    cutoff: new Date(options.asOf - policy.sync.retentionDays * dayMilliseconds).toISOString(),
    overlapSeconds: policy.sync.overlapSeconds,
  });
  for await (const { kind, rows, next } of pages) {
    const pulled = rows.map(({ id, stamp, fact, unreadable }) => ({ id, stamp, body: fact, unreadable }));
    await store.savePulled(kind, pulled as PulledRow<typeof kind>[], next);
    read += rows.length;
    options.onProgress(read);
  }
  return read;
}
