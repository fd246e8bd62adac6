import { setTimeout as pause } from 'node:timers/promises';
import { resolve } from 'node:path';
import { prepareDataDirectory, readMarker } from './dataDirectory.ts';
import { launch, requireNode, untilReady } from './launch.ts';
import { LocalOrgError } from './localOrgError.ts';
import type { ServerRecord } from './serverRecord.ts';
import { statusLocalOrg } from './statusLocalOrg.ts';

/** Loading the demo data at its truthful size takes some of this. */
const START_TIMEOUT_MS = 180_000;
const LOOK_EVERY_MS = 200;

export interface StartOptions {
  readonly dataDir: string;
  /** Undefined: the port of the last run, or any free one. */
  readonly port?: number | undefined;
  readonly metadata: readonly string[];
  readonly page?: string | undefined;
  readonly empty: boolean;
  readonly seed: number;
  readonly scale?: number | undefined;
  readonly asOf?: Date | undefined;
  readonly progress?: (text: string) => void;
  readonly timeoutMs?: number;
}

export interface StartedOrg {
  readonly record: ServerRecord;
  readonly dataDir: string;
  readonly alreadyRunning: boolean;
  /** The summary of the demo data, when this start loaded it. */
  readonly seeded: Readonly<Record<string, unknown>> | undefined;
  /** What of the options had no effect. */
  readonly warnings: readonly string[];
}

/** The running server's record; one that is only just starting is waited for. */
async function runningRecord(dataDir: string, timeoutMs: number): Promise<ServerRecord> {
  for (let waited = 0; waited <= timeoutMs; waited += LOOK_EVERY_MS) {
    const status = await statusLocalOrg(dataDir);
    if (status.state === 'running') return status.record;
    // It has said that it is ready once, so it hangs; or it has ended.
    if (status.state !== 'unresponsive' || status.record) break;
    await pause(LOOK_EVERY_MS);
  }
  throw new LocalOrgError('START_FAILED', `A process has ${dataDir} but does not answer.`, [
    'End it with "sf score local stop", then start again.',
  ]);
}

/** Options that an org which exists already does not follow. */
function unheeded(dataDir: string, options: StartOptions, running: ServerRecord | undefined): string[] {
  const warnings: string[] = [];
  const seeded = readMarker(dataDir)?.seeded;
  if (seeded && !options.empty && seeded.seed !== undefined && seeded.seed !== options.seed) {
    warnings.push(
      `The org keeps the demo data of seed ${seeded.seed}. For seed ${options.seed}, reset it first.`,
    );
  }
  if (seeded && options.empty && !seeded.empty) {
    warnings.push('The org keeps its data. For an empty one, reset it first.');
  }
  if (seeded?.empty && !options.empty) {
    warnings.push('The org was begun without demo data. To load it: sf score local seed.');
  }
  if (running && options.port !== undefined && options.port !== 0 && options.port !== running.port) {
    warnings.push(`It runs on port ${running.port}. For port ${options.port}, stop it first.`);
  }
  if (running && options.asOf) warnings.push('Its clock stays as it is. For --as-of, stop it first.');
  return warnings;
}

/**
 * Starts the local org of a data directory as a process of its own, and returns when it answers. One that runs already is
 * returned as it is. A new directory gets users and, unless `empty`, demo data. Throws LocalOrgError with the server's own reason.
 */
export async function startLocalOrg(options: StartOptions): Promise<StartedOrg> {
  requireNode(process.versions.node);
  const timeoutMs = options.timeoutMs ?? START_TIMEOUT_MS;
  const dataDir = resolve(options.dataDir);
  const status = await statusLocalOrg(dataDir);
  if (status.state === 'running' || status.state === 'unresponsive') {
    const record = await runningRecord(dataDir, timeoutMs);
    const warnings = unheeded(dataDir, options, record);
    return { record, dataDir, alreadyRunning: true, seeded: undefined, warnings };
  }
  prepareDataDirectory(dataDir);
  const warnings = unheeded(dataDir, options, undefined);
  const child = launch({
    dataDir,
    port: options.port,
    metadata: options.metadata.map((folder) => resolve(folder)),
    page: options.page === undefined ? undefined : resolve(options.page),
    empty: options.empty,
    seed: options.seed,
    scale: options.scale,
    asOf: options.asOf?.toISOString(),
  });
  try {
    const { seeded } = await untilReady(child, dataDir, timeoutMs, options.progress);
    return {
      record: await runningRecord(dataDir, timeoutMs),
      dataDir,
      alreadyRunning: false,
      seeded,
      warnings,
    };
  } catch (error) {
    // Two starts at once: the other one won, and its org is the one asked for.
    const raced = error instanceof LocalOrgError && error.code === 'ALREADY_RUNNING';
    if (!raced) throw error;
    return {
      record: await runningRecord(dataDir, timeoutMs),
      dataDir,
      alreadyRunning: true,
      seeded: undefined,
      warnings,
    };
  } finally {
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
  }
}
