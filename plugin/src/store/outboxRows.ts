import type { Transaction } from 'kysely';
import { readOutboxRow, type Intent } from './intent.ts';
import { rowsPerStatement, type Tables } from './tables.ts';

/** Makes the outbox equal to the plan; an unchanged intent keeps its tries and its cause. */
export async function replaceOutbox(database: Transaction<Tables>, plan: readonly Intent[]): Promise<void> {
  const rows = await database.selectFrom('outbox').selectAll().execute();
  const before = new Map(rows.map(readOutboxRow).map((entry) => [entry.key, entry]));
  await database.deleteFrom('outbox').execute();
  const entries = plan.map((intent, position) => {
    const known = before.get(intent.key);
    const same = known?.body === intent.body && known.operation === intent.operation ? known : undefined;
    return {
      ...intent,
      position,
      state: same?.state ?? 'pending',
      tries: same?.tries ?? 0,
      code: same?.code ?? null,
      cause: same?.cause ?? null,
    };
  });
  for (let start = 0; start < entries.length; start += rowsPerStatement) {
    await database
      .insertInto('outbox')
      .values(entries.slice(start, start + rowsPerStatement))
      .execute();
  }
}
