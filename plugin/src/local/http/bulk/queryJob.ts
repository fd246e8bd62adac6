import { ApiError, type Column, type Org } from '../../engine/index.ts';
import type { BulkJobs, JobIdentity } from './bulkJobs.ts';
import { csvLine } from './csv.ts';
import type { JobFormat } from './jobFormat.ts';
import { jobHead } from './jobHead.ts';
import { columnPaths, csvRow, type ColumnPath } from './queryColumns.ts';
import type { SpooledText } from './spool.ts';

/** States: Bulk API 2.0 Developer Guide, "Job States". */
export type QueryJobState = 'UploadComplete' | 'JobComplete' | 'Failed' | 'Aborted';

export interface QueryJob extends JobIdentity, JobFormat {
  readonly operation: 'query' | 'queryAll';
  readonly object: string;
  readonly soql: string;
  readonly columns: readonly ColumnPath[];
  state: QueryJobState;
  systemModstamp: string;
  errorMessage: string | undefined;
  /** Undefined until the job is complete. */
  results: QueryResults | undefined;
}

/** The rows of an answer as lines of CSV. */
export interface QueryResults {
  readonly text: SpooledText;
  readonly count: number;
  /** Where each row begins, and where the last one ends. */
  readonly starts: Float64Array;
}

/** What "Understanding Bulk API 2.0 Query" says it does not take. */
function requireBulkQuery(soql: string, columns: readonly Column[], grouped: boolean): void {
  const words = soql.replace(/'(?:\\.|[^'\\])*'/g, "''");
  if (grouped || columns.some((column) => column.aggregate) || columns.length === 0) {
    const message = 'Aggregate Relationships not supported in Bulk V2 Query with CSV content type';
    throw new ApiError('API_ERROR', message);
  }
  if (/\bOFFSET\s+\d/i.test(words) || /\bTYPEOF\b/i.test(words)) {
    throw new ApiError(
      'API_ERROR',
      'OFFSET and TYPEOF are not supported in Bulk V2 Query with CSV content type',
    );
  }
}

/** A job that waits; the query is checked and nothing is read. Throws what the query is refused for. */
export function createQueryJob(
  org: Org,
  jobs: BulkJobs,
  given: JobFormat & Pick<QueryJob, 'operation'> & { readonly query: string },
  identity: JobIdentity,
): QueryJob {
  const { query: soql, ...rest } = given;
  const { columnMetadata, entityName, groupBy } = org.columns(soql);
  requireBulkQuery(soql, columnMetadata, groupBy);
  return {
    ...identity,
    ...rest,
    soql,
    object: entityName,
    columns: columnPaths(columnMetadata),
    state: 'UploadComplete',
    systemModstamp: jobs.stamp(),
    errorMessage: undefined,
    results: undefined,
  };
}

/** Runs a job that waits, so that whoever asks for it finds it done; until then it can be aborted. */
export function settle(job: QueryJob, org: Org, jobs: BulkJobs): void {
  if (job.state !== 'UploadComplete') return;
  job.systemModstamp = jobs.stamp();
  try {
    const all = job.operation === 'queryAll';
    const { records } = org.query(job.soql, { userId: job.createdById, all });
    const text = jobs.spool.create();
    const starts = new Float64Array(records.length + 1);
    for (const [index, row] of records.entries()) {
      text.write(csvLine(csvRow(row, job.columns), job));
      starts[index + 1] = text.size;
    }
    job.results = { text, count: records.length, starts };
    job.state = 'JobComplete';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    job.state = 'Failed';
    job.errorMessage = `${error.errorCode}: ${error.message}`;
  }
}

/** A job as "Get Information About a Query Job" shows it. */
export function queryJobInfo(job: QueryJob): object {
  return {
    ...jobHead(job),
    jobType: 'V2Query',
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    ...(job.state === 'UploadComplete'
      ? {}
      : { numberRecordsProcessed: job.results?.count ?? 0, retries: 0, totalProcessingTime: 0 }),
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
  };
}
