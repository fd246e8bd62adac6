import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LocalOrgError } from './localOrgError.ts';

/** Where a project keeps what the local org needs. */
export interface Places {
  readonly dataDir: string;
  readonly metadata: readonly string[];
  readonly page: string;
}

function projectAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'sfdx-project.json'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : projectAbove(above);
}

/** The places of the project the person works in; what is given by flags needs no project. Throws LocalOrgError. */
export function findPlaces(
  workingDirectory: string,
  given: { readonly dataDir?: string | undefined; readonly metadata?: readonly string[] | undefined },
): Places {
  const project = projectAbove(resolve(workingDirectory));
  const { dataDir, metadata } = given;
  if (project === undefined && (dataDir === undefined || metadata === undefined)) {
    throw new LocalOrgError(
      'METADATA_MISSING',
      `There is no sfdx-project.json in ${workingDirectory} or above it.`,
      ["Go into the project's folder, or name the folders: --data-dir DIR --metadata DIR."],
    );
  }
  const base = project ?? workingDirectory;
  return {
    dataDir: resolve(workingDirectory, dataDir ?? join(base, '.score', 'local')),
    metadata: metadata?.map((folder) => resolve(workingDirectory, folder)) ?? [
      join(base, 'dist', 'force-app'),
      join(base, 'config', 'engage-baseline'),
    ],
    page: join(base, 'dist', 'page'),
  };
}
