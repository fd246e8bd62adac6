import { ApiError } from '../apiError.ts';
import type { Database } from '../storage/index.ts';
import type { QueryRows, Row } from '../types.ts';
import { countRows, planAggregate } from './aggregatePlan.ts';
import type { QueryContext } from './context.ts';
import type { ParsedQuery } from './parse.ts';
import { planRecords } from './recordPlan.ts';
import { objectOfFrom } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { isAggregateQuery, selectItems } from './selectItems.ts';

/** Runs a parsed query. Every mistake in it is an ApiError, also one only SQLite finds. */
export function runQuery(parsed: ParsedQuery, context: QueryContext, database: Database): QueryRows {
  const { query } = parsed;
  const object = objectOfFrom(context, query.sObject ?? '');
  const items = selectItems(query, object, context);
  if (isCount(items)) {
    if (items.length > 1 || query.groupBy !== undefined || query.orderBy !== undefined) {
      throw new ApiError('MALFORMED_QUERY', 'COUNT() must be the only element in the SELECT list');
    }
    return {
      totalSize: guarded(() => countRows(parsed, context, database)),
      records: [],
      entity: object.name,
    };
  }
  const records = guarded(() => planOf(parsed, items, context).read(database));
  return { totalSize: records.length, records, entity: object.name };
}

function isCount(items: readonly SelectItem[]): boolean {
  return items.some(
    (item) =>
      item.kind === 'function' &&
      item.fn.functionName?.toUpperCase() === 'COUNT' &&
      (item.fn.parameters ?? []).length === 0,
  );
}

function planOf(
  parsed: ParsedQuery,
  items: readonly SelectItem[],
  context: QueryContext,
): { read(database: Database): Row[] } {
  const { query, having } = parsed;
  if (query.withDataCategory !== undefined) {
    throw new ApiError('MALFORMED_QUERY', 'The local org has no data categories.');
  }
  if (isAggregateQuery(query, items)) return planAggregate(parsed, context);
  if (having !== undefined) throw new ApiError('MALFORMED_QUERY', "unexpected token: 'HAVING'");
  return planRecords(parsed, context);
}

/** SQLite's limits on joins, depth and width are the end of what a query may ask. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    const failure = new ApiError(
      'QUERY_TOO_COMPLICATED',
      'Query is either selecting too many fields or the filter conditions are too complicated.',
    );
    failure.cause = error;
    throw failure;
  }
}
