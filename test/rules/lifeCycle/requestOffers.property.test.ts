import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { offersOf, requestOffers } from '../../../plugin/src/rules/matching/offers.ts';
import { facts } from '../clocks/anyFacts.ts';

test('M1, M7: the offers of one request are those it has among the offers of all', () => {
  fc.assert(
    fc.property(facts, ({ request, assignments }) => {
      assert.deepEqual(requestOffers(assignments, request), offersOf(assignments, [request]));
    }),
    { numRuns: 1000 },
  );
});
