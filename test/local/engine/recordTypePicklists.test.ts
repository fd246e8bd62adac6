import assert from 'node:assert/strict';
import { test } from 'node:test';
import { field, refuses, testOrg } from './fixture.ts';

test('a record type allows its own pick-list values only', () => {
  const { org, insert } = testOrg({
    ...field('Case', 'Kind__c', {
      type: 'Picklist',
      valueSet: {
        restricted: true,
        valueSetDefinition: {
          value: ['A', 'B'].map((value) => ({ fullName: value, label: value, default: false })),
        },
      },
    }),
    'objects/Case/recordTypes/Mentoring_Request.recordType-meta.xml':
      '<RecordType><fullName>Mentoring_Request</fullName><active>true</active><label>MRE</label>' +
      '<picklistValues><picklist>Kind__c</picklist><values><fullName>A</fullName><default>false</default></values></picklistValues></RecordType>',
  });
  assert.equal(org.schema.object('Case')?.recordTypes[0]?.label, 'MRE');
  assert.ok(insert('Case', { Kind__c: 'A' }));
  refuses(() => insert('Case', { Kind__c: 'B' }), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.ok(insert('Case', { Kind__c: 'B', RecordTypeId: null }));
});
