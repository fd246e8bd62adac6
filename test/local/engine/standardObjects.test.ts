import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldSchema, FieldType } from '../../../plugin/src/local/engine/index.ts';
import { refuses, testOrg } from './fixture.ts';

const { schema } = testOrg().org;

/** `required` is what a create call must bring; `readOnly` what it may not. */
type Row = [path: string, type: FieldType, length: number, ...marks: ('required' | 'readOnly')[]];

// "Salesforce Field Reference Guide" and "Object Reference for the Salesforce Platform", a page for each object.
const fields: readonly Row[] = [
  ['Account.Name', 'string', 255, 'required'],
  ['Account.Type', 'picklist', 255],
  ['Account.ParentId', 'reference', 18],
  ['Account.MasterRecordId', 'reference', 18, 'readOnly'],
  ['Account.BillingStreet', 'textarea', 255],
  ['Account.BillingCity', 'string', 40],
  ['Account.BillingState', 'string', 80],
  ['Account.BillingPostalCode', 'string', 20],
  ['Account.BillingCountry', 'string', 80],
  ['Account.BillingLatitude', 'double', 0],
  ['Account.BillingGeocodeAccuracy', 'picklist', 40],
  ['Account.BillingAddress', 'address', 0, 'readOnly'],
  ['Account.ShippingAddress', 'address', 0, 'readOnly'],
  ['Account.Phone', 'phone', 40],
  ['Account.Fax', 'phone', 40],
  ['Account.AccountNumber', 'string', 40],
  ['Account.Website', 'url', 255],
  ['Account.PhotoUrl', 'url', 255, 'readOnly'],
  ['Account.Sic', 'string', 20],
  ['Account.SicDesc', 'string', 80],
  ['Account.Industry', 'picklist', 255],
  ['Account.AnnualRevenue', 'currency', 0],
  ['Account.NumberOfEmployees', 'int', 0],
  ['Account.Ownership', 'picklist', 255],
  ['Account.TickerSymbol', 'string', 20],
  ['Account.Description', 'textarea', 32000],
  ['Account.Rating', 'picklist', 255],
  ['Account.Site', 'string', 80],
  ['Account.LastActivityDate', 'date', 0, 'readOnly'],
  ['Account.LastViewedDate', 'datetime', 0, 'readOnly'],
  ['Account.LastReferencedDate', 'datetime', 0, 'readOnly'],
  ['Account.AccountSource', 'picklist', 255],
  ['Account.Jigsaw', 'string', 20],
  ['Account.CleanStatus', 'picklist', 40],
  ['Account.DunsNumber', 'string', 9],
  ['Account.Tradestyle', 'string', 255],
  ['Account.NaicsCode', 'string', 8],
  ['Account.NaicsDesc', 'string', 120],
  ['Account.YearStarted', 'string', 4],
  ['Contact.AccountId', 'reference', 18],
  ['Contact.LastName', 'string', 80, 'required'],
  ['Contact.FirstName', 'string', 40],
  ['Contact.Salutation', 'picklist', 40],
  ['Contact.Name', 'string', 121, 'readOnly'],
  ['Contact.MailingAddress', 'address', 0, 'readOnly'],
  ['Contact.OtherAddress', 'address', 0, 'readOnly'],
  ['Contact.Email', 'email', 80],
  ['Contact.Title', 'string', 128],
  ['Contact.Department', 'string', 80],
  ['Contact.AssistantName', 'string', 40],
  ['Contact.AssistantPhone', 'phone', 40],
  ['Contact.LeadSource', 'picklist', 255],
  ['Contact.Birthdate', 'date', 0],
  ['Contact.ReportsToId', 'reference', 18],
  ['Contact.EmailBouncedReason', 'string', 255],
  ['Contact.EmailBouncedDate', 'datetime', 0],
  ['Contact.IsEmailBounced', 'boolean', 0, 'readOnly'],
  ['Contact.PhotoUrl', 'url', 255, 'readOnly'],
  ['Opportunity.Name', 'string', 120, 'required'],
  ['Opportunity.StageName', 'picklist', 255, 'required'],
  ['Opportunity.CloseDate', 'date', 0, 'required'],
  ['Opportunity.Amount', 'currency', 0],
  ['Opportunity.Probability', 'percent', 0],
  ['Opportunity.ExpectedRevenue', 'currency', 0, 'readOnly'],
  ['Opportunity.TotalOpportunityQuantity', 'double', 0],
  ['Opportunity.NextStep', 'string', 255],
  ['Opportunity.IsClosed', 'boolean', 0, 'readOnly'],
  ['Opportunity.IsWon', 'boolean', 0, 'readOnly'],
  ['Opportunity.ForecastCategory', 'picklist', 40, 'readOnly'],
  ['Opportunity.ForecastCategoryName', 'picklist', 255],
  ['Opportunity.CampaignId', 'reference', 18],
  ['Opportunity.HasOpportunityLineItem', 'boolean', 0, 'readOnly'],
  ['Opportunity.Pricebook2Id', 'reference', 18],
  ['Opportunity.FiscalQuarter', 'int', 0, 'readOnly'],
  ['Opportunity.FiscalYear', 'int', 0, 'readOnly'],
  ['Opportunity.Fiscal', 'string', 6, 'readOnly'],
  ['Lead.LastName', 'string', 80, 'required'],
  ['Lead.Company', 'string', 255, 'required'],
  ['Lead.Title', 'string', 128],
  ['Lead.Address', 'address', 0, 'readOnly'],
  ['Lead.Status', 'picklist', 255, 'required'],
  ['Lead.IsConverted', 'boolean', 0, 'readOnly'],
  ['Lead.ConvertedDate', 'date', 0, 'readOnly'],
  ['Lead.ConvertedAccountId', 'reference', 18, 'readOnly'],
  ['Lead.IsUnreadByOwner', 'boolean', 0],
  ['Case.CaseNumber', 'string', 30, 'readOnly'],
  ['Case.ContactId', 'reference', 18],
  ['Case.AccountId', 'reference', 18],
  ['Case.ParentId', 'reference', 18],
  ['Case.SuppliedName', 'string', 80],
  ['Case.SuppliedEmail', 'email', 80],
  ['Case.SuppliedPhone', 'phone', 40],
  ['Case.SuppliedCompany', 'string', 80],
  ['Case.Subject', 'string', 255],
  ['Case.Description', 'textarea', 32000],
  ['Case.Comments', 'textarea', 4000],
  ['Case.ContactEmail', 'email', 80, 'readOnly'],
  ['Case.ContactPhone', 'phone', 40, 'readOnly'],
  ['Case.ContactMobile', 'phone', 40, 'readOnly'],
  ['Case.ContactFax', 'phone', 40, 'readOnly'],
  ['Case.IsClosed', 'boolean', 0, 'readOnly'],
  ['Task.WhoId', 'reference', 18],
  ['Task.WhatId', 'reference', 18],
  ['Task.Subject', 'combobox', 255],
  ['Task.ActivityDate', 'date', 0],
  ['Task.Status', 'picklist', 255, 'required'],
  ['Task.Priority', 'picklist', 255, 'required'],
  ['Task.Description', 'textarea', 32000],
  ['Task.AccountId', 'reference', 18, 'readOnly'],
  ['Task.IsClosed', 'boolean', 0, 'readOnly'],
  ['Task.CallDurationInSeconds', 'int', 0],
  ['Task.CallType', 'picklist', 40],
  ['Task.CallDisposition', 'string', 255],
  ['Task.TaskSubtype', 'picklist', 40],
  ['Task.CompletedDateTime', 'datetime', 0, 'readOnly'],
  ['User.Username', 'string', 80, 'required'],
  ['User.LastName', 'string', 80, 'required'],
  ['User.Email', 'email', 128, 'required'],
  ['User.Alias', 'string', 8],
  ['User.CommunityNickname', 'string', 40],
  ['User.Address', 'address', 0, 'readOnly'],
  ['User.ProfileId', 'reference', 18, 'required'],
  ['CaseComment.CommentBody', 'textarea', 4000],
  ['Campaign.Name', 'string', 80, 'required'],
  ['Note.Title', 'string', 80, 'required'],
  ['CaseHistory.Field', 'picklist', 255, 'readOnly'],
  ['CaseHistory.OldValue', 'anyType', 255, 'readOnly'],
];

function fieldAt(path: string): FieldSchema {
  const [object = '', name = ''] = path.split('.');
  const field = schema.object(object)?.field(name);
  assert.ok(field !== undefined, `${path} is missing`);
  return field;
}

for (const [path, type, length, ...marks] of fields) {
  test(`${path}: ${[type, length || '', ...marks].join(' ').trim()} (Field Reference)`, () => {
    const field = fieldAt(path);
    assert.deepEqual([field.type, field.length], [type, length]);
    const isDefaulted = field.picklistValues.some((value) => value.defaultValue);
    const isAsked = !field.nillable && field.createable && field.type !== 'boolean';
    assert.equal(isAsked, marks.includes('required'), 'required');
    assert.equal(!field.createable, marks.includes('readOnly'), 'read only');
    assert.ok(
      !marks.includes('required') || !isDefaulted || ['Lead', 'Task'].includes(path.split('.')[0] ?? ''),
    );
  });
}

// "Object Reference", the picklist fields of each object, and the values of a new org.
const values: Readonly<Record<string, string>> = {
  'Lead.Status': 'Open - Not Contacted|Working - Contacted|Closed - Converted|Closed - Not Converted',
  'Lead.Rating': 'Hot|Warm|Cold',
  'Account.Ownership': 'Public|Private|Subsidiary|Other',
  'Contact.LeadSource': 'Web|Phone Inquiry|Partner Referral|Purchased List|Other',
  'Case.Priority': 'High|Medium|Low',
  'Case.Origin': 'Phone|Email|Web',
  'Task.Status': 'Not Started|In Progress|Completed|Waiting on someone else|Deferred',
  'Task.Priority': 'High|Normal|Low',
  'Task.Subject': 'Call|Email|Send Letter|Send Quote|Other',
  'Opportunity.ForecastCategory': 'Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed',
  'Opportunity.StageName':
    'Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|' +
    'Proposal/Price Quote|Negotiation/Review|Closed Won|Closed Lost',
};
for (const [path, expected] of Object.entries(values)) {
  test(`${path} offers the values of a new org (Object Reference)`, () => {
    assert.equal(
      fieldAt(path)
        .picklistValues.map((value) => value.value)
        .join('|'),
      expected,
    );
  });
}

// "Key prefixes" of the standard objects.
test('ids start as on the platform', () => {
  const expected =
    'Account 001,Note 002,Contact 003,User 005,Opportunity 006,Lead 00Q,Task 00T,Event 00U,Group 00G,Profile 00e,' +
    'UserRole 00E,Organization 00D,CaseComment 00a,Attachment 00P,Case 500,Campaign 701,CampaignMember 00v,' +
    'Product2 01t,Pricebook2 01s,PricebookEntry 01u,RecordType 012,GroupMember 011,PermissionSet 0PS,' +
    'PermissionSetAssignment 0Pa,CaseHistory 017,AccountHistory 017';
  const found = expected.split(',').map((each) => {
    const [name = ''] = each.split(' ');
    return `${name} ${schema.object(name)?.keyPrefix ?? 'missing'}`;
  });
  assert.equal(found.join(','), expected);
});

// describe of Account, Contact, Opportunity and Case.
test('children go by their relationship names', () => {
  const expected = {
    Account: 'Cases,ChildAccounts,Contacts,Opportunities,Tasks,Events,Notes,Attachments,Histories,Users',
    Contact: 'Cases,Opportunities,Tasks,Events,Notes,Attachments,CampaignMembers,Histories',
    Opportunity: 'Tasks,Events,Notes,Attachments,Histories',
    Case: 'Cases,CaseComments,Tasks,Events,Attachments,Histories',
    Campaign: 'ChildCampaigns,CampaignMembers,Opportunities',
  };
  for (const [object, names] of Object.entries(expected)) {
    const found = schema.object(object)?.childRelationships.map((child) => child.relationshipName);
    for (const name of names.split(',')) assert.ok(found?.includes(name), `${object}.${name}`);
  }
});

test('owners: users alone, or queues too on Case, Lead and Task (Object Reference, OwnerId)', () => {
  const owners = (object: string) => schema.object(object)?.field('OwnerId')?.referenceTo;
  for (const object of ['Account', 'Contact', 'Opportunity', 'Event'])
    assert.deepEqual(owners(object), ['User']);
  for (const object of ['Case', 'Lead', 'Task']) assert.deepEqual(owners(object), ['Group', 'User']);
});

// "Address Compound Fields", Object Reference.
test('an address is read as one object and cannot be written, filtered or sorted by', () => {
  const { insert, get, org, rows, userId } = testOrg();
  const id = insert('Account', { Name: 'A', BillingCity: 'Reno', BillingState: 'NV', BillingLatitude: 39.5 });
  assert.deepEqual(get('Account', id, 'BillingAddress', 'ShippingAddress'), {
    attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${id}` },
    BillingAddress: {
      city: 'Reno',
      country: null,
      geocodeAccuracy: null,
      latitude: 39.5,
      longitude: null,
      postalCode: null,
      state: 'NV',
      street: null,
    },
    ShippingAddress: null,
  });
  org.update('Account', id, { BillingCity: 'Elko' }, userId);
  const [row] = rows(`SELECT BillingAddress FROM Account WHERE Id = '${id}'`);
  assert.equal((row?.BillingAddress as { city: string }).city, 'Elko');
  refuses(() => insert('Account', { Name: 'A', BillingAddress: 'x' }), 'INVALID_FIELD_FOR_INSERT_UPDATE');
  assert.throws(() => rows("SELECT Id FROM Account WHERE BillingAddress = 'x'"));
  assert.equal(fieldAt('Account.BillingCity').compoundFieldName, 'BillingAddress');
  assert.equal(fieldAt('Contact.LastName').compoundFieldName, 'Name');
});

// "Case", Object Reference: ContactEmail shows the Email field of the contact that ContactId references.
test("a case shows its contact's e-mail and phones as they are now", () => {
  const { insert, get, org, rows, userId } = testOrg();
  const contact = insert('Contact', { LastName: 'L', Email: 'a@example.org', Phone: '1' });
  const id = insert('Case', { ContactId: contact });
  org.update('Contact', contact, { Email: 'b@example.org' }, userId);
  const row = get('Case', id);
  assert.deepEqual([row.ContactEmail, row.ContactPhone, row.ContactFax], ['b@example.org', '1', null]);
  assert.equal(rows("SELECT Id FROM Case WHERE ContactEmail = 'B@example.org'").length, 1);
  assert.equal(get('Case', insert('Case', {}), 'ContactEmail').ContactEmail, null);
});

// "Task", Object Reference, AccountId.
test('a task belongs to the account it is about, else to that of its contact', () => {
  const { insert, get } = testOrg();
  const [account, other] = [insert('Account', { Name: 'A' }), insert('Account', { Name: 'B' })];
  const contact = insert('Contact', { LastName: 'L', AccountId: account });
  const deal = insert('Opportunity', {
    Name: 'O',
    StageName: 'Prospecting',
    CloseDate: '2026-12-01',
    AccountId: other,
  });
  const accountOf = (values: Record<string, string>) => get('Task', insert('Task', values)).AccountId;
  assert.equal(accountOf({ WhatId: account }), account);
  assert.equal(accountOf({ WhatId: deal, WhoId: contact }), other);
  assert.equal(accountOf({ WhatId: insert('Case', {}), WhoId: contact }), account);
  assert.equal(accountOf({ Subject: 'Call' }), null);
});

test('a task closes with its status and is of high priority by its priority', () => {
  const { insert, get, org, userId } = testOrg();
  const id = insert('Task', { Subject: 'Call' });
  const state = () => {
    const row = get('Task', id);
    return [row.Status, row.Priority, row.IsClosed, row.IsHighPriority, row.CompletedDateTime];
  };
  assert.deepEqual(state(), ['Not Started', 'Normal', false, false, null]);
  org.update('Task', id, { Status: 'Completed', Priority: 'High' }, userId);
  assert.deepEqual(state(), ['Completed', 'High', true, true, '2026-11-21T15:00:00.000+0000']);
});

test('an event has a start, an end and a duration that agree (Event, Object Reference)', () => {
  const { insert, get } = testOrg();
  const first = get(
    'Event',
    insert('Event', { StartDateTime: '2026-11-23T10:00:00Z', DurationInMinutes: 90 }),
  );
  assert.deepEqual(
    [first.EndDateTime, first.ActivityDate, first.ActivityDateTime],
    ['2026-11-23T11:30:00.000+0000', '2026-11-23', '2026-11-23T10:00:00.000+0000'],
  );
  const times = { StartDateTime: '2026-11-23T10:00:00Z', EndDateTime: '2026-11-23T10:45:00Z' };
  assert.equal(get('Event', insert('Event', times)).DurationInMinutes, 45);
});

test('photos have a path of their own, names are put together (Object Reference)', () => {
  const { insert, get } = testOrg();
  for (const [object, values, name] of [
    ['Account', { Name: 'A' }, 'A'],
    ['Contact', { FirstName: 'Ada', LastName: 'Example' }, 'Ada Example'],
    ['Lead', { LastName: 'Example', Company: 'C' }, 'Example'],
  ] as const) {
    const id = insert(object, values);
    const row = get(object, id, 'PhotoUrl', 'Name');
    assert.deepEqual([row.PhotoUrl, row.Name], [`/services/images/photo/${id}`, name]);
  }
});
