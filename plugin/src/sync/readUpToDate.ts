import type { Instant } from '../rules/index.ts';
import type { Policy } from '../policy/index.ts';
import { currentWorld } from './currentWorld.ts';
import { openSync, type SyncLocation } from './openSync.ts';
import type { UnreadableRow } from './runPass.ts';
import type { World } from './world.ts';

export interface ReadUpToDateOptions extends SyncLocation {
  readonly asOf: Instant;
  readonly onProgress: (rows: number) => void;
}

/** The working set as Engage is now. */
export interface UpToDate {
  readonly world: World;
  readonly unreadable: readonly UnreadableRow[];
  readonly policy: Policy;
  readonly apiCalls: number;
}

/**
 * Brings the working set up to date and gives it, for a question: nothing is written to Engage.
 *
 * @throws ConfigError, StoreError, EngageError.
 */
export async function readUpToDate(options: ReadUpToDateOptions): Promise<UpToDate> {
  const session = await openSync(options);
  const { store, gateway, policy } = session;
  try {
    return {
      world: await currentWorld({ ...session, asOf: options.asOf, onProgress: options.onProgress }),
      unreadable: await store.facts('unreadable'),
      policy,
      apiCalls: gateway.calls(),
    };
  } finally {
    await store.close();
  }
}
