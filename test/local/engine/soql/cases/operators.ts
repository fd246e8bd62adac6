import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals } from './case.ts';

const accounts = (where: string): string => `SELECT Name FROM Account WHERE ${where} ORDER BY Name`;
const contacts = (where: string): string => `SELECT LastName FROM Contact WHERE ${where} ORDER BY LastName`;

/** Comparisons, nulls, checkboxes, multi-select pick lists, AND, OR and NOT. */
export const operators: readonly SoqlCase[] = [
  ...cases(pages.comparison, [
    [accounts("Name = 'acme'"), ['Acme']],
    [accounts("Name = 'ACME'"), ['Acme']],
    [accounts("Industry = 'media'"), ['Ter%', 'terra_nova']],
    [accounts("Name != 'ACME' AND Name LIKE 'a%'"), ['APPLETON \\ Sons']],
    [accounts("Name > 'b'"), ["Bob's BBQ", 'Ter%', 'terra_nova']],
    [accounts("Name <= 'acme'"), ['Acme']],
    [accounts('AnnualRevenue < 2500'), ['terra_nova']],
    [accounts('AnnualRevenue <= 2500'), ['APPLETON \\ Sons', 'terra_nova']],
    [accounts('AnnualRevenue > 49999.5'), ['Acme', "Bob's BBQ"]],
    [accounts('AnnualRevenue >= 50000'), ['Acme', "Bob's BBQ"]],
    [accounts('AnnualRevenue > -1 AND AnnualRevenue < +1'), ['terra_nova']],
    [accounts('NumberOfEmployees = 100'), ['Acme']],
    [accounts("BillingState IN ('California', 'New York')"), ['Acme', "Bob's BBQ"]],
    [
      accounts("BillingState NOT IN ('California', 'New York') AND BillingState != null"),
      ['APPLETON \\ Sons'],
    ],
    [accounts("BillingState IN ('CALIFORNIA')"), ['Acme']],
    [accounts('NumberOfEmployees IN (7, 12)'), ["Bob's BBQ", 'terra_nova']],
    [contacts("LastName LIKE 'appl%'"), ['Apple', 'Appleton']],
    [contacts("LastName LIKE 'Appl_'"), ['Apple']],
    [contacts("LastName LIKE '%l%t%'"), ['Appleton']],
    [contacts("LastName LIKE 'Apple'"), ['Apple']],
    // "Comparisons on strings are case-sensitive for unique case-sensitive fields."
    [accounts("Code__c = 'abc'"), ['Acme']],
    [accounts("Code__c = 'ABC'"), ["Bob's BBQ"]],
    [accounts("Code__c IN ('Abc')"), []],
  ]),
  ...cases(pages.nulls, [
    [accounts('AnnualRevenue = null'), ['Ter%']],
    [accounts('AnnualRevenue != NULL'), ['Acme', 'APPLETON \\ Sons', "Bob's BBQ", 'terra_nova']],
    [accounts('Industry = null'), ['APPLETON \\ Sons', "Bob's BBQ"]],
    [accounts("Industry = ''"), ['APPLETON \\ Sons', "Bob's BBQ"]],
    // A record without a value differs from every value.
    [accounts("Industry != 'Media'"), ['Acme', 'APPLETON \\ Sons', "Bob's BBQ"]],
    [accounts("Industry NOT IN ('Media')"), ['Acme', 'APPLETON \\ Sons', "Bob's BBQ"]],
    [accounts("Industry IN ('Technology', null)"), ['Acme', 'APPLETON \\ Sons', "Bob's BBQ"]],
    [accounts("Industry NOT IN ('Technology', null)"), ['Ter%', 'terra_nova']],
    [accounts('ParentId = null'), ['Acme', "Bob's BBQ"]],
    [accounts("ParentId = ''"), ['Acme', "Bob's BBQ"]],
    ['SELECT Subject FROM Task WHERE ActivityDate = null ORDER BY Subject', ['Call Jane', 'Think']],
    // "null matches FALSE values"; "is equivalent to WHERE Test__c = true".
    [contacts('DoNotCall = null'), ['Apple', 'Appleton', 'Young']],
    [contacts('DoNotCall != null'), ['Doe']],
    [contacts('DoNotCall = false'), ['Apple', 'Appleton', 'Young']],
    ['SELECT Subject FROM Case WHERE Contact.LastName = null', ['Nobody']],
  ]),
  ...cases(pages.where, [
    [contacts('DoNotCall = TRUE'), ['Doe']],
    [contacts('DoNotCall = true'), ['Doe']],
    [contacts('DoNotCall != TRUE'), ['Apple', 'Appleton', 'Young']],
    [
      accounts("Type = 'Prospect' AND (BillingState = 'Texas' OR BillingState = 'Ohio')"),
      ['APPLETON \\ Sons'],
    ],
    [
      accounts("(Type = 'Prospect' AND BillingState = 'Texas') OR Industry = 'Media'"),
      ['APPLETON \\ Sons', 'Ter%', 'terra_nova'],
    ],
    [accounts("Type = 'Prospect' AND BillingState = 'Texas' AND AnnualRevenue = 2500"), ['APPLETON \\ Sons']],
    [accounts("Name = 'Acme' OR Name = 'Ter%' OR Name = 'terra_nova'"), ['Acme', 'Ter%', 'terra_nova']],
    [accounts("((Name = 'Acme'))"), ['Acme']],
  ]),
  ...cases(pages.logical, [
    [accounts("AnnualRevenue > 0 AND (NOT Type = 'Prospect')"), ['Acme']],
    [accounts("NOT Type = 'Prospect'"), ['Acme', 'Ter%', 'terra_nova']],
    [accounts('NOT (AnnualRevenue > 0 OR AnnualRevenue = null)'), ['terra_nova']],
    [accounts("(NOT Name LIKE 'a%') AND (NOT Name LIKE 't%')"), ["Bob's BBQ"]],
    [contacts("LastName = 'Young' or Account.Name = 'Bob\\'s BBQ'"), ['Appleton', 'Young']],
  ]),
  ...refusals(pages.logical, [
    [accounts("Name = 'a' AND Name = 'b' OR Name = 'c'"), 'MALFORMED_QUERY', "unexpected token: 'OR'"],
    [accounts("Name = 'a' OR Name = 'b' AND Name = 'c'"), 'MALFORMED_QUERY', "unexpected token: 'AND'"],
    [accounts("Name = 'a' AND NOT Name = 'b'"), 'MALFORMED_QUERY', "unexpected token: 'NOT'"],
    [accounts("NOT Name = 'a' AND Name = 'b'"), 'MALFORMED_QUERY', "unexpected token: 'AND'"],
    [accounts("AND Name = 'a'"), 'MALFORMED_QUERY', "unexpected token: 'AND'"],
  ]),
  ...cases(pages.multiSelect, [
    [accounts("Regions__c = 'AAA;BBB'"), ['Ter%']],
    [accounts("Regions__c != 'AAA;BBB' AND Regions__c != null"), ['Acme', "Bob's BBQ"]],
    [accounts("Regions__c INCLUDES ('AAA;BBB', 'CCC')"), ['Acme', "Bob's BBQ", 'Ter%']],
    [accounts("Regions__c includes ('DDD')"), ['Acme']],
    [accounts("Regions__c EXCLUDES ('AAA')"), ['APPLETON \\ Sons', "Bob's BBQ", 'terra_nova']],
  ]),
  ...refusals(pages.multiSelect, [
    [accounts("Industry INCLUDES ('Media')"), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator'],
  ]),
  ...cases(pages.polymorphicFilter, [
    [
      "SELECT Subject FROM Task WHERE What.Type IN ('Account', 'Opportunity') ORDER BY Subject",
      ['Call Jane', 'Sign deal'],
    ],
    ["SELECT Subject FROM Task WHERE Who.Type = 'Lead'", ['Mail Ann']],
    ["SELECT Subject FROM Task WHERE Who.Type LIKE 'Con%' ORDER BY Subject", ['Call Jane', 'Think']],
  ]),
];
