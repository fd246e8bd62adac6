import { ApiError, type FieldValues } from '../../engine/index.ts';
import { textField, withoutFields } from '../fieldValues.ts';
import { runRows, type RowResult } from '../composite/rowResults.ts';
import type { ApiContext, ApiRequest } from '../resource.ts';
import { objectOf } from '../rest/objectOf.ts';
import type { WriteKind } from '../writeLog.ts';
import { BatchRefused } from './batchRefused.ts';
import { readCsv } from './csv.ts';
import { ingestColumns, ingestValues } from './ingestColumns.ts';
import type { IngestJob, IngestOperation, IngestResults } from './ingestJob.ts';

type Saved = Pick<RowResult, 'id' | 'created'>;
type Save = (values: FieldValues, job: IngestJob, context: ApiContext) => Saved;

function requireId(values: FieldValues, call: string): string {
  const id = textField(values, 'Id');
  if (id !== undefined) return id;
  throw new ApiError('MISSING_ARGUMENT', `Id not specified in ${call} call`, { fields: ['Id'] });
}

const insert: Save = (values, { object, createdById }, { org }) => ({
  id: org.insert(object, values, createdById),
  created: true,
});

const upsert: Save = (values, job, context) => {
  const field = job.externalIdFieldName ?? '';
  const key = textField(values, field);
  const rest = withoutFields(values, field);
  if (key !== undefined) return context.org.upsert(job.object, field, key, rest, job.createdById);
  if (field.toLowerCase() === 'id') return insert(rest, job, context);
  throw new ApiError('MISSING_ARGUMENT', `${field} not specified`, { fields: [field] });
};

const saves: Readonly<Record<IngestOperation, { readonly kind: WriteKind; readonly save: Save }>> = {
  insert: { kind: 'insert', save: insert },
  upsert: { kind: 'upsert', save: upsert },
  update: {
    kind: 'update',
    save(values, { object, createdById }, { org }) {
      const id = requireId(values, 'an update');
      org.update(object, id, withoutFields(values, 'Id'), createdById);
      return { id, created: false };
    },
  },
  delete: {
    kind: 'delete',
    save(values, { object, createdById }, { org }) {
      const id = requireId(values, 'a delete');
      org.delete(object, id, createdById);
      return { id, created: false };
    },
  },
  hardDelete: {
    kind: 'delete',
    save(values, { object, createdById }, { org }) {
      const id = requireId(values, 'a delete');
      org.purge(object, id, createdById);
      return { id, created: false };
    },
  },
};

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --`: what node-salesforce's own tests expect. */
function errorText({ errors: [error] }: RowResult): string {
  if (!error) return '';
  const fields = error.fields.length > 0 ? `${error.fields.join(', ')} ` : '';
  return `${error.statusCode}:${error.message}:${fields}--`;
}

function runJob(job: IngestJob, request: ApiRequest, context: ApiContext): IngestResults {
  const object = objectOf(context.org, job.object);
  const [headers, ...rows] = readCsv(job.content ?? '', job);
  if (!headers) throw new BatchRefused('InvalidBatch : Records not found');
  const columns = ingestColumns(headers, object, context.org.schema);
  const { kind, save } = saves[job.operation];
  if (kind === 'delete' && (columns.length !== 1 || columns[0]?.name !== 'Id')) {
    throw new BatchRefused("InvalidBatch : The 'delete' batch must contain only ids");
  }
  // A job runs an assignment rule only when it names one ("Create a Job", assignmentRuleId).
  const autoAssign = job.assignmentRuleId === undefined ? 'FALSE' : 'TRUE';
  const logged = { ...request, headers: { ...request.headers, 'sforce-auto-assign': autoAssign } };
  const results = runRows(context.org, rows, false, (row) => {
    const saved = save(ingestValues(row, columns), job, context);
    context.writes.add(kind, job.object, logged);
    return { ...saved, success: true, errors: [] };
  });
  const idColumn = columns.findIndex(({ name }) => name === 'Id');
  const succeeded: string[][] = [];
  const failed: string[][] = [];
  for (const [index, result] of results.entries()) {
    const row = rows[index] ?? [];
    if (result.success) succeeded.push([result.id ?? '', String(result.created === true), ...row]);
    else failed.push([row[idColumn] ?? '', errorText(result), ...row]);
  }
  return { headers, succeeded, failed };
}

/** Processes the whole upload: each row is saved or fails by itself; data that cannot be read fails the job. */
export function processIngest(job: IngestJob, request: ApiRequest, context: ApiContext): void {
  try {
    job.results = runJob(job, request, context);
    job.state = 'JobComplete';
    job.content = undefined;
  } catch (error) {
    if (!(error instanceof BatchRefused)) throw error;
    job.state = 'Failed';
    job.errorMessage = error.message;
  }
  job.systemModstamp = context.bulk.stamp();
}
