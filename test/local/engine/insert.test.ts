import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../../plugin/src/local/engine/index.ts';
import { refuses, testOrg, textOf } from './fixture.ts';

test('a new record gets an id, its number, its owner and the moment it was made', () => {
  const { insert, get, userId } = testOrg();
  const row = get('Visit__c', insert('Visit__c', { Key__c: 'one' }));
  assert.match(textOf(row.Id), /^a03Sc0000000001...$/);
  assert.equal(row.Name, 'V-0001');
  assert.equal(row.OwnerId, userId);
  for (const stamp of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp']) {
    assert.equal(row[stamp], '2026-11-21T15:00:00.000+0000');
  }
  assert.equal(row.CreatedById, userId);
  assert.equal(row.IsDeleted, false);
  assert.deepEqual(row.attributes, {
    type: 'Visit__c',
    url: `/services/data/v66.0/sobjects/Visit__c/${textOf(row.Id)}`,
  });
});

test('the same calls make the same ids', () => {
  const run = () => {
    const { insert } = testOrg();
    return [
      insert('Account', { Name: 'A' }),
      insert('Case', {}),
      insert('Visit__c', {}),
      insert('Account', { Name: 'B' }),
    ];
  };
  assert.deepEqual(run(), run());
});

test('CaseNumber counts from 00001000', () => {
  const { insert, get } = testOrg();
  const numbers = [insert('Case', {}), insert('Case', {})].map(
    (id) => get('Case', id, 'CaseNumber').CaseNumber,
  );
  assert.deepEqual(numbers, ['00001000', '00001001']);
});

test('defaults: pick lists, check boxes, the only record type and its own default; null stays null', () => {
  const { org, insert, get } = testOrg();
  const fresh = get(
    'Case',
    insert('Case', {}),
    'Status',
    'Origin',
    'RecordTypeId',
    'IsEscalated',
    'RecordType.DeveloperName',
  );
  assert.equal(fresh.Status, 'New');
  assert.equal(fresh.Origin, 'Web');
  assert.equal(fresh.IsEscalated, false);
  assert.equal(fresh.RecordTypeId, org.schema.object('Case')?.recordTypes[0]?.id);
  assert.equal((fresh.RecordType as Row).DeveloperName, 'Mentoring_Request');
  assert.equal(get('Case', insert('Case', { Status: null }), 'Status').Status, null);
  // Contact has two record types: which is the default is for a profile to say.
  assert.equal(get('Contact', insert('Contact', { LastName: 'L' }), 'RecordTypeId').RecordTypeId, null);
});

test('Contact.Name is put together from its parts', () => {
  const { org, insert, get, userId } = testOrg();
  const id = insert('Contact', { FirstName: 'Ada', LastName: 'Example' });
  assert.equal(get('Contact', id, 'Name').Name, 'Ada Example');
  org.update('Contact', id, { FirstName: null }, userId);
  assert.equal(get('Contact', id, 'Name').Name, 'Example');
  refuses(() => insert('Contact', { LastName: 'L', Name: 'N' }), 'INVALID_FIELD_FOR_INSERT_UPDATE');
});

test('IsClosed follows the status, and ClosedDate is the moment it closed', () => {
  const { org, clock, insert, get, userId } = testOrg();
  const id = insert('Case', {});
  assert.deepEqual([get('Case', id).IsClosed, get('Case', id).ClosedDate], [false, null]);
  clock.advance(60_000);
  org.update('Case', id, { Status: 'Completed' }, userId);
  assert.deepEqual(
    [get('Case', id).IsClosed, get('Case', id).ClosedDate],
    [true, '2026-11-21T15:01:00.000+0000'],
  );
  clock.advance(60_000);
  org.update('Case', id, { Subject: 'still closed' }, userId);
  assert.equal(get('Case', id).ClosedDate, '2026-11-21T15:01:00.000+0000');
  org.update('Case', id, { Status: 'Open' }, userId);
  assert.deepEqual([get('Case', id).IsClosed, get('Case', id).ClosedDate], [false, null]);
});

test("a case takes its contact's account unless it names one", () => {
  const { insert, get } = testOrg();
  const [first, second] = [insert('Account', { Name: 'A' }), insert('Account', { Name: 'B' })];
  const contact = insert('Contact', { LastName: 'L', AccountId: first });
  assert.equal(get('Case', insert('Case', { ContactId: contact })).AccountId, first);
  assert.equal(get('Case', insert('Case', { ContactId: contact, AccountId: second })).AccountId, second);
});

test('required fields: all missing ones are named at once, as jsforce asserts them', () => {
  const { insert } = testOrg();
  refuses(() => insert('Account', {}), 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', [
    'Name',
  ]);
  refuses(() => insert('Account', { Name: '  ' }), 'REQUIRED_FIELD_MISSING');
  refuses(
    () => insert('Opportunity', { Name: 'x' }),
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [StageName, CloseDate]',
  );
  refuses(
    () => insert('Note__c', { Name: 'n' }),
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Tone__c, Visit__c]',
  );
});

test('a restricted pick list refuses other values; an open one takes them', () => {
  const { insert, get } = testOrg();
  refuses(
    () => insert('Visit__c', { Place__c: 'Moon' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Place: bad value for restricted picklist field: Moon',
    ['Place__c'],
  );
  refuses(() => insert('Visit__c', { Place__c: 'office' }), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  refuses(
    () => insert('Visit__c', { Topics__c: 'Finance;Golf' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Topics: bad value for restricted picklist field: Golf',
  );
  assert.equal(get('Visit__c', insert('Visit__c', { Mood__c: 'Odd' }), 'Mood__c').Mood__c, 'Odd');
});

test('a multi-select pick list keeps each value once, in the order of the value set', () => {
  const { insert, get } = testOrg();
  const id = insert('Visit__c', { Topics__c: 'Finance; Marketing;Finance' });
  assert.equal(get('Visit__c', id).Topics__c, 'Marketing;Finance');
});

test('text that is too long is refused with its length', () => {
  const { insert } = testOrg();
  refuses(
    () => insert('Visit__c', { Key__c: 'x'.repeat(41) }),
    'STRING_TOO_LONG',
    `Key: data value too large: ${'x'.repeat(41)} (max length=40)`,
    ['Key__c'],
  );
});

test('numbers: digits before the point are limited, digits after it rounded half up', () => {
  const { insert, get } = testOrg();
  const score = (value: string | number) =>
    get('Visit__c', insert('Visit__c', { Score__c: value }), 'Score__c').Score__c;
  assert.equal(score(1.005), 1.01);
  assert.equal(score(-1.005), -1.01);
  assert.equal(score('999.99'), 999.99);
  assert.equal(score('0'), 0);
  for (const tooLarge of [1000, '-1000', 999.999]) {
    refuses(
      () => score(tooLarge),
      'NUMBER_OUTSIDE_VALID_RANGE',
      /^Score: value outside of valid range on numeric field: /,
      ['Score__c'],
    );
  }
});

test('the CLI and CSV send numbers and booleans as text: they are read; what cannot be read is refused', () => {
  const { insert, get } = testOrg();
  const row = get(
    'Account',
    insert('Account', { Name: '7', NumberOfEmployees: '5' }),
    'Name',
    'NumberOfEmployees',
  );
  assert.deepEqual([row.Name, row.NumberOfEmployees], ['7', 5]);
  assert.equal(get('Visit__c', insert('Visit__c', { Done__c: 'TRUE' })).Done__c, true);
  assert.equal(get('Visit__c', insert('Visit__c', { Done__c: null })).Done__c, false);
  refuses(
    () => insert('Visit__c', { Done__c: 'maybe' }),
    'JSON_PARSER_ERROR',
    /^Cannot deserialize instance of boolean from VALUE_STRING value maybe /,
  );
  refuses(
    () => insert('Visit__c', { Score__c: 'many' }),
    'JSON_PARSER_ERROR',
    /instance of double from VALUE_STRING value many/,
  );
  refuses(
    () => insert('Account', { Name: 7 }),
    'JSON_PARSER_ERROR',
    /^Cannot deserialize instance of string from VALUE_NUMBER_INT value 7 or request may be missing/,
  );
  refuses(
    () => insert('Account', { Name: 'A', NumberOfEmployees: 1.5 }),
    'JSON_PARSER_ERROR',
    /instance of int/,
  );
  refuses(() => insert('Visit__c', { Key__c: { a: 1 } }), 'JSON_PARSER_ERROR', /from START_OBJECT/);
});

test('dates and datetimes: any offset is kept as UTC; days that do not exist are refused', () => {
  const { insert, get } = testOrg();
  const start = (value: string) =>
    get('Visit__c', insert('Visit__c', { Start__c: value }), 'Start__c').Start__c;
  assert.equal(start('2026-03-08T02:30:00-05:00'), '2026-03-08T07:30:00.000+0000');
  assert.equal(start('2026-03-08T07:30:00.123456Z'), '2026-03-08T07:30:00.123+0000');
  assert.equal(start('2026-03-08T07:30:00.000+0000'), '2026-03-08T07:30:00.000+0000');
  assert.equal(start('2026-03-08'), '2026-03-08T00:00:00.000+0000');
  assert.equal(get('Visit__c', insert('Visit__c', { Day__c: '2028-02-29' })).Day__c, '2028-02-29');
  for (const day of ['2026-02-29', '2026-13-01', '21.11.2026', 'today']) {
    refuses(
      () => insert('Visit__c', { Day__c: day }),
      'JSON_PARSER_ERROR',
      new RegExp(`instance of date from VALUE_STRING value ${day}`),
    );
  }
  for (const time of ['2026-02-30T10:00:00Z', '2026-01-01T25:00:00Z', 'noon']) {
    refuses(() => start(time), 'JSON_PARSER_ERROR', /instance of datetime/);
  }
});

test('an e-mail address must look like one', () => {
  const { insert } = testOrg();
  refuses(
    () => insert('Visit__c', { Mail__c: 'nobody' }),
    'INVALID_EMAIL_ADDRESS',
    'Mail: invalid email address: nobody',
    ['Mail__c'],
  );
  assert.ok(insert('Visit__c', { Mail__c: 'some.body+x@mail.example.org' }));
});

test('lookups: 15 characters will do; a malformed id, a wrong object, a missing and a deleted record are each refused', () => {
  const { org, insert, get, userId } = testOrg();
  const guest = insert('Contact', { LastName: 'Guest' });
  assert.equal(get('Visit__c', insert('Visit__c', { Guest__c: guest.slice(0, 15) })).Guest__c, guest);
  refuses(
    () => insert('Visit__c', { Guest__c: 'abc' }),
    'MALFORMED_ID',
    'Guest: id value of incorrect type: abc',
    ['Guest__c'],
  );
  refuses(
    () => insert('Visit__c', { Guest__c: userId }),
    'FIELD_INTEGRITY_EXCEPTION',
    `Guest: id value of incorrect type: ${userId}`,
    ['Guest__c'],
  );
  refuses(
    () => insert('Visit__c', { Guest__c: '003000000000001' }),
    'INVALID_CROSS_REFERENCE_KEY',
    'invalid cross reference id',
  );
  org.delete('Contact', guest, userId);
  refuses(() => insert('Visit__c', { Guest__c: guest }), 'ENTITY_IS_DELETED', 'entity is deleted');
});

test("a record type of another object is not one's own", () => {
  const { org, insert } = testOrg();
  const other = org.schema.object('Contact')?.recordTypes[0]?.id;
  refuses(
    () => insert('Case', { RecordTypeId: other }),
    'INVALID_CROSS_REFERENCE_KEY',
    /^Record Type ID: this ID value isn't valid/,
  );
});

test('an owner is an active user or a queue for that object', () => {
  const { org, insert, get, userId } = testOrg();
  const profile = org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'", { userId }).records[0]?.Id;
  const retired = insert('User', {
    Username: 'retired@engage.local',
    LastName: 'Retired',
    Email: 'retired@engage.local',
    ProfileId: textOf(profile),
    IsActive: false,
  });
  refuses(
    () => insert('Case', { OwnerId: retired }),
    'INACTIVE_OWNER_OR_USER',
    /^operation performed with inactive user \[005.{12}\] as owner of case$/,
  );
  const queue = insert('Group', { Name: 'Intake', DeveloperName: 'Intake', Type: 'Queue' });
  refuses(
    () => insert('Case', { OwnerId: queue }),
    'FIELD_INTEGRITY_EXCEPTION',
    'Queue not associated with this SObject type',
  );
  insert('QueueSobject', { QueueId: queue, SobjectType: 'Case' });
  const row = get('Case', insert('Case', { OwnerId: queue }), 'Owner.Name', 'Owner.Type');
  assert.deepEqual(row.Owner, {
    attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/Group/${queue}` },
    Name: 'Intake',
    Type: 'Group',
  });
  refuses(() => insert('Account', { Name: 'A', OwnerId: queue }), 'FIELD_INTEGRITY_EXCEPTION');
});

test("a user's type is its profile's", () => {
  const { rows, insert, get } = testOrg();
  const profile = rows("SELECT Id FROM Profile WHERE Name = 'Partner Community User'")[0]?.Id;
  const user = insert('User', {
    Username: 'p@e.local',
    LastName: 'P',
    Email: 'p@e.local',
    ProfileId: textOf(profile),
  });
  assert.deepEqual([get('User', user).UserType, get('User', user).IsActive], ['PowerPartner', true]);
});

test('unique values: letter case counts only where the field says so; a deleted record frees its value', () => {
  const { org, insert, userId } = testOrg();
  const first = insert('Visit__c', { Key__c: 'Alpha', Case_Key__c: 'Alpha' });
  refuses(
    () => insert('Visit__c', { Key__c: 'ALPHA' }),
    'DUPLICATE_VALUE',
    `duplicate value found: Key__c duplicates value on record with id: ${first.slice(0, 15)}`,
  );
  assert.ok(insert('Visit__c', { Case_Key__c: 'ALPHA' }));
  refuses(() => insert('Visit__c', { Case_Key__c: 'Alpha' }), 'DUPLICATE_VALUE');
  org.delete('Visit__c', first, userId);
  assert.ok(insert('Visit__c', { Key__c: 'alpha', Case_Key__c: 'Alpha' }));
});

test('fields that do not exist or cannot be written are refused by name', () => {
  const { insert } = testOrg();
  refuses(
    () => insert('Visit__c', { Ghost__c: 1 }),
    'INVALID_FIELD',
    "No such column 'Ghost__c' on sobject of type Visit__c",
  );
  refuses(() => insert('Ghost__c', {}), 'INVALID_TYPE', "sObject type 'Ghost__c' is not supported.");
  refuses(
    () => insert('Visit__c', { Id: 'a03Sc0000000001' }),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'cannot specify Id in an insert call',
    ['Id'],
  );
  for (const name of ['CreatedDate', 'SystemModstamp']) {
    refuses(
      () => insert('Visit__c', { [name]: '2026-01-01T00:00:00Z' }),
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is ` +
        'read/write for your profile or permission set.',
      [name],
    );
  }
  refuses(() => insert('Visit__c', { Notes__c: 1 }), 'INVALID_FIELD_FOR_INSERT_UPDATE');
  refuses(() => insert('Visit__c', { Name: 'mine' }), 'INVALID_FIELD_FOR_INSERT_UPDATE');
  refuses(
    () => insert('Profile', { Name: 'Mine' }),
    'INVALID_TYPE_FOR_OPERATION',
    'entity type cannot be inserted: Profile',
  );
});

test('names of objects and fields may come in any case, with an attributes key beside them', () => {
  const { org, insert, userId } = testOrg();
  const id = insert('visit__C', { attributes: { type: 'Visit__c' }, kEY__c: 'x' });
  assert.equal(org.retrieve('VISIT__C', id, ['key__C'], userId).Key__c, 'x');
});

test('a parent may be named by its external id', () => {
  const { insert, get } = testOrg();
  const visit = insert('Visit__c', { Key__c: 'one' });
  const note = insert('Note__c', { Name: 'n', Visit__r: { Key__c: 'one' }, Tone__c: 'Soft' });
  assert.equal(get('Note__c', note).Visit__c, visit);
  refuses(
    () => insert('Note__c', { Name: 'n', Visit__r: { Key__c: 'two' }, Tone__c: 'Soft' }),
    'INVALID_FIELD',
    'Foreign key external ID: two not found for field Key__c in entity Visit__c',
  );
  refuses(
    () => insert('Note__c', { Name: 'n', Visit__r: { Mood__c: 'Good' }, Tone__c: 'Soft' }),
    'INVALID_FIELD',
  );
});

test('a refused insert leaves nothing behind', () => {
  const { insert, rows } = testOrg();
  refuses(() => insert('Visit__c', { Place__c: 'Moon' }), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.deepEqual(rows('SELECT Id FROM Visit__c'), []);
});
