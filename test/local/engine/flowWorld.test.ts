import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Files } from './fixture.ts';
import { customObject, field, refuses, testOrg, textOf, xml } from './fixture.ts';
import { assign, condition, filter, flow, input, ref, text, to } from './flowFixture.ts';

const beforeSave = { triggerType: 'RecordBeforeSave' } as const;

describe('what a flow shares with the rest of the org', () => {
  it('formula fields are computed from the record, before and after its save, and along a path', () => {
    const files: Files = {
      ...field('Visit__c', 'Double__c', { type: 'Number', precision: 10, scale: 1, formula: 'Score__c * 2' }),
      ...flow(
        'Before',
        'Say',
        {
          assignments: { name: 'Say', assignmentItems: assign('$Record.Cost__c', ref('$Record.Double__c')) },
        },
        { ...beforeSave, filters: filter('Double__c', 'GreaterThan', { numberValue: '5' }) },
      ),
      ...flow(
        'Note_Before',
        'Say',
        {
          assignments: {
            name: 'Say',
            assignmentItems: assign('$Record.Minutes__c', ref('$Record.Visit__r.Double__c')),
          },
        },
        { ...beforeSave, object: 'Note__c' },
      ),
    };
    const { insert, get } = testOrg(files);
    assert.equal(get('Visit__c', insert('Visit__c', { Score__c: 2 }), 'Cost__c').Cost__c, null);
    const visit = insert('Visit__c', { Score__c: 4 });
    assert.equal(get('Visit__c', visit, 'Cost__c').Cost__c, 8);
    const note = insert('Note__c', { Visit__c: visit, Tone__c: 'Soft' });
    assert.equal(get('Note__c', note, 'Minutes__c').Minutes__c, 8);
  });

  it('validation rules judge what a flow before the save made of the record', () => {
    const { insert } = testOrg({
      ...flow(
        'Before',
        'Say',
        { assignments: { name: 'Say', assignmentItems: assign('$Record.Batch__c', text('bad')) } },
        beforeSave,
      ),
      'objects/Visit__c/validationRules/Batch.validationRule-meta.xml': xml('ValidationRule', {
        fullName: 'Batch',
        active: true,
        errorConditionFormula: 'Batch__c = "bad"',
        errorMessage: 'No bad batch.',
      }),
    });
    refuses(() => insert('Visit__c', {}), 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No bad batch.');
  });

  it('custom metadata: by $CustomMetadata in a formula, by Get Records', () => {
    const { insert, get } = testOrg({
      ...customObject('Limit__mdt'),
      ...field('Limit__mdt', 'Most__c', { type: 'Number', precision: 3, scale: 0 }),
      'customMetadata/Limit.Weekly.md-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
        <CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Weekly</label><protected>false</protected>
        <values><field>Most__c</field><value xsi:type="xsd:double">3.0</value></values></CustomMetadata>`,
      ...flow(
        'Limit',
        'Get',
        {
          formulas: {
            name: 'Most',
            dataType: 'Number',
            scale: '0',
            expression: '{!$CustomMetadata.Limit__mdt.Weekly.Most__c} + 1',
          },
          recordLookups: {
            name: 'Get',
            object: 'Limit__mdt',
            getFirstRecordOnly: true,
            storeOutputAutomatically: true,
            filters: filter('DeveloperName', 'EqualTo', text('Weekly')),
            connector: to('Set'),
          },
          assignments: {
            name: 'Set',
            assignmentItems: [
              assign('$Record.Score__c', ref('Most')),
              assign('$Record.Cost__c', ref('Get.Most__c')),
            ],
          },
        },
        beforeSave,
      ),
    });
    const row = get('Visit__c', insert('Visit__c', {}), 'Score__c', 'Cost__c');
    assert.deepEqual([row.Score__c, row.Cost__c], [4, 3]);
  });

  it('custom permissions of who saves: {!$Permission.Name}', () => {
    const { org, rows, get } = testOrg({
      'customPermissions/Free_Hand.customPermission-meta.xml': xml('CustomPermission', {
        label: 'Free Hand',
      }),
      'permissionsets/Hands.permissionset-meta.xml': xml('PermissionSet', {
        label: 'Hands',
        customPermissions: { name: 'Free_Hand', enabled: true },
      }),
      ...flow(
        'Ask',
        'May',
        {
          decisions: {
            name: 'May',
            defaultConnector: to('No'),
            rules: {
              name: 'Yes',
              conditionLogic: 'and',
              conditions: condition('$Permission.Free_Hand', 'EqualTo', { booleanValue: true }),
            },
          },
          customErrors: {
            name: 'No',
            customErrorMessages: [
              { errorMessage: 'Not you.' },
              { errorMessage: 'Not here.', isFieldError: true, fieldSelection: 'Batch__c' },
            ],
          },
        },
        beforeSave,
      ),
    });
    const ProfileId = textOf(rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id);
    const [user = ''] = org.load('User', [
      { Username: 'ann@engage.local', LastName: 'Ng', Email: 'ann@example.com', ProfileId },
    ]);
    assert.throws(
      () => org.insert('Visit__c', {}, user),
      (error: { message?: string; more?: { message: string; fields: string[] }[] }) =>
        error.message === 'Not you.' &&
        error.more?.[0]?.message === 'Not here.' &&
        error.more[0].fields[0] === 'Batch__c',
    );
    const PermissionSetId = textOf(rows("SELECT Id FROM PermissionSet WHERE Name = 'Hands'")[0]?.Id);
    org.insert('PermissionSetAssignment', { PermissionSetId, AssigneeId: user }, org.systemUserId);
    assert.ok(get('Visit__c', org.insert('Visit__c', {}, user)));
    assert.throws(
      () =>
        testOrg(
          flow('Ask', 'A', {
            assignments: { name: 'A', assignmentItems: assign('$Record.Done__c', ref('$Permission.Nobody')) },
          }),
        ),
      /refers to \{!\$Permission\.Nobody\}/,
    );
  });

  it('a flow after the save may do what the one who saves may not (Help, "What Permission Context Do Flows Run In?")', () => {
    const { org, rows } = testOrg({
      'permissionsets/Clerk.permissionset-meta.xml': xml('PermissionSet', {
        label: 'Clerk',
        objectPermissions: [
          { object: 'Visit__c', allowCreate: true, allowRead: true, allowEdit: true, allowDelete: false },
          { object: 'Contact', allowCreate: false, allowRead: true, allowEdit: false, allowDelete: false },
        ],
      }),
      ...flow(
        'Register',
        'Make',
        {
          recordCreates: {
            name: 'Make',
            object: 'Contact',
            inputAssignments: input('LastName', text('By flow')),
            connector: to('Mark'),
          },
          recordUpdates: {
            name: 'Mark',
            inputReference: '$Record',
            inputAssignments: input('Batch__c', text('hidden')),
          },
        },
        { recordTriggerType: 'Create' },
      ),
    });
    const profiles = rows("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    const ProfileId = textOf(profiles[0]?.Id);
    const [user = ''] = org.load('User', [
      { Username: 'ann@engage.local', LastName: 'Ng', Email: 'ann@example.com', ProfileId },
    ]);
    const PermissionSetId = textOf(rows("SELECT Id FROM PermissionSet WHERE Name = 'Clerk'")[0]?.Id);
    org.insert('PermissionSetAssignment', { PermissionSetId, AssigneeId: user }, org.systemUserId);
    assert.throws(() => org.insert('Contact', { LastName: 'By hand' }, user));
    org.insert('Visit__c', {}, user);
    const [contact] = rows('SELECT LastName, CreatedById FROM Contact');
    assert.deepEqual([contact?.LastName, contact?.CreatedById], ['By flow', user]);
    assert.equal(rows('SELECT Batch__c FROM Visit__c')[0]?.Batch__c, 'hidden');
  });
});
