import { existsSync } from 'node:fs';
import type { Clock } from '../engine/index.ts';
import { createServer, openConnectedApps, openSessions } from '../http/index.ts';
import type { SeedSummary } from '../seed/index.ts';
import { pathOf, prepareDataDirectory, readMarker, type Marker } from './dataDirectory.ts';
import { lockDirectory } from './directoryLock.ts';
import { isPortFree, listenLocally, portInUse } from './listen.ts';
import { LocalOrgError } from './localOrgError.ts';
import { openDataDirectory, type OpenedDirectory } from './openDataDirectory.ts';
import { doWhatIsDue } from './doWhatIsDue.ts';
import { moveClock } from './moveClock.ts';
import { clockOffset, offsetClock, type OrgClock } from './orgClock.ts';
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

/** Runs a local org on its data directory until `close`. Throws LocalOrgError, MetadataError or ApiError. */
export async function runServer(
  settings: ServerSettings,
  surroundings: ServerSurroundings,
): Promise<RunningServer> {
  const { dataDir } = settings;
  requireMetadata(settings.metadata);
  prepareDataDirectory(dataDir);
  const lock = lockDirectory(dataDir);
  if (!lock) {
    throw new LocalOrgError('ALREADY_RUNNING', `A local org runs on ${dataDir} already.`, [
      'See where: sf score local status.',
    ]);
  }
  let opened: OpenedDirectory | undefined;
  try {
    deleteServerRecord(dataDir);
    const { machine, progress } = surroundings;
    const before = readMarker(dataDir);
    const askedPort = await choosePort(settings.port, before);
    const asOf = settings.asOf === undefined ? undefined : new Date(settings.asOf);
    const offset = clockOffset(machine, asOf, before);
    const clock = offsetClock(machine, offset);
    opened = openDataDirectory(settings, clock, before, offset, progress);
    return await serveDirectory(opened, clock, askedPort, settings, surroundings, lock);
  } catch (error) {
    opened?.org.close();
    lock.release();
    throw error;
  }
}

async function serveDirectory(
  opened: OpenedDirectory,
  clock: OrgClock,
  askedPort: number,
  { dataDir, page }: ServerSettings,
  { machine, report }: ServerSurroundings,
  lock: { release(): void },
): Promise<RunningServer> {
  const { org, seeded } = opened;
  const { organizationId } = org;
  const sessions = openSessions({ organizationId, clock: machine, file: pathOf(dataDir, 'sessions') });
  const apps = openConnectedApps(pathOf(dataDir, 'apps'));
  const app = createServer({
    org,
    clock,
    page,
    sessions,
    apps,
    spool: pathOf(dataDir, 'jobs'),
    report,
    seed: (options) => opened.seed(options),
    moveClock: (to) =>
      moveClock(org, clock, to, (changes) => {
        opened.remember(changes);
      }),
  });
  const due = doWhatIsDue(org, clock, report);
  const port = await listenLocally(app, askedPort);
  opened.remember({ port });
  writeServerRecord(dataDir, {
    pid: process.pid,
    port,
    instanceUrl: `http://127.0.0.1:${port}`,
    organizationId,
    startedAt: machine.now().toISOString(),
  });
  return {
    port,
    seeded,
    async close() {
      due.stop();
      await app.close();
      sessions.save();
      opened.remember({ clockAt: clock.now().getTime() });
      org.close();
      deleteServerRecord(dataDir);
      lock.release();
    },
  };
}
