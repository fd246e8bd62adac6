import { ApiError, type FieldSchema, type ObjectSchema } from '../../engine/index.ts';
import type { ApiContext, ApiRequest, ApiResponse } from '../resource.ts';
import { listViewQuery } from './listViews.ts';
import { objectOf } from './objectOf.ts';

/** Above it a query's answer is estimated, not counted. */
const COUNTED = 20_000;
/** "30% of the first million records" for a standard index, 10 % for a custom one ("Working with Very Large SOQL Queries"). */
const SELECTIVE = { standard: 0.3, custom: 0.1 } as const;

const indexedNames = new Set(['id', 'name', 'ownerid', 'createddate', 'systemmodstamp', 'recordtypeid']);

/** What the platform indexes by itself ("Working with Very Large SOQL Queries", Apex Developer Guide). */
function isIndexed(field: FieldSchema): boolean {
  return (
    indexedNames.has(field.name.toLowerCase()) ||
    field.type === 'reference' ||
    field.externalId ||
    field.unique
  );
}

/** The fields of the object that stand in the query's filter, literals and subqueries left aside. */
function filterFields(soql: string, object: ObjectSchema): FieldSchema[] {
  const bare = soql.replace(/'(?:\\.|[^'\\])*'/gs, "''").replace(/\(\s*SELECT\b.*?\)/gis, '()');
  const [, filter = ''] =
    /\bWHERE\b(.*?)(?:\b(?:WITH|GROUP|ORDER|LIMIT|OFFSET|FOR|ALL)\b|$)/is.exec(bare) ?? [];
  const names = new Set(
    [...filter.matchAll(/(?<![\w.:])[A-Za-z]\w*(?![\w.(])/g)].map(([name]) => name.toLowerCase()),
  );
  const fields = object.fields.filter((field) => names.has(field.name.toLowerCase()));
  // One side of an OR without an index makes the whole filter a scan.
  return /\bOR\b/i.test(filter) && !fields.every(isIndexed)
    ? fields.filter((field) => !isIndexed(field))
    : fields;
}

/** Rows the query would give: counted where that is cheap, otherwise a tenth of the object. */
function cardinality(soql: string, total: number, userId: string, { org }: ApiContext): number {
  return total > COUNTED ? Math.ceil(total / 10) : org.query(soql, { userId }).totalSize;
}

/** A query as it is, or the one behind the id of a list view. */
function queryToExplain(given: string, { org }: ApiContext): string {
  if (!/^\s*[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?\s*$/.test(given)) return given;
  const soql = listViewQuery(given, org);
  if (soql === undefined)
    throw new ApiError('INVALID_ID', 'The local org has no report or list view of this id');
  return soql;
}

/**
 * `GET /query?explain=…`: the ways the query could be run, cheapest first (REST API Developer Guide, "Query Performance
 * Feedback"). The numbers are the local org's own; the shape is the platform's.
 */
export function explain(given: string, request: ApiRequest, context: ApiContext): ApiResponse {
  const soql = queryToExplain(given, context);
  const { entityName } = context.org.columns(soql);
  const object = objectOf(context.org, entityName);
  const { userId } = request;
  const total = context.org.query(`SELECT COUNT() FROM ${object.name}`, { userId }).totalSize;
  const rows = cardinality(soql, total, userId, context);
  const fields = filterFields(soql, object);
  const indexed = fields.filter(isIndexed);
  const unindexed = [...fields.filter((field) => !isIndexed(field)).map(({ name }) => name), 'IsDeleted'];
  const notes = [
    {
      description: 'Not considering filter for optimization because unindexed',
      fields: unindexed,
      tableEnumOrId: object.name,
    },
  ];
  const plan = (leadingOperationType: string, names: string[], cost: number): object => ({
    cardinality: leadingOperationType === 'TableScan' && fields.length === 0 ? total : rows,
    fields: names,
    leadingOperationType,
    notes,
    relativeCost: Math.round(cost * 1000) / 1000,
    sobjectCardinality: total,
    sobjectType: object.name,
  });
  const scan = plan('TableScan', [], total < COUNTED ? 0.65 : 2.8);
  if (indexed.length === 0) return { status: 200, body: { plans: [scan], sourceQuery: soql } };
  const share = indexed.some((field) => field.custom) ? SELECTIVE.custom : SELECTIVE.standard;
  const cost = total === 0 ? 0 : rows / (total * share);
  const byIndex = plan(
    'Index',
    indexed.map(({ name }) => name),
    cost,
  );
  const plans = cost <= 1 ? [byIndex, scan] : [scan, byIndex];
  return { status: 200, body: { plans, sourceQuery: soql } };
}
