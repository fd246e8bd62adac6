import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { OutgoingRow } from '../../plugin/src/engage/index.ts';
import type { RequestId } from '../../plugin/src/rules/index.ts';
import type { OutboxEntry, WrittenRow } from '../../plugin/src/store/index.ts';
import { acceptedWrite } from '../../plugin/src/sync/intents.ts';
import { makePlan, type PlanInput } from '../../plugin/src/sync/plan.ts';

const request = (number: number): RequestId => `500${String(number).padStart(12, '0')}AAA` as RequestId;
const rowId = (number: number): string => `a03${String(number).padStart(12, '0')}AAA`;

const wanted = (number: number, mentor: string, fields: OutgoingRow['fields']): OutgoingRow => ({
  kind: 'recommendation',
  key: `${request(number)}:${mentor}`,
  requestId: request(number),
  object: 'Mentor_Recommendation__c',
  fields: { Key__c: `${request(number)}:${mentor}`, ...fields },
  provenance: ['At__c', 'Policy__c'],
  keptOnce: ['At__c'],
  updateOnly: false,
});
const seen = (row: OutgoingRow, fields: OutgoingRow['fields'] = {}): WrittenRow => ({
  id: rowId(1),
  key: row.key,
  requestId: row.requestId,
  fields: { ...row.fields, ...fields },
});
const plan = (input: Partial<PlanInput>) =>
  makePlan({
    wanted: [],
    seenClocks: [],
    seenRecommendations: [],
    mayRemove: () => true,
    recommendationObject: 'Mentor_Recommendation__c',
    ...input,
  });

describe('plan', () => {
  it('writes what is not there, byte for byte as it is sent', () => {
    const [intent] = plan({ wanted: [wanted(1, 'm', { Rank__c: 1 })] });
    assert.equal(intent?.key, `recommendation:${request(1)}:m`);
    assert.equal(
      intent.body,
      `{"attributes":{"type":"Mentor_Recommendation__c"},"Key__c":"${request(1)}:m","Rank__c":1}`,
    );
  });

  it('writes nothing when Engage holds what is wanted; a later time or policy version alone is no reason', () => {
    const row = wanted(1, 'm', { Rank__c: 1, Limit__c: null, At__c: 'later', Policy__c: 'new' });
    const before = seen(row, { At__c: 'earlier', Policy__c: 'old' });
    const { Limit__c, ...withoutBlank } = before.fields;
    assert.deepEqual(plan({ wanted: [row], seenRecommendations: [{ ...before, fields: withoutBlank }] }), []);
  });

  it('M11: a recommendation that changes keeps the time at which it was first made', () => {
    const row = wanted(1, 'm', { Rank__c: 2, At__c: 'later' });
    const [intent] = plan({
      wanted: [row],
      seenRecommendations: [seen(row, { Rank__c: 1, At__c: 'earlier' })],
    });
    assert.match(intent?.body ?? '', /"Rank__c":2,"At__c":"earlier"/);
  });

  it('stops the clock of a closed request where there is one, and makes none', () => {
    const row: OutgoingRow = { ...wanted(1, 'm', { Next__c: null }), updateOnly: true };
    assert.deepEqual(plan({ wanted: [row] }), []);
    assert.equal(
      plan({ wanted: [row], seenRecommendations: [seen(row, { Next__c: 'contactClient' })] }).length,
      1,
    );
  });

  it('removes what is no longer wanted, before anything is added', () => {
    const old = seen(wanted(1, 'old', {}));
    const intents = plan({ wanted: [wanted(1, 'new', {})], seenRecommendations: [old] });
    assert.deepEqual(
      intents.map(({ operation }) => operation),
      ['delete', 'upsert'],
    );
    assert.equal(intents[0]?.body, JSON.stringify(old.id));
  });

  it('M0: never removes a row of a region that is not enrolled', () => {
    assert.deepEqual(plan({ seenRecommendations: [seen(wanted(1, 'm', {}))], mayRemove: () => false }), []);
  });

  it('P2, P6: order of input does not matter, and what was accepted is not planned again', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(20), fc.constantFrom('m1', 'm2', 'm3'), fc.nat(5)), {
      selector: ([number, mentor]) => `${number}${mentor}`,
    });
    fc.assert(
      fc.property(rows, (entries) => {
        const all = entries.map(([number, mentor, rank]) => wanted(number, mentor, { Rank__c: rank }));
        const first = plan({ wanted: all });
        assert.deepEqual(plan({ wanted: [...all].reverse() }), first);
        const accepted = first.map((intent, index) => {
          const entry: OutboxEntry = { ...intent, state: 'pending', tries: 0, code: null, cause: null };
          return acceptedWrite(entry, rowId(index)).body;
        });
        assert.deepEqual(
          plan({ wanted: all, seenRecommendations: accepted.filter((row) => row !== undefined) }),
          [],
        );
      }),
    );
  });
});
