import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMadeMetadata } from '../scripts/build/metadata/madeMetadata.ts';

const root = join(import.meta.dirname, '..');
let made: string | undefined;

/** What a local org is made of: the package, what follows from policy.yaml, and what Engage is assumed to have. */
export function metadataFolders(): string[] {
  if (made === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'score-made-'));
    made = folder;
    process.on('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    writeMadeMetadata(join(root, 'config/policy.yaml'), folder);
  }
  return [join(root, 'force-app/main/default'), made, join(root, 'config/engage-baseline')];
}
