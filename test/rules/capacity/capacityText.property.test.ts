import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCapacity } from '../../../plugin/src/rules/capacity/capacityText.ts';

test('M6: one plain limit is read whatever surrounds it without numbers', () => {
  const profile = fc.constantFrom(
    'Retail and wholesale',
    'Pricing',
    'Restaurants',
    'Business plans',
    'Export to Canada',
  );
  fc.assert(
    fc.property(profile, fc.integer({ min: 1, max: 9 }), profile, (before, limit, after) => {
      const reading = readCapacity(`${before}. ${limit} MREs per week. ${after}`);
      assert.deepEqual(reading, { kind: 'limit', limit, per: 'week', words: `${limit} MREs per week` });
    }),
    { numRuns: 1000 },
  );
});

test('M6: any text is read without failing, in the same way each time', () => {
  const pieces = fc.constantFrom(
    '2',
    '1-3',
    'MRE',
    'per week',
    '/month',
    'not',
    'about',
    ';',
    '.',
    '(',
    'direct',
    'x',
    '½',
    'two',
    '週',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readCapacity(text);
      assert.deepEqual(readCapacity(text), reading);
      if (reading.kind === 'limit') assert.ok(reading.limit >= 0 && Number.isFinite(reading.limit));
    }),
    { numRuns: 1000 },
  );
});

test('M6: a very long text is read in linear time', () => {
  const reading = readCapacity(`${'a '.repeat(20_000)}${'1 '.repeat(20_000)}`);
  assert.notEqual(reading.kind, 'limit');
});
