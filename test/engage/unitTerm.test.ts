import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { pulledKinds } from '../../plugin/src/engage/index.ts';
import { readRow } from '../../plugin/src/engage/pull/readRow.ts';
import { readBinding } from '../../plugin/src/policy/index.ts';

const file = new URL('../../config/engage.yaml', import.meta.url);
const kind = pulledKinds(readBinding(await readFile(file, 'utf8'), 'config/engage.yaml')).unitTerm;

const read = (more: Record<string, unknown> = {}) =>
  readRow(kind, {
    Id: 'a0T000000000001AAA',
    SystemModstamp: '2026-11-20T15:00:00.000+0000',
    IsDeleted: false,
    Unit__c: '001000000000001AAA',
    Kind__c: 'Belongs To',
    Parent_Unit__c: '001000000000002AAA',
    Holder__c: null,
    From__c: '2026-10-01',
    To__c: null,
    ...more,
  });

describe('unit terms as read', () => {
  it('C5: a parent, with open ends absent', () => {
    assert.deepEqual(read().fact, {
      id: 'a0T000000000001AAA',
      kind: 'belongsTo',
      unitId: '001000000000001AAA',
      parentId: '001000000000002AAA',
      from: '2026-10-01',
      to: undefined,
    });
  });

  it('M15: a role with its holder', () => {
    const { fact } = read({ Kind__c: 'RFPL', Parent_Unit__c: null, Holder__c: '003000000000001AAA' });
    assert.deepEqual(fact, {
      id: 'a0T000000000001AAA',
      kind: 'role',
      role: 'rfpl',
      unitId: '001000000000001AAA',
      holderId: '003000000000001AAA',
      from: '2026-10-01',
      to: undefined,
    });
  });

  it('the term of a unit that was deleted is none', () => {
    const { fact, unreadable } = read({ Unit__c: null });
    assert.deepEqual([fact, unreadable], [undefined, undefined]);
  });

  it('P5: a term without parent or holder, and a kind that nobody knows, are unreadable by the name of the field', () => {
    assert.match(read({ Parent_Unit__c: null }).unreadable ?? '', /^Parent_Unit__c is blank/);
    assert.match(read({ Kind__c: 'CC' }).unreadable ?? '', /^Holder__c is blank/);
    assert.match(read({ Kind__c: 'Chief' }).unreadable ?? '', /^Kind__c holds "Chief"/);
  });
});
