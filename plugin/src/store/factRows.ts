import type { Kysely, Transaction } from 'kysely';
import { factSchemas, type FactKind, type FactOf } from './factSchemas.ts';
import { StoreError } from './storeError.ts';
import type { PulledRow } from './store.ts';
import { rowsPerStatement, type Tables } from './tables.ts';

/** A row of the working set, checked. Throws StoreError when it is damaged. */
export function readFact<Kind extends FactKind>(kind: Kind, row: { id: string; body: string }): FactOf<Kind> {
  const parsed = factSchemas[kind].safeParse(JSON.parse(row.body));
  if (!parsed.success) {
    throw new StoreError(
      {
        code: 'STORE_DAMAGED',
        message: `The store holds an unreadable ${kind} ${row.id}.`,
        actions: ['Move the store file away and run again: everything in it is read from Engage anew.'],
      },
      { cause: parsed.error },
    );
  }
  return parsed.data as FactOf<Kind>;
}

/** Keeps rows that have a body and removes the others. */
export async function saveRows<Kind extends FactKind>(
  database: Transaction<Tables>,
  kind: Kind,
  rows: readonly PulledRow<Kind>[],
): Promise<void> {
  const alive = rows.filter((row) => row.body !== undefined);
  for (let start = 0; start < alive.length; start += rowsPerStatement) {
    await database
      .insertInto('fact')
      .values(
        alive
          .slice(start, start + rowsPerStatement)
          .map(({ id, stamp, body }) => ({ kind, id, stamp, body: JSON.stringify(body) })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'id'])
          .doUpdateSet((set) => ({ stamp: set.ref('excluded.stamp'), body: set.ref('excluded.body') })),
      )
      .execute();
  }
  await removeRows(
    database,
    kind,
    rows.filter((row) => row.body === undefined).map((row) => row.id),
  );
}

/** Remembers the rows that could not be read, and forgets those that read again (P5). */
export async function saveUnreadable(
  database: Transaction<Tables>,
  kind: FactKind,
  rows: readonly PulledRow<FactKind>[],
): Promise<void> {
  const entries = rows.map(({ id, stamp, unreadable: reason }) => ({
    id,
    stamp,
    body: reason === undefined ? undefined : { id, kind, reason },
  }));
  await saveRows<'unreadable'>(database, 'unreadable', entries);
}

/** Removes rows of a kind by Id. */
export async function removeRows(
  database: Kysely<Tables>,
  kind: FactKind,
  ids: readonly string[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += rowsPerStatement) {
    await database
      .deleteFrom('fact')
      .where('kind', '=', kind)
      .where('id', 'in', ids.slice(start, start + rowsPerStatement))
      .execute();
  }
}
