/** What ingest jobs and query jobs have alike. */
interface Job {
  readonly id: string;
  readonly operation: string;
  readonly object: string;
  readonly createdById: string;
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly state: string;
  readonly version: string;
}

/** The first fields of a Bulk API 2.0 job, as "Get Information About an Ingest Job" and "… a Query Job" show them alike. */
export function jobHead(job: Job): object {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: job.createdDate,
    systemModstamp: job.systemModstamp,
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.version),
  };
}
