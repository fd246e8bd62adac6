import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { readBody } from '../readBody.ts';
import { param, type ApiContext, type Params, type Resource } from '../resource.ts';
import { writeCsv } from './csv.ts';
import { columnDelimiter, lineEnding } from './jobFormat.ts';
import { alreadyEnded, invalidJobState } from './jobStateErrors.ts';
import { createQueryJob, queryJobInfo, settle, type QueryJob } from './queryJob.ts';

const newQueryJob = z.strictObject({
  operation: z.enum(['query', 'queryAll']),
  query: z.string(),
  contentType: z.literal('CSV').optional(),
  columnDelimiter,
  lineEnding,
});
const abortion = z.strictObject({ state: z.literal('Aborted') });

/** Rows of one page when the client names no number; the platform chooses by itself. */
const ROWS_A_PAGE = 100_000;

/** A job, run if it waits. */
function settledJob(params: Params, { bulk, org }: ApiContext): QueryJob {
  const job = bulk.query.get(param(params, 'job'));
  settle(job, org, bulk);
  return job;
}

/** `MTAwMDA` is row 10000: the guide's own example of a locator. */
function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function firstRow(locator: string | null, rows: number): number {
  if (locator === null) return 0;
  const text = Buffer.from(locator, 'base64url').toString();
  const row = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : rows;
  if (row < rows && locatorOf(row) === locator) return row;
  throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
}

function rowsAPage(maxRecords: string | null): number {
  if (maxRecords === null) return ROWS_A_PAGE;
  if (/^[1-9]\d{0,8}$/.test(maxRecords)) return Number(maxRecords);
  throw new ApiError('CLIENTINPUTERROR', `maxRecords must be a positive integer: ${maxRecords}`);
}

const create: Resource['handle'] = (request, _params, { org, bulk }) => {
  const { contentType: _csv, ...given } = readBody(newQueryJob, request.body);
  const job = createQueryJob(org, bulk, given, bulk.identity(request.userId, request.version));
  bulk.query.add(job);
  return { status: 200, body: queryJobInfo(job) };
};

const list: Resource['handle'] = (_request, _params, { org, bulk }) => {
  const jobs = bulk.query.all();
  for (const job of jobs) settle(job, org, bulk);
  return { status: 200, body: { done: true, records: jobs.map(queryJobInfo), nextRecordsUrl: null } };
};

const read: Resource['handle'] = (_request, params, context) => ({
  status: 200,
  body: queryJobInfo(settledJob(params, context)),
});

const abort: Resource['handle'] = (request, params, { bulk }) => {
  const job = bulk.query.get(param(params, 'job'));
  readBody(abortion, request.body);
  if (job.state !== 'UploadComplete') throw alreadyEnded('Aborting', job.state);
  job.state = 'Aborted';
  job.systemModstamp = bulk.stamp();
  return { status: 200, body: queryJobInfo(job) };
};

const remove: Resource['handle'] = (_request, params, context) => {
  context.bulk.query.delete(settledJob(params, context));
  return { status: 204 };
};

const results: Resource['handle'] = (request, params, context) => {
  const job = settledJob(params, context);
  if (job.state !== 'JobComplete' || !job.results) throw invalidJobState(`Job is in state: ${job.state}`);
  const { text, count, starts } = job.results;
  const first = firstRow(request.query.get('locator'), count);
  const end = Math.min(count, first + rowsAPage(request.query.get('maxRecords')));
  const header = job.columns.map(({ steps }) => steps.join('.'));
  return {
    status: 200,
    body: writeCsv([header], job) + text.read(starts[first], starts[end]),
    headers: {
      'content-type': 'text/csv; charset=UTF-8',
      'sforce-numberofrecords': String(end - first),
      'sforce-locator': end < count ? locatorOf(end) : 'null',
    },
  };
};

/** Bulk API 2.0 query jobs. Every page of results begins with the header, and the last locator is the word `null`. */
export const queryJobResources: readonly Resource[] = [
  { method: 'POST', path: '/jobs/query', handle: create },
  { method: 'GET', path: '/jobs/query', handle: list },
  { method: 'GET', path: '/jobs/query/:job', handle: read },
  { method: 'PATCH', path: '/jobs/query/:job', handle: abort },
  { method: 'DELETE', path: '/jobs/query/:job', handle: remove },
  { method: 'GET', path: '/jobs/query/:job/results', handle: results },
];
