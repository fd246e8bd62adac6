import type { FieldValues } from '../../engine/index.ts';
import { readCsv } from '../bulk/csv.ts';
import { BatchRefused } from '../bulk/batchRefused.ts';
import { ingestColumns, ingestValues } from '../bulk/ingestColumns.ts';
import { fieldValues } from '../fieldValues.ts';
import type { ApiContext } from '../resource.ts';
import { objectOf } from '../rest/objectOf.ts';
import { elementAt, readXmlBody } from '../xml/readXmlBody.ts';
import type { BatchJob, Bulk1ContentType } from './batchJob.ts';
import { Bulk1Error } from './bulk1Error.ts';

/** "A batch can contain a maximum of 10,000 records" (Bulk API Developer Guide, "Bulk API Limits"). */
const LARGEST_BATCH = 10_000;

type Reader = (body: unknown, job: BatchJob, context: ApiContext) => FieldValues[];

function eachRecord(values: readonly unknown[]): FieldValues[] {
  return values.map((value) => {
    const parsed = fieldValues.safeParse(value);
    if (!parsed.success) throw new BatchRefused('InvalidBatch : Records not understood');
    return parsed.data;
  });
}

/** `<sObject><Name>…</Name><Phone xsi:nil="true"/></sObject>`: an empty element sets the field to null. */
function nullWhereEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [name, each === '' ? null : each]),
  );
}

const readers: Readonly<Record<Bulk1ContentType, Reader>> = {
  CSV(body, job, context) {
    const text = typeof body === 'string' ? body : '';
    const lineEnding = text.slice(0, text.indexOf('\n') + 1).includes('\r\n') ? 'CRLF' : 'LF';
    const [headers, ...rows] = readCsv(text, { columnDelimiter: 'COMMA', lineEnding });
    if (!headers) return [];
    const columns = ingestColumns(headers, objectOf(context.org, job.object), context.org.schema);
    return rows.map((row) => ingestValues(row, columns));
  },
  JSON: (body) => (Array.isArray(body) ? eachRecord(body) : []),
  XML(body) {
    const found = elementAt(readXmlBody(typeof body === 'string' ? body : ''), 'sObjects', 'sObject');
    return found === undefined ? [] : eachRecord([found].flat().map(nullWhereEmpty));
  },
};

/**
 * The rows of an upload in the job's format.
 * @throws Bulk1Error ClientInputError when there are none; BatchRefused when they cannot be read
 */
export function readBatch(body: unknown, job: BatchJob, context: ApiContext): FieldValues[] {
  const rows = readers[job.contentType](body, job, context);
  if (rows.length === 0)
    throw new Bulk1Error('ClientInputError', 'Failed to read request. Exception: No records found');
  if (rows.length > LARGEST_BATCH) {
    throw new BatchRefused(
      `InvalidBatch : Records exceeded the maximum of ${LARGEST_BATCH} in a batch: ${rows.length}`,
    );
  }
  return rows;
}
