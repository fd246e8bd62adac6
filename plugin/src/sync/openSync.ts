import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { connectionTransport, createGateway, type EngageError, type Gateway } from '../engage/index.ts';
import { openStore, StoreError, type Store } from '../store/index.ts';
import { findConfigDirectory, readConfig, type Config } from './readConfig.ts';

export interface SyncSession extends Config {
  readonly gateway: Gateway;
  readonly store: Store;
  readonly storeFile: string;
}

export interface SyncLocation {
  readonly connection: Connection;
  /** The folder with policy.yaml and engage.yaml; default: found from `workingDirectory` upwards. */
  readonly configDirectory: string | undefined;
  readonly workingDirectory: string;
  readonly storeFile: string | undefined;
  /** Where stores live by default. */
  readonly dataDirectory: string;
  readonly onRetry: (fault: EngageError, waitMilliseconds: number) => void;
}

/** The way to one org: configuration read, gateway made; no call is sent yet. */
export async function openGateway(
  location: Pick<SyncLocation, 'connection' | 'configDirectory' | 'workingDirectory' | 'onRetry'>,
): Promise<Config & { gateway: Gateway }> {
  const config = await readConfig(
    location.configDirectory ?? (await findConfigDirectory(location.workingDirectory)),
  );
  const gateway = createGateway({
    transport: connectionTransport(location.connection),
    sleep: (milliseconds) => sleep(milliseconds),
    random: Math.random,
    onRetry: location.onRetry,
  });
  return { ...config, gateway };
}

/**
 * Opens everything that a pass needs. The store belongs to one org: it refuses any other.
 *
 * @throws ConfigError, StoreError.
 */
export async function openSync(location: SyncLocation): Promise<SyncSession> {
  const opened = await openGateway(location);
  const org = orgKey(location.connection);
  const storeFile = location.storeFile ?? join(location.dataDirectory, 'score', `${org.slice(0, 18)}.sqlite`);
  await mkdir(dirname(storeFile), { recursive: true });
  const store = await openStore(storeFile);
  const known = await store.setting('org');
  if (known !== undefined && known !== org) {
    await store.close();
    throw new StoreError({
      code: 'STORE_OF_OTHER_ORG',
      message: `The store ${storeFile} belongs to another org.`,
      actions: ['Name another file with --store, or leave --store out: each org has its own by default.'],
    });
  }
  if (known === undefined) await store.changeSetting('org', org);
  return { ...opened, store, storeFile };
}

/** Org id where the login knows it; else a name made from the address. */
function orgKey(connection: Connection): string {
  const { orgId } = connection.getAuthInfoFields();
  if (orgId) return orgId;
  return createHash('sha256').update(connection.instanceUrl).digest('hex').slice(0, 18);
}
