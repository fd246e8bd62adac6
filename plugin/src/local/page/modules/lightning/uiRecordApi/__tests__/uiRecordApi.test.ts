import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RecordResult } from 'lightning/uiRecordApi';
import { getRecord, updateRecord } from '../uiRecordApi';

interface Sent {
  readonly path: string;
  readonly method: string | undefined;
  readonly body: unknown;
  answer(body: unknown, status?: number): Promise<void>;
  fail(): Promise<void>;
}

let sent: Sent[];
let results: RecordResult[];
let wire: getRecord;

/** Long enough for every promise in between. */
const settled = () => new Promise((resolve) => process.nextTick(resolve));
const last = (): Sent => {
  const found = sent.at(-1);
  if (found === undefined) throw new Error('Nothing was sent.');
  return found;
};

beforeEach(() => {
  sent = [];
  results = [];
  globalThis.fetch = jest.fn((path: unknown, init?: RequestInit) => {
    return new Promise<Response>((resolve, reject) => {
      sent.push({
        path: String(path),
        method: init?.method,
        body: init?.body === undefined ? undefined : JSON.parse(String(init.body)),
        async answer(body, status = 200) {
          resolve({ status, text: () => Promise.resolve(JSON.stringify(body)) } as Response);
          await settled();
        },
        async fail() {
          reject(new TypeError('Failed to fetch'));
          await settled();
        },
      });
    });
  });
  wire = new getRecord((result) => results.push(result));
  wire.connect();
});

describe('stand-in for getRecord of lightning/uiRecordApi', () => {
  it('emits undefined data and error first, and asks nothing without a record', () => {
    wire.update({ recordId: undefined, fields: ['Case.Id'] });
    expect(results).toEqual([{ data: undefined, error: undefined }]);
    expect(sent).toEqual([]);
  });

  it('asks for the fields named and gives what the org answers', async () => {
    wire.update({
      recordId: '500A',
      fields: ['Case.Id'],
      optionalFields: ['Case.Subject', 'Case.X__c'],
    });
    expect([last().method, last().path]).toEqual([
      'GET',
      '/services/data/v66.0/ui-api/records/500A?fields=Case.Id&optionalFields=Case.Subject%2CCase.X__c',
    ]);
    const record = { id: '500A', fields: { Subject: { value: 'Hello' } } };
    await last().answer(record);
    expect(results.at(-1)).toEqual({ data: record, error: undefined });
  });

  it('drops a late answer to an older question', async () => {
    wire.update({ recordId: '500A' });
    wire.update({ recordId: '500B' });
    await sent[0]?.answer({ id: '500A', fields: {} });
    expect(results).toHaveLength(1);
    await sent[1]?.answer({ id: '500B', fields: {} });
    expect(results.at(-1)?.data?.id).toBe('500B');
  });

  it.each([
    ['a refusal', 404, [{ errorCode: 'NOT_FOUND', message: 'No such record.' }], 'No such record.'],
    ['another answer', 500, { message: 'Broken.' }, 'Broken.'],
  ])('gives the error of %s', async (_what, status, body, message) => {
    wire.update({ recordId: '500A' });
    await last().answer(body, status);
    expect(results.at(-1)).toMatchObject({ data: undefined, error: { status, body: { message } } });
  });

  it('says that nobody answers', async () => {
    wire.update({ recordId: '500A' });
    await last().fail();
    expect(results.at(-1)?.error).toMatchObject({
      status: 0,
      body: { message: 'The local org does not answer. Is it still running?' },
    });
  });
});

describe('stand-in for updateRecord of lightning/uiRecordApi', () => {
  it('sends the fields of the record that Id names, without Id', async () => {
    const saved = updateRecord({ fields: { Id: 'a01A', Topic_Areas__c: 'Branding' } });
    expect([last().method, last().path, last().body]).toEqual([
      'PATCH',
      '/services/data/v66.0/ui-api/records/a01A',
      { fields: { Topic_Areas__c: 'Branding' } },
    ]);
    await last().answer({ id: 'a01A', fields: {} });
    await expect(saved).resolves.toEqual({ id: 'a01A', fields: {} });
  });

  it('throws what the org answers to a refused save', async () => {
    const saved = updateRecord({ fields: { Id: 'a01A' } });
    last().answer({ message: 'bad value' }, 400);
    await expect(saved).rejects.toMatchObject({ status: 400, body: { message: 'bad value' } });
  });
});
