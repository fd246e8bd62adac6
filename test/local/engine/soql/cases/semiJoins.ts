import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals } from './case.ts';

const accounts = (where: string): string => `SELECT Name FROM Account WHERE ${where} ORDER BY Name`;
const lost = "SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Lost'";
const web = "SELECT AccountId FROM Contact WHERE LeadSource = 'Web'";

/** IN and NOT IN with a query, and everything such a query may not be. */
export const semiJoins: readonly SoqlCase[] = [
  ...cases(pages.comparison, [
    [accounts(`Id IN (${lost})`), ["Bob's BBQ"]],
    [accounts(`Id NOT IN (${lost})`), ['Acme', 'APPLETON \\ Sons', 'Ter%', 'terra_nova']],
    ["SELECT Subject FROM Task WHERE WhoId IN (SELECT Id FROM Contact WHERE LastName = 'Young')", ['Think']],
    [`SELECT Name FROM Opportunity WHERE AccountId NOT IN (${web}) ORDER BY Name`, ['Open deal']],
    [
      "SELECT LastName FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Industry = 'Technology') ORDER BY LastName",
      ['Apple', 'Doe'],
    ],
    [
      accounts(
        "Id IN (SELECT AccountId FROM Contact WHERE LastName LIKE 'apple%') AND Id IN (SELECT AccountId FROM Opportunity WHERE IsClosed = false)",
      ),
      ['Acme'],
    ],
    [
      `SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Id IN (${lost})`,
      [{ Name: "Bob's BBQ", Contacts: ['Appleton'] }],
    ],
    [accounts(`(Name LIKE 'b%') AND (Id IN (${web}))`), ["Bob's BBQ"]],
    [accounts(`Id IN (${web}) AND Id NOT IN (${lost})`), ['Acme']],
    [
      "SELECT FirstName FROM User WHERE Id IN (SELECT OwnerId FROM Opportunity WHERE StageName = 'Closed Lost')",
      ['Lon'],
    ],
  ]),
  ...refusals(pages.semiJoins, [
    [
      accounts(`Id IN (${web}) AND Id IN (${lost}) AND Id NOT IN (SELECT AccountId FROM Case)`),
      'MALFORMED_QUERY',
      'Maximum 2 semi join sub-selects are allowed',
    ],
    [
      accounts(`Name = 'Acme' OR Id IN (${lost})`),
      'MALFORMED_QUERY',
      "Semi join sub-selects are not allowed with the 'OR' operator",
    ],
    [
      accounts(`(Name = 'Acme' AND Id IN (${lost})) OR Name = 'x'`),
      'MALFORMED_QUERY',
      'only allowed at the top level WHERE expressions',
    ],
    [accounts(`NOT Id IN (${lost})`), 'MALFORMED_QUERY', "not allowed with the 'NOT' operator"],
    [
      accounts('Name IN (SELECT Name FROM Contact)'),
      'MALFORMED_QUERY',
      "should be an id field, cannot use: 'Name'",
    ],
    [
      'SELECT Id FROM Contact WHERE Account.Id IN (SELECT AccountId FROM Opportunity)',
      'MALFORMED_QUERY',
      "'Account.Id' cannot have more than one level",
    ],
    [
      accounts('Id IN (SELECT Account.Id FROM Contact)'),
      'MALFORMED_QUERY',
      "'Account.Id' cannot have more than one level",
    ],
    [
      accounts('Id IN (SELECT LastName FROM Contact)'),
      'MALFORMED_QUERY',
      "semi join sub selects can only query id fields, cannot use: 'LastName'",
    ],
    [
      accounts("Id IN (SELECT ParentId FROM Account WHERE Name = 'myaccount')"),
      'MALFORMED_QUERY',
      'The inner and outer selects should not be on the same object type',
    ],
    [
      accounts('Id IN (SELECT ReportsToId FROM Contact)'),
      'MALFORMED_QUERY',
      'should point to the same object type',
    ],
    [
      accounts(`Id IN (SELECT AccountId FROM Contact WHERE OwnerId IN (SELECT Id FROM User))`),
      'MALFORMED_QUERY',
      'Nesting of semi join sub-selects is not supported',
    ],
    [
      accounts('Id IN (SELECT AccountId FROM Contact ORDER BY Name)'),
      'MALFORMED_QUERY',
      "missing value at 'ORDER'",
    ],
    [
      accounts('Id IN (SELECT AccountId FROM Contact LIMIT 1)'),
      'MALFORMED_QUERY',
      "missing value at 'LIMIT'",
    ],
    [
      accounts('Id IN (SELECT AccountId FROM Contact GROUP BY AccountId)'),
      'MALFORMED_QUERY',
      "missing value at 'GROUP'",
    ],
    [accounts('Id IN (SELECT COUNT() FROM Contact)'), 'MALFORMED_QUERY', 'exactly one field'],
    [accounts('Id IN (SELECT AccountId, Id FROM Contact)'), 'MALFORMED_QUERY', 'exactly one field'],
    [
      accounts('Id IN (SELECT WhatId FROM Task)'),
      'MALFORMED_QUERY',
      "Entity 'Task' is not supported for semi join inner selects",
    ],
    [
      accounts('Id IN (SELECT WhatId FROM Event)'),
      'MALFORMED_QUERY',
      "Entity 'Event' is not supported for semi join inner selects",
    ],
    [
      `SELECT Id, (SELECT Id FROM Contacts WHERE AccountId IN (${lost})) FROM Account`,
      'MALFORMED_QUERY',
      'only allowed at the top level',
    ],
    [
      `SELECT AccountId, COUNT(Id) FROM Contact GROUP BY AccountId HAVING AccountId IN (${lost})`,
      'MALFORMED_QUERY',
      'only allowed at the top level',
    ],
  ]),
];
