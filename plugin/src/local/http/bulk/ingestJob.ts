import { ApiError, type Org } from '../../engine/index.ts';
import type { BulkJobs, JobIdentity } from './bulkJobs.ts';
import type { JobFormat } from './jobFormat.ts';
import { jobHead } from './jobHead.ts';
import type { SpooledText } from './spool.ts';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
/** States: Bulk API 2.0 Developer Guide, "Job States". No answer shows InProgress: rows are processed as one step. */
export type IngestState = 'Open' | 'UploadComplete' | 'JobComplete' | 'Failed' | 'Aborted';

/** Rows as lines of CSV. */
export interface SpooledRows {
  readonly text: SpooledText;
  readonly count: number;
}

/** What became of the rows; every row begins with what the platform adds, then repeats the upload. */
export interface IngestResults {
  readonly headers: readonly string[];
  /** id, `true` when created, then the row. */
  readonly succeeded: SpooledRows;
  /** id, error, then the row. */
  readonly failed: SpooledRows;
}

export interface IngestJob extends JobIdentity, JobFormat {
  readonly operation: IngestOperation;
  readonly object: string;
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  state: IngestState;
  systemModstamp: string;
  errorMessage: string | undefined;
  /** The upload; undefined before it, and once its rows are in the results. */
  content: SpooledText | undefined;
  /** Undefined until the job is complete. */
  results: IngestResults | undefined;
}

/** Lets go of the upload and the results. */
export function releaseData(job: IngestJob): void {
  job.content?.delete();
  job.results?.succeeded.text.delete();
  job.results?.failed.text.delete();
}

export type NewIngestJob = JobFormat &
  Pick<IngestJob, 'operation' | 'object' | 'externalIdFieldName' | 'assignmentRuleId'>;

function requireExternalId(org: Org, given: NewIngestJob): void {
  if (given.operation !== 'upsert') return;
  const object = org.schema.object(given.object);
  const name = given.externalIdFieldName ?? '';
  if (name === '') {
    const message = `External ID was blank for ${given.object}. An External ID must be specified for upsert.`;
    throw new ApiError('INVALIDJOB', message);
  }
  const field = object?.field(name);
  if (field && (field.externalId || field.type === 'id')) return;
  throw new ApiError(
    'INVALIDJOB',
    `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${given.object}`,
  );
}

/** An open job without data. Throws INVALIDENTITY or INVALIDJOB. */
export function createIngestJob(
  org: Org,
  jobs: BulkJobs,
  given: NewIngestJob,
  identity: JobIdentity,
): IngestJob {
  const object = org.schema.object(given.object);
  if (!object) throw new ApiError('INVALIDENTITY', `Unable to find object: ${given.object}`);
  requireExternalId(org, given);
  return {
    ...identity,
    ...given,
    object: object.name,
    state: 'Open',
    systemModstamp: jobs.stamp(),
    errorMessage: undefined,
    content: undefined,
    results: undefined,
  };
}

/** A job as the answer to its creation and to its closing shows it. */
export function ingestJobSummary(job: IngestJob): object {
  return {
    ...jobHead(job),
    contentUrl: `services/data/v${job.version}/jobs/ingest/${job.id}/batches`,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    ...(job.assignmentRuleId === undefined ? {} : { assignmentRuleId: job.assignmentRuleId }),
  };
}

/** A job as "Get Information About an Ingest Job" shows it. `numberRecordsProcessed` counts failed rows too. */
export function ingestJobInfo(job: IngestJob): object {
  const succeeded = job.results?.succeeded.count ?? 0;
  const failed = job.results?.failed.count ?? 0;
  return {
    ...ingestJobSummary(job),
    jobType: 'V2Ingest',
    retries: 0,
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
    numberRecordsProcessed: succeeded + failed,
    numberRecordsFailed: failed,
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
  };
}
