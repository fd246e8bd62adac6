import type { Instant } from '../rules/index.ts';
import type { Policy } from '../policy/index.ts';
import type { Store } from '../store/index.ts';
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
 * Brings the working set up to date and asks it, with the store still open: nothing is written to Engage.
 *
 * @throws ConfigError, StoreError, EngageError, and what `ask` throws.
 */
export async function askUpToDate<Answer>(
  options: ReadUpToDateOptions,
  ask: (upToDate: Omit<UpToDate, 'apiCalls'>, store: Store) => Promise<Answer>,
): Promise<Answer & Pick<UpToDate, 'apiCalls'>> {
  const session = await openSync(options);
  const { store, gateway, policy } = session;
  try {
    const world = await currentWorld({ ...session, asOf: options.asOf, onProgress: options.onProgress });
    const answer = await ask({ world, unreadable: await store.facts('unreadable'), policy }, store);
    return { ...answer, apiCalls: gateway.calls() };
  } finally {
    await store.close();
  }
}

/**
 * Brings the working set up to date and gives it, for a question: nothing is written to Engage.
 *
 * @throws ConfigError, StoreError, EngageError.
 */
export const readUpToDate = (options: ReadUpToDateOptions): Promise<UpToDate> =>
  askUpToDate(options, (upToDate) => Promise.resolve(upToDate));
