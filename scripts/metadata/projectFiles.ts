import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Deployed into Engage. */
export const packageFolder = 'force-app/main/default';
/** Assumed to be there already, never deployed. */
export const baselineFolder = 'config/engage-baseline';

/** The files of both folders, named by their path below the project folder. */
export interface ProjectFiles {
  readonly names: readonly string[];
  readonly read: (name: string) => string;
}

export function filesOnDisk(root: string): ProjectFiles {
  const names = [packageFolder, baselineFolder].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .map((file) => file.split(sep).join('/'))
      .sort(),
  );
  return { names, read: (name) => readFileSync(join(root, name), 'utf8') };
}
