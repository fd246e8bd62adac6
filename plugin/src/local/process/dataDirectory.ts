import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LocalOrgError } from './localOrgError.ts';

/** Every file a local org keeps; a reset deletes these and nothing else. */
export const dataFiles = {
  marker: 'local-org.json',
  database: 'org.sqlite',
  sessions: 'sessions.json',
  apps: 'connected-apps.json',
  server: 'server.json',
  lock: 'running.lock',
  log: 'server.log',
  /** A folder: what Bulk API jobs brought and found. */
  jobs: 'jobs',
} as const;

const marker = z.object({
  kind: z.literal('score-local-org'),
  version: z.literal(1),
  /** The org's clock is the machine's plus this. */
  clockOffset: z.number(),
  /** The org's time at the last start: the clock never goes back before it. */
  clockAt: z.number(),
  /** The port of the last run, taken again when it is free. */
  port: z.number().int().optional(),
  /** Set when the first start has finished; until then the database is made anew. */
  seeded: z.object({ empty: z.boolean(), seed: z.number().int().optional() }).optional(),
});

/** What a data directory says of itself; the file that makes a folder a local org's. */
export type Marker = z.infer<typeof marker>;

export function pathOf(dataDir: string, file: keyof typeof dataFiles): string {
  return join(dataDir, dataFiles[file]);
}

/** The marker, or undefined when the folder is no local org's. */
export function readMarker(dataDir: string): Marker | undefined {
  try {
    return marker.parse(JSON.parse(readFileSync(pathOf(dataDir, 'marker'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces a file whole, readable by its owner only. */
export function writePrivately(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function writeMarker(dataDir: string, content: Marker): void {
  writePrivately(pathOf(dataDir, 'marker'), content);
}

/** Makes the folder, or refuses one that holds something else. Throws LocalOrgError. */
export function prepareDataDirectory(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (readMarker(dataDir)) return;
  const own = new Set<string>(Object.values(dataFiles));
  const foreign = readdirSync(dataDir).filter(
    (name) => !own.has(name) && !name.startsWith(dataFiles.database),
  );
  if (existsSync(pathOf(dataDir, 'database'))) {
    throw new LocalOrgError(
      'NOT_A_LOCAL_ORG',
      `${dataDir} holds records, but its local-org.json is missing or damaged.`,
      ['Put local-org.json back, or delete the folder yourself to begin anew.'],
    );
  }
  const [first] = foreign;
  if (first === undefined) return;
  throw new LocalOrgError('NOT_A_LOCAL_ORG', `${dataDir} holds other files, "${first}" for one.`, [
    'Name a folder that does not exist yet, or an empty one: --data-dir DIR.',
  ]);
}

/** Deletes the records and the sessions, so that the next start makes them anew. */
export function deleteDatabase(dataDir: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(pathOf(dataDir, 'database') + suffix, { force: true });
  }
  rmSync(pathOf(dataDir, 'sessions'), { force: true });
}

/** Deletes the local org's files; the folder too, when nothing else is in it. Throws LocalOrgError for a foreign folder. */
export function deleteDataDirectory(dataDir: string): void {
  if (!readMarker(dataDir)) {
    const what = existsSync(dataDir) ? 'is not the data folder of a local org' : 'does not exist';
    throw new LocalOrgError('NOT_A_LOCAL_ORG', `${dataDir} ${what}; nothing was deleted.`, [
      'Name the folder that "sf score local start" used: --data-dir DIR.',
    ]);
  }
  deleteDatabase(dataDir);
  for (const name of Object.values(dataFiles)) {
    for (const suffix of ['', '.new', '-journal'])
      rmSync(join(dataDir, name + suffix), { recursive: true, force: true });
  }
  if (readdirSync(dataDir).length === 0) rmdirSync(dataDir);
}
