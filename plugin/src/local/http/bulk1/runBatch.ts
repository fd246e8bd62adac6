import type { ApiError, FieldValues, Row } from '../../engine/index.ts';
import { writeCsv } from '../bulk/csv.ts';
import { columnPaths, csvRow } from '../bulk/queryColumns.ts';
import type { IngestOperation } from '../bulk/ingestJob.ts';
import { errorText, saves } from '../bulk/saveRow.ts';
import { runRows } from '../composite/rowResults.ts';
import type { ApiContext, ApiRequest } from '../resource.ts';
import { xmlDocument, type XmlValue } from '../xml/writeXml.ts';
import type { Batch, BatchJob, BatchRow } from './batchJob.ts';

export const BULK1_NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';

/** Saves each row by itself; what came of it stands in the order of the upload. */
export function runIngest(
  job: BatchJob & { readonly operation: IngestOperation },
  rows: readonly FieldValues[],
  request: ApiRequest,
  context: ApiContext,
): BatchRow[] {
  const { kind, save } = saves[job.operation];
  // A job runs an assignment rule only when it names one (Bulk API Developer Guide, "JobInfo", assignmentRuleId).
  const autoAssign = job.assignmentRuleId === undefined ? 'FALSE' : 'TRUE';
  const logged = { ...request, headers: { ...request.headers, 'sforce-auto-assign': autoAssign } };
  const results = runRows(context.org, rows, false, (values) => {
    const saved = context.org.autoAssign(job.assignmentRuleId ?? false, () => save(values, job, context));
    context.writes.add(kind, job.object, logged);
    return { ...saved, success: true, errors: [] };
  });
  return results.map((result) => [
    result.id ?? '',
    result.success,
    result.created === true,
    result.success ? '' : errorText(result),
  ]);
}

function toXml(row: Row): XmlValue {
  const { attributes, ...fields } = row;
  const values = Object.entries(fields).map(([name, value]): [string, XmlValue] => [
    name,
    typeof value === 'object' && value !== null ? null : value,
  ]);
  return { type: attributes.type, ...Object.fromEntries(values) };
}

/** The answer of a query in the job's format. */
export function runQueryBatch(soql: string, job: BatchJob, context: ApiContext): Batch['result'] {
  const { columnMetadata } = context.org.columns(soql);
  const all = job.operation === 'queryAll';
  const { records } = context.org.query(soql, { userId: job.createdById, all });
  const as: Record<BatchJob['contentType'], () => string> = {
    CSV() {
      const columns = columnPaths(columnMetadata);
      const header = columns.map(({ steps }) => steps.join('.'));
      const rows = records.map((row) => csvRow(row, columns));
      return writeCsv([header, ...rows], { columnDelimiter: 'COMMA', lineEnding: 'LF' });
    },
    JSON: () => JSON.stringify(records),
    XML: () => xmlDocument('queryResult', BULK1_NAMESPACE, { records: records.map(toXml) }),
  };
  const { id } = context.bulk.identity(job.createdById, job.version, '752');
  const text = context.bulk.spool.create();
  text.write(as[job.contentType]());
  return { id, text, records: records.length };
}

/** `InvalidBatch : Failed to process query: INVALID_FIELD: …`. */
export function queryFailure(error: ApiError): string {
  return `InvalidBatch : Failed to process query: ${error.errorCode}: ${error.message}`;
}
