import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals, sizes } from './case.ts';

/** Aggregate functions without and with groups. */
export const aggregates: readonly SoqlCase[] = [
  ...sizes(pages.count, [
    ['SELECT COUNT() FROM Account', 5],
    ["SELECT COUNT() FROM Account WHERE Name LIKE 'a%'", 2],
    ["SELECT count() FROM Contact, Contact.Account WHERE Account.Name = 'Acme'", 2],
    ["SELECT COUNT() FROM Contact c, c.Account a WHERE a.Name = 'Acme'", 2],
  ]),
  ...cases(pages.count, [
    ["SELECT COUNT(Id) FROM Account WHERE Name LIKE 'a%'", [2]],
    ['SELECT COUNT(Id), COUNT(AccountId) FROM Contact', [{ expr0: 4, expr1: 3 }]],
    [
      'SELECT LeadSource, COUNT(LastName) FROM Lead GROUP BY LeadSource',
      [
        { LeadSource: null, expr0: 1 },
        { LeadSource: 'Other', expr0: 1 },
        { LeadSource: 'Web', expr0: 3 },
      ],
    ],
  ]),
  ...refusals(pages.count, [
    ['SELECT COUNT(), Name FROM Account', 'MALFORMED_QUERY', 'COUNT()'],
    ['SELECT COUNT() FROM Account ORDER BY Name', 'MALFORMED_QUERY', "unexpected token: 'ORDER'"],
    ['SELECT COUNT() FROM Account GROUP BY Name', 'MALFORMED_QUERY', "unexpected token: 'GROUP'"],
    ['SELECT COUNT() n FROM Account', 'MALFORMED_QUERY', 'COUNT()'],
  ]),
  ...cases(pages.aggregates, [
    ['SELECT AVG(Amount) FROM Opportunity', [(10000 + 500.25 + 300) / 3]],
    ['SELECT SUM(Amount) FROM Opportunity WHERE IsClosed = false', [500.25]],
    ['SELECT SUM(Amount) total FROM Opportunity', [10800.25]],
    ['SELECT COUNT_DISTINCT(Company) FROM Lead', [4]],
    ['SELECT COUNT_DISTINCT(LeadSource) FROM Lead', [2]],
    [
      'SELECT MIN(CloseDate), MAX(CloseDate) FROM Opportunity',
      [{ expr0: '2025-03-01', expr1: '2027-01-10' }],
    ],
    ['SELECT MIN(Amount) low, MAX(Amount) high FROM Opportunity', [{ low: 300, high: 10000 }]],
    ['SELECT MIN(Name), MAX(Name) FROM Account', [{ expr0: 'Acme', expr1: 'terra_nova' }]],
    // "the function uses the sort order of the picklist values instead of alphabetical order": Hot, Warm, Cold.
    ['SELECT MIN(Rating), MAX(Rating) FROM Account', [{ expr0: 'Hot', expr1: 'Cold' }]],
    [
      "SELECT SUM(Amount), MAX(CloseDate), COUNT(Id) FROM Opportunity WHERE Name = 'none'",
      [{ expr0: null, expr1: null, expr2: 0 }],
    ],
    [
      'SELECT StageName, SUM(Amount) FROM Opportunity WHERE IsWon = true GROUP BY StageName',
      [{ StageName: 'Closed Won', expr0: 10000 }],
    ],
  ]),
  ...refusals(pages.aggregateTypes, [
    [
      'SELECT SUM(Name) FROM Account',
      'MALFORMED_QUERY',
      'field Name does not support aggregate operator SUM',
    ],
    [
      'SELECT AVG(CreatedDate) FROM Account',
      'MALFORMED_QUERY',
      'field CreatedDate does not support aggregate operator AVG',
    ],
    [
      'SELECT COUNT(DoNotCall) FROM Contact',
      'MALFORMED_QUERY',
      'field DoNotCall does not support aggregate operator COUNT',
    ],
    [
      'SELECT MAX(DoNotCall) FROM Contact',
      'MALFORMED_QUERY',
      'field DoNotCall does not support aggregate operator MAX',
    ],
    [
      'SELECT COUNT(Description) FROM Account',
      'MALFORMED_QUERY',
      'field Description does not support aggregate operator COUNT',
    ],
    [
      'SELECT MIN(Regions__c) FROM Account',
      'MALFORMED_QUERY',
      'field Regions__c does not support aggregate operator MIN',
    ],
    [
      'SELECT SUM(CloseDate) FROM Opportunity',
      'MALFORMED_QUERY',
      'field CloseDate does not support aggregate operator SUM',
    ],
  ]),
  ...cases(pages.aggregateTypes, [
    ['SELECT COUNT_DISTINCT(OwnerId) FROM Account', [2]],
    [
      'SELECT COUNT(Email), COUNT(Phone), COUNT(LeadSource), COUNT(Birthdate) FROM Contact',
      [{ expr0: 2, expr1: 0, expr2: 3, expr3: 2 }],
    ],
  ]),
  ...cases(pages.groupByAlias, [
    [
      "SELECT Name n, MAX(Amount) max FROM Opportunity WHERE Name LIKE 'b%' GROUP BY Name",
      [{ n: 'Big deal', max: 10000 }],
    ],
    [
      "SELECT Name, MAX(Amount), MIN(Amount) FROM Opportunity WHERE Name LIKE 'b%' GROUP BY Name",
      [{ Name: 'Big deal', expr0: 10000, expr1: 10000 }],
    ],
    [
      "SELECT Name, MAX(Amount), MIN(Amount) min, SUM(Amount) FROM Opportunity WHERE Name LIKE 'b%' GROUP BY Name",
      [{ Name: 'Big deal', expr0: 10000, min: 10000, expr1: 10000 }],
    ],
  ]),
];
