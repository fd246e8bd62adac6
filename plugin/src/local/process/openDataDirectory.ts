import { randomInt } from 'node:crypto';
import { adoptLoadedRequests, engageAutomation } from '../engage/index.ts';
import { ApiError, openOrg, type Clock, type Org } from '../engine/index.ts';
import { seedDemo, seedUsers, type SeedSummary } from '../seed/index.ts';
import { deleteDatabase, pathOf, writeMarker, type Marker } from './dataDirectory.ts';
import type { ServerSettings } from './settings.ts';

/** `randomInt` takes no more. */
const HIGHEST_SERIAL = 2 ** 47;

export interface OpenedDirectory {
  readonly org: Org;
  /** What this start loaded, when it was the first. */
  readonly seeded: SeedSummary | undefined;
  /** Loads the demo data into an org that was begun empty. Throws ApiError when it holds data. */
  seed(options: { seed: number; asOf: Date | undefined }): SeedSummary;
  /** Keeps where the org is and how far it has lived. */
  remember(changes: Partial<Pick<Marker, 'port' | 'clockAt' | 'clockOffset'>>): void;
}

function refuseSecondSeed(org: Org): void {
  const { totalSize } = org.query('SELECT COUNT() FROM Account', { userId: org.systemUserId });
  if (totalSize > 0) throw new ApiError('DUPLICATE_VALUE', 'This org has data already: reset it first');
}

/** Opens the org of a locked data directory; a new one gets its users and, unless `empty`, its demo data. */
export function openDataDirectory(
  settings: ServerSettings,
  clock: Clock,
  before: Marker | undefined,
  clockOffset: number,
  progress: (text: string) => void,
): OpenedDirectory {
  const { dataDir, metadata, empty, scale } = settings;
  const asOf = clock.now();
  let marker: Marker = {
    kind: 'score-local-org',
    version: 1,
    clockOffset,
    clockAt: asOf.getTime(),
    port: before?.port,
    seeded: before?.seeded,
  };
  const keep = (changes: Partial<Marker>): void => {
    marker = { ...marker, ...changes };
    writeMarker(dataDir, marker);
  };
  if (!marker.seeded) {
    // A first start that was interrupted has left half a database. The marker comes first: it says whose folder this is.
    keep({});
    deleteDatabase(dataDir);
  }
  progress('Reading the metadata');
  const org = openOrg({
    file: pathOf(dataDir, 'database'),
    metadata,
    clock,
    serial: randomInt(1, HIGHEST_SERIAL),
    datetimePrecision: 'second',
    automation: engageAutomation,
  });
  const load = (seed: number, until: Date): SeedSummary => {
    progress('Loading the demo data');
    const summary = seedDemo(org, { seed, asOf: until, scale });
    adoptLoadedRequests(org, until);
    return summary;
  };
  try {
    let seeded: SeedSummary | undefined;
    if (!marker.seeded) {
      seedUsers(org);
      if (!empty) seeded = load(settings.seed, asOf);
      keep({ seeded: empty ? { empty } : { empty, seed: settings.seed } });
    }
    // An org that is older than Engage's own automation here.
    adoptLoadedRequests(org, asOf);
    return {
      org,
      seeded,
      seed(options) {
        refuseSecondSeed(org);
        const summary = load(options.seed, options.asOf ?? clock.now());
        keep({ seeded: { empty: false, seed: options.seed } });
        return summary;
      },
      remember: keep,
    };
  } catch (error) {
    org.close();
    throw error;
  }
}
