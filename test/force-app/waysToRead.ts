import assert from 'node:assert/strict';
import { BASE, textAt } from '../local/http/testServer.ts';
import type { Caller } from './engageServer.ts';

/** A record to be found: one text of it by which it is known, and a key. */
export interface Sought {
  readonly object: string;
  readonly id: string;
  /** A text field of the object, and what stands in it. */
  readonly field: string;
  readonly text: string;
  readonly key: { readonly field: string; readonly value: string };
  /** Further queries that would tell the text, through lookups and child lists. */
  readonly through: readonly string[];
}

type Reader = (call: Caller) => Promise<string>;

const get =
  (path: string): Reader =>
  async (call) => {
    const answer = await call('GET', path);
    assert.ok(answer.statusCode < 500, `${path}: ${answer.body}`);
    return answer.body;
  };
const post =
  (path: string, body: unknown): Reader =>
  async (call) => {
    const answer = await call('POST', path, body);
    assert.ok(answer.statusCode < 500, `${path}: ${answer.body}`);
    return answer.body;
  };
const query = (soql: string, resource = 'query'): Reader => get(`/${resource}?q=${encodeURIComponent(soql)}`);

const bulkQuery =
  (soql: string): Reader =>
  async (call) => {
    const opened = await call('POST', '/jobs/query', { operation: 'query', query: soql });
    if (opened.statusCode >= 300) return opened.body;
    const job = `/jobs/query/${textAt(opened, 'id')}`;
    await call('GET', job);
    return (await call('GET', `${job}/results`)).body;
  };

/** Every way in which a client can come to read a record's text, by its name: the body of the answer. */
export function waysToRead({ object, id, field, text, key, through }: Sought): ReadonlyMap<string, Reader> {
  const byId = `SELECT ${field} FROM ${object} WHERE Id = '${id}'`;
  const composite = { method: 'GET', url: `${BASE}/sobjects/${object}/${id}`, referenceId: 'one' };
  return new Map<string, Reader>([
    ['sObject row', get(`/sobjects/${object}/${id}`)],
    ['sObject row, one field', get(`/sobjects/${object}/${id}?fields=${field}`)],
    ['external id', get(`/sobjects/${object}/${key.field}/${encodeURIComponent(key.value)}`)],
    ['query by Id', query(byId)],
    ['query of all', query(`SELECT ${field} FROM ${object}`)],
    ['queryAll', query(`SELECT ${field} FROM ${object}`, 'queryAll')],
    ['FIELDS(ALL)', query(`SELECT FIELDS(ALL) FROM ${object} LIMIT 200`)],
    ['composite', post('/composite', { compositeRequest: [composite] })],
    [
      'composite batch',
      post('/composite/batch', { batchRequests: [{ method: 'GET', url: `v66.0/sobjects/${object}/${id}` }] }),
    ],
    ['collection', get(`/composite/sobjects/${object}?ids=${id}&fields=${field}`)],
    ['collection by POST', post(`/composite/sobjects/${object}`, { ids: [id], fields: [field] })],
    ['UI API', get(`/ui-api/records/${id}?fields=${object}.${field}`)],
    ['UI API, optional fields', get(`/ui-api/records/${id}?optionalFields=${object}.${field}`)],
    ['UI API batch', get(`/ui-api/records/batch/${id}?fields=${object}.${field}`)],
    [
      'GraphQL',
      post('/graphql', {
        query: `{ uiapi { query { ${object} { edges { node { Id ${field} { value } } } } } } }`,
      }),
    ],
    [
      'GraphQL by Id',
      post('/graphql', {
        query: `{ uiapi { query { ${object}(where: { Id: { eq: "${id}" } }) { edges { node { ${field} { value } } } } } } }`,
      }),
    ],
    [
      'SOSL',
      get(`/search?q=${encodeURIComponent(`FIND {${text}} IN ALL FIELDS RETURNING ${object}(${field})`)}`),
    ],
    [
      'parameterized search',
      get(`/parameterizedSearch?q=${text}&sobject=${object}&${object}.fields=${field}`),
    ],
    ['Bulk API 2.0', bulkQuery(byId)],
    ...through.map((soql): [string, Reader] => [soql, query(soql)]),
  ]);
}

/** Every way to delete a record, by its name. */
export function waysToDelete(
  object: string,
  id: string,
): ReadonlyMap<string, (call: Caller) => Promise<unknown>> {
  return new Map<string, (call: Caller) => Promise<unknown>>([
    ['sObject row', (call) => call('DELETE', `/sobjects/${object}/${id}`)],
    ['collection', (call) => call('DELETE', `/composite/sobjects?ids=${id}`)],
    ['collection, all or none', (call) => call('DELETE', `/composite/sobjects?ids=${id}&allOrNone=true`)],
    ['UI API', (call) => call('DELETE', `/ui-api/records/${id}`)],
    [
      'composite',
      (call) =>
        call('POST', '/composite', {
          compositeRequest: [
            { method: 'DELETE', url: `${BASE}/sobjects/${object}/${id}`, referenceId: 'one' },
          ],
        }),
    ],
    ...(['delete', 'hardDelete'] as const).map((operation): [string, (call: Caller) => Promise<unknown>] => [
      `Bulk API 2.0 ${operation}`,
      async (call) => {
        const opened = await call('POST', '/jobs/ingest', { object, operation });
        if (opened.statusCode >= 300) return;
        const job = `/jobs/ingest/${textAt(opened, 'id')}`;
        await call('PUT', `${job}/batches`, `Id\n${id}\n`);
        await call('PATCH', job, { state: 'UploadComplete' });
      },
    ]),
  ]);
}
