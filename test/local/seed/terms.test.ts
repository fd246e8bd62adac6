import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoOf, type DemoRow } from './demoIndex.ts';

const demo = demoOf({ seed: 1, asOf: new Date('2026-11-20T15:00:00Z'), scale: 0.05 });
const terms = demo.of('Unit_Term__c');
const ofKind = (kind: string): DemoRow[] => terms.filter((term) => term.text('Kind__c') === kind);
const units = (level: string): DemoRow[] =>
  demo
    .of('Account')
    .filter((unit) => unit.text('Unit_Level__c') === level && unit.text('Effective_To__c') === undefined)
    .filter((unit) => ['Central', 'Mid-Atlantic'].includes(demo.regionOf(unit.key) ?? ''));
const openOf = (kind: string, unit: DemoRow): DemoRow[] =>
  ofKind(kind).filter((term) => term.ref('Unit__c') === unit.key && term.text('To__c') === undefined);

describe('unit terms of the demo', () => {
  it('M15: each enrolled region has two coordinators, one operations coordinator and a vice president', () => {
    for (const region of units('Region')) {
      assert.deepEqual(
        ['CIC', 'ROC', 'RVP'].map((kind) => openOf(kind, region).length),
        [2, 1, 1],
        region.key,
      );
    }
    assert.equal(units('Region').length, 2);
  });

  it('L8: each district has a director and each chapter a chair, but for one chapter', () => {
    assert.ok(units('District').every((district) => openOf('DD', district).length === 1));
    const vacant = units('Chapter').filter((chapter) => openOf('CC', chapter).length === 0);
    assert.equal(vacant.length, 1);
  });

  it('M0: no unit of another region has a term', () => {
    for (const term of terms)
      assert.ok(['Central', 'Mid-Atlantic'].includes(demo.regionOf(term.ref('Unit__c')) ?? ''), term.key);
  });

  it('C5: one chapter moved district in the past, to the one that its account names, without a day between', () => {
    const [before, after, ...others] = ofKind('Belongs To');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [before?.text('To__c'), after?.text('From__c'), after?.text('To__c')],
      ['2026-09-30', '2026-10-01', undefined],
    );
    const chapter = demo.row(before?.ref('Unit__c'));
    assert.equal(chapter.key, after?.ref('Unit__c'));
    assert.equal(after?.ref('Parent_Unit__c'), chapter.ref('ParentId'));
    assert.notEqual(before?.ref('Parent_Unit__c'), chapter.ref('ParentId'));
  });

  it('C5: one chair was another person before', () => {
    const [former, ...others] = terms.filter(
      (term) => term.text('Kind__c') === 'CC' && term.text('To__c') !== undefined,
    );
    assert.deepEqual(others, []);
    const chapter = demo.row(former?.ref('Unit__c'));
    assert.notEqual(openOf('CC', chapter)[0]?.ref('Holder__c'), former?.ref('Holder__c'));
  });
});
