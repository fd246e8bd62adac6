import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { MetadataError, openOrg } from '../../../plugin/src/local/engine/index.ts';
import type { Files } from './fixture.ts';
import {
  customObject,
  field,
  handClock,
  metadataFolder,
  recordType,
  temporaryFolder,
  testOrg,
  valueSet,
  visits,
  xml,
} from './fixture.ts';

function refusesToLoad(files: Files, words: RegExp): void {
  const folder = metadataFolder({ ...visits, ...files });
  assert.throws(
    () => openOrg({ file: ':memory:', metadata: [folder], clock: handClock() }),
    (error) => {
      assert.ok(error instanceof MetadataError, String(error));
      assert.match(error.message, words);
      return true;
    },
  );
}

test('an object has the platform system fields, then its own', () => {
  const visit = testOrg().org.schema.object('visit__C');
  assert.deepEqual(
    visit?.fields.slice(0, 9).map((each) => each.name),
    [
      'Id',
      'IsDeleted',
      'OwnerId',
      'Name',
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ],
  );
  assert.deepEqual([visit.label, visit.custom, visit.nameField?.autoNumber], ['Visit', true, true]);
});

test('a detail has no owner of its own', () => {
  assert.equal(testOrg().org.schema.object('Note__c')?.field('OwnerId'), undefined);
});

test('standard objects have their real key prefixes, custom ones a01, a02 … in the order of their names', () => {
  const { schema } = testOrg().org;
  const prefixes = (names: string[]) => names.map((name) => schema.object(name)?.keyPrefix);
  assert.deepEqual(
    prefixes(['Account', 'Contact', 'Case', 'User', 'Group', 'Organization', 'RecordType', 'Lead']),
    ['001', '003', '500', '005', '00G', '00D', '012', '00Q'],
  );
  assert.deepEqual(prefixes(['Leaflet__c', 'Note__c', 'Visit__c']), ['a01', 'a02', 'a03']);
  assert.equal(schema.objectOfId('a03Sc0000000001')?.name, 'Visit__c');
});

test('field types are told in the words of describe', () => {
  const visit = testOrg().org.schema.object('Visit__c');
  const types = Object.fromEntries((visit?.fields ?? []).map((each) => [each.name, each.type]));
  assert.deepEqual(Object.fromEntries(Object.entries(types).filter(([name]) => name.endsWith('__c'))), {
    Key__c: 'string',
    Case_Key__c: 'string',
    Batch__c: 'string',
    Place__c: 'picklist',
    Mood__c: 'picklist',
    Topics__c: 'multipicklist',
    Score__c: 'double',
    Cost__c: 'currency',
    Done__c: 'boolean',
    Day__c: 'date',
    Start__c: 'datetime',
    Story__c: 'textarea',
    Mail__c: 'email',
    Guest__c: 'reference',
    Host__c: 'reference',
    Notes__c: 'double',
    Loud_Notes__c: 'double',
    Minutes__c: 'double',
    First_Note__c: 'datetime',
    Last_Note__c: 'datetime',
  });
});

test('a global value set gives its values and labels; a standard one says which status is closed', () => {
  const { schema } = testOrg().org;
  const topics = schema.object('Visit__c')?.field('Topics__c')?.picklistValues ?? [];
  assert.deepEqual(topics.at(-1), {
    value: 'Research & Design',
    label: 'The topic Research & Design',
    active: true,
    defaultValue: false,
  });
  const statuses = schema.object('Case')?.field('Status')?.picklistValues ?? [];
  assert.deepEqual(
    statuses.map((status) => [status.value, status.closed, status.defaultValue]),
    [
      ['New', false, true],
      ['Open', false, false],
      ['Completed', true, false],
    ],
  );
});

test('a parent lists its children under the relationship name with __r', () => {
  const contact = testOrg().org.schema.object('Contact');
  const visitsOf = contact?.childRelationships.filter((child) => child.childObject === 'Visit__c');
  assert.deepEqual(visitsOf, [
    {
      childObject: 'Visit__c',
      field: 'Guest__c',
      relationshipName: 'Visits__r',
      cascadeDelete: false,
      restrictedDelete: false,
    },
    {
      childObject: 'Visit__c',
      field: 'Host__c',
      relationshipName: 'Hosted_Visits__r',
      cascadeDelete: false,
      restrictedDelete: true,
    },
  ]);
});

test('of two folders that define one field the first wins; what only the second has is added', () => {
  const { schema } = testOrg(field('Visit__c', 'Key__c', { type: 'Text', length: 12, label: 'Mine' })).org;
  assert.equal(schema.object('Visit__c')?.field('Key__c')?.length, 12);
  assert.equal(schema.object('Visit__c')?.field('Key__c')?.label, 'Mine');
  assert.notEqual(schema.object('Visit__c')?.field('Score__c'), undefined);
});

test('opening a second org does not change the built-in standard objects', () => {
  testOrg(customObject('Trip__c', { enableActivities: true }));
  assert.deepEqual(testOrg().org.schema.object('Task')?.field('WhatId')?.referenceTo, [
    'Account',
    'Campaign',
    'Case',
    'Opportunity',
    'Product2',
  ]);
});

test('record types and permission sets are rows, with ids that stay', () => {
  const { org, rows } = testOrg();
  assert.deepEqual(
    rows("SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = 'Contact' ORDER BY DeveloperName").map(
      (row) => [row.Id, row.DeveloperName],
    ),
    org.schema.object('Contact')?.recordTypes.map((each) => [each.id, each.developerName]),
  );
  assert.equal(rows("SELECT Label FROM PermissionSet WHERE Name = 'SCORE_Mentor'")[0]?.Label, 'SCORE Mentor');
  assert.deepEqual(
    rows('SELECT ApiName FROM CaseStatus WHERE IsClosed = true').map((row) => row.ApiName),
    ['Completed'],
  );
});

test('what else would change a save is refused: triggers, workflow, assignment rules, lookup filters', () => {
  refusesToLoad(
    { 'triggers/Visits.trigger': 'trigger Visits on Visit__c (before insert) {}' },
    /an Apex trigger/,
  );
  refusesToLoad(
    { 'workflows/Case.workflow-meta.xml': xml('Workflow', { rules: [{ fullName: 'R', active: true }] }) },
    /a workflow rule/,
  );
  refusesToLoad(
    {
      'assignmentRules/Account.assignmentRules-meta.xml': xml('AssignmentRules', {
        assignmentRule: { fullName: 'Standard', active: true },
      }),
    },
    /an assignment rule/,
  );
  refusesToLoad(
    field('Visit__c', 'Guest__c', {
      type: 'Lookup',
      referenceTo: 'Contact',
      lookupFilter: {
        active: true,
        isOptional: false,
        filterItems: { field: 'Contact.Email', operation: 'equals', valueField: '$Source.Mail__c' },
      },
    }),
    /Guest__c.*cannot run equals on Contact\.Email/,
  );
});

test('mistakes in metadata name the file and what is wrong', () => {
  refusesToLoad(
    { 'objects/Visit__c/fields/X__c.field-meta.xml': '<CustomField><fullName>X__c</CustomField>' },
    /X__c.*not well-formed XML at line 1/,
  );
  refusesToLoad(field('Visit__c', 'X__c', { type: 'Txt' }), /X__c.*<type>: expected one of .*, found Txt/);
  refusesToLoad(
    field('Visit__c', 'X__c', { type: 'Lookup', referenceTo: 'Ghost__c' }),
    /Visit__c\.X__c: refers to Ghost__c/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', { type: 'Picklist', valueSet: { valueSetName: 'Nothing' } }),
    /no metadata folder has a global value set Nothing/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', { type: 'Text', length: 'long' }),
    /<length>: expected a whole number/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', { type: 'Date', defaultValue: 'TODAY() +' }),
    /X__c\.field-meta\.xml: <defaultValue>: line 1, column 10: expected a value, found the end/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', {
      type: 'Summary',
      summaryOperation: 'sum',
      summarizedField: 'Note__c.Ghost__c',
      summaryForeignKey: 'Note__c.Visit__c',
    }),
    /Visit__c\.X__c: rolls up Note__c, which has no field Ghost__c/,
  );
  refusesToLoad(
    field('Contact', 'X__c', {
      type: 'Summary',
      summaryOperation: 'count',
      summaryForeignKey: 'Visit__c.Guest__c',
    }),
    /Contact\.X__c: Visit__c\.Guest__c is no master-detail to Contact/,
  );
  refusesToLoad(recordType('Ghost', 'X'), /the local org has no object Ghost/);
  refusesToLoad(field('Case', 'Ghost', { type: 'Text' }), /has no standard field Ghost/);
  assert.throws(
    () => openOrg({ file: ':memory:', metadata: ['/nowhere/at/all'], clock: handClock() }),
    /there is no such metadata folder/,
  );
});

test('a new field, a new object and a new roll-up appear at the next start, and the data is still there', () => {
  const file = join(temporaryFolder(), 'org.db');
  const before = testOrg({}, file);
  const visit = before.insert('Visit__c', { Key__c: 'one' });
  before.insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft', Minutes__c: 5 });
  const prefix = before.org.schema.object('Visit__c')?.keyPrefix;
  before.org.close();

  const after = testOrg(
    {
      ...field('Visit__c', 'Colour__c', { type: 'Picklist', valueSet: valueSet(['Red']) }),
      ...field('Visit__c', 'Fresh__c', { type: 'Checkbox', defaultValue: true }),
      ...field('Visit__c', 'Longest__c', {
        type: 'Summary',
        summaryOperation: 'max',
        summarizedField: 'Note__c.Minutes__c',
        summaryForeignKey: 'Note__c.Visit__c',
      }),
      ...customObject('Aardvark__c'),
    },
    file,
  );
  const row = after.get('Visit__c', visit, 'Key__c', 'Colour__c', 'Fresh__c', 'Longest__c', 'Name');
  assert.deepEqual(
    [row.Key__c, row.Colour__c, row.Fresh__c, row.Longest__c, row.Name],
    ['one', null, true, 5, 'V-0001'],
  );
  assert.equal(after.org.schema.object('Visit__c')?.keyPrefix, prefix);
  assert.equal(after.org.schema.object('Aardvark__c')?.keyPrefix, 'a04');
  assert.equal(after.get('Visit__c', after.insert('Visit__c', {}), 'Name').Name, 'V-0002');
  after.org.close();
});

test('a field whose type changed is not read as something else: the start says what to do', () => {
  const file = join(temporaryFolder(), 'org.db');
  testOrg({}, file).org.close();
  assert.throws(
    () => testOrg(field('Visit__c', 'Key__c', { type: 'Number', precision: 4, scale: 0 }), file),
    /Visit__c\.Key__c is stored as text .* run sf score local reset/,
  );
});
