import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readBinding, type Binding } from '../../plugin/src/policy/index.ts';
import { renameDocument } from '../../scripts/build/boundNames/renameDocument.ts';
import { renamesBetween, type Renames } from '../../scripts/build/boundNames/renames.ts';
import { filesOnDisk, readCatalogueOf } from '../../scripts/metadata/index.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'config/engage.yaml'), 'utf8');
const sources = readBinding(text, 'engage.yaml');
const catalogue = readCatalogueOf(filesOnDisk(root));

const bindingWith = (...changes: readonly (readonly [from: string, to: string])[]): Binding =>
  readBinding(
    changes.reduce((yaml, [from, to]) => {
      assert.ok(yaml.includes(from), from);
      return yaml.replace(from, to);
    }, text),
    'engage.yaml',
  );
const renames = (...changes: readonly (readonly [from: string, to: string])[]): Renames =>
  renamesBetween(sources, bindingWith(...changes), catalogue);

const otherOrg = renames(
  ['chapterId: Chapter__c', 'chapterId: Service_Chapter__c'],
  ['status: Volunteer_Status__c', 'status: Standing__c'],
  ['active: [Active]', 'active: [In Service]'],
  ['level: Unit_Level__c', 'level: Kind_of_Unit__c'],
  ['recordType: Mentoring_Request', 'recordType: MRE'],
);

const document = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>\n`;
const renamed = (rootName: string, body: string, file: string): string =>
  renameDocument(document(rootName, body), file, catalogue, otherOrg).split('\n').slice(2, -2).join('\n');

const rule = 'objects/Mentor_Assignment__c/validationRules/X.validationRule-meta.xml';
const formula = (body: string): string =>
  renamed('ValidationRule', `<errorConditionFormula>${body}</errorConditionFormula>`, rule).replace(
    /<\/?errorConditionFormula>/g,
    '',
  );

describe('C4: the build writes an org’s own names into the package', () => {
  it('renames a field at the end of a path, and the path of a renamed lookup', () => {
    assert.equal(
      formula('ISBLANK(Request__r.Chapter__c) || ISBLANK( Request__r.Chapter__r . Parent.Unit_Level__c )'),
      'ISBLANK(Request__r.Service_Chapter__c) || ISBLANK( Request__r.Service_Chapter__r.Parent.Kind_of_Unit__c )',
    );
  });

  it('renames by the object a path leads to, not by the name alone', () => {
    assert.equal(formula('Mentor__r.Volunteer_Status__c'), 'Mentor__r.Standing__c');
    assert.equal(formula('Volunteer_Status__c'), 'Volunteer_Status__c');
  });

  it('leaves texts, comments and globals alone', () => {
    const body = '/* Request__r.Chapter__c */ "Request__r.Chapter__c" &amp; $Label.Chapter__c';
    assert.equal(formula(body), body);
  });

  it('renames a pick-list value where it is compared with that field, and nowhere else', () => {
    assert.equal(
      formula('ISPICKVAL(Mentor__r.Volunteer_Status__c, "Active") &amp;&amp; ISPICKVAL(How__c, "Active")'),
      'ISPICKVAL(Mentor__r.Standing__c, "In Service") &amp;&amp; ISPICKVAL(How__c, "Active")',
    );
    assert.equal(
      formula('CASE(TEXT(Mentor__r.Volunteer_Status__c), "Active", 1, 0)'),
      'CASE(TEXT(Mentor__r.Standing__c), "In Service", 1, 0)',
    );
  });

  it('refuses a value it cannot follow, by file and value', () => {
    assert.throws(() => formula('BEGINS(TEXT(Mentor__r.Volunteer_Status__c), "Active")'), {
      message: /X\.validationRule-meta\.xml: "Active" is a value of Contact\.Volunteer_Status__c.*ISPICKVAL/,
    });
  });

  it('renames fields, objects and record types of permission sets', () => {
    const grants =
      '<fieldPermissions><field>Case.Chapter__c</field></fieldPermissions>' +
      '<recordTypeVisibilities><recordType>Case.Mentoring_Request</recordType></recordTypeVisibilities>';
    assert.equal(
      renamed('PermissionSet', grants, 'permissionsets/X.permissionset-meta.xml'),
      grants.replace('Chapter__c', 'Service_Chapter__c').replace('Mentoring_Request', 'MRE'),
    );
  });

  it('follows a flow: its record, its look-ups, their filters, constants and formulas', () => {
    const flow = `<recordLookups><name>Get_Mentor</name><filters><field>Volunteer_Status__c</field><value><stringValue>Active</stringValue></value></filters><object>Contact</object></recordLookups>
<assignments><assignmentItems><assignToReference>$Record.Chapter__c</assignToReference><value><elementReference>Get_Mentor.Volunteer_Status__c</elementReference></value></assignmentItems></assignments>
<formulas><expression>ISBLANK({!$Record.Chapter__c}) || {!Get_Mentor.Volunteer_Status__c} = ''</expression></formulas>
<start><object>Case</object></start>`;
    assert.equal(
      renamed('Flow', flow, 'flows/X.flow-meta.xml'),
      flow
        .replaceAll('Chapter__c', 'Service_Chapter__c')
        .replaceAll('Volunteer_Status__c', 'Standing__c')
        .replace('<stringValue>Active', '<stringValue>In Service'),
    );
  });

  it('changes no byte for the org that the sources name', () => {
    assert.equal(renames().isEmpty, true);
  });

  it('keeps the package’s own names', () => {
    assert.throws(
      () => renames(['how: How__c', 'how: Way__c']),
      /assignment\.fields\.how: Mentor_Assignment__c\.How__c is part/,
    );
  });

  it('says what to do when a field has become a path', () => {
    assert.throws(
      () => renames(['area: Area_of_Expertise__c', 'area: Contact.Area__c']),
      /request\.fields\.area.*cannot follow Contact\.Area__c.*formula field/,
    );
  });
});
