import type { Connection, Org } from '@salesforce/core';
import { apiVersion } from '../engage/index.ts';

/** Where a command finds its org, its configuration and its store. */
export interface OrgLocation {
  readonly connection: Connection;
  readonly configDirectory: string | undefined;
  readonly workingDirectory: string;
  readonly storeFile: string | undefined;
  readonly dataDirectory: string;
}

export interface LocationFlags {
  readonly 'target-org': Org;
  readonly 'config-dir'?: string | undefined;
  readonly store?: string | undefined;
}

/** The place that `orgFlags` name; `dataDir` is the plugin's own (`this.config`). */
export const orgLocation = (
  flags: LocationFlags,
  { dataDir }: { readonly dataDir: string },
): OrgLocation => ({
  connection: flags['target-org'].getConnection(apiVersion),
  configDirectory: flags['config-dir'],
  workingDirectory: process.cwd(),
  storeFile: flags.store,
  dataDirectory: dataDir,
});
