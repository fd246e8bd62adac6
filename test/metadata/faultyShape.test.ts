import { test } from 'node:test';
import { assertReported, baseline, packaged, permissionSet, type PlantedFault } from './plantedProject.ts';

const how = packaged('Mentor_Assignment__c', 'How__c');
const why = packaged('Mentor_Recommendation__c', 'Why__c');
const assignment = 'force-app/main/default/objects/Mentor_Assignment__c/Mentor_Assignment__c.object-meta.xml';

const faults: readonly PlantedFault[] = [
  {
    name: 'a mismatched closing tag, with its line',
    edits: [{ file: how, from: '</label>', to: '</lable>' }],
    reportedAt: how,
    line: 6,
    what: /not well-formed: unexpected close tag/,
  },
  {
    name: 'an element that is never closed',
    edits: [{ file: how, from: '</CustomField>', to: '' }],
    reportedAt: how,
    what: /not well-formed/,
  },
  {
    name: 'an ampersand that is not escaped',
    edits: [{ file: why, from: 'sentence', to: 'sentence & reason' }],
    reportedAt: why,
    line: 4,
    what: /not well-formed: an '&' is not written as '&amp;'/,
  },
  {
    name: 'an entity that XML does not know',
    edits: [{ file: why, from: 'sentence', to: 'sentence&nbsp;here' }],
    reportedAt: why,
    line: 4,
    what: /not well-formed: undefined entity/,
  },
  {
    name: 'a second root',
    edits: [{ file: why, from: '</CustomField>', to: '</CustomField><CustomField/>' }],
    reportedAt: why,
    what: /may contain only one root/,
  },
  {
    name: 'a missing namespace',
    edits: [{ file: why, from: / xmlns="[^"]+"/, to: '' }],
    reportedAt: why,
    what: /namespace/,
  },
  {
    name: 'an unknown element, with the one that is meant',
    edits: [{ file: why, from: /length>/g, to: 'lenght>' }],
    reportedAt: why,
    line: 6,
    what: /knows no element <lenght>/,
    fix: /did you mean length\?/,
  },
  {
    name: 'an unknown element inside another',
    edits: [{ file: how, from: /restricted>/g, to: 'restrict>' }],
    reportedAt: how,
    what: /<CustomField\.valueSet> knows no element <restrict>/,
  },
  {
    name: 'an enum that is not one of its words',
    edits: [{ file: assignment, from: '>Private</sharingModel>', to: '>Privat</sharingModel>' }],
    reportedAt: assignment,
    what: /sharingModel> is 'Privat'/,
    fix: /did you mean Private\?/,
  },
  {
    name: 'a field type that does not exist',
    edits: [{ file: why, from: '<type>Text</type>', to: '<type>Txt</type>' }],
    reportedAt: why,
    what: /type> is 'Txt'/,
  },
  {
    name: 'a boolean that is none',
    edits: [{ file: how, from: '<required>true</required>', to: '<required>yes</required>' }],
    reportedAt: how,
    what: /required> is 'yes', expected a boolean/,
  },
  {
    name: 'a number that is none',
    edits: [{ file: why, from: '<length>255</length>', to: '<length>long</length>' }],
    reportedAt: why,
    what: /length> is 'long', expected a number/,
  },
  {
    name: 'an element that may stand only once',
    edits: [{ file: why, from: '<label>Why</label>', to: '<label>Why</label><label>Why</label>' }],
    reportedAt: why,
    what: /has 2 <label>/,
  },
  {
    name: 'a required element that is missing',
    edits: [
      {
        file: permissionSet('SCORE_CIC'),
        from: '<label>SCORE Client Intake Coordinator</label>',
        to: '',
      },
    ],
    reportedAt: 'SCORE_CIC',
    what: /has no <label>/,
  },
  {
    name: 'text between elements',
    edits: [{ file: why, from: '<length>', to: 'stray <length>' }],
    reportedAt: why,
    what: /text beside its elements: 'stray'/,
  },
  {
    name: 'a root of another type',
    edits: [{ file: why, from: /CustomField( |>)/g, to: 'CustomTab$1' }],
    reportedAt: why,
    what: /root is <CustomTab>/,
  },
  {
    name: 'a suffix that Salesforce does not know',
    edits: [{ file: 'force-app/main/default/tabs/X.tabb-meta.xml', write: '<CustomTab/>' }],
    reportedAt: 'X.tabb-meta.xml',
    what: /no source file '\.tabb-meta\.xml'/,
  },
  {
    name: 'a fullName that is not the name of the file',
    edits: [{ file: why, from: '<fullName>Why__c</fullName>', to: '<fullName>Because__c</fullName>' }],
    reportedAt: why,
    what: /fullName> is 'Because__c'/,
  },
  {
    name: 'a field without fullName',
    edits: [{ file: why, from: '<fullName>Why__c</fullName>', to: '' }],
    reportedAt: why,
    what: /no <fullName>/,
  },
  {
    name: 'a field in the folder of an object that does not exist',
    edits: [
      {
        file: packaged('Mentor_Asignment__c', 'A__c'),
        write:
          '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>A__c</fullName><label>A</label><length>9</length><type>Text</type></CustomField>',
      },
    ],
    reportedAt: 'Mentor_Asignment__c',
    what: /object Mentor_Asignment__c is unknown/,
    fix: /did you mean Mentor_Assignment__c\?/,
  },
  {
    name: 'a field in the wrong folder of its object',
    edits: [
      {
        file: 'force-app/main/default/objects/Request_Clock__c/recordTypes/B__c.field-meta.xml',
        write:
          '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>B__c</fullName><label>B</label><length>9</length><type>Text</type></CustomField>',
      },
    ],
    reportedAt: 'B__c.field-meta.xml',
    what: /lies in the folder 'recordTypes'/,
  },
  {
    name: 'a field that the baseline defines too',
    edits: [
      {
        file: packaged('Case', 'Chapter__c'),
        write:
          '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Chapter__c</fullName><label>Chapter</label><length>9</length><type>Text</type></CustomField>',
      },
    ],
    reportedAt: 'Chapter__c.field-meta.xml',
    what: /is defined in .* too/,
  },
  {
    name: 'a text without length',
    edits: [{ file: why, from: '<length>255</length>', to: '' }],
    reportedAt: why,
    what: /Text field needs <length>/,
  },
  {
    name: 'a required long text, which Salesforce does not have',
    edits: [
      {
        file: baseline('Case', 'Business_Questions__c'),
        from: '<type>',
        to: '<required>true</required><type>',
      },
    ],
    reportedAt: 'Business_Questions__c',
    what: /LongTextArea field takes no <required>/,
  },
  {
    name: 'an external id that is not unique',
    edits: [
      {
        file: packaged('Request_Clock__c', 'Request_Key__c'),
        from: '<unique>true</unique>',
        to: '<unique>false</unique>',
      },
    ],
    reportedAt: 'Request_Key__c',
    what: /ambiguous/,
  },
];

for (const fault of faults) {
  test(`the checker reports ${fault.name}`, () => {
    assertReported(fault);
  });
}
