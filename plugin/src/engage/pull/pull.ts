import { apiVersion, type Gateway } from '../gateway.ts';
import { compositeQueries, queriesPerCall } from './compositeQueries.ts';
import type { PulledFacts, PulledKinds } from './pulledKinds.ts';
import { pageRows, pullQuery, type Position } from './pullQuery.ts';
import { readRow, type ReadRow } from './readRow.ts';

export type PulledKindName = keyof PulledFacts;

/** One page of one kind. The caller saves it together with the position. */
export interface PulledPage {
  readonly kind: PulledKindName;
  readonly rows: readonly ReadRow<PulledFacts[PulledKindName]>[];
  /** Where the next pull begins; undefined when nothing was read. */
  readonly next: Position | undefined;
}

export interface PullOptions {
  readonly gateway: Gateway;
  readonly kinds: PulledKinds;
  /** Where each kind's last pull ended; absent: never pulled. */
  readonly positions: ReadonlyMap<PulledKindName, Position>;
  /** SOQL datetime: what closed before it does not matter in the first pull. */
  readonly cutoff: string;
  /** The next pull reads again what changed in the last so many seconds before the server's time. */
  readonly overlapSeconds: number;
}

/**
 * Reads every change since the last pull, five kinds a call. A commit may become visible after a later one, so the saved
 * position never passes the settled horizon (server time minus the overlap): fresher rows are read now and once more.
 */
export async function* pull(options: PullOptions): AsyncGenerator<PulledPage> {
  const names = Object.keys(options.kinds) as PulledKindName[];
  const reading = new Map<PulledKindName, Position | undefined>(
    names.map((name) => [name, options.positions.get(name)]),
  );
  while (reading.size > 0) {
    const batch = [...reading].slice(0, queriesPerCall);
    const queries = batch.map(([name, position]) => {
      const first = options.positions.has(name) ? undefined : { cutoff: options.cutoff };
      return pullQuery(options.kinds[name], position, first);
    });
    const pages = await compositeQueries(options.gateway, queries, `/services/data/v${apiVersion}`);
    for (const [index, [name]] of batch.entries()) {
      const page = pages[index];
      if (!page) throw new Error(`No answer for the query of ${name}.`);
      const rows = page.records.map((row) => readRow<PulledFacts[PulledKindName]>(options.kinds[name], row));
      const last = rows.at(-1);
      reading.delete(name);
      if (last && (!page.done || rows.length === pageRows))
        reading.set(name, { stamp: last.stamp, id: last.id });
      yield { kind: name, rows, next: settledPosition(last, options.positions.get(name), options) };
    }
  }
}

function settledPosition(
  last: Position | undefined,
  before: Position | undefined,
  options: PullOptions,
): Position | undefined {
  if (!last) return undefined;
  const row = { stamp: last.stamp, id: last.id };
  const serverTime = options.gateway.serverTime();
  if (serverTime === undefined) return row;
  const horizon = new Date(serverTime - options.overlapSeconds * 1000).toISOString();
  if (row.stamp <= horizon) return row;
  return before && before.stamp > horizon ? before : { stamp: horizon, id: '' };
}
