import { ApiError } from '../apiError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { Database } from '../storage/index.ts';
import type { QueryRows, Row } from '../types.ts';
import { countRows, planAggregate } from './aggregatePlan.ts';
import { isCountOfRows } from './aggregates.ts';
import { TOO_COMPLICATED } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import { malformed } from './functions.ts';
import type { ParsedQuery } from './parse.ts';
import { planRecords } from './recordPlan.ts';
import { objectOfFrom, Scope } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { isAggregateQuery, selectItems } from './selectItems.ts';

/** Runs a parsed query. Every mistake in it is an ApiError, also one only SQLite finds. */
export function runQuery(parsed: ParsedQuery, context: QueryContext, database: Database): QueryRows {
  const { query } = parsed;
  const object = objectOfFrom(context, query.sObject ?? '');
  checkParents(parsed, object, context);
  const items = selectItems(query, object, context, parsed.where);
  if (items.some((item) => item.kind === 'function' && isCountOfRows(item.fn))) {
    checkCount(parsed, items);
    return {
      totalSize: guarded(() => countRows(parsed, context, database)),
      records: [],
      entity: object.name,
    };
  }
  const records = guarded(() => planOf(parsed, items, context).read(database));
  return { totalSize: records.length, records, entity: object.name };
}

/** Further objects in FROM are parents of the first. */
function checkParents({ query, parents }: ParsedQuery, object: ObjectSchema, context: QueryContext): void {
  const scope = new Scope(context, object, query.sObjectAlias);
  for (const path of parents.values()) {
    if (isParent(path, scope)) continue;
    throw malformed(
      'A driving SObject type has already been set, all other entity types in the FROM clause must be relationships ' +
        `to the initial object. The driving object is ${object.name}.`,
    );
  }
}

function isParent(path: string, scope: Scope): boolean {
  try {
    return scope.relation(path.split('.'), path) !== scope.root;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

/** "COUNT() must be the only element in the SELECT list"; "You can't use COUNT() with an ORDER BY clause". */
function checkCount({ query }: ParsedQuery, items: readonly SelectItem[]): void {
  if (items.length > 1 || items.some((item) => item.kind === 'function' && item.alias !== undefined)) {
    throw malformed('COUNT() must be the only element in the SELECT list');
  }
  if (query.groupBy !== undefined) throw malformed("unexpected token: 'GROUP'");
  if (query.having !== undefined) throw malformed("unexpected token: 'HAVING'");
  if (query.orderBy !== undefined) throw malformed("unexpected token: 'ORDER'");
}

function planOf(
  parsed: ParsedQuery,
  items: readonly SelectItem[],
  context: QueryContext,
): { read(database: Database): Row[] } {
  const { query, having } = parsed;
  if (query.withDataCategory !== undefined) {
    throw malformed('The local org has no data categories.');
  }
  if (isAggregateQuery(query, items)) return planAggregate(parsed, context);
  if (having !== undefined) throw malformed("unexpected token: 'HAVING'");
  return planRecords(parsed, context);
}

/** SQLite's limits on joins, depth and width are the end of what a query may ask. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    const failure = new ApiError('QUERY_TOO_COMPLICATED', TOO_COMPLICATED);
    failure.cause = error;
    throw failure;
  }
}
