import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearestName } from '../../scripts/metadata/nearestName.ts';

const names = ['label', 'length', 'lookupFilter', 'referenceTo'];

test('the nearest name is offered for a slip of the pen', () => {
  assert.equal(nearestName('lenght', names), 'length');
  assert.equal(nearestName('ReferenceTo', names), 'referenceTo');
});

test('nothing is offered when nothing is near', () => {
  assert.equal(nearestName('formulaTreatBlanksAs', names), undefined);
  assert.equal(nearestName('label', []), undefined);
  assert.equal(didYouMean('formulaTreatBlanksAs', names, 'remove it.'), 'remove it.');
});
