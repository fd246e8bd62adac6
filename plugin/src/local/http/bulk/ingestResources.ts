import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { readBody } from '../readBody.ts';
import { param, type ApiContext, type ApiResponse, type Params, type Resource } from '../resource.ts';
import { writeCsv } from './csv.ts';
import { createIngestJob, ingestJobInfo, ingestJobSummary, type IngestJob } from './ingestJob.ts';
import { columnDelimiter, lineEnding } from './jobFormat.ts';
import { alreadyEnded, invalidJobState } from './jobStateErrors.ts';
import { processIngest } from './processIngest.ts';

const newIngestJob = z.strictObject({
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete']),
  object: z.string(),
  externalIdFieldName: z.string().optional(),
  assignmentRuleId: z.string().optional(),
  contentType: z.literal('CSV').optional(),
  columnDelimiter,
  lineEnding,
});
const newState = z.strictObject({ state: z.enum(['UploadComplete', 'Aborted']) });

function jobOf(params: Params, { bulk }: ApiContext): IngestJob {
  return bulk.ingest.get(param(params, 'job'));
}

const create: Resource['handle'] = (request, _params, { org, bulk }) => {
  const { contentType: _csv, ...given } = readBody(newIngestJob, request.body);
  const wanted = {
    ...given,
    externalIdFieldName: given.externalIdFieldName,
    assignmentRuleId: given.assignmentRuleId,
  };
  const job = createIngestJob(org, bulk, wanted, bulk.identity(request.userId, request.version));
  bulk.ingest.add(job);
  return { status: 200, body: ingestJobSummary(job) };
};

const list: Resource['handle'] = (_request, _params, { bulk }) => ({
  status: 200,
  body: { done: true, records: bulk.ingest.all().map(ingestJobInfo), nextRecordsUrl: null },
});

const read: Resource['handle'] = (_request, params, context) => ({
  status: 200,
  body: ingestJobInfo(jobOf(params, context)),
});

const upload: Resource['handle'] = (request, params, context) => {
  const job = jobOf(params, context);
  if (!/^text\/csv\b/i.test(request.headers['content-type'] ?? '')) {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be text/csv', { status: 415 });
  }
  if (job.state !== 'Open') throw invalidJobState(`Job is in state: ${job.state}`);
  if (job.content !== undefined) {
    throw invalidJobState(
      `Found multiple contents for job: <${job.id}>, please 'Close' / 'Abort' / 'Delete' the current Job then ` +
        "create a new Job and make sure you only do 'PUT' once on a given Job.",
    );
  }
  job.content = context.bulk.spool.create();
  job.content.write(typeof request.body === 'string' ? request.body : '');
  return { status: 201 };
};

const close: Resource['handle'] = (request, params, context) => {
  const job = jobOf(params, context);
  const { state } = readBody(newState, request.body);
  if (state === 'Aborted') {
    if (job.state !== 'Open') throw alreadyEnded('Aborting', job.state);
    job.state = 'Aborted';
    job.systemModstamp = context.bulk.stamp();
    return { status: 200, body: ingestJobSummary(job) };
  }
  if (job.state !== 'Open') throw alreadyEnded('Closing', job.state);
  job.state = 'UploadComplete';
  const answer = ingestJobSummary(job);
  processIngest(job, request, context);
  return { status: 200, body: answer };
};

const remove: Resource['handle'] = (_request, params, context) => {
  const job = jobOf(params, context);
  // "To be deleted, a job must have a state of UploadComplete, JobComplete, Aborted, or Failed" ("Delete a Job").
  if (job.state === 'Open') throw invalidJobState(`Job is in state: ${job.state}`);
  context.bulk.ingest.delete(job);
  return { status: 204 };
};

function csv(body: string): ApiResponse {
  return { status: 200, body, headers: { 'content-type': 'text/csv; charset=UTF-8' } };
}

function results(kind: 'succeeded' | 'failed', added: readonly string[]): Resource['handle'] {
  return (_request, params, context) => {
    const job = jobOf(params, context);
    if (job.state === 'Open') throw invalidJobState(`Job is in state: ${job.state}`);
    const header = writeCsv([[...added, ...(job.results?.headers ?? [])]], job);
    return csv(header + (job.results?.[kind].text.read() ?? ''));
  };
}

/** What was uploaded and never processed: all of it when the job failed or was aborted, otherwise only the header. */
const unprocessed: Resource['handle'] = (_request, params, context) => {
  const job = jobOf(params, context);
  if (job.state === 'Open') throw invalidJobState(`Job is in state: ${job.state}`);
  if (job.state !== 'JobComplete') return csv(job.content?.read() ?? '');
  const headers = job.results?.headers ?? [];
  return csv(headers.length === 0 ? '' : writeCsv([headers], job));
};

/**
 * Bulk API 2.0 ingest jobs. The rows are processed while the job is closed: the answer still says UploadComplete, and
 * whoever asks next finds the job complete or failed.
 */
export const ingestResources: readonly Resource[] = [
  { method: 'POST', path: '/jobs/ingest', handle: create },
  { method: 'GET', path: '/jobs/ingest', handle: list },
  { method: 'GET', path: '/jobs/ingest/:job', handle: read },
  { method: 'PATCH', path: '/jobs/ingest/:job', handle: close },
  { method: 'DELETE', path: '/jobs/ingest/:job', handle: remove },
  { method: 'PUT', path: '/jobs/ingest/:job/batches', handle: upload },
  {
    method: 'GET',
    path: '/jobs/ingest/:job/successfulResults',
    handle: results('succeeded', ['sf__Id', 'sf__Created']),
  },
  {
    method: 'GET',
    path: '/jobs/ingest/:job/failedResults',
    handle: results('failed', ['sf__Id', 'sf__Error']),
  },
  { method: 'GET', path: '/jobs/ingest/:job/unprocessedrecords', handle: unprocessed },
];
