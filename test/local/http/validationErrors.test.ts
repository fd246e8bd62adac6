import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createServer, openSessions } from '../../../plugin/src/local/http/index.ts';
import { testOrg as engineOrg, xml } from '../engine/fixture.ts';
import { at, BASE, handClock } from './testServer.ts';

const rule = (name: string, condition: string, more: Record<string, string> = {}) => ({
  [`objects/Visit__c/validationRules/${name}.validationRule-meta.xml`]: xml('ValidationRule', {
    fullName: name,
    active: true,
    errorConditionFormula: condition,
    errorMessage: `${name} says no`,
    ...more,
  }),
});

const { org } = engineOrg({
  ...rule('A_Rule', 'ISBLANK(Cost__c)', { errorDisplayField: 'Cost__c' }),
  ...rule('B_Rule', 'ISBLANK(Day__c)'),
});
const clock = handClock();
const sessions = openSessions({ organizationId: org.organizationId, clock });
const reports: string[] = [];
const app = createServer({ org, clock, sessions, report: (line) => reports.push(line) });
const token = sessions.issue(org.systemUserId);
after(async () => {
  assert.deepEqual(reports, []);
  await app.close();
  org.close();
});

const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: BASE + path, payload, headers: { authorization: `Bearer ${token}` } });

const CODE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

test('REST answers 400 with one entry for each rule that fails, `fields` only where the rule names one', async () => {
  const response = await post('/sobjects/Visit__c', {});
  assert.equal(response.statusCode, 400);
  assert.deepEqual(response.json(), [
    { message: 'A_Rule says no', errorCode: CODE, fields: ['Cost__c'] },
    { message: 'B_Rule says no', errorCode: CODE },
  ]);
});

test('a collection and a tree say every rule that fails in the row of the record', async () => {
  const records = [
    { attributes: { type: 'Visit__c' } },
    { attributes: { type: 'Visit__c' }, Cost__c: 1, Day__c: '2026-11-21' },
  ];
  const collection = await post('/composite/sobjects', { allOrNone: false, records });
  const expected = [
    { statusCode: CODE, message: 'A_Rule says no', fields: ['Cost__c'] },
    { statusCode: CODE, message: 'B_Rule says no', fields: [] },
  ];
  assert.deepEqual(at(collection, '0.errors'), expected);
  assert.equal(at(collection, '1.success'), true);
  const tree = await post('/composite/tree/Visit__c', {
    records: [{ attributes: { type: 'Visit__c', referenceId: 'ref1' } }],
  });
  assert.equal(tree.statusCode, 400);
  assert.deepEqual(at(tree, 'results.0.errors'), expected);
});

test('UI API puts a rule’s message at its field, or with the record', async () => {
  const response = await post('/ui-api/records', { apiName: 'Visit__c', fields: {} });
  assert.equal(response.statusCode, 400);
  assert.equal(at(response, 'output.fieldErrors.Cost__c.0.message'), 'A_Rule says no');
  assert.equal(at(response, 'output.errors.0.message'), 'B_Rule says no');
  assert.equal(at(response, 'output.errors.0.errorCode'), CODE);
});
