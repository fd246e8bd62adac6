import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals } from './case.ts';

/** GROUP BY, ROLLUP, CUBE, HAVING. */
export const grouping: readonly SoqlCase[] = [
  ...cases(pages.groupBy, [
    [
      'SELECT LeadSource FROM Lead GROUP BY LeadSource ORDER BY LeadSource NULLS LAST',
      ['Web', 'Other', null],
    ],
    [
      'SELECT LeadSource, COUNT(LastName) FROM Lead GROUP BY LeadSource ORDER BY LeadSource',
      [
        { LeadSource: null, expr0: 1 },
        { LeadSource: 'Web', expr0: 3 },
        { LeadSource: 'Other', expr0: 1 },
      ],
    ],
    [
      "SELECT LeadSource, Rating, COUNT(Id) n FROM Lead WHERE LeadSource = 'Web' GROUP BY LeadSource, Rating ORDER BY Rating NULLS LAST",
      [
        { LeadSource: 'Web', Rating: 'Hot', n: 1 },
        { LeadSource: 'Web', Rating: 'Warm', n: 1 },
        { LeadSource: 'Web', Rating: null, n: 1 },
      ],
    ],
    [
      'SELECT Account.Name, COUNT(Id) n FROM Contact WHERE AccountId != null GROUP BY Account.Name ORDER BY COUNT(Id) DESC',
      [
        { Name: 'Acme', n: 2 },
        { Name: "Bob's BBQ", n: 1 },
      ],
    ],
    [
      'SELECT IsClosed, COUNT(Id) n FROM Opportunity GROUP BY IsClosed ORDER BY IsClosed',
      [
        { IsClosed: false, n: 2 },
        { IsClosed: true, n: 2 },
      ],
    ],
  ]),
  ...cases(pages.groupByConsiderations, [
    [
      "SELECT Name, MAX(CreatedDate) FROM Account WHERE Name LIKE 'acme' GROUP BY Name LIMIT 5",
      [{ Name: 'Acme', expr0: '2026-11-22T07:59:59.000+0000' }],
    ],
  ]),
  ...refusals(pages.groupByConsiderations, [
    [
      'SELECT CreatedDate FROM Account GROUP BY CreatedDate',
      'MALFORMED_QUERY',
      "field 'CreatedDate' can not be grouped in a query call",
    ],
    [
      'SELECT Description FROM Account GROUP BY Description',
      'MALFORMED_QUERY',
      "field 'Description' can not be grouped in a query call",
    ],
    [
      'SELECT Amount FROM Opportunity GROUP BY Amount',
      'MALFORMED_QUERY',
      "field 'Amount' can not be grouped in a query call",
    ],
    [
      'SELECT Regions__c FROM Account GROUP BY Regions__c',
      'MALFORMED_QUERY',
      "field 'Regions__c' can not be grouped in a query call",
    ],
  ]),
  ...refusals(pages.groupBy, [
    [
      'SELECT LeadSource, Company, COUNT(Id) FROM Lead GROUP BY LeadSource',
      'MALFORMED_QUERY',
      'Field must be grouped or aggregated: Company',
    ],
    ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
    [
      'SELECT LeadSource, COUNT(Id) FROM Lead GROUP BY LeadSource ORDER BY Company',
      'MALFORMED_QUERY',
      'Ordered field must be grouped or aggregated: Company',
    ],
  ]),
  ...cases(pages.rollup, [
    [
      'SELECT LeadSource, COUNT(LastName) cnt FROM Lead WHERE LeadSource != null GROUP BY ROLLUP(LeadSource)',
      [
        { LeadSource: 'Other', cnt: 1 },
        { LeadSource: 'Web', cnt: 3 },
        { LeadSource: null, cnt: 4 },
      ],
    ],
    [
      'SELECT Status, LeadSource, COUNT(LastName) cnt FROM Lead WHERE LeadSource != null GROUP BY ROLLUP(Status, LeadSource)',
      [
        { Status: 'Open - Not Contacted', LeadSource: 'Web', cnt: 2 },
        { Status: 'Open - Not Contacted', LeadSource: null, cnt: 2 },
        { Status: 'Working - Contacted', LeadSource: 'Other', cnt: 1 },
        { Status: 'Working - Contacted', LeadSource: 'Web', cnt: 1 },
        { Status: 'Working - Contacted', LeadSource: null, cnt: 2 },
        { Status: null, LeadSource: null, cnt: 4 },
      ],
    ],
  ]),
  ...refusals(pages.rollup, [
    [
      'SELECT COUNT(Id) FROM Lead GROUP BY ROLLUP(Status), LeadSource',
      'MALFORMED_QUERY',
      "unexpected token: 'ROLLUP'",
    ],
    [
      'SELECT COUNT(Id) FROM Lead GROUP BY ROLLUP(Status, LeadSource, Rating, Company)',
      'MALFORMED_QUERY',
      '3 fields or less',
    ],
  ]),
  ...cases(pages.grouping, [
    [
      "SELECT LeadSource, Rating, GROUPING(LeadSource) grpLS, GROUPING(Rating) grpRating, COUNT(LastName) cnt FROM Lead WHERE LeadSource = 'Web' GROUP BY ROLLUP(LeadSource, Rating)",
      [
        { LeadSource: 'Web', Rating: null, grpLS: 0, grpRating: 0, cnt: 1 },
        { LeadSource: 'Web', Rating: 'Hot', grpLS: 0, grpRating: 0, cnt: 1 },
        { LeadSource: 'Web', Rating: 'Warm', grpLS: 0, grpRating: 0, cnt: 1 },
        { LeadSource: 'Web', Rating: null, grpLS: 0, grpRating: 1, cnt: 3 },
        { LeadSource: null, Rating: null, grpLS: 1, grpRating: 1, cnt: 3 },
      ],
    ],
    [
      'SELECT Rating, COUNT(Id) n FROM Lead GROUP BY ROLLUP(Rating) HAVING GROUPING(Rating) = 1',
      [{ Rating: null, n: 5 }],
    ],
  ]),
  ...cases(pages.cube, [
    [
      "SELECT Type, BillingState, GROUPING(Type) grpType, GROUPING(BillingState) grpState, COUNT(Id) accts FROM Account WHERE BillingState != null AND Type = 'Prospect' GROUP BY CUBE(Type, BillingState) ORDER BY GROUPING(Type), GROUPING(BillingState), BillingState",
      [
        { Type: 'Prospect', BillingState: 'New York', grpType: 0, grpState: 0, accts: 1 },
        { Type: 'Prospect', BillingState: 'Texas', grpType: 0, grpState: 0, accts: 1 },
        { Type: 'Prospect', BillingState: null, grpType: 0, grpState: 1, accts: 2 },
        { Type: null, BillingState: 'New York', grpType: 1, grpState: 0, accts: 1 },
        { Type: null, BillingState: 'Texas', grpType: 1, grpState: 0, accts: 1 },
        { Type: null, BillingState: null, grpType: 1, grpState: 1, accts: 2 },
      ],
    ],
  ]),
  ...refusals(pages.cube, [
    [
      'SELECT COUNT(Id) FROM Lead GROUP BY CUBE(Status, LeadSource, Rating, Company)',
      'MALFORMED_QUERY',
      '3 fields or less',
    ],
  ]),
  ...cases(pages.having, [
    [
      'SELECT LeadSource, COUNT(LastName) FROM Lead GROUP BY LeadSource HAVING COUNT(LastName) > 1',
      [{ LeadSource: 'Web', expr0: 3 }],
    ],
    [
      'SELECT Company, COUNT(Id) FROM Lead GROUP BY Company HAVING COUNT(Id) > 1',
      [{ Company: 'Two', expr0: 2 }],
    ],
    [
      "SELECT LeadSource FROM Lead GROUP BY LeadSource HAVING COUNT(Id) = 1 AND LeadSource LIKE 'O%'",
      ['Other'],
    ],
    ['SELECT LeadSource FROM Lead GROUP BY LeadSource HAVING NOT COUNT(Id) = 1', ['Web']],
  ]),
  ...refusals(pages.having, [
    [
      "SELECT LeadSource, COUNT(LastName) FROM Lead GROUP BY LeadSource HAVING COUNT(LastName) > 1 AND City LIKE 'San%'",
      'MALFORMED_QUERY',
      'must be grouped or aggregated: City',
    ],
    ['SELECT COUNT(Id) FROM Lead HAVING COUNT(Id) > 1', 'MALFORMED_QUERY', "unexpected token: 'HAVING'"],
    ['SELECT Id FROM Lead WHERE COUNT(Id) > 1', 'MALFORMED_QUERY', "unexpected token: 'COUNT'"],
  ]),
];
