import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestOrg } from './fixture.ts';
import { field, testOrg, xml } from './fixture.ts';

const deal = { Name: 'O', StageName: 'Prospecting', CloseDate: '2026-11-30' };

function state({ get }: TestOrg, id: string): unknown[] {
  const row = get('Opportunity', id);
  return [row.Probability, row.ForecastCategory, row.ForecastCategoryName, row.IsClosed, row.IsWon];
}

// "OpportunityStage", Object Reference: a stage's default probability, forecast category, closed and won.
const stages: readonly [string, number, string, boolean, boolean][] = [
  ['Prospecting', 10, 'Pipeline', false, false],
  ['Qualification', 10, 'Pipeline', false, false],
  ['Needs Analysis', 20, 'Pipeline', false, false],
  ['Value Proposition', 50, 'Pipeline', false, false],
  ['Id. Decision Makers', 60, 'Pipeline', false, false],
  ['Perception Analysis', 70, 'Pipeline', false, false],
  ['Proposal/Price Quote', 75, 'Pipeline', false, false],
  ['Negotiation/Review', 90, 'Pipeline', false, false],
  ['Closed Won', 100, 'Closed', true, true],
  ['Closed Lost', 0, 'Omitted', true, false],
];
for (const [stage, probability, category, closed, won] of stages) {
  test(`${stage}: ${probability} %, ${category} (OpportunityStage, Object Reference)`, () => {
    const org = testOrg();
    const id = org.insert('Opportunity', { ...deal, StageName: stage });
    assert.deepEqual(state(org, id), [probability, category, category, closed, won]);
    const [row] = org.rows(
      `SELECT DefaultProbability, IsClosed, IsWon FROM OpportunityStage WHERE ApiName = '${stage}'`,
    );
    assert.deepEqual([row?.DefaultProbability, row?.IsClosed, row?.IsWon], [probability, closed, won]);
  });
}

// "Opportunity", Object Reference, Probability and ForecastCategoryName.
test('a new stage brings its probability and category, unless the same call says others', () => {
  const org = testOrg();
  const id = org.insert('Opportunity', { ...deal, Probability: 33 });
  assert.equal(state(org, id)[0], 33);
  org.org.update('Opportunity', id, { NextStep: 'call' }, org.userId);
  assert.equal(state(org, id)[0], 33);
  org.org.update('Opportunity', id, { StageName: 'Needs Analysis' }, org.userId);
  assert.deepEqual(state(org, id), [20, 'Pipeline', 'Pipeline', false, false]);
  const change = { StageName: 'Value Proposition', Probability: 45, ForecastCategoryName: 'Commit' };
  org.org.update('Opportunity', id, change, org.userId);
  assert.deepEqual(state(org, id), [45, 'Forecast', 'Commit', false, false]);
  org.org.update('Opportunity', id, { StageName: 'Closed Won' }, org.userId);
  assert.deepEqual(state(org, id), [100, 'Closed', 'Closed', true, true]);
});

// "ExpectedRevenue: read-only field that is equal to the product of the Amount field and the Probability".
test('the expected amount is amount times probability, empty without an amount', () => {
  const org = testOrg();
  const id = org.insert('Opportunity', deal);
  const expected = () => org.get('Opportunity', id, 'ExpectedRevenue').ExpectedRevenue;
  assert.equal(expected(), null);
  org.org.update('Opportunity', id, { Amount: 1234.56 }, org.userId);
  assert.equal(expected(), 123.46);
  org.org.update('Opportunity', id, { Probability: 50 }, org.userId);
  assert.equal(expected(), 617.28);
});

test('the fiscal period follows the close date; a push into a later month is counted', () => {
  const org = testOrg();
  const id = org.insert('Opportunity', deal);
  const period = () => {
    const row = org.get('Opportunity', id);
    return [row.FiscalYear, row.FiscalQuarter, row.Fiscal, row.PushCount];
  };
  assert.deepEqual(period(), [2026, 4, '2026 4', 0]);
  org.org.update('Opportunity', id, { CloseDate: '2027-02-01' }, org.userId);
  assert.deepEqual(period(), [2027, 1, '2027 1', 1]);
  org.org.update('Opportunity', id, { CloseDate: '2027-02-20' }, org.userId);
  assert.equal(period()[3], 1);
});

test("a value set's stages bring their own probability (OpportunityStage, Metadata API)", () => {
  const org = testOrg({
    'standardValueSets/OpportunityStage.standardValueSet-meta.xml': xml('StandardValueSet', {
      standardValue: [
        {
          fullName: 'Signed',
          default: false,
          label: 'Signed',
          closed: true,
          won: true,
          probability: 80,
          forecastCategory: 'BestCase',
        },
      ],
    }),
    ...field('Opportunity', 'Code__c', { type: 'Text', length: 5 }),
  });
  const id = org.insert('Opportunity', { ...deal, StageName: 'Signed' });
  assert.deepEqual(state(org, id), [80, 'BestCase', 'Best Case', true, true]);
});
