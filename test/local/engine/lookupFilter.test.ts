import assert from 'node:assert/strict';
import { test } from 'node:test';
import { field, recordType, refuses, testOrg, textOf, xml } from './fixture.ts';

const filtered = (given: Record<string, string | boolean> = {}) =>
  field('Visit__c', 'Guest__c', {
    type: 'Lookup',
    referenceTo: 'Contact',
    relationshipName: 'Visits',
    lookupFilter: {
      active: true,
      isOptional: false,
      booleanFilter: '1 OR 2',
      filterItems: [
        { field: 'Contact.DoNotCall', operation: 'equals', value: 'False' },
        { field: 'Contact.Department', operation: 'equals', value: 'Board' },
      ],
      ...given,
    },
  });

// "Lookup Filters", Salesforce Help; FIELD_FILTER_VALIDATION_EXCEPTION, StatusCode (SOAP API Developer Guide).
test('a required lookup filter refuses records it leaves out, when the lookup changes', () => {
  const org = testOrg(filtered({ errorMessage: 'Someone we may call, please.' }));
  const fine = org.insert('Contact', { LastName: 'Fine' });
  const shy = org.insert('Contact', { LastName: 'Shy', DoNotCall: true });
  const chair = org.insert('Contact', { LastName: 'Chair', DoNotCall: true, Department: 'Board' });
  const visit = org.insert('Visit__c', { Guest__c: fine });
  refuses(
    () => org.insert('Visit__c', { Guest__c: shy }),
    'FIELD_FILTER_VALIDATION_EXCEPTION',
    'Someone we may call, please.',
    ['Guest__c'],
  );
  org.org.update('Visit__c', visit, { Guest__c: chair }, org.userId);
  org.org.update('Contact', chair, { Department: 'None' }, org.userId);
  org.org.update('Visit__c', visit, { Story__c: 'unchanged lookups are not asked again' }, org.userId);
  assert.ok(org.insert('Visit__c', { Guest__c: null }));
});

test('without a message the platform says its own; an optional filter, or one switched off, refuses nothing', () => {
  const strict = testOrg(filtered());
  const shy = { LastName: 'Shy', DoNotCall: true };
  refuses(
    () => strict.insert('Visit__c', { Guest__c: strict.insert('Contact', shy) }),
    'FIELD_FILTER_VALIDATION_EXCEPTION',
    'Value does not exist or does not match filter criteria.',
  );
  for (const loose of [filtered({ isOptional: true }), filtered({ active: false })]) {
    const org = testOrg(loose);
    assert.ok(org.insert('Visit__c', { Guest__c: org.insert('Contact', shy) }));
  }
});

// "Profile", Metadata API Developer Guide, recordTypeVisibilities.
test("a profile's default record type is that of its users' new records", () => {
  const org = testOrg({
    ...recordType('Contact', 'Volunteer'),
    'profiles/Standard.profile-meta.xml': xml('Profile', {
      custom: false,
      userLicense: 'Salesforce',
      recordTypeVisibilities: [
        { recordType: 'Contact.Client', visible: true, default: false },
        { recordType: 'Contact.Volunteer', visible: true, default: true },
      ],
    }),
  });
  const [profile] = org.rows("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const Username = 'ada@engage.local';
  const ada = org.insert('User', {
    Username,
    LastName: 'A',
    Email: Username,
    ProfileId: textOf(profile?.Id),
  });
  const types = org.org.schema.object('Contact')?.recordTypes ?? [];
  const volunteer = types.find((each) => each.developerName === 'Volunteer')?.id;
  const [id = ''] = org.org.load('Contact', [{ LastName: 'L', CreatedById: ada }]);
  assert.equal(org.get('Contact', id, 'RecordTypeId').RecordTypeId, volunteer);
  assert.equal(
    org.get('Contact', org.insert('Contact', { LastName: 'L' }), 'RecordTypeId').RecordTypeId,
    null,
  );
});
