import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metadataFolders } from '../../metadataFolders.ts';

/** A folder of its own for one test file; `remove` at its end. */
export function scratchFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `score-${name}-`));
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The metadata of the repository itself, unbuilt, and what is made from its policy. */
export const repositoryMetadata = metadataFolders();
