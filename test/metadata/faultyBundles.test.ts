import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertReported, problemsWith, type Edit, type PlantedFault } from './plantedProject.ts';

const folder = 'force-app/main/default/lwc/planted';
const labelsFile = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';
const meta = (body: string): Edit => ({
  file: `${folder}/planted.js-meta.xml`,
  write: `<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion>${body}</LightningComponentBundle>`,
});
const source = (text: string): Edit => ({ file: `${folder}/planted.ts`, write: text });
const labels = (...names: string[]): Edit => ({
  file: labelsFile,
  write: `<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">${names
    .map(
      (name) =>
        `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>x</shortDescription><value>x</value></labels>`,
    )
    .join('')}</CustomLabels>`,
});
const sound = meta('<isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>');

const faults: readonly PlantedFault[] = [
  {
    name: 'a component without meta file',
    edits: [source('export {};')],
    reportedAt: folder,
    what: /no meta file/,
    fix: /planted\.js-meta\.xml/,
  },
  {
    name: 'a component without module',
    edits: [sound],
    reportedAt: folder,
    what: /no module/,
  },
  {
    name: 'a meta file that is not well-formed',
    edits: [source('export {};'), meta('<isExposed>true</isExpose>')],
    reportedAt: 'planted.js-meta.xml',
    what: /not well-formed/,
  },
  {
    name: 'an unknown element in a meta file',
    edits: [source('export {};'), meta('<exposed>true</exposed>')],
    reportedAt: 'planted.js-meta.xml',
    what: /knows no element <exposed>/,
  },
  {
    name: 'an import of a label that does not exist',
    edits: [sound, source("import title from '@salesforce/label/c.Score_Nowhere_Titel';\nexport { title };")],
    reportedAt: 'planted.ts',
    what: /imports the label c\.Score_Nowhere_Titel/,
  },
  {
    name: 'an import of a field that does not exist',
    edits: [
      sound,
      source("import due from '@salesforce/schema/Request_Clock__c.Request__r.Chapter__r.Zone__c';"),
    ],
    reportedAt: 'planted.ts',
    what: /imports the schema Request_Clock__c\.Request__r\.Chapter__r\.Zone__c/,
  },
  {
    name: 'a label that stands twice',
    edits: [labels('Score_A', 'Score_A')],
    reportedAt: 'CustomLabels',
    what: /label Score_A stands twice/,
  },
];

for (const fault of faults) {
  test(`the checker reports ${fault.name}`, () => {
    assertReported(fault);
  });
}

test('a component that imports fields which exist is sound, target configurations included', () => {
  const problems = problemsWith(
    meta(
      '<isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Case</object></objects></targetConfig></targetConfigs>',
    ),
    source(
      "import zone from '@salesforce/schema/Request_Clock__c.Request__r.Chapter__r.Time_Zone__c';\nimport parent from '@salesforce/schema/Account.Parent.Name';\nexport { zone, parent };",
    ),
  );
  assert.deepEqual(
    problems.filter(({ file }) => file.includes('planted')),
    [],
  );
});
