import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { FieldValues } from '../../plugin/src/local/engine/index.ts';
import { at, BASE, textAt } from '../local/http/testServer.ts';
import type { Caller } from './engageServer.ts';

/** What a write came to: the first refusal in Salesforce's code and words, or a saved record. */
export type Outcome =
  | { readonly saved: true }
  | {
      readonly saved: false;
      readonly code: string;
      readonly message: string;
      readonly fields: readonly string[];
    };

/** A record to be written: an update has an Id; `key` is an external id field and its value. */
export interface Write {
  readonly object: string;
  readonly id?: string;
  readonly key?: { readonly field: string; readonly value: string };
  readonly values: FieldValues;
}

type Way = (call: Caller, write: Write) => Promise<Outcome>;

const saved: Outcome = { saved: true };

/** `{ errorCode | statusCode, message, fields }`, as REST and collections tell an error. */
function refusedWith(error: unknown): Outcome {
  const told = new Map(typeof error === 'object' && error !== null ? Object.entries(error) : []);
  const fields: unknown = told.get('fields');
  return {
    saved: false,
    code: String(told.get('errorCode') ?? told.get('statusCode')),
    message: String(told.get('message')),
    fields: Array.isArray(fields) ? fields.map(String) : [],
  };
}

/** Of an answer whose part at `path` holds a status and a body. */
function ofPart(answer: LightMyRequestResponse, path: string, body: string, status: string): Outcome {
  assert.ok(answer.statusCode < 500, answer.body);
  return Number(at(answer, `${path}.${status}`)) < 300 ? saved : refusedWith(at(answer, `${path}.${body}.0`));
}

const rowUrl = ({ object, id }: Write): string => `/sobjects/${object}${id === undefined ? '' : `/${id}`}`;
const verb = ({ id }: Write): 'POST' | 'PATCH' => (id === undefined ? 'POST' : 'PATCH');

const row: Way = async (call, write) => {
  const answer = await call(verb(write), rowUrl(write), write.values);
  assert.ok(answer.statusCode < 500, answer.body);
  return answer.statusCode < 300 ? saved : refusedWith(at(answer, '0'));
};

const collection =
  (allOrNone: boolean): Way =>
  async (call, write) => {
    const { object, id, values } = write;
    const records = [{ attributes: { type: object }, ...(id === undefined ? {} : { Id: id }), ...values }];
    const answer = await call(verb(write), '/composite/sobjects', { allOrNone, records });
    assert.ok(answer.statusCode < 500, answer.body);
    // A type that is hidden refuses the whole call.
    if (answer.statusCode >= 300) return refusedWith(at(answer, '0'));
    return at(answer, '0.success') === true ? saved : refusedWith(at(answer, '0.errors.0'));
  };

const part = (write: Write): object => ({
  method: verb(write),
  url: BASE + rowUrl(write),
  referenceId: 'one',
  body: write.values,
});

const composite =
  (allOrNone: boolean): Way =>
  async (call, write) => {
    const answer = await call('POST', '/composite', { allOrNone, compositeRequest: [part(write)] });
    return ofPart(answer, 'compositeResponse.0', 'body', 'httpStatusCode');
  };

const graph: Way = async (call, write) => {
  const answer = await call('POST', '/composite/graph', {
    graphs: [{ graphId: 'g', compositeRequest: [part(write)] }],
  });
  return ofPart(answer, 'graphs.0.graphResponse.compositeResponse.0', 'body', 'httpStatusCode');
};

const batch: Way = async (call, write) => {
  const answer = await call('POST', '/composite/batch', {
    batchRequests: [{ method: verb(write), url: `v66.0${rowUrl(write)}`, richInput: write.values }],
  });
  return ofPart(answer, 'results.0', 'result', 'statusCode');
};

const tree: Way = async (call, { object, values }) => {
  const answer = await call('POST', `/composite/tree/${object}`, {
    records: [{ attributes: { type: object, referenceId: 'one' }, ...values }],
  });
  assert.ok(answer.statusCode < 500, answer.body);
  if (answer.statusCode < 300) return saved;
  return refusedWith(at(answer, 'results.0.errors.0') ?? at(answer, '0'));
};

const uiApi: Way = async (call, write) => {
  const { object, id, values } = write;
  const answer = await (id === undefined
    ? call('POST', '/ui-api/records', { apiName: object, fields: values })
    : call('PATCH', `/ui-api/records/${id}`, { fields: values }));
  assert.ok(answer.statusCode < 500, answer.body);
  if (answer.statusCode < 300) return saved;
  const [atField] = Object.entries(
    answer.json<{ output?: { fieldErrors?: Record<string, unknown[]> } }>().output?.fieldErrors ?? {},
  );
  if (atField !== undefined) {
    const [field, [problem]] = atField;
    return { ...refusedWith(problem), fields: [field] } as Outcome;
  }
  return refusedWith(at(answer, 'output.errors.0') ?? at(answer, '0'));
};

const cell = (value: unknown): string =>
  value === null
    ? '#N/A'
    : `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`;

/** Opens, loads and closes a Bulk API 2.0 job of one row, and tells what became of it. */
async function bulk(call: Caller, given: object, values: FieldValues): Promise<Outcome> {
  const opened = await call('POST', '/jobs/ingest', given);
  if (opened.statusCode >= 300) return refusedWith(at(opened, '0'));
  const job = `/jobs/ingest/${textAt(opened, 'id')}`;
  const columns = Object.keys(values);
  const csv = `${columns.join(',')}\n${columns.map((name) => cell(values[name])).join(',')}\n`;
  assert.equal((await call('PUT', `${job}/batches`, csv)).statusCode, 201);
  await call('PATCH', job, { state: 'UploadComplete' });
  const info = await call('GET', job);
  if (at(info, 'state') === 'Failed')
    return { saved: false, code: 'InvalidBatch', message: textAt(info, 'errorMessage'), fields: [] };
  if (Number(at(info, 'numberRecordsFailed')) === 0) return saved;
  const { body } = await call('GET', `${job}/failedResults`);
  const [, code = '', message = '', fields = ''] =
    /\n"[^"]*","(\w+):((?:[^"]|"")*):([^":]*)--"/.exec(body) ?? [];
  return {
    saved: false,
    code,
    message: message.replaceAll('""', '"'),
    fields: fields.trim() === '' ? [] : fields.trim().split(', '),
  };
}

const bulkRow: Way = (call, { object, id, values }) =>
  bulk(
    call,
    { object, operation: id === undefined ? 'insert' : 'update' },
    { ...(id === undefined ? {} : { Id: id }), ...values },
  );

const upsert: Way = async (call, { object, key, values }) => {
  assert.ok(key);
  const answer = await call(
    'PATCH',
    `/sobjects/${object}/${key.field}/${encodeURIComponent(key.value)}`,
    values,
  );
  assert.ok(answer.statusCode < 500, answer.body);
  return answer.statusCode < 300 ? saved : refusedWith(at(answer, '0'));
};

const upsertMany: Way = async (call, { object, key, values }) => {
  assert.ok(key);
  const records = [{ attributes: { type: object }, [key.field]: key.value, ...values }];
  const answer = await call('PATCH', `/composite/sobjects/${object}/${key.field}`, { records });
  assert.ok(answer.statusCode < 500, answer.body);
  if (answer.statusCode >= 300) return refusedWith(at(answer, '0'));
  return at(answer, '0.success') === true ? saved : refusedWith(at(answer, '0.errors.0'));
};

const bulkUpsert: Way = (call, { object, key, values }) => {
  assert.ok(key);
  return bulk(
    call,
    { object, operation: 'upsert', externalIdFieldName: key.field },
    { [key.field]: key.value, ...values },
  );
};

/** Every way in which a client can write this record, by its name. */
export function waysToWrite({ id, key }: Write): ReadonlyMap<string, Way> {
  return new Map<string, Way>([
    ['sObject row', row],
    ['collection, all or none', collection(true)],
    ['collection, row by row', collection(false)],
    ['composite, all or none', composite(true)],
    ['composite, one by one', composite(false)],
    ['composite graph', graph],
    ['composite batch', batch],
    ...(id === undefined ? [['sObject tree', tree] as const] : []),
    ['UI API', uiApi],
    ['Bulk API 2.0', bulkRow],
    ...(key === undefined
      ? []
      : ([
          ['upsert by external id', upsert],
          ['collection upsert', upsertMany],
          ['Bulk API 2.0 upsert', bulkUpsert],
        ] as const)),
  ]);
}
