import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue } from '../../../plugin/src/local/engine/index.ts';
import { refuses, testOrg, textOf } from './fixture.ts';

const long = (length: number): string => 'x'.repeat(length);
const contact = { LastName: 'L' };
const lead = { LastName: 'L', Company: 'C' };
const deal = { Name: 'O', StageName: 'Prospecting', CloseDate: '2026-12-01' };
const lacking = (type: string, token: string): RegExp =>
  new RegExp(
    `^Cannot deserialize instance of ${type} from ${token} or request may be missing a required field at `,
  );
const readOnly = (...names: string[]): string =>
  `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify ` +
  'that it is read/write for your profile or permission set.';

type Refusal = [
  object: string,
  values: Record<string, FieldValue>,
  code: string,
  message: string | RegExp,
  fields?: string[],
];

// "StatusCode" and "Error" (SOAP API Developer Guide, "Core Data Types"), "Status Codes and Error Responses" (REST API
// Developer Guide); the words are those of answers that clients' issue trackers quote.
const refusals: readonly Refusal[] = [
  ['Account', {}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']],
  [
    'Contact',
    { FirstName: 'A' },
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [LastName]',
    ['LastName'],
  ],
  [
    'Lead',
    {},
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [LastName, Company]',
    ['LastName', 'Company'],
  ],
  [
    'Opportunity',
    {},
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Name, StageName, CloseDate]',
    ['Name', 'StageName', 'CloseDate'],
  ],
  ['Account', { Name: null }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']],
  ['Task', { Status: null }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Status]', ['Status']],
  [
    'Contact',
    { ...contact, FirstName: long(41) },
    'STRING_TOO_LONG',
    `First Name: data value too large: ${long(41)} (max length=40)`,
    ['FirstName'],
  ],
  [
    'Account',
    { Name: long(256) },
    'STRING_TOO_LONG',
    `Account Name: data value too large: ${long(256)} (max length=255)`,
    ['Name'],
  ],
  [
    'Case',
    { Subject: long(256) },
    'STRING_TOO_LONG',
    /^Subject: data value too large: x+ \(max length=255\)$/,
    ['Subject'],
  ],
  [
    'Contact',
    { ...contact, Email: 'nobody' },
    'INVALID_EMAIL_ADDRESS',
    'Email: invalid email address: nobody',
    ['Email'],
  ],
  [
    'Case',
    { SuppliedEmail: 'a@b' },
    'INVALID_EMAIL_ADDRESS',
    'Web Email: invalid email address: a@b',
    ['SuppliedEmail'],
  ],
  [
    'Account',
    { Name: 'A', CleanStatus: 'Spotless' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Clean Status: bad value for restricted picklist field: Spotless',
    ['CleanStatus'],
  ],
  [
    'Contact',
    { ...contact, AccountId: 'abc' },
    'MALFORMED_ID',
    'Account ID: id value of incorrect type: abc',
    ['AccountId'],
  ],
  [
    'Contact',
    { ...contact, AccountId: '003000000000001AAA' },
    'FIELD_INTEGRITY_EXCEPTION',
    'Account ID: id value of incorrect type: 003000000000001AAA',
    ['AccountId'],
  ],
  [
    'Contact',
    { ...contact, AccountId: '001000000000001AAA' },
    'INVALID_CROSS_REFERENCE_KEY',
    'invalid cross reference id',
    ['AccountId'],
  ],
  [
    'Task',
    { WhoId: '001000000000001AAA' },
    'FIELD_INTEGRITY_EXCEPTION',
    'Name ID: id value of incorrect type: 001000000000001AAA',
    ['WhoId'],
  ],
  ['Case', { OwnerId: null }, 'INVALID_CROSS_REFERENCE_KEY', 'Owner ID: owner cannot be blank', ['OwnerId']],
  ['Account', { Name: 'A', Foo: 1 }, 'INVALID_FIELD', "No such column 'Foo' on sobject of type Account"],
  [
    'Account',
    { Name: 'A', CreatedDate: '2026-01-01T00:00:00Z' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    readOnly('CreatedDate'),
    ['CreatedDate'],
  ],
  [
    'Opportunity',
    { ...deal, IsWon: true, ExpectedRevenue: 1 },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    readOnly('IsWon', 'ExpectedRevenue'),
    ['IsWon', 'ExpectedRevenue'],
  ],
  [
    'Lead',
    { ...lead, IsConverted: true },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    readOnly('IsConverted'),
    ['IsConverted'],
  ],
  ['Contact', { ...contact, Name: 'N' }, 'INVALID_FIELD_FOR_INSERT_UPDATE', readOnly('Name'), ['Name']],
  ['Case', { CaseNumber: '1' }, 'INVALID_FIELD_FOR_INSERT_UPDATE', readOnly('CaseNumber'), ['CaseNumber']],
  [
    'Case',
    { ContactEmail: 'a@b.org' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    readOnly('ContactEmail'),
    ['ContactEmail'],
  ],
  [
    'Account',
    { Id: '001000000000001AAA', Name: 'A' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'cannot specify Id in an insert call',
    ['Id'],
  ],
  [
    'Opportunity',
    { ...deal, Probability: 1000 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Probability (%): value outside of valid range on numeric field: 1000',
    ['Probability'],
  ],
  [
    'Account',
    { Name: 'A', NumberOfEmployees: 1e9 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    /^Employees: value outside/,
    ['NumberOfEmployees'],
  ],
  ['Account', { Name: 7 }, 'JSON_PARSER_ERROR', lacking('string', 'VALUE_NUMBER_INT value 7')],
  ['Account', { Name: true }, 'JSON_PARSER_ERROR', lacking('string', 'VALUE_TRUE value true')],
  ['Account', { Name: { a: 1 } }, 'JSON_PARSER_ERROR', lacking('string', 'START_OBJECT value {')],
  ['Account', { Name: 'A', Phone: 5 }, 'JSON_PARSER_ERROR', lacking('phone', 'VALUE_NUMBER_INT value 5')],
  [
    'Account',
    { Name: 'A', NumberOfEmployees: 'many' },
    'JSON_PARSER_ERROR',
    lacking('int', 'VALUE_STRING value many'),
  ],
  [
    'Account',
    { Name: 'A', AnnualRevenue: '1,000' },
    'JSON_PARSER_ERROR',
    lacking('currency', 'VALUE_STRING value 1,000'),
  ],
  ['Case', { IsEscalated: '0' }, 'JSON_PARSER_ERROR', lacking('boolean', 'VALUE_STRING value 0')],
  [
    'Contact',
    { ...contact, DoNotCall: 'yes' },
    'JSON_PARSER_ERROR',
    lacking('boolean', 'VALUE_STRING value yes'),
  ],
  [
    'Opportunity',
    { ...deal, CloseDate: '12/01/2026' },
    'JSON_PARSER_ERROR',
    lacking('date', 'VALUE_STRING value 12/01/2026'),
  ],
  [
    'Task',
    { ReminderDateTime: '2017-10-17 00:00:00' },
    'JSON_PARSER_ERROR',
    lacking('datetime', 'VALUE_STRING value 2017-10-17 00:00:00'),
  ],
  ['Profile', { Name: 'P' }, 'INVALID_TYPE_FOR_OPERATION', 'entity type cannot be inserted: Profile'],
];

const shown = (value: object): string => JSON.stringify(value).slice(0, 60);
for (const [object, values, code, message, fields] of refusals) {
  test(`${object} ${shown(values)}: ${code}`, () => {
    const { org, insert, userId } = testOrg();
    refuses(() => insert(object, values), code, message, fields);
    assert.equal(
      org.query(`SELECT Id FROM ${object} WHERE CreatedDate > 2026-12-31T00:00:00Z`, { userId }).totalSize,
      0,
    );
  });
}

test('a deleted parent: ENTITY_IS_DELETED; a deleted record cannot be changed or deleted again', () => {
  const { org, insert, userId } = testOrg();
  const account = insert('Account', { Name: 'A' });
  org.delete('Account', account, userId);
  refuses(
    () => insert('Contact', { ...contact, AccountId: account }),
    'ENTITY_IS_DELETED',
    'entity is deleted',
  );
  refuses(() => {
    org.update('Account', account, { Name: 'B' }, userId);
  }, 'ENTITY_IS_DELETED');
  refuses(() => {
    org.delete('Account', account, userId);
  }, 'ENTITY_IS_DELETED');
});

// DUPLICATE_USERNAME, StatusCode (SOAP API Developer Guide).
test('two users with one username: DUPLICATE_USERNAME', () => {
  const { insert, rows } = testOrg();
  const [profile] = rows("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const ada = {
    Username: 'ada@engage.local',
    LastName: 'A',
    Email: 'ada@engage.local',
    ProfileId: textOf(profile?.Id),
  };
  insert('User', ada);
  refuses(
    () => insert('User', { ...ada, Username: 'ADA@engage.local' }),
    'DUPLICATE_USERNAME',
    /^Duplicate Username\./,
    ['Username'],
  );
});

// DELETE_FAILED and the relationships of Account and Contact (Object Reference).
test('an account or a contact with cases cannot be deleted', () => {
  const { org, insert, userId } = testOrg();
  const account = insert('Account', { Name: 'Acme' });
  const person = insert('Contact', { LastName: 'Example', AccountId: account });
  insert('Case', { ContactId: person });
  for (const [object, id, name] of [
    ['Contact', person, 'Example'],
    ['Account', account, 'Acme'],
  ] as const) {
    refuses(
      () => {
        org.delete(object, id, userId);
      },
      'DELETE_FAILED',
      new RegExp(
        `^Your attempt to delete ${name} could not be completed because it is associated with the following cases`,
      ),
    );
  }
});

// "Master-Detail Relationships" (Salesforce Help): a detail has no owner, and stays with its master unless it may move.
test('a detail has no owner and is reparented only where its field allows it', () => {
  const { org, insert, get, userId } = testOrg();
  const [first, second] = [insert('Visit__c', {}), insert('Visit__c', {})];
  const note = insert('Note__c', { Name: 'n', Visit__c: first, Tone__c: 'Soft' });
  assert.equal(org.schema.object('Note__c')?.field('OwnerId'), undefined);
  refuses(() => insert('Note__c', { Name: 'n', Tone__c: 'Soft' }), 'REQUIRED_FIELD_MISSING', /\[Visit__c\]/);
  refuses(
    () => {
      org.update('Note__c', note, { Visit__c: second }, userId);
    },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    readOnly('Visit__c'),
  );
  const [one, two] = [insert('Case', {}), insert('Case', {})];
  const leaflet = insert('Leaflet__c', { Name: 'l', Case__c: one });
  org.update('Leaflet__c', leaflet, { Case__c: two }, userId);
  assert.equal(get('Leaflet__c', leaflet, 'Case__c').Case__c, two);
});
