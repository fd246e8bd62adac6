import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home folder of this test's own: to be imported before @salesforce/core, which looks for it once. */
export const ownHome = mkdtempSync(join(tmpdir(), 'score-home-'));
mkdirSync(join(ownHome, '.sfdx'));
Object.assign(process.env, {
  HOME: ownHome,
  SF_DISABLE_TELEMETRY: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  SF_DISABLE_LOG_FILE: 'true',
});
