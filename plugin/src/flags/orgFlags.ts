import { Flags } from '@salesforce/sf-plugins-core';
import { asOfFlag } from './asOf.ts';
import { configDirFlag, storeFlag } from './files.ts';

/** The flags of every question about an org. */
export const orgFlags = {
  'target-org': Flags.requiredOrg(),
  'as-of': asOfFlag(),
  'config-dir': configDirFlag,
  store: storeFlag,
};
