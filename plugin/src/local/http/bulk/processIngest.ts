import { runRows } from '../composite/rowResults.ts';
import type { ApiContext, ApiRequest } from '../resource.ts';
import { objectOf } from '../rest/objectOf.ts';
import { BatchRefused } from './batchRefused.ts';
import { csvLine, readCsv } from './csv.ts';
import { ingestColumns, ingestValues } from './ingestColumns.ts';
import type { IngestJob, IngestResults } from './ingestJob.ts';
import { errorText, saves } from './saveRow.ts';

function runJob(job: IngestJob, request: ApiRequest, context: ApiContext): IngestResults {
  const object = objectOf(context.org, job.object);
  const [headers, ...rows] = readCsv(job.content?.read() ?? '', job);
  // An upload without a line is a job without records: jsforce's own tests expect it to complete.
  if (!headers) return resultRows([], context).results;
  const columns = ingestColumns(headers, object, context.org.schema);
  const { kind, save } = saves[job.operation];
  if (kind === 'delete' && (columns.length !== 1 || columns[0]?.name !== 'Id')) {
    throw new BatchRefused("InvalidBatch : The 'delete' batch must contain only ids");
  }
  // A job runs an assignment rule only when it names one ("Create a Job", assignmentRuleId).
  const autoAssign = job.assignmentRuleId === undefined ? 'FALSE' : 'TRUE';
  const logged = { ...request, headers: { ...request.headers, 'sforce-auto-assign': autoAssign } };
  const results = runRows(context.org, rows, false, (row) => {
    const saved = context.org.autoAssign(job.assignmentRuleId ?? false, () =>
      save(ingestValues(row, columns), job, context),
    );
    context.writes.add(kind, job.object, logged);
    return { ...saved, success: true, errors: [] };
  });
  const idColumn = columns.findIndex(({ name }) => name === 'Id');
  const written = resultRows(headers, context);
  for (const [index, result] of results.entries()) {
    const row = rows[index] ?? [];
    if (result.success)
      written.add('succeeded', csvLine([result.id ?? '', String(result.created === true), ...row], job));
    else written.add('failed', csvLine([row[idColumn] ?? '', errorText(result), ...row], job));
  }
  return written.results;
}

/** The results of a job while they are written. */
function resultRows(
  headers: readonly string[],
  { bulk }: ApiContext,
): { results: IngestResults; add(kind: 'succeeded' | 'failed', line: string): void } {
  const succeeded = { text: bulk.spool.create(), count: 0 };
  const failed = { text: bulk.spool.create(), count: 0 };
  const lists = { succeeded, failed };
  return {
    results: { headers, succeeded, failed },
    add(kind, line) {
      lists[kind].text.write(line);
      lists[kind].count += 1;
    },
  };
}

/** Processes the whole upload: each row is saved or fails by itself; data that cannot be read fails the job. */
export function processIngest(job: IngestJob, request: ApiRequest, context: ApiContext): void {
  try {
    job.results = runJob(job, request, context);
    job.state = 'JobComplete';
    job.content?.delete();
    job.content = undefined;
  } catch (error) {
    if (!(error instanceof BatchRefused)) throw error;
    job.state = 'Failed';
    job.errorMessage = error.message;
  }
  job.systemModstamp = context.bulk.stamp();
}
