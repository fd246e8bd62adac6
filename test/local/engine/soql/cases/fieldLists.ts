import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals, sizes } from './case.ts';

/** What SELECT lists: FIELDS(), labels, formats, scopes. */
export const fieldLists: readonly SoqlCase[] = [
  ...cases(pages.fields, [
    [
      "SELECT FIELDS(CUSTOM) FROM Account WHERE Name = 'Acme' LIMIT 200",
      [{ Code__c: 'abc', Regions__c: 'AAA;BBB;DDD' }],
    ],
    [
      "SELECT Name, FIELDS(CUSTOM) FROM Account WHERE Name = 'Ter%' LIMIT 1",
      [{ Name: 'Ter%', Code__c: null, Regions__c: 'AAA;BBB' }],
    ],
    [
      "SELECT Name, (SELECT FIELDS(CUSTOM), Name FROM ChildAccounts LIMIT 200) FROM Account WHERE Name = 'Acme'",
      [{ Name: 'Acme', ChildAccounts: [{ Code__c: null, Regions__c: null, Name: 'terra_nova' }] }],
    ],
  ]),
  ...sizes(pages.fields, [
    ['SELECT FIELDS(ALL) FROM Account LIMIT 200', 5],
    ['SELECT FIELDS(STANDARD) FROM Account', 5],
    ["SELECT FIELDS(ALL) FROM Contact WHERE Id IN ('003000000000001', '003000000000002AAA')", 0],
    ["SELECT FIELDS(ALL) FROM Contact WHERE Id = '003000000000001' OR Id = '003000000000003'", 0],
    ['SELECT Id, FIELDS(CUSTOM) FROM User LIMIT 200', 4],
  ]),
  ...refusals(pages.fields, [
    ['SELECT Id, FIELDS(ALL) FROM User LIMIT 200', 'INVALID_FIELD', /^duplicate field selected: Id$/],
    [
      'SELECT FIELDS(ALL) FROM Account',
      'MALFORMED_QUERY',
      'The SOQL FIELDS function must have a LIMIT of at most 200',
    ],
    [
      'SELECT FIELDS(CUSTOM) FROM Account LIMIT 201',
      'MALFORMED_QUERY',
      'The SOQL FIELDS function must have a LIMIT of at most 200',
    ],
    [
      'SELECT FIELDS(CUSTOM) FROM Lead LIMIT 200',
      'MALFORMED_QUERY',
      "'FIELDS(...)' expansion function must result in at least one field being selected.",
    ],
    [
      'SELECT FIELDS(ALL), MIN(NumberOfEmployees) FROM Account GROUP BY Id LIMIT 200',
      'MALFORMED_QUERY',
      'Field must be grouped or aggregated',
    ],
    ['SELECT FIELDS(SOME) FROM Account LIMIT 200', 'MALFORMED_QUERY', "unexpected token: 'SOME'"],
  ]),
  ...cases(pages.toLabel, [
    [
      "SELECT Company, toLabel(Status) FROM Lead WHERE Company = 'One'",
      [{ Company: 'One', Status: 'Open - Not Contacted' }],
    ],
    [
      "SELECT Status, toLabel(Status) translatedStatus FROM Lead WHERE Company = 'One'",
      [{ Status: 'Open - Not Contacted', translatedStatus: 'Open - Not Contacted' }],
    ],
    [
      "SELECT Company FROM Lead WHERE toLabel(Status) = 'open - not contacted' ORDER BY Company",
      ['One', 'Two'],
    ],
    ["SELECT Company FROM Lead WHERE toLabel(Status) LIKE 'Open%' ORDER BY Company", ['One', 'Two']],
    ["SELECT toLabel(Regions__c) FROM Account WHERE Name = 'Ter%'", ['AAA;BBB']],
  ]),
  ...refusals(pages.toLabel, [
    ['SELECT Status, toLabel(Status) FROM Lead', 'INVALID_FIELD', 'duplicate field selected: Status'],
  ]),
  ...cases(pages.format, [
    ["SELECT FORMAT(AnnualRevenue) FROM Account WHERE Name = 'Acme'", ['$1,000,000.00']],
    [
      "SELECT AnnualRevenue, FORMAT(AnnualRevenue) Amt FROM Account WHERE Name = 'Acme'",
      [{ AnnualRevenue: 1000000, Amt: '$1,000,000.00' }],
    ],
    ["SELECT FORMAT(CreatedDate) FROM Account WHERE Name = 'Ter%'", ['11/22/2026, 9:00 PM']],
    ["SELECT FORMAT(CloseDate) FROM Opportunity WHERE Name = 'Small deal'", ['12/15/2026']],
    ["SELECT Id, CreatedDate, FORMAT(CreatedDate) formattedDate FROM Account WHERE Name = 'none'", []],
    [
      "SELECT FORMAT(convertCurrency(Amount)) convertedCurrency FROM Opportunity WHERE Name = 'Small deal'",
      ['$500.25'],
    ],
    ['SELECT FORMAT(MIN(CloseDate)) Amt FROM Opportunity', ['3/1/2025']],
    ["SELECT FORMAT(Amount) FROM Opportunity WHERE Name = 'Open deal'", [null]],
  ]),
  ...refusals(pages.format, [
    [
      'SELECT LastModifiedDate, FORMAT(LastModifiedDate) FROM Account',
      'INVALID_FIELD',
      'duplicate field selected: LastModifiedDate',
    ],
  ]),
  ...cases(pages.convertCurrency, [
    ["SELECT convertCurrency(AnnualRevenue) FROM Account WHERE Name = 'Acme'", [1000000]],
    ['SELECT Name FROM Opportunity WHERE Amount > USD5000', ['Big deal']],
  ]),
  ...refusals(pages.convertCurrency, [
    ['SELECT Id FROM Opportunity WHERE convertCurrency(Amount) > 5', 'MALFORMED_QUERY', 'convertCurrency'],
    ['SELECT Id FROM Opportunity ORDER BY convertCurrency(Amount)', 'MALFORMED_QUERY', 'unexpected token'],
  ]),
  ...cases(pages.scope, [
    ['SELECT Name FROM Account USING SCOPE mine ORDER BY Name', ['Acme', 'Ter%', 'terra_nova']],
    [
      "SELECT Name FROM Account USING SCOPE Mine WHERE Industry = 'Media' ORDER BY Name",
      ['Ter%', 'terra_nova'],
    ],
  ]),
  ...sizes(pages.scope, [['SELECT Id FROM Account USING SCOPE everything', 5]]),
  ...refusals(pages.scope, [
    ['SELECT Id FROM Account USING SCOPE nowhere', 'MALFORMED_QUERY', "unexpected token: 'nowhere'"],
  ]),
  ...sizes(pages.with, [['SELECT Id FROM Account WITH USER_MODE', 5]]),
  ...refusals(pages.groupByAlias, [
    ['SELECT Name n FROM Account', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
  ]),
];
