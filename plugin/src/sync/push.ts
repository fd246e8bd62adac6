import { deleteRows, rowsPerCall, upsertRows, type Gateway, type RowResult } from '../engage/index.ts';
import type { AcceptedWrite, OutboxEntry, RefusedWrite, Store } from '../store/index.ts';
import { acceptedWrite, intentKind, type IntentKind } from './intents.ts';

/** Where each kind of row of ours goes. */
export interface PushTarget {
  readonly object: string;
  readonly externalIdField: string;
}

export interface PushOptions {
  readonly gateway: Gateway;
  readonly store: Store;
  readonly targets: Readonly<Record<IntentKind, PushTarget>>;
  /** Rows in one call, at most 200. */
  readonly batchSize: number;
  /** Sends of one row, over all passes, before it is parked for a person. */
  readonly tries: number;
  readonly onProgress: (done: number, total: number) => void;
}

export interface HeldBack {
  readonly key: string;
  readonly code: string;
  readonly cause: string;
}

export interface PushResult {
  readonly written: number;
  readonly deleted: number;
  readonly heldBack: readonly HeldBack[];
}

const noAnswer: RowResult = {
  ok: false,
  code: 'NO_ANSWER',
  message: 'no result for this row',
  transient: true,
};

/**
 * Delivers the outbox. Every row is settled or refused on its own, and each batch's results are on disk before the next
 * batch is sent: a killed process repeats at most one batch, and a repeated upsert or delete changes nothing (P2, P10).
 */
export async function push(options: PushOptions): Promise<PushResult> {
  const outbox = await options.store.outbox();
  const pending = outbox.filter((entry) => entry.state === 'pending');
  let written = 0;
  let deleted = 0;
  let done = 0;
  for (const batch of batches(pending, options.batchSize)) {
    const results = await send(batch, options);
    const accepted: AcceptedWrite[] = [];
    const refused: RefusedWrite[] = [];
    for (const [index, entry] of batch.entries()) {
      const result = results[index] ?? noAnswer;
      if (result.ok) accepted.push(acceptedWrite(entry, result.id));
      else
        refused.push({
          key: entry.key,
          code: result.code,
          cause: result.message,
          held: isParked(entry, result, options.tries),
        });
    }
    await options.store.settle(accepted, refused);
    if (batch[0]?.operation === 'delete') deleted += accepted.length;
    else written += accepted.length;
    done += batch.length;
    options.onProgress(done, pending.length);
  }
  const left = await options.store.outbox();
  return {
    written,
    deleted,
    heldBack: left.map(({ key, code, cause }) => ({
      key,
      code: code ?? 'PENDING',
      cause: cause ?? 'not sent',
    })),
  };
}

/** Runs of one operation on one object, at most `size` each, in plan order. */
export function batches(entries: readonly OutboxEntry[], size: number): OutboxEntry[][] {
  const result: OutboxEntry[][] = [];
  for (const entry of entries) {
    const last = result.at(-1);
    const first = last?.[0];
    if (
      last &&
      first?.operation === entry.operation &&
      first.object === entry.object &&
      last.length < Math.min(size, rowsPerCall)
    )
      last.push(entry);
    else result.push([entry]);
  }
  return result;
}

async function send(batch: readonly OutboxEntry[], options: PushOptions): Promise<RowResult[]> {
  const first = batch[0];
  if (!first) return [];
  const bodies = batch.map((entry) => entry.body);
  if (first.operation === 'delete')
    return deleteRows(
      options.gateway,
      bodies.map((body) => JSON.parse(body) as string),
    );
  return upsertRows(options.gateway, options.targets[intentKind(first.key)], bodies);
}

function isParked(entry: OutboxEntry, refusal: { transient: boolean }, tries: number): boolean {
  return !refusal.transient && entry.tries + 1 >= tries;
}
