import type { FieldValues, Org, Row, RowValue } from '../../../../plugin/src/local/engine/index.ts';
import type { Files } from '../fixture.ts';
import { field, testOrg, textOf, valueSet } from '../fixture.ts';
import type { Shown } from './cases/case.ts';

/** A multi-select pick list and a case-sensitive unique text, which standard objects do not have. */
const metadata: Files = {
  ...field('Account', 'Regions__c', {
    type: 'MultiselectPicklist',
    visibleLines: 4,
    valueSet: valueSet(['AAA', 'BBB', 'CCC', 'DDD']),
  }),
  ...field('Account', 'Code__c', {
    type: 'Text',
    length: 20,
    externalId: true,
    unique: true,
    caseSensitive: true,
  }),
};

export interface SeededOrg {
  org: Org;
  /** Works in Pacific time, locale en_US. */
  userId: string;
  /** In London: weeks begin on Monday. */
  londonId: string;
  /** In Tokyo, where it is tomorrow already. */
  tokyoId: string;
}

/** Sunday, 21:30 on 22 November in San Francisco is 05:30 on the 23rd in UTC, 14:30 in Tokyo. */
export const NOW = '2026-11-23T05:30:00.000Z';

/** Five accounts in a chain, contacts, opportunities, leads, cases, tasks: invented, small, every value known. */
export function seededOrg(): SeededOrg {
  const { org, insert, rows, clock } = testOrg(metadata);
  clock.set(NOW);
  const profile = rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id;
  const user = (alias: string, firstName: string, given: Record<string, string>): string =>
    insert('User', {
      Username: `${alias}@example.org`,
      FirstName: firstName,
      LastName: 'Tester',
      Alias: alias,
      Email: `${alias}@example.org`,
      ProfileId: textOf(profile),
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      ...given,
    });
  const userId = user('pat', 'Pat', { TimeZoneSidKey: 'America/Los_Angeles' });
  const londonId = user('lon', 'Lon', { TimeZoneSidKey: 'Europe/London', LocaleSidKey: 'en_GB' });
  const tokyoId = user('tok', 'Tok', { TimeZoneSidKey: 'Asia/Tokyo', LocaleSidKey: 'ja_JP' });
  seed(org, userId, londonId);
  return { org, userId, londonId, tokyoId };
}

function seed(org: Org, userId: string, otherId: string): void {
  const load = (object: string, records: readonly FieldValues[]) => org.load(object, records);
  const at = (instant: string) => ({ CreatedDate: instant, LastModifiedDate: instant });
  const [acme = '', bbq = '', ter = '', terra = '', apple = ''] = [
    {
      Name: 'Acme',
      Type: 'Customer - Direct',
      Industry: 'Technology',
      AnnualRevenue: 1000000,
      NumberOfEmployees: 100,
      BillingCity: 'San Francisco',
      BillingState: 'California',
      Rating: 'Hot',
      Phone: '(415) 555-1212',
      Regions__c: 'AAA;BBB;DDD',
      Code__c: 'abc',
      OwnerId: userId,
      Website: 'acme.example.com',
      Description: 'Makes "everything"',
      ...at('2026-11-22T07:59:59.000Z'),
    },
    {
      Name: "Bob's BBQ",
      Type: 'Prospect',
      Industry: null,
      AnnualRevenue: 50000,
      NumberOfEmployees: 12,
      BillingState: 'New York',
      Rating: 'Cold',
      Regions__c: 'CCC',
      Code__c: 'ABC',
      OwnerId: otherId,
      ...at('2026-11-22T08:00:00.000Z'),
    },
    {
      Name: 'Ter%',
      Industry: 'Media',
      OwnerId: userId,
      Regions__c: 'AAA;BBB',
      ...at('2026-11-23T05:00:00.000Z'),
    },
    {
      Name: 'terra_nova',
      Industry: 'Media',
      AnnualRevenue: 0,
      NumberOfEmployees: 7,
      OwnerId: userId,
      Rating: 'Warm',
      ...at('2025-12-31T20:00:00.000Z'),
    },
    {
      Name: 'APPLETON \\ Sons',
      Type: 'Prospect',
      AnnualRevenue: 2500,
      OwnerId: otherId,
      BillingState: 'Texas',
      ...at('2026-01-01T09:00:00.000Z'),
    },
  ].map((record) => load('Account', [record])[0] ?? '');
  const parent = (child: string, above: string) => {
    org.update('Account', child, { ParentId: above }, org.systemUserId);
  };
  parent(terra, acme);
  parent(apple, terra);
  parent(ter, apple);
  const [jane = '', john = '', bob = '', young = ''] = [
    {
      FirstName: 'Jane',
      LastName: 'Doe',
      AccountId: acme,
      Email: 'jane@example.com',
      LeadSource: 'Web',
      DoNotCall: true,
      Birthdate: '1980-02-29',
      Title: 'CEO',
      OwnerId: userId,
    },
    {
      FirstName: 'John',
      LastName: 'Apple',
      AccountId: acme,
      Email: 'john@example.com',
      LeadSource: 'Other',
      MailingCity: 'Twin Falls',
      OwnerId: otherId,
    },
    { FirstName: 'Bob', LastName: 'Appleton', AccountId: bbq, LeadSource: 'Web', OwnerId: userId },
    { LastName: 'Young', Birthdate: '1990-07-04', OwnerId: userId },
  ].map((record) => load('Contact', [record])[0] ?? '');
  org.update('Contact', john, { ReportsToId: jane }, org.systemUserId);
  const [deal = ''] = load('Opportunity', [
    {
      Name: 'Big deal',
      AccountId: acme,
      StageName: 'Closed Won',
      Amount: 10000,
      CloseDate: '2026-11-22',
      OwnerId: userId,
    },
    {
      Name: 'Small deal',
      AccountId: acme,
      StageName: 'Prospecting',
      Amount: 500.25,
      CloseDate: '2026-12-15',
      OwnerId: userId,
    },
    {
      Name: 'Lost deal',
      AccountId: bbq,
      StageName: 'Closed Lost',
      Amount: 300,
      CloseDate: '2025-03-01',
      OwnerId: otherId,
    },
    { Name: 'Open deal', StageName: 'Qualification', CloseDate: '2027-01-10', OwnerId: userId },
  ]);
  const [ann = ''] = load('Lead', [
    {
      LastName: 'Ann',
      Company: 'One',
      LeadSource: 'Web',
      Rating: 'Hot',
      Status: 'Open - Not Contacted',
      OwnerId: userId,
    },
    {
      LastName: 'Ben',
      Company: 'Two',
      LeadSource: 'Web',
      Rating: 'Warm',
      Status: 'Open - Not Contacted',
      OwnerId: userId,
    },
    { LastName: 'Cat', Company: 'Two', LeadSource: 'Web', Status: 'Working - Contacted', OwnerId: userId },
    {
      LastName: 'Dan',
      Company: 'Four',
      LeadSource: 'Other',
      Rating: 'Hot',
      Status: 'Working - Contacted',
      OwnerId: userId,
    },
    { LastName: 'Eve', Company: 'Five', Status: 'Working - Contacted', OwnerId: userId },
  ]);
  load('Case', [
    {
      Subject: 'Broken',
      ContactId: jane,
      AccountId: acme,
      Status: 'New',
      Priority: 'High',
      Origin: 'Web',
      OwnerId: userId,
    },
    {
      Subject: 'Question',
      ContactId: bob,
      AccountId: bbq,
      Status: 'Completed',
      Priority: 'Low',
      OwnerId: otherId,
    },
    { Subject: 'Nobody', Status: 'Open', Priority: 'Medium', OwnerId: userId },
  ]);
  load('Task', [
    {
      Subject: 'Call Jane',
      WhoId: jane,
      WhatId: acme,
      Status: 'Not Started',
      Priority: 'High',
      OwnerId: userId,
    },
    {
      Subject: 'Mail Ann',
      WhoId: ann,
      Status: 'Completed',
      Priority: 'Normal',
      OwnerId: userId,
      ActivityDate: '2026-11-22',
    },
    {
      Subject: 'Sign deal',
      WhatId: deal,
      Status: 'Not Started',
      Priority: 'Low',
      OwnerId: otherId,
      ActivityDate: '2026-11-23',
    },
    { Subject: 'Think', WhoId: young, Status: 'Not Started', Priority: 'Normal', OwnerId: userId },
  ]);
}

/** A row without attributes and ids of lists; a row of one field is its value. */
export function shown(value: RowValue | undefined): Shown {
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null;
  if ('records' in value && Array.isArray(value.records))
    return value.records.map((record: Row) => shown(record));
  const entries = Object.entries(value).filter(([key]) => key !== 'attributes');
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return shown(only[1] as RowValue);
  return Object.fromEntries(entries.map(([key, inside]) => [key, shown(inside as RowValue)]));
}
