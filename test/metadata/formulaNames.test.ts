import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaNames } from '../../scripts/metadata/formulaNames.ts';
import { packaged, problemsWith } from './plantedProject.ts';

test('a formula names fields, not functions, texts, comments, literals or globals', () => {
  const formula = `IF( /* Old__c */ AND(ISPICKVAL(Status__c, "Not_A_Field__c"), TRUE),
    Parent__r . Name, 'It\\'s Not_A_Field__c either' & TEXT($User.Id) & Status__c) + 2.5`;
  assert.deepEqual(formulaNames(formula), ['Status__c', 'Parent__r.Name']);
});

test('a formula whose fields exist, through two lookups, is sound', () => {
  const problems = problemsWith({
    file: packaged('Request_Clock__c', 'F__c'),
    write:
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>F__c</fullName><formula>Request__r.Chapter__r.Time_Zone__c &amp; Request__r.CaseNumber</formula><label>F</label><type>Text</type></CustomField>',
  });
  assert.deepEqual(problems, []);
});
