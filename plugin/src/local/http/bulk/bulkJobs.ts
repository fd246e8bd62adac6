import { randomInt } from 'node:crypto';
import { ApiError, formatDatetime, makeId, toId18, type Clock } from '../../engine/index.ts';
import type { BatchJob } from '../bulk1/batchJob.ts';
import { notFound } from '../errorResponse.ts';
import { releaseData, type IngestJob } from './ingestJob.ts';
import type { QueryJob } from './queryJob.ts';
import { createSpool, type Spool } from './spool.ts';

/** "Get Information About All Jobs" answers up to 1,000; older ones are forgotten. */
const KEPT = 1000;
/** "Results … are available for seven days" (Bulk API 2.0 Developer Guide, "Get Job Results"). */
const LIFETIME = 7 * 24 * 3_600_000;
const LARGEST_SERIAL = 2 ** 47;

/** What every job has from its creation on. */
export interface JobIdentity {
  /** 18 characters, starts with 750 (a batch of a job: 751, a result of a batch: 752). */
  readonly id: string;
  readonly createdById: string;
  readonly createdDate: string;
  /** `66.0`. */
  readonly version: string;
}

/** Jobs of one kind, oldest first. */
export interface JobList<Job> {
  add(job: Job): void;
  /** Throws INVALIDJOB for what is no job id, NOT_FOUND for a job that is not there. */
  get(id: string): Job;
  delete(job: Job): void;
  all(): readonly Job[];
}

/** Bulk API jobs of this server; their data is spooled. */
export interface BulkJobs {
  readonly query: JobList<QueryJob>;
  readonly ingest: JobList<IngestJob>;
  /** Jobs of Bulk API 1.0. */
  readonly batched: JobList<BatchJob>;
  readonly spool: Spool;
  /** A new job's identity. Ids are random, so that no id of before a restart names another job after it. */
  identity(userId: string, version: string, keyPrefix?: '750' | '751' | '752'): JobIdentity;
  /** The org's time as jobs show it. */
  stamp(): string;
}

/** `release` lets go of a job's data when the job is deleted, too old or one too many. */
function createJobList<Job extends JobIdentity>(clock: Clock, release: (job: Job) => void): JobList<Job> {
  const jobs = new Map<string, Job>();
  const remove = (job: Job): void => {
    if (jobs.delete(job.id)) release(job);
  };
  const removeOld = (): void => {
    for (const job of jobs.values()) {
      const old = clock.now().getTime() - Date.parse(job.createdDate) > LIFETIME;
      if (!old && jobs.size <= KEPT) break;
      remove(job);
    }
  };
  return {
    add(job) {
      jobs.set(job.id, job);
      removeOld();
    },
    get(id) {
      removeOld();
      const id18 = toId18(id);
      // "InvalidJob: the job ID specified … is invalid" (Bulk API 2.0 Developer Guide, "Errors").
      if (!id18?.startsWith('750')) throw new ApiError('INVALIDJOB', `Invalid job id: ${id}`);
      const job = jobs.get(id18);
      if (!job) throw notFound();
      return job;
    },
    delete: remove,
    all() {
      removeOld();
      return [...jobs.values()];
    },
  };
}

export function createBulkJobs(clock: Clock, spool = createSpool()): BulkJobs {
  const stamp = (): string => formatDatetime(clock.now());
  return {
    query: createJobList<QueryJob>(clock, (job) => job.results?.text.delete()),
    ingest: createJobList<IngestJob>(clock, releaseData),
    batched: createJobList<BatchJob>(clock, (job) => {
      for (const { result } of job.batches) result?.text.delete();
    }),
    spool,
    identity: (userId, version, keyPrefix = '750') => ({
      id: makeId(keyPrefix, randomInt(1, LARGEST_SERIAL)),
      createdById: userId,
      createdDate: stamp(),
      version,
    }),
    stamp,
  };
}
