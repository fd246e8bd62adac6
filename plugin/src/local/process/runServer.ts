import { existsSync } from 'node:fs';
import { ApiError, openOrg, type Clock, type Org } from '../engine/index.ts';
import { createServer, openSessions } from '../http/index.ts';
import { seedDemo, seedUsers, type SeedSummary } from '../seed/index.ts';
import {
  deleteDatabase,
  pathOf,
  prepareDataDirectory,
  readMarker,
  writeMarker,
  type Marker,
} from './dataDirectory.ts';
import { lockDirectory } from './directoryLock.ts';
import { isPortFree, listenLocally, portInUse } from './listen.ts';
import { LocalOrgError } from './localOrgError.ts';
import { clockOffset, offsetClock } from './orgClock.ts';
import { deleteServerRecord, writeServerRecord } from './serverRecord.ts';
import type { ServerSettings } from './settings.ts';

export interface RunningServer {
  readonly port: number;
  /** What a first start loaded. */
  readonly seeded: SeedSummary | undefined;
  /** Answers what is under way, then lets go of everything. */
  close(): Promise<void>;
}

export interface ServerSurroundings {
  /** The machine's clock. */
  readonly machine: Clock;
  /** One line at a time, for the person who waits. */
  readonly progress: (text: string) => void;
  /** One line for each defect, for the log. */
  readonly report: (line: string) => void;
}

function requireMetadata(folders: readonly string[]): void {
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing === undefined) return;
  throw new LocalOrgError('METADATA_MISSING', `The metadata folder ${missing} does not exist.`, [
    'Run "npm run build" in the project, which makes dist/force-app.',
    'Or name source-format folders yourself: --metadata DIR, once for each.',
  ]);
}

/** An explicit port must be free; the last run's is taken when it is. */
async function choosePort(asked: number | undefined, marker: Marker | undefined): Promise<number> {
  if (asked !== undefined) {
    if (asked !== 0 && !(await isPortFree(asked))) throw portInUse(asked);
    return asked;
  }
  const last = marker?.port;
  return last !== undefined && (await isPortFree(last)) ? last : 0;
}

function refuseSecondSeed(org: Org): void {
  const { totalSize } = org.query('SELECT COUNT() FROM Account', { userId: org.systemUserId });
  if (totalSize === 0) return;
  const message = 'This org has data already: reset it first';
  throw new ApiError('DUPLICATE_VALUE', message);
}

/** Runs a local org on its data directory until `close`. Throws LocalOrgError, MetadataError or ApiError. */
export async function runServer(
  settings: ServerSettings,
  surroundings: ServerSurroundings,
): Promise<RunningServer> {
  const { dataDir, metadata, page, empty, scale } = settings;
  const { machine, progress, report } = surroundings;
  requireMetadata(metadata);
  prepareDataDirectory(dataDir);
  const lock = lockDirectory(dataDir);
  if (!lock) {
    throw new LocalOrgError('ALREADY_RUNNING', `A local org runs on ${dataDir} already.`, [
      'See where: sf score local status.',
    ]);
  }
  let org: Org | undefined;
  try {
    deleteServerRecord(dataDir);
    const before = readMarker(dataDir);
    const askedPort = await choosePort(settings.port, before);
    const offset = clockOffset(
      machine,
      settings.asOf === undefined ? undefined : new Date(settings.asOf),
      before,
    );
    const clock = offsetClock(machine, offset);
    const asOf = clock.now();
    let marker: Marker = {
      kind: 'score-local-org',
      version: 1,
      clockOffset: offset,
      clockAt: asOf.getTime(),
      port: before?.port,
      seeded: before?.seeded,
    };
    // A first start that was interrupted has left half a database.
    if (!marker.seeded) deleteDatabase(dataDir);
    writeMarker(dataDir, marker);

    progress('Reading the metadata');
    const opened = openOrg({ file: pathOf(dataDir, 'database'), metadata, clock });
    org = opened;
    let seeded: SeedSummary | undefined;
    if (!marker.seeded) {
      seedUsers(opened);
      if (!empty) {
        progress('Loading the demo data');
        seeded = seedDemo(opened, { seed: settings.seed, asOf, scale });
      }
      marker = { ...marker, seeded: empty ? { empty } : { empty, seed: settings.seed } };
      writeMarker(dataDir, marker);
    }

    const sessions = openSessions({
      organizationId: opened.organizationId,
      clock: machine,
      file: pathOf(dataDir, 'sessions'),
    });
    const app = createServer({
      org: opened,
      clock,
      page,
      sessions,
      report,
      seed(options) {
        refuseSecondSeed(opened);
        const summary = seedDemo(opened, { seed: options.seed, asOf: options.asOf ?? clock.now(), scale });
        marker = { ...marker, seeded: { empty: false, seed: options.seed } };
        writeMarker(dataDir, marker);
        return summary;
      },
    });
    const port = await listenLocally(app, askedPort);
    marker = { ...marker, port };
    writeMarker(dataDir, marker);
    writeServerRecord(dataDir, {
      pid: process.pid,
      port,
      instanceUrl: `http://127.0.0.1:${port}`,
      organizationId: opened.organizationId,
      startedAt: machine.now().toISOString(),
    });
    return {
      port,
      seeded,
      async close() {
        await app.close();
        sessions.save();
        writeMarker(dataDir, { ...marker, clockAt: clock.now().getTime() });
        opened.close();
        deleteServerRecord(dataDir);
        lock.release();
      },
    };
  } catch (error) {
    org?.close();
    lock.release();
    throw error;
  }
}
