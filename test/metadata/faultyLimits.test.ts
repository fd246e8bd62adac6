import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertReported,
  baseline,
  packaged,
  permissionSet,
  problemsWith,
  type Edit,
  type PlantedFault,
} from './plantedProject.ts';

const why = packaged('Mentor_Recommendation__c', 'Why__c');
const longName = `${'A'.repeat(41)}__c`;

const rollUp = (number: number): Edit => ({
  file: packaged('Mentor_Assignment__c', `Count_${number}__c`),
  write: `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Count_${number}__c</fullName><label>Count</label><summaryForeignKey>Contact_Attempt__c.Assignment__c</summaryForeignKey><summaryOperation>count</summaryOperation><type>Summary</type></CustomField>`,
});
const rollUps = (count: number): Edit[] => Array.from({ length: count }, (_, index) => rollUp(index));
/** Those of the package itself. */
const ownRollUps = 5;

const faults: readonly PlantedFault[] = [
  {
    name: 'a label of 41 characters',
    edits: [{ file: why, from: '<label>Why<', to: `<label>${'w'.repeat(41)}<` }],
    reportedAt: why,
    what: /<label> has 41 characters/,
    fix: /40/,
  },
  {
    name: 'a name of 41 characters',
    edits: [
      {
        file: packaged('Request_Clock__c', longName),
        write: `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${longName}</fullName><label>A</label><length>9</length><type>Text</type></CustomField>`,
      },
    ],
    reportedAt: longName,
    what: /no valid API name/,
  },
  {
    name: 'a text longer than Salesforce keeps',
    edits: [{ file: why, from: '<length>255<', to: '<length>256<' }],
    reportedAt: why,
    what: /<length> is 256/,
    fix: /1 to 255/,
  },
  {
    name: 'a description of a permission set that is too long',
    edits: [
      { file: permissionSet('SCORE_ROC'), from: '<description>', to: `<description>${'x'.repeat(255)}` },
    ],
    reportedAt: 'SCORE_ROC',
    what: /<description> has \d+ characters/,
  },
  {
    name: 'more decimal places than digits',
    edits: [
      {
        file: baseline('Contact', 'Maximum_Client_Weekly_Requests__c'),
        from: '<scale>0<',
        to: '<scale>4<',
      },
    ],
    reportedAt: 'Maximum_Client_Weekly_Requests__c',
    what: /scale> is larger than <precision>/,
  },
  {
    name: 'tracked history on an object that keeps none',
    edits: [{ file: why, from: '<type>', to: '<trackHistory>true</trackHistory><type>' }],
    reportedAt: why,
    what: /Mentor_Recommendation__c keeps none/,
  },
  {
    name: 'a 26th roll-up on one object',
    edits: rollUps(26 - ownRollUps),
    reportedAt: 'Mentor_Assignment__c',
    what: /has 26 roll-up summaries/,
  },
];

for (const fault of faults) {
  test(`the checker reports ${fault.name}`, () => {
    assertReported(fault);
  });
}

test('25 roll-ups on one object are allowed', () => {
  const problems = problemsWith(...rollUps(25 - ownRollUps));
  assert.deepEqual(problems, []);
});
