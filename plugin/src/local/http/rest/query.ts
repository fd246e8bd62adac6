import { ApiError, type ChildRows, type Row, type RowValue } from '../../engine/index.ts';
import { param, type ApiContext, type ApiRequest, type ApiResponse, type Resource } from '../resource.ts';
import { explain } from './explain.ts';
import type { QueryPage } from './queryCursors.ts';
import { KEPT_RECENT } from './recentRecords.ts';

const SMALLEST_BATCH = 200;
const LARGEST_BATCH = 2000;
/** Rows of a child subquery that come with their parent; jsforce's own tests see as many. */
const CHILD_BATCH = 200;

/** `Sforce-Query-Options: batchSize=500`, held between 200 and 2000 as Salesforce does; undefined when not given. */
function batchSizeOf(request: ApiRequest): number | undefined {
  const match = /batchSize\s*=\s*(\d{1,9})/i.exec(request.headers['sforce-query-options'] ?? '');
  if (!match) return undefined;
  return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, Number(match[1])));
}

interface Paging {
  readonly request: ApiRequest;
  readonly context: ApiContext;
  readonly resource: 'query' | 'queryAll';
}

/** A page as the platform writes it: only an unfinished one says where it goes on. */
function pageBody({ totalSize, records, nextLocator }: QueryPage, { request, resource }: Paging): QueryBody {
  if (nextLocator === undefined) return { totalSize, done: true, records };
  const nextRecordsUrl = `/services/data/v${request.version}/${resource}/${nextLocator}`;
  return { totalSize, done: false, nextRecordsUrl, records };
}

interface QueryBody {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly unknown[];
}

function isChildRows(value: RowValue): value is ChildRows {
  return typeof value === 'object' && value !== null && 'records' in value && Array.isArray(value.records);
}

/** Child rows beyond a page have a page of their own to go on with. */
function pageChildren(row: Row, paging: Paging): object {
  const { request, context } = paging;
  const long = Object.values(row).some((value) => isChildRows(value) && value.records.length > CHILD_BATCH);
  if (!long) return row;
  const entries = Object.entries(row).map(([name, value]) => {
    if (!isChildRows(value)) return [name, value] as const;
    const { totalSize, records: rows } = value;
    const answer = { userId: request.userId, totalSize, rows, batchSize: CHILD_BATCH, child: true };
    return [name, pageBody(context.cursors.open(answer), paging)] as const;
  });
  return Object.fromEntries<unknown>(entries);
}

function pageResponse(page: QueryPage, paging: Paging): ApiResponse {
  const body = pageBody(page, paging);
  return { status: 200, body: { ...body, records: page.records.map((row) => pageChildren(row, paging)) } };
}

/** The query of `?q=`. */
function soqlOf(request: ApiRequest): string {
  const soql = request.query.get('q');
  if (soql === null || soql.trim() === '') {
    throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  }
  return soql;
}

/** `… FOR VIEW` and `… FOR REFERENCE` put what they find into the user's recent records. */
function isForView(soql: string): boolean {
  return /\bFOR\s+(?:VIEW|REFERENCE)\b/i.test(soql.replace(/'(?:\\.|[^'\\])*'/gs, "''"));
}

function touchRows(rows: readonly Row[], userId: string, { recent }: ApiContext): void {
  for (const { attributes } of rows.slice(0, KEPT_RECENT).reverse()) {
    const id = attributes.url?.split('/').pop();
    if (id !== undefined) recent.touch(userId, { object: attributes.type, id });
  }
}

function runQuery(resource: 'query' | 'queryAll'): Resource['handle'] {
  return (request, _params, context) => {
    const plan = request.query.get('explain');
    if (plan !== null) return explain(plan, request, context);
    const soql = soqlOf(request);
    if (request.query.get('columns') === 'true') return { status: 200, body: context.org.columns(soql) };
    const { userId } = request;
    const { totalSize, records: rows } = context.org.query(soql, { userId, all: resource === 'queryAll' });
    if (isForView(soql)) touchRows(rows, userId, context);
    const batchSize = batchSizeOf(request) ?? LARGEST_BATCH;
    const page = context.cursors.open({ userId, totalSize, rows, batchSize });
    return pageResponse(page, { request, context, resource });
  };
}

function readNextPage(resource: 'query' | 'queryAll'): Resource['handle'] {
  return (request, params, context: ApiContext) => {
    const page = context.cursors.read(request.userId, param(params, 'locator'), batchSizeOf(request));
    if (!page) throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    return pageResponse(page, { request, context, resource });
  };
}

/** `GET /query?q=…`, `/queryAll?q=…`, their next pages, and `&columns=true`. */
export const queryResources: readonly Resource[] = [
  { method: 'GET', path: '/query', handle: runQuery('query') },
  { method: 'GET', path: '/queryAll', handle: runQuery('queryAll') },
  { method: 'GET', path: '/query/:locator', handle: readNextPage('query') },
  { method: 'GET', path: '/queryAll/:locator', handle: readNextPage('queryAll') },
];
