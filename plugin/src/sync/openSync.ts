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
 * Opens everything that a pass needs. The store belongs to one user of one org, and refuses any other: who sees fewer records would
 * move its position past those that the other would have read (P1).
 *
 * @throws ConfigError, StoreError.
 */
export async function openSync(location: SyncLocation): Promise<SyncSession> {
  const opened = await openGateway(location);
  const owner = storeOwner(location.connection);
  const storeFile = location.storeFile ?? join(location.dataDirectory, 'score', `${owner}.sqlite`);
  await mkdir(dirname(storeFile), { recursive: true });
  const store = await openStore(storeFile);
  const known = await store.setting('owner');
  if (known !== undefined && known !== owner) {
    await store.close();
    throw new StoreError({
      code: 'STORE_OF_OTHER_ORG',
      message: `The store ${storeFile} belongs to another org, or to another user of it, who may see other records.`,
      actions: [
        'Name another file with --store, or leave --store out: each user of each org has one by default.',
      ],
    });
  }
  if (known === undefined) await store.changeSetting('owner', owner);
  return { ...opened, store, storeFile };
}

/** Org id where the login knows it, else a name made from the address; and a name made from the user's. */
function storeOwner(connection: Connection): string {
  const { orgId } = connection.getAuthInfoFields();
  const shortHash = (text: string, length: number): string =>
    createHash('sha256').update(text).digest('hex').slice(0, length);
  const org = (orgId ?? shortHash(connection.instanceUrl, 18)).slice(0, 18);
  return `${org}-${shortHash(connection.getUsername() ?? '', 8)}`;
}
