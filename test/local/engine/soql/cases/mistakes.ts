import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { refusals } from './case.ts';

/** What cannot be read, and what is not there. */
export const mistakes: readonly SoqlCase[] = [
  ...refusals(pages.select, [
    ['', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ['SELECT Id', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ['SELECT Id FROM', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ['Id FROM Account', 'MALFORMED_QUERY', "unexpected token: 'Id'"],
    ['SELECT * FROM Account', 'MALFORMED_QUERY', "unexpected token: '*'"],
    ['SELECT Id, FROM Account', 'MALFORMED_QUERY', "unexpected token: 'FROM'"],
    ['SELECT Id FROM Account;', 'MALFORMED_QUERY', "unexpected token: ';'"],
    ['SELECT Id FROM Account LIMIT 1 LIMIT 2', 'MALFORMED_QUERY', "unexpected token: 'LIMIT'"],
    ['SELECT Id FROM Account ORDER BY', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ['UPDATE Account SET Name = 1', 'MALFORMED_QUERY', "unexpected token: 'UPDATE'"],
    ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ["SELECT Id FROM Account WHERE (Name = 'a'", 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ["SELECT Id FROM Account WHERE Name = 'a')", 'MALFORMED_QUERY', "unexpected token: ')'"],
    ["SELECT Id FROM Account WHERE Name == 'a'", 'MALFORMED_QUERY', "unexpected token: '='"],
    ['SELECT Id FROM Account WHERE Name IS NULL', 'MALFORMED_QUERY', "unexpected token: 'IS'"],
    ["SELECT Id FROM Account WHERE Name NOT LIKE 'a'", 'MALFORMED_QUERY', "unexpected token: 'LIKE'"],
    ["SELECT Id FROM Account WHERE Name = 'a", 'MALFORMED_QUERY', 'unexpected token'],
    [
      'SELECT Id FROM Account WHERE Name = :name',
      'MALFORMED_QUERY',
      'Bind variables only allowed in Apex code',
    ],
    [
      'SELECT Ghost__c FROM Account',
      'INVALID_FIELD',
      /\nSELECT Ghost__c FROM Account\n {7}\^\nERROR at Row:1:Column:8\nNo such column 'Ghost__c' on entity 'Account'\./,
    ],
    [
      "SELECT Id FROM Account WHERE Ghost__c = 'x'",
      'INVALID_FIELD',
      /ERROR at Row:1:Column:30\nNo such column 'Ghost__c' on entity 'Account'\./,
    ],
    [
      'SELECT Id FROM Ghost__c',
      'INVALID_TYPE',
      /ERROR at Row:1:Column:16\nsObject type 'Ghost__c' is not supported\./,
    ],
    [
      'SELECT Ghost__r.Name FROM Account',
      'INVALID_FIELD',
      "Didn't understand relationship 'Ghost__r' in field path.",
    ],
    [
      'SELECT (SELECT Id FROM Ghosts) FROM Account',
      'INVALID_TYPE',
      "Didn't understand relationship 'Ghosts' in FROM part of query call.",
    ],
    ['SELECT Id, Name, name FROM Account', 'INVALID_FIELD', 'duplicate field selected: name'],
  ]),
  ...refusals(pages.alias, [
    ['SELECT Id FROM Account, Contact', 'MALFORMED_QUERY', 'The driving object is Account.'],
  ]),
  ...refusals(pages.errors, [
    ['SELECT FROM Account', 'MALFORMED_QUERY', "unexpected token: 'SELECT FROM'"],
    ['SELECT Id FROM Account WHERE ParentId IN ()', 'MALFORMED_QUERY', "unexpected token: 'ParentId IN ()'"],
    [
      'SELECT Id from $casecomment WHERE isdeleted = false',
      'MALFORMED_QUERY',
      "line 1:15 unexpected token: '$'",
    ],
    [
      "SELECT Id FROM Account WHERE Name LIKE NULL AND Name LIKE '%a%'",
      'MALFORMED_QUERY',
      "unexpected token: 'NULL'",
    ],
  ]),
  ...refusals(pages.where, [
    [
      "SELECT Id FROM Account WHERE AnnualRevenue = '5'",
      'INVALID_FIELD',
      "value of filter criterion for field 'AnnualRevenue' must be of type currency and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE NumberOfEmployees = '5'",
      'INVALID_FIELD',
      "field 'NumberOfEmployees' must be of type int and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM Account WHERE Name = 5',
      'INVALID_FIELD',
      "field 'Name' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Contact WHERE DoNotCall = 'true'",
      'INVALID_FIELD',
      "field 'DoNotCall' must be of type boolean and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM Account WHERE Id = 5',
      'INVALID_FIELD',
      "field 'Id' must be of type ID and should be enclosed in quotes",
    ],
    ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'],
    ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on'],
    [
      'SELECT Id FROM Contact WHERE DoNotCall > true',
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid operator on boolean field',
    ],
  ]),
  ...refusals(pages.comparison, [
    [
      "SELECT Id FROM Account WHERE AnnualRevenue LIKE '5%'",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid operator',
    ],
    ["SELECT Id FROM Account WHERE BillingState IN 'California'", 'MALFORMED_QUERY', 'unexpected token'],
  ]),
];
