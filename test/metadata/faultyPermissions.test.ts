import { test } from 'node:test';
import { assertReported, permissionSet, type PlantedFault } from './plantedProject.ts';

const cic = permissionSet('SCORE_CIC');
const grant = (field: string, editable = false): string =>
  `<fieldPermissions><editable>${String(editable)}</editable><field>${field}</field><readable>true</readable></fieldPermissions><hasActivationRequired>`;

const faults: readonly PlantedFault[] = [
  {
    name: 'a permission for a field that does not exist',
    edits: [{ file: cic, from: 'Request_Clock__c.Accept_Due__c', to: 'Request_Clock__c.Accept_By__c' }],
    reportedAt: cic,
    what: /field Request_Clock__c\.Accept_By__c is unknown/,
  },
  {
    name: 'a permission for an object that does not exist',
    edits: [{ file: cic, from: '<object>Request_Clock__c<', to: '<object>Request_Clocks__c<' }],
    reportedAt: cic,
    what: /object Request_Clocks__c is unknown/,
    fix: /did you mean Request_Clock__c\?/,
  },
  {
    name: 'a permission for a required field',
    edits: [{ file: cic, from: '<hasActivationRequired>', to: grant('Mentor_Assignment__c.How__c') }],
    reportedAt: cic,
    what: /How__c is required, a master-detail or a system field/,
  },
  {
    name: 'a permission for a master-detail',
    edits: [{ file: cic, from: '<hasActivationRequired>', to: grant('Mentor_Recommendation__c.Request__c') }],
    reportedAt: cic,
    what: /Request__c is required, a master-detail or a system field/,
  },
  {
    name: 'a permission for a system field',
    edits: [{ file: cic, from: '<hasActivationRequired>', to: grant('Case.CaseNumber') }],
    reportedAt: cic,
    what: /CaseNumber is required, a master-detail or a system field/,
  },
  {
    name: 'a roll-up that someone may edit',
    edits: [
      {
        file: permissionSet('SCORE_Mentor'),
        from: /<editable>false(<\/editable>\s*<field>Mentor_Assignment__c\.Email_Attempts__c)/,
        to: '<editable>true$1',
      },
    ],
    reportedAt: 'SCORE_Mentor',
    what: /Email_Attempts__c is worked out/,
  },
  {
    name: 'an editable field that is not readable',
    edits: [
      {
        file: cic,
        from: /(<editable>true<\/editable>\s*<field>Mentor_Assignment__c\.Note__c<\/field>\s*<readable>)true/,
        to: '$1false',
      },
    ],
    reportedAt: cic,
    what: /Note__c is editable but not readable/,
  },
  {
    name: 'a field of an object that the set cannot read',
    edits: [{ file: cic, from: '<hasActivationRequired>', to: grant('Mentoring_Session__c.Status__c') }],
    reportedAt: cic,
    what: /Mentoring_Session__c is not readable here/,
  },
  {
    name: 'a detail without its master',
    edits: [
      {
        file: cic,
        from: /<objectPermissions>(?:(?!<\/objectPermissions>)[\s\S])*<object>Case<[\s\S]*?<\/objectPermissions>/,
        to: '',
      },
    ],
    reportedAt: cic,
    what: /Mentor_Recommendation__c is a detail of Case, which is not readable/,
  },
  {
    name: 'delete without edit',
    edits: [
      {
        file: permissionSet('SCORE_Service'),
        from: /<allowEdit>true(<\/allowEdit>\s*<allowRead>true<\/allowRead>\s*<modifyAllRecords>false<\/modifyAllRecords>\s*<object>Request_Clock__c)/,
        to: '<allowEdit>false$1',
      },
    ],
    reportedAt: 'SCORE_Service',
    what: /granted on Request_Clock__c needs allowEdit too/,
  },
  {
    name: 'a field that is granted twice',
    edits: [{ file: cic, from: '<hasActivationRequired>', to: grant('Mentor_Assignment__c.Note__c', true) }],
    reportedAt: cic,
    what: /Note__c is granted twice/,
  },
  {
    name: 'a tab that does not exist',
    edits: [{ file: cic, from: '<tab>Request_Clock__c<', to: '<tab>Clocks<' }],
    reportedAt: cic,
    what: /tab Clocks is unknown/,
  },
];

for (const fault of faults) {
  test(`the checker reports ${fault.name}`, () => {
    assertReported(fault);
  });
}
