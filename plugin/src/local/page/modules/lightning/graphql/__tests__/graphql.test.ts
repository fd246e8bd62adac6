import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlResult } from 'lightning/graphql';
import { gql, graphql } from '../graphql';

interface Sent {
  readonly path: string;
  readonly body: unknown;
  answer(body: unknown, status?: number): Promise<void>;
}

const query = gql`
  query numbers {
    uiapi
  }
`;
let sent: Sent[];
let results: GraphqlResult[];
let wire: graphql;

/** Long enough for every promise in between. */
const settled = () => new Promise((resolve) => process.nextTick(resolve));

beforeEach(() => {
  sent = [];
  results = [];
  globalThis.fetch = jest.fn((path: unknown, init?: RequestInit) => {
    return new Promise<Response>((resolve) => {
      sent.push({
        path: String(path),
        body: JSON.parse(String(init?.body)),
        async answer(body, status = 200) {
          resolve({ status, text: () => Promise.resolve(JSON.stringify(body)) } as Response);
          await settled();
        },
      });
    });
  });
  wire = new graphql((result) => results.push(result));
  wire.connect();
});

describe('stand-in for lightning/graphql, by what the real Lightning Data Service does', () => {
  it('emits undefined data and errors before anything else', () => {
    expect(results).toEqual([{ data: undefined, errors: undefined }]);
  });

  it('posts the query with its variables to the GraphQL resource', () => {
    wire.update({ query, variables: { recordId: '500A' } });
    expect(sent).toEqual([
      expect.objectContaining({
        path: '/services/data/v66.0/graphql',
        body: { query: expect.stringContaining('query numbers'), variables: { recordId: '500A' } },
      }),
    ]);
  });

  it('asks nothing while the query or a variable is undefined', () => {
    wire.update({ query: undefined, variables: { recordId: '500A' } });
    wire.update({ query, variables: { recordId: undefined } });
    expect(sent).toEqual([]);
    expect(results).toHaveLength(1);
  });

  it('emits frozen data', async () => {
    wire.update({ query });
    await sent[0]?.answer({ data: { uiapi: { list: [1] } }, errors: [] });
    expect(results[1]).toEqual({
      data: { uiapi: { list: [1] } },
      errors: undefined,
      refresh: expect.any(Function),
    });
    expect(Object.isFrozen((results[1]?.data as { uiapi: { list: unknown } }).uiapi.list)).toBe(true);
  });

  it.each([
    ['errors of GraphQL', { data: {}, errors: [{ message: 'Wrong.' }] }, 200, 'Wrong.'],
    [
      'errors of REST',
      [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'Too much.' }],
      403,
      'REQUEST_LIMIT_EXCEEDED: Too much.',
    ],
    ['a body that is no JSON object', 'gone', 502, 'HTTP status 502.'],
  ])('emits %s as errors, without data', async (_what, body, status, message) => {
    wire.update({ query });
    await sent[0]?.answer(body, status);
    expect(results[1]).toMatchObject({ data: undefined, errors: [{ message }] });
  });

  it('says so when nothing answers', async () => {
    globalThis.fetch = jest.fn(() => Promise.reject(new TypeError('Failed to fetch')));
    wire.update({ query });
    await settled();
    expect(results[1]?.errors).toEqual([{ message: 'The local org does not answer. Is it still running?' }]);
  });

  it('drops the answer to an older question', async () => {
    wire.update({ query, variables: { recordId: 'first' } });
    wire.update({ query, variables: { recordId: 'second' } });
    await sent[1]?.answer({ data: 'of the second' });
    await sent[0]?.answer({ data: 'of the first' });
    expect(results.map(({ data }) => data)).toEqual([undefined, 'of the second']);
  });

  it('emits nothing once the component is gone', async () => {
    wire.update({ query });
    wire.disconnect();
    await sent[0]?.answer({ data: 'late' });
    expect(results).toHaveLength(1);
  });

  it('refresh asks again, emits what changed, and nothing when nothing changed', async () => {
    wire.update({ query });
    await sent[0]?.answer({ data: 1 });
    const same = results[1]?.refresh?.();
    await sent[1]?.answer({ data: 1 });
    await same;
    expect(results).toHaveLength(2);
    const changed = results[1]?.refresh?.();
    await sent[2]?.answer({ data: 2 });
    await changed;
    expect(results.map(({ data }) => data)).toEqual([undefined, 1, 2]);
  });

  it('a lost session is announced on window', async () => {
    const lost = jest.fn();
    window.addEventListener('sessionended', lost, { once: true });
    wire.update({ query });
    await sent[0]?.answer([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }], 401);
    expect(lost).toHaveBeenCalledTimes(1);
  });
});
