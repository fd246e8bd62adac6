import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createGateway, pulledKinds, writeAnswer } from '../../plugin/src/engage/index.ts';
import { readRow } from '../../plugin/src/engage/pull/readRow.ts';
import { readBinding } from '../../plugin/src/policy/index.ts';
import type { MentorId } from '../../plugin/src/rules/index.ts';
import { fakeTransport } from './fakeTransport.ts';

const file = new URL('../../config/engage.yaml', import.meta.url);
const binding = readBinding(await readFile(file, 'utf8'), 'config/engage.yaml');
const mentorId = '003000000000001AAA' as MentorId;

const read = (more: Record<string, unknown> = {}) =>
  readRow(pulledKinds(binding).capacityAnswer, {
    Id: 'a0C000000000001AAA',
    SystemModstamp: '2026-11-20T15:00:00.000+0000',
    IsDeleted: false,
    Mentor__c: mentorId,
    Answer_Key__c: mentorId,
    Unlimited__c: false,
    Limit__c: 2,
    Per__c: 'Two Weeks',
    Words__c: 'ask me',
    ...more,
  });

describe('capacity answers as read', () => {
  it('M6: become facts in our codes', () => {
    assert.deepEqual(read().fact, {
      id: 'a0C000000000001AAA',
      mentorId,
      takes: { kind: 'limit', limit: 2, per: 'twoWeeks' },
      words: 'ask me',
    });
    assert.deepEqual(read({ Unlimited__c: true, Limit__c: null, Per__c: null, Words__c: null }).fact, {
      id: 'a0C000000000001AAA',
      mentorId,
      takes: { kind: 'unlimited' },
      words: '',
    });
  });

  it('an answer taken back, or of a mentor who was deleted, is none', () => {
    for (const row of [read({ Limit__c: null, Per__c: null }), read({ Mentor__c: null })])
      assert.deepEqual([row.fact, row.unreadable], [undefined, undefined]);
  });

  it('P5: half an answer, a contradiction and a key of another mentor are unreadable, by the name of the field', () => {
    assert.match(read({ Per__c: null }).unreadable ?? '', /^Per__c is blank beside a limit/);
    assert.match(read({ Per__c: 'Year' }).unreadable ?? '', /^Per__c holds "Year"/);
    assert.match(read({ Unlimited__c: true }).unreadable ?? '', /^Limit__c is set although/);
    assert.match(read({ Answer_Key__c: 'x' }).unreadable ?? '', /^Answer_Key__c is not the 18-character Id/);
  });
});

describe('capacity answers as written', () => {
  const write = async (takes: Parameters<typeof writeAnswer>[2]['takes'], answer: object) => {
    const transport = fakeTransport([{ body: JSON.stringify([answer]) }]);
    const gateway = createGateway({
      transport,
      sleep: () => Promise.resolve(),
      random: () => 0,
      attempts: 1,
    });
    const result = await writeAnswer(gateway, binding, { mentorId, takes, words: 'ask me' });
    return { result, sent: transport.sent };
  };

  it('P2: one upsert by the mentor, and no assignment rule runs', async () => {
    const { result, sent } = await write(
      { kind: 'limit', limit: 1, per: 'twoWeeks' },
      {
        id: 'a0C000000000001AAA',
        success: true,
        errors: [],
      },
    );
    assert.deepEqual(result, { ok: true, id: 'a0C000000000001AAA' });
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.method, 'PATCH');
    assert.match(sent[0].path, /\/composite\/sobjects\/Capacity_Answer__c\/Answer_Key__c$/);
    assert.equal(sent[0].headers?.['Sforce-Auto-Assign'], 'FALSE');
    assert.deepEqual(JSON.parse(sent[0].body ?? ''), {
      allOrNone: false,
      records: [
        {
          attributes: { type: 'Capacity_Answer__c' },
          Answer_Key__c: mentorId,
          Mentor__c: mentorId,
          Unlimited__c: false,
          Limit__c: 1,
          Per__c: 'Two Weeks',
          Words__c: 'ask me',
        },
      ],
    });
  });

  it('M6: taken back, nothing of the answer is left', async () => {
    const { sent } = await write(undefined, { id: 'a0C000000000001AAA', success: true, errors: [] });
    const body = JSON.parse(sent[0]?.body ?? '') as { records: Record<string, unknown>[] };
    const { Unlimited__c, Limit__c, Per__c, Words__c } = body.records[0] ?? {};
    assert.deepEqual([Unlimited__c, Limit__c, Per__c, Words__c], [false, null, null, null]);
  });

  it('P5: a refusal comes back with its code', async () => {
    const errors = [{ statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'no' }];
    const { result } = await write({ kind: 'unlimited' }, { success: false, errors });
    assert.deepEqual(result, {
      ok: false,
      code: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'no',
      transient: false,
    });
  });
});
