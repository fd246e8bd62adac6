import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { createIngestJob } from '../bulk/ingestJob.ts';
import type { ApiContext, ApiRequest, Params } from '../resource.ts';
import { param } from '../resource.ts';
import { objectOf } from '../rest/objectOf.ts';
import { elementAt, readXmlBody } from '../xml/readXmlBody.ts';
import type { XmlValue } from '../xml/writeXml.ts';
import { batchInfo, jobInfo, type Batch, type BatchJob } from './batchJob.ts';
import { Bulk1Error, toBulk1Error } from './bulk1Error.ts';
import { readBatch } from './readBatch.ts';
import { queryFailure, runIngest, runQueryBatch } from './runBatch.ts';

/** An answer: elements under one root, or text as it is. */
export type Bulk1Answer =
  | { readonly status: number; readonly root: string; readonly value: Readonly<Record<string, XmlValue>> }
  | { readonly status: number; readonly text: string; readonly type: string };

export interface Bulk1Resource {
  readonly method: 'GET' | 'POST';
  /** Below `/services/async/66.0`. */
  readonly path: string;
  readonly handle: (request: ApiRequest, params: Params, context: ApiContext) => Bulk1Answer;
}

const operation = z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete', 'query', 'queryAll']);
const newJob = z.object({
  operation,
  object: z.string().min(1),
  externalIdFieldName: z.string().optional(),
  assignmentRuleId: z.string().optional(),
  concurrencyMode: z.enum(['Parallel', 'Serial']).default('Parallel'),
  contentType: z.enum(['CSV', 'JSON', 'XML']).default('XML'),
});
const newState = z.object({ state: z.enum(['Closed', 'Aborted']) });

/** The `jobInfo` of a body, in XML or JSON. Throws InvalidXML or InvalidJob. */
function readJobInfo<T>(shape: z.ZodType<T>, body: unknown): T {
  const given = typeof body === 'string' ? elementAt(readXmlBody(body), 'jobInfo') : body;
  if (typeof given !== 'object' || given === null) {
    throw new Bulk1Error('InvalidXML', 'XML parsing error: the body is not a jobInfo');
  }
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Bulk1Error(
    'InvalidJob',
    `Unable to parse Job: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

const jobOf = (params: Params, { bulk }: ApiContext): BatchJob => bulk.batched.get(param(params, 'job'));

function batchOf(params: Params, context: ApiContext): Batch {
  const batch = jobOf(params, context).batches.find(({ id }) => id.startsWith(param(params, 'batch')));
  if (!batch || param(params, 'batch').length < 15)
    throw new Bulk1Error('InvalidBatch', 'Unable to find batch');
  return batch;
}

const job = (status: number, of: BatchJob): Bulk1Answer => ({ status, root: 'jobInfo', value: jobInfo(of) });

const create: Bulk1Resource['handle'] = (request, _params, context) => {
  const { org, bulk } = context;
  const given = readJobInfo(newJob, request.body);
  const identity = bulk.identity(request.userId, request.version);
  const common = {
    ...given,
    externalIdFieldName: given.externalIdFieldName,
    assignmentRuleId: given.assignmentRuleId,
  };
  if (given.operation !== 'query' && given.operation !== 'queryAll') {
    // The same checks as of Bulk API 2.0: the object is there, an upsert names its key.
    createIngestJob(
      org,
      bulk,
      { ...common, operation: given.operation, columnDelimiter: 'COMMA', lineEnding: 'LF' },
      identity,
    );
  } else if (!org.schema.object(given.object)) {
    throw new Bulk1Error('InvalidEntity', `Unable to find object: ${given.object}`);
  }
  const opened: BatchJob = {
    ...identity,
    ...common,
    object: objectOf(org, given.object).name,
    state: 'Open',
    systemModstamp: bulk.stamp(),
    batches: [],
  };
  bulk.batched.add(opened);
  return job(201, opened);
};

const change: Bulk1Resource['handle'] = (request, params, context) => {
  const found = jobOf(params, context);
  const { state } = readJobInfo(newState, request.body);
  if (found.state !== 'Open' && found.state !== state) {
    throw new Bulk1Error(
      'InvalidJobState',
      `${state === 'Closed' ? 'Closing' : 'Aborting'} already ${found.state} Job not allowed`,
    );
  }
  found.state = state;
  found.systemModstamp = context.bulk.stamp();
  return job(200, found);
};

/** Runs the batch while it is taken in; whoever asks next finds it Completed or Failed. */
function run(batch: Batch, of: BatchJob, request: ApiRequest, context: ApiContext): void {
  try {
    if (of.operation === 'query' || of.operation === 'queryAll') {
      batch.result = runQueryBatch(typeof request.body === 'string' ? request.body.trim() : '', of, context);
    } else {
      const rows = readBatch(request.body, of, context);
      batch.rows = runIngest({ ...of, operation: of.operation }, rows, request, context);
    }
    batch.state = 'Completed';
  } catch (error) {
    // An upload without a record is refused as a request; anything else fails its batch.
    const refusal = error instanceof Bulk1Error ? undefined : toBulk1Error(error);
    if (!refusal) throw error;
    batch.state = 'Failed';
    batch.stateMessage = error instanceof ApiError ? queryFailure(error) : refusal.message;
  }
}

const addBatch: Bulk1Resource['handle'] = (request, params, context) => {
  const of = jobOf(params, context);
  if (of.state !== 'Open') throw new Bulk1Error('InvalidJobState', `Job is in state: ${of.state}`);
  const stamp = context.bulk.stamp();
  const batch: Batch = {
    ...context.bulk.identity(request.userId, request.version, '751'),
    jobId: of.id,
    state: 'Queued',
    stateMessage: undefined,
    systemModstamp: stamp,
    rows: [],
    result: undefined,
  };
  const queued = batchInfo(batch);
  run(batch, of, request, context);
  of.batches.push(batch);
  return { status: 201, root: 'batchInfo', value: queued };
};

const results: Bulk1Resource['handle'] = (_request, params, context) => {
  const { contentType } = jobOf(params, context);
  const { rows, result, state } = batchOf(params, context);
  if (state !== 'Completed') throw new Bulk1Error('InvalidBatch', `Batch not completed: ${state}`);
  if (result) return { status: 200, root: 'result-list', value: { result: result.id } };
  if (contentType === 'CSV') {
    const lines = [['Id', 'Success', 'Created', 'Error'], ...rows.map((row) => row.map(String))];
    const text = lines
      .map((line) => line.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
      .join('\n');
    return { status: 200, text: `${text}\n`, type: 'text/csv; charset=UTF-8' };
  }
  const each = rows.map(([id, success, created, message]) => ({
    errors: success ? undefined : { message },
    id: id === '' ? undefined : id,
    success,
    created,
  }));
  return { status: 200, root: 'results', value: { result: each } };
};

const queryResult: Bulk1Resource['handle'] = (_request, params, context) => {
  const { contentType } = jobOf(params, context);
  const { result } = batchOf(params, context);
  if (result?.id !== param(params, 'result')) throw new Bulk1Error('InvalidBatch', 'Unable to find result');
  const types = { CSV: 'text/csv; charset=UTF-8', JSON: 'application/json', XML: 'application/xml' } as const;
  return { status: 200, text: result.text.read(), type: types[contentType] };
};

/** Bulk API 1.0: jobs whose batches are uploaded, asked after and read one by one. */
export const bulk1Resources: readonly Bulk1Resource[] = [
  { method: 'POST', path: '/job', handle: create },
  {
    method: 'GET',
    path: '/job/:job',
    handle: (_request, params, context) => job(200, jobOf(params, context)),
  },
  { method: 'POST', path: '/job/:job', handle: change },
  { method: 'POST', path: '/job/:job/batch', handle: addBatch },
  {
    method: 'GET',
    path: '/job/:job/batch',
    handle: (_request, params, context) => {
      const infos = jobOf(params, context).batches.map(batchInfo);
      return { status: 200, root: 'batchInfoList', value: { batchInfo: infos } };
    },
  },
  {
    method: 'GET',
    path: '/job/:job/batch/:batch',
    handle: (_request, params, context) => {
      return { status: 200, root: 'batchInfo', value: batchInfo(batchOf(params, context)) };
    },
  },
  { method: 'GET', path: '/job/:job/batch/:batch/result', handle: results },
  { method: 'GET', path: '/job/:job/batch/:batch/result/:result', handle: queryResult },
];
