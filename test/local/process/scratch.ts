import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** The metadata of the repository itself, unbuilt. */
export const repositoryMetadata = ['force-app/main/default', 'config/engage-baseline'].map((folder) =>
  join(import.meta.dirname, '../../..', folder),
);
