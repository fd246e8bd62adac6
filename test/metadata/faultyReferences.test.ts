import { test } from 'node:test';
import { assertReported, baseline, packaged, type PlantedFault } from './plantedProject.ts';

const roll = packaged('Mentor_Assignment__c', 'Email_Attempts__c');
const first = packaged('Mentor_Assignment__c', 'First_Attempt_At__c');
const layout = 'force-app/main/default/layouts/Request_Clock__c-Request Clock Layout.layout-meta.xml';
const assignmentLayout =
  'force-app/main/default/layouts/Mentor_Assignment__c-Mentor Assignment Layout.layout-meta.xml';
const formulaField = (formula: string): string =>
  `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>F__c</fullName><formula>${formula}</formula><label>F</label><type>Text</type></CustomField>`;

const faults: readonly PlantedFault[] = [
  {
    name: 'a lookup to an object that does not exist',
    edits: [
      {
        file: packaged('Mentor_Assignment__c', 'Request__c'),
        from: '<referenceTo>Case<',
        to: '<referenceTo>Mentoring_Request__c<',
      },
    ],
    reportedAt: 'Request__c',
    what: /refers to Mentoring_Request__c, which is unknown/,
  },
  {
    name: 'a master-detail whose object was removed',
    edits: [{ file: 'force-app/main/default/objects/Mentor_Assignment__c', remove: true }],
    reportedAt: 'Contact_Attempt__c/fields/Assignment__c',
    what: /refers to Mentor_Assignment__c, which is unknown/,
  },
  {
    name: 'a required lookup that would be emptied on delete',
    edits: [
      {
        file: packaged('Mentor_Assignment__c', 'Request__c'),
        from: 'Restrict',
        to: 'SetNull',
      },
    ],
    reportedAt: 'Request__c',
    what: /required lookup cannot be emptied/,
  },
  {
    name: 'two child lists of one name on one object',
    edits: [
      {
        file: baseline('Mentoring_Session__c', 'Mentoring_Request__c'),
        from: '<relationshipName>Mentoring_Sessions<',
        to: '<relationshipName>Request_Clocks<',
      },
    ],
    reportedAt: 'Request__c',
    what: /has the child list Request_Clocks already/,
  },
  {
    name: 'a detail that does not follow its master in sharing',
    edits: [
      {
        file: 'force-app/main/default/objects/Contact_Attempt__c/Contact_Attempt__c.object-meta.xml',
        from: '<sharingModel>ControlledByParent<',
        to: '<sharingModel>Private<',
      },
    ],
    reportedAt: 'Contact_Attempt__c.object-meta.xml',
    what: /a detail follows its master/,
  },
  {
    name: 'a roll-up over a field that does not exist',
    edits: [{ file: first, from: 'Contact_Attempt__c.Made_At__c', to: 'Contact_Attempt__c.Made_On__c' }],
    reportedAt: 'First_Attempt_At__c',
    what: /field Contact_Attempt__c\.Made_On__c is unknown/,
    fix: /did you mean Contact_Attempt__c\.Made_At__c\?/,
  },
  {
    name: 'a roll-up whose key is no master-detail to its object',
    edits: [{ file: roll, from: 'Contact_Attempt__c.Assignment__c', to: 'Request_Clock__c.Request__c' }],
    reportedAt: 'Email_Attempts__c',
    what: /no master-detail to Mentor_Assignment__c/,
  },
  {
    name: 'a roll-up filter by a field that does not exist',
    edits: [{ file: roll, from: 'Contact_Attempt__c.Method__c', to: 'Contact_Attempt__c.Way__c' }],
    reportedAt: 'Email_Attempts__c',
    what: /Contact_Attempt__c\.Way__c is unknown/,
  },
  {
    name: 'a roll-up filter by a field of another object',
    edits: [{ file: roll, from: 'Contact_Attempt__c.Method__c', to: 'Mentor_Assignment__c.How__c' }],
    reportedAt: 'Email_Attempts__c',
    what: /Mentor_Assignment__c\.How__c is not on the detail/,
  },
  {
    name: 'a roll-up filter by a value that the pick list lacks',
    edits: [{ file: roll, from: '<value>Email</value>', to: '<value>E-mail</value>' }],
    reportedAt: 'Email_Attempts__c',
    what: /can never be 'E-mail'/,
  },
  {
    name: 'a minimum of nothing',
    edits: [{ file: first, from: /<summarizedField>.*<\/summarizedField>/, to: '' }],
    reportedAt: 'First_Attempt_At__c',
    what: /a min needs a <summarizedField>/,
  },
  {
    name: 'a global value set that does not exist',
    edits: [
      {
        file: baseline('Case', 'Industry__c'),
        from: '<valueSetName>Industry<',
        to: '<valueSetName>Industries<',
      },
    ],
    reportedAt: 'Industry__c',
    what: /global value set Industries is unknown/,
    fix: /did you mean Industry\?/,
  },
  {
    name: 'a value that stands twice',
    edits: [
      {
        file: packaged('Contact_Attempt__c', 'Method__c'),
        from: '<fullName>Text</fullName>',
        to: '<fullName>Phone</fullName>',
      },
    ],
    reportedAt: 'Method__c',
    what: /value 'Phone' stands twice/,
  },
  {
    name: 'two defaults',
    edits: [
      {
        file: packaged('Contact_Attempt__c', 'Method__c'),
        from: /<default>false/g,
        to: '<default>true',
      },
    ],
    reportedAt: 'Method__c',
    what: /3 values are the default/,
  },
  {
    name: 'a default that is none of the values of a restricted pick list',
    edits: [
      {
        file: packaged('Mentor_Recommendation__c', 'Tier__c'),
        from: '<description>',
        to: '<defaultValue>"Branch"</defaultValue><description>',
      },
    ],
    reportedAt: 'Tier__c',
    what: /default 'Branch' is none of the values/,
  },
  {
    name: 'a record type whose business process does not exist',
    edits: [
      {
        file: 'config/engage-baseline/objects/Case/recordTypes/Mentoring_Request.recordType-meta.xml',
        from: '<businessProcess>Mentoring_Request<',
        to: '<businessProcess>Mentoring<',
      },
    ],
    reportedAt: 'Mentoring_Request.recordType',
    what: /business process Mentoring is unknown/,
  },
  {
    name: 'a business process with a status that the org lacks',
    edits: [
      {
        file: 'config/engage-baseline/standardValueSets/CaseStatus.standardValueSet-meta.xml',
        from: '<fullName>Withdrawn<',
        to: '<fullName>Gone<',
      },
    ],
    reportedAt: 'Mentoring_Request.businessProcess',
    what: /CaseStatus has no value 'Withdrawn'/,
  },
  {
    name: 'a formula over a field that does not exist',
    edits: [
      {
        file: packaged('Request_Clock__c', 'F__c'),
        write: formulaField('IF(Accept_Du__c &lt; NOW(), &quot;late&quot;, &quot;ok&quot;)'),
      },
    ],
    reportedAt: 'F__c',
    what: /formula uses Accept_Du__c; Request_Clock__c has no Accept_Du__c/,
    fix: /did you mean Accept_Due__c\?/,
  },
  {
    name: 'a formula that loses its way through a lookup',
    edits: [
      {
        file: packaged('Request_Clock__c', 'F__c'),
        write: formulaField('Request__r.Chapter__r.Time_Zon__c'),
      },
    ],
    reportedAt: 'F__c',
    what: /Account has no Time_Zon__c/,
  },
  {
    name: 'a validation rule over a field that does not exist',
    edits: [
      {
        file: 'force-app/main/default/objects/Contact_Attempt__c/validationRules/Void.validationRule-meta.xml',
        write:
          '<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Void</fullName><active>true</active><errorConditionFormula>AND(Voided__c, ISBLANK(Void_Reasons__c))</errorConditionFormula><errorMessage>Say why.</errorMessage></ValidationRule>',
      },
    ],
    reportedAt: 'Void.validationRule',
    what: /no Void_Reasons__c/,
  },
  {
    name: 'a layout that places a field that does not exist',
    edits: [{ file: layout, from: '<field>Attempts_Due__c<', to: '<field>Attempt_Due__c<' }],
    reportedAt: 'Request Clock Layout',
    what: /no field Attempt_Due__c/,
  },
  {
    name: 'a layout without a required field',
    edits: [{ file: layout, from: '<field>Request_Key__c<', to: '<field>CreatedDate<' }],
    reportedAt: 'Request Clock Layout',
    what: /required field Request_Key__c is not placed/,
  },
  {
    name: 'a related list over a lookup that does not exist',
    edits: [
      {
        file: assignmentLayout,
        from: 'Contact_Attempt__c.Assignment__c',
        to: 'Contact_Attempt__c.Mentor__c',
      },
    ],
    reportedAt: 'Mentor Assignment Layout',
    what: /Contact_Attempt__c\.Mentor__c is no lookup to Mentor_Assignment__c/,
  },
  {
    name: 'a tab of an object that does not exist',
    edits: [
      {
        file: 'force-app/main/default/tabs/Clock__c.tab-meta.xml',
        write:
          '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><customObject>true</customObject><motif>Custom25: Alarm clock</motif></CustomTab>',
      },
    ],
    reportedAt: 'Clock__c.tab',
    what: /shows Clock__c, which is unknown/,
  },
];

for (const fault of faults) {
  test(`the checker reports ${fault.name}`, () => {
    assertReported(fault);
  });
}
