import type { Query } from '@jetstreamapp/soql-parser-js';
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
export function runQuery({ query, having }: ParsedQuery, context: QueryContext, database: Database): QueryRows {
  const object = objectOfFrom(context, query.sObject ?? '');
  const items = selectItems(query, object, context);
  if (isCount(items)) {
    if (items.length > 1 || query.groupBy !== undefined || query.orderBy !== undefined) {
      throw new ApiError('MALFORMED_QUERY', 'COUNT() must be the only element in the SELECT list');
    }
    return { totalSize: guarded(() => countRows(query, context, database)), records: [], entity: object.name };
  }
  const records = guarded(() => planOf(query, having, items, context).read(database));
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
  query: Query,
  having: ParsedQuery['having'],
  items: readonly SelectItem[],
  context: QueryContext,
): { read(database: Database): Row[] } {
  if (query.withDataCategory !== undefined) {
    throw new ApiError('MALFORMED_QUERY', 'The local org has no data categories.');
  }
  if (isAggregateQuery(query, items)) return planAggregate(query, having, context);
  if (having !== undefined) throw new ApiError('MALFORMED_QUERY', "unexpected token: 'HAVING'");
  return planRecords(query, context);
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
