import { ApiError } from '../../engine/index.ts';
import { param, type ApiContext, type ApiRequest, type ApiResponse, type Resource } from '../resource.ts';
import type { QueryPage } from './queryCursors.ts';

const SMALLEST_BATCH = 200;
const LARGEST_BATCH = 2000;

/** `Sforce-Query-Options: batchSize=500`, held between 200 and 2000 as Salesforce does; undefined when not given. */
function batchSizeOf(request: ApiRequest): number | undefined {
  const match = /batchSize\s*=\s*(\d{1,9})/i.exec(request.headers['sforce-query-options'] ?? '');
  if (!match) return undefined;
  return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, Number(match[1])));
}

function pageResponse(request: ApiRequest, page: QueryPage, resource: string): ApiResponse {
  const { totalSize, records, nextLocator } = page;
  if (nextLocator === undefined) return { status: 200, body: { totalSize, done: true, records } };
  const nextRecordsUrl = `/services/data/v${request.version}/${resource}/${nextLocator}`;
  return { status: 200, body: { totalSize, done: false, nextRecordsUrl, records } };
}

/** The query of `?q=`. */
function soqlOf(request: ApiRequest): string {
  const soql = request.query.get('q');
  if (soql === null || soql.trim() === '') {
    throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  }
  return soql;
}

function runQuery(resource: 'query' | 'queryAll'): Resource['handle'] {
  return (request, _params, context) => {
    const soql = soqlOf(request);
    if (request.query.get('columns') === 'true') return { status: 200, body: context.org.columns(soql) };
    const { userId } = request;
    const { totalSize, records } = context.org.query(soql, { userId, all: resource === 'queryAll' });
    const page = context.cursors.open(userId, totalSize, records, batchSizeOf(request) ?? LARGEST_BATCH);
    return pageResponse(request, page, resource);
  };
}

function readNextPage(resource: 'query' | 'queryAll'): Resource['handle'] {
  return (request, params, context: ApiContext) => {
    const page = context.cursors.read(request.userId, param(params, 'locator'), batchSizeOf(request));
    if (!page) throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    return pageResponse(request, page, resource);
  };
}

/** `GET /query?q=…`, `/queryAll?q=…`, their next pages, and `&columns=true`. */
export const queryResources: readonly Resource[] = [
  { method: 'GET', path: '/query', handle: runQuery('query') },
  { method: 'GET', path: '/queryAll', handle: runQuery('queryAll') },
  { method: 'GET', path: '/query/:locator', handle: readNextPage('query') },
  { method: 'GET', path: '/queryAll/:locator', handle: readNextPage('queryAll') },
];
