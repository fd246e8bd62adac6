import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../rules/index.ts';
import { readKeptDecision, type KeptDecision } from './keptDecision.ts';
import { rowsPerStatement, type Tables } from './tables.ts';

/** M12: the kept decisions of one request, or of all, oldest first. */
export async function decisionsOf(
  database: Kysely<Tables>,
  requestId: string | undefined,
): Promise<KeptDecision[]> {
  const all = database.selectFrom('decision').selectAll();
  const wanted = requestId === undefined ? all : all.where('requestId', '=', requestId);
  const rows = await wanted.orderBy('at').orderBy('requestId').execute();
  return rows.map(readKeptDecision);
}

/** The last decision of each request at or before an instant. */
export async function lastDecisionsAt(database: Kysely<Tables>, at: Instant): Promise<KeptDecision[]> {
  const last = database
    .selectFrom('decision')
    .select(['requestId', (select) => select.fn.max('at').as('at')])
    .where('at', '<=', at)
    .groupBy('requestId')
    .as('last');
  const rows = await database
    .selectFrom('decision')
    .innerJoin(last, (join) =>
      join.onRef('last.requestId', '=', 'decision.requestId').onRef('last.at', '=', 'decision.at'),
    )
    .select(['decision.requestId', 'decision.body'])
    .orderBy('decision.requestId')
    .execute();
  return rows.map(readKeptDecision);
}

/** A decision of the same request and instant takes the place of the one there. */
export async function saveDecisions(
  database: Transaction<Tables>,
  decisions: readonly KeptDecision[],
): Promise<void> {
  for (let start = 0; start < decisions.length; start += rowsPerStatement) {
    await database
      .insertInto('decision')
      .values(
        decisions.slice(start, start + rowsPerStatement).map((decision) => ({
          requestId: decision.requestId,
          at: decision.at,
          body: JSON.stringify(decision),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['requestId', 'at']).doUpdateSet((set) => ({ body: set.ref('excluded.body') })),
      )
      .execute();
  }
}

/** Forgets the decisions before an instant, except those of open requests. */
export async function forgetDecisions(
  database: Transaction<Tables>,
  before: Instant,
  open: ReadonlySet<string>,
): Promise<void> {
  const old = await database
    .selectFrom('decision')
    .select('requestId')
    .distinct()
    .where('at', '<', before)
    .execute();
  const ids = old.map(({ requestId }) => requestId).filter((requestId) => !open.has(requestId));
  for (let start = 0; start < ids.length; start += rowsPerStatement) {
    await database
      .deleteFrom('decision')
      .where('at', '<', before)
      .where('requestId', 'in', ids.slice(start, start + rowsPerStatement))
      .execute();
  }
}
