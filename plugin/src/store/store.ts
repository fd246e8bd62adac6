import { Kysely } from 'kysely';
import type { Instant } from '../rules/index.ts';
import { decisionsOf, forgetDecisions, lastDecisionsAt, saveDecisions } from './decisionRows.ts';
import { readFact, removeRows, saveRows, saveUnreadable } from './factRows.ts';
import type { FactKind, FactOf } from './factSchemas.ts';
import { readOutboxRow, type Intent, type OutboxEntry } from './intent.ts';
import type { KeptDecision } from './keptDecision.ts';
import { nodeSqliteDialect } from './nodeSqliteDialect.ts';
import { replaceOutbox } from './outboxRows.ts';
import { StoreError } from './storeError.ts';
import { createTables, type Tables } from './tables.ts';

/** Where the next pull of a kind begins: after this SystemModstamp (ISO 8601, UTC) and Id. */
export interface Cursor {
  readonly stamp: string;
  readonly id: string;
}

/** A row read from Engage; without a body it was deleted there, or is unreadable for the reason given. */
export interface PulledRow<Kind extends FactKind> {
  readonly id: string;
  readonly stamp: string;
  readonly body?: FactOf<Kind> | undefined;
  readonly unreadable?: string | undefined;
}

/** A write that is in Engage, with the row as it now stands there; without a body it was deleted. */
export interface AcceptedWrite {
  readonly key: string;
  /** Undefined: a row that the working set does not hold. */
  readonly kind?: 'clock' | 'recommendation' | undefined;
  readonly id: string;
  readonly body?: FactOf<'clock'> | undefined;
}

/** A write that Engage refused. Held ones are not sent again until their intent changes. */
export interface RefusedWrite {
  readonly key: string;
  readonly code: string;
  readonly cause: string;
  readonly held: boolean;
}

/** When a row of the working set was last changed in Engage (SystemModstamp, ISO 8601, UTC). */
export interface ChangedRow {
  readonly kind: string;
  readonly id: string;
  readonly stamp: string;
}

/** The working set, the outbox and the journal of one org. Holds ids, codes, times and counts only (C2). */
export interface Store {
  setting(name: string): Promise<string | undefined>;
  changeSetting(name: string, value: string): Promise<void>;
  /** Rows that were read in another way than `way` are forgotten with their positions, so that all are read anew. */
  readBy(way: string): Promise<void>;
  cursor(kind: FactKind): Promise<Cursor | undefined>;
  /** Rows and cursor in one transaction: after a crash neither is there without the other (P1, P10). */
  savePulled<Kind extends FactKind>(
    kind: Kind,
    rows: readonly PulledRow<Kind>[],
    cursor: Cursor | undefined,
  ): Promise<void>;
  facts<Kind extends FactKind>(kind: Kind): Promise<FactOf<Kind>[]>;
  /** Removes rows of a kind by Id. */
  forget(kind: FactKind, ids: readonly string[]): Promise<void>;
  /** Makes the outbox equal to the plan. An unchanged intent keeps its tries and its cause; others start anew. */
  replaceOutbox(plan: readonly Intent[]): Promise<void>;
  outbox(): Promise<OutboxEntry[]>;
  /** Results of one batch in one transaction: what is in Engage leaves the outbox, what was refused stays with its cause. */
  settle(accepted: readonly AcceptedWrite[], refused: readonly RefusedWrite[]): Promise<void>;
  /** The rows that Engage changed after an instant, by kind and Id; deleted ones leave no trace. */
  changedAfter(at: Instant): Promise<ChangedRow[]>;
  /** M12: the kept decisions of one request, or of all, oldest first. */
  decisions(requestId?: string): Promise<KeptDecision[]>;
  /** The last kept decision of each request at or before an instant. */
  lastDecisions(at: Instant): Promise<KeptDecision[]>;
  /** Keeps decisions, and forgets those before an instant of requests that are not open, in one transaction. */
  keepDecisions(
    decisions: readonly KeptDecision[],
    forget: { readonly before: Instant; readonly open: ReadonlySet<string> },
  ): Promise<void>;
  recordPass(startedAt: string, summary: object): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens or creates a store file.
 *
 * @throws StoreError when the file is not a store or cannot be written.
 */
export async function openStore(file: string): Promise<Store> {
  let database: Kysely<Tables>;
  try {
    database = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) });
    await createTables(database);
  } catch (cause) {
    throw new StoreError(
      {
        code: 'STORE_UNUSABLE',
        message: `The store ${file} cannot be opened: ${cause instanceof Error ? cause.message : 'unknown cause'}.`,
        actions: [
          'Name another file with --store, or move this one away and run again: everything in it is read from Engage anew.',
        ],
      },
      { cause },
    );
  }
  return storeOver(database);
}

function storeOver(database: Kysely<Tables>): Store {
  return {
    async setting(name) {
      const row = await database
        .selectFrom('setting')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },
    async changeSetting(name, value) {
      await database
        .insertInto('setting')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
    async readBy(way) {
      await database.transaction().execute(async (transaction) => {
        const known = await transaction
          .selectFrom('setting')
          .select('value')
          .where('name', '=', 'readBy')
          .executeTakeFirst();
        if (known?.value === way) return;
        await transaction.deleteFrom('fact').execute();
        await transaction.deleteFrom('cursor').execute();
        await transaction
          .insertInto('setting')
          .values({ name: 'readBy', value: way })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: way }))
          .execute();
      });
    },
    async cursor(kind) {
      const row = await database
        .selectFrom('cursor')
        .select(['stamp', 'id'])
        .where('kind', '=', kind)
        .executeTakeFirst();
      return row && { stamp: row.stamp, id: row.id };
    },
    async savePulled(kind, rows, cursor) {
      await database.transaction().execute(async (transaction) => {
        await saveRows(transaction, kind, rows);
        await saveUnreadable(transaction, kind, rows);
        if (!cursor) return;
        await transaction
          .insertInto('cursor')
          .values({ kind, ...cursor })
          .onConflict((conflict) => conflict.column('kind').doUpdateSet({ ...cursor }))
          .execute();
      });
    },
    async facts(kind) {
      const rows = await database
        .selectFrom('fact')
        .select(['id', 'body'])
        .where('kind', '=', kind)
        .orderBy('id')
        .execute();
      return rows.map((row) => readFact(kind, row));
    },
    async forget(kind, ids) {
      await removeRows(database, kind, ids);
    },
    async replaceOutbox(plan) {
      await database.transaction().execute((transaction) => replaceOutbox(transaction, plan));
    },
    async outbox() {
      const rows = await database.selectFrom('outbox').selectAll().orderBy('position').execute();
      return rows.map(readOutboxRow);
    },
    async settle(accepted, refused) {
      await database.transaction().execute(async (transaction) => {
        for (const { key, kind, id, body } of accepted) {
          await transaction.deleteFrom('outbox').where('key', '=', key).execute();
          if (kind !== undefined) await saveRows(transaction, kind, [{ id, stamp: '', body }]);
        }
        for (const { key, code, cause, held } of refused) {
          await transaction
            .updateTable('outbox')
            .set((set) => ({ state: held ? 'held' : 'pending', code, cause, tries: set('tries', '+', 1) }))
            .where('key', '=', key)
            .execute();
        }
      });
    },
    async changedAfter(at) {
      return database
        .selectFrom('fact')
        .select(['kind', 'id', 'stamp'])
        .where('stamp', '>', new Date(at).toISOString())
        .orderBy('kind')
        .orderBy('id')
        .execute();
    },
    decisions: (requestId) => decisionsOf(database, requestId),
    lastDecisions: (at) => lastDecisionsAt(database, at),
    async keepDecisions(decisions, { before, open }) {
      await database.transaction().execute(async (transaction) => {
        await saveDecisions(transaction, decisions);
        await forgetDecisions(transaction, before, open);
      });
    },
    async recordPass(startedAt, summary) {
      await database
        .insertInto('pass')
        .values({ startedAt, summary: JSON.stringify(summary) })
        .execute();
      await database
        .deleteFrom('pass')
        .where('number', '<=', (query) =>
          query
            .selectFrom('pass')
            .select((select) => select(select.fn.max('number'), '-', 1000).as('oldest')),
        )
        .execute();
    },
    async close() {
      await database.destroy();
    },
  };
}
