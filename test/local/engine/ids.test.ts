import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sameId, toId15, toId18 } from '../../../plugin/src/local/engine/index.ts';
import { customKeyPrefix, makeId, serialOf } from '../../../plugin/src/local/engine/ids.ts';

// Ids printed in Salesforce's REST API Developer Guide and in jsforce's documentation.
const published = ['001D000000IqhSLIAZ', '001D000000INjVeIAL', '001D000000IRFmaIAH', '0010500000fxR4EAAU'];

test('a 15-character id gets the checksum that Salesforce prints', () => {
  for (const id of published) assert.equal(toId18(id.slice(0, 15)), id);
});

test('an 18-character id that lost its case is restored by its checksum', () => {
  for (const id of published) {
    assert.equal(toId18(id.toLowerCase()), id);
    assert.equal(toId18(id.toUpperCase()), id);
  }
});

test('what is not an id is not taken for one', () => {
  for (const text of [
    '',
    'abc',
    '001D000000Iqh',
    '001D000000IqhSL!',
    '001D000000IqhSLAAA',
    '001D000000IqhSLIA',
  ]) {
    assert.equal(toId18(text), undefined, text);
  }
});

test('15 and 18 characters name the same record; letter case matters in 15', () => {
  assert.ok(sameId('001D000000IqhSL', '001D000000IqhSLIAZ'));
  assert.ok(!sameId('001D000000Iqhsl', '001D000000IqhSLIAZ'));
  assert.equal(toId15('001D000000IqhSLIAZ'), '001D000000IqhSL');
});

test('made ids are valid, sort as their serials do, and give the serial back', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), (left, right) => {
      const id = makeId('500', left);
      assert.equal(toId18(id), id);
      assert.equal(serialOf(id), left);
      assert.equal(id < makeId('500', right), left < right);
    }),
  );
  assert.equal(serialOf('001D000000IqhSLIAZ'), undefined);
});

test('custom objects get the key prefixes a01, a02 … a0z, a10', () => {
  assert.deepEqual([1, 2, 10, 61, 62].map(customKeyPrefix), ['a01', 'a02', 'a0A', 'a0z', 'a10']);
});
