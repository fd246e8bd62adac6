import type { JobIdentity } from '../bulk/bulkJobs.ts';
import type { IngestOperation } from '../bulk/ingestJob.ts';
import type { SpooledText } from '../bulk/spool.ts';
import type { XmlValue } from '../xml/writeXml.ts';

export type Bulk1ContentType = 'CSV' | 'JSON' | 'XML';
export type Bulk1State = 'Open' | 'Closed' | 'Aborted' | 'Failed';
/** "Queued" is what the answer to an upload says; whoever asks next finds the batch done. */
export type BatchState = 'Queued' | 'Completed' | 'Failed' | 'NotProcessed';

/** What became of one row: id, success, created, error. */
export type BatchRow = readonly [id: string, success: boolean, created: boolean, error: string];

export interface Batch extends JobIdentity {
  readonly jobId: string;
  state: BatchState;
  stateMessage: string | undefined;
  systemModstamp: string;
  /** Of an ingest batch, in the order of the upload. */
  rows: readonly BatchRow[];
  /** Of a query batch: the answer as text under its own id. */
  result: { readonly id: string; readonly text: SpooledText; readonly records: number } | undefined;
}

/** A job of Bulk API 1.0 (Bulk API Developer Guide, "JobInfo"). */
export interface BatchJob extends JobIdentity {
  readonly operation: IngestOperation | 'query' | 'queryAll';
  readonly object: string;
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  readonly concurrencyMode: 'Parallel' | 'Serial';
  readonly contentType: Bulk1ContentType;
  state: Bulk1State;
  systemModstamp: string;
  readonly batches: Batch[];
}

export type Info = Readonly<Record<string, XmlValue>>;

/** Rows a batch has processed, and how many of them were refused. */
function countsOf({ rows, result }: Batch): { processed: number; failed: number } {
  if (result) return { processed: result.records, failed: 0 };
  return { processed: rows.length, failed: rows.filter(([, success]) => !success).length };
}

export function jobInfo(job: BatchJob): Info {
  const counts = job.batches.map(countsOf);
  const sum = (of: 'processed' | 'failed'): number => counts.reduce((total, each) => total + each[of], 0);
  const ended = (state: BatchState): number => job.batches.filter((batch) => batch.state === state).length;
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: job.createdDate,
    systemModstamp: job.systemModstamp,
    state: job.state,
    externalIdFieldName: job.externalIdFieldName,
    assignmentRuleId: job.assignmentRuleId,
    concurrencyMode: job.concurrencyMode,
    contentType: job.contentType,
    numberBatchesQueued: ended('Queued'),
    numberBatchesInProgress: 0,
    numberBatchesCompleted: ended('Completed'),
    numberBatchesFailed: ended('Failed'),
    numberBatchesTotal: job.batches.length,
    numberRecordsProcessed: sum('processed'),
    numberRetries: 0,
    apiVersion: job.version,
    numberRecordsFailed: sum('failed'),
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  };
}

export function batchInfo(batch: Batch): Info {
  const { processed, failed } = countsOf(batch);
  return {
    id: batch.id,
    jobId: batch.jobId,
    state: batch.state,
    stateMessage: batch.stateMessage,
    createdDate: batch.createdDate,
    systemModstamp: batch.systemModstamp,
    numberRecordsProcessed: processed,
    numberRecordsFailed: failed,
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  };
}
