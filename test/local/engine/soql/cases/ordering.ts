import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals, sizes } from './case.ts';

/** ORDER BY, LIMIT, OFFSET. */
export const ordering: readonly SoqlCase[] = [
  ...cases(pages.orderBy, [
    // "sorting for English locales is case insensitive".
    [
      'SELECT Name FROM Account ORDER BY Name',
      ['Acme', 'APPLETON \\ Sons', "Bob's BBQ", 'Ter%', 'terra_nova'],
    ],
    ['SELECT Name FROM Account ORDER BY Name ASC LIMIT 1', ['Acme']],
    [
      'SELECT Name FROM Account ORDER BY Name DESC NULLS LAST',
      ['terra_nova', 'Ter%', "Bob's BBQ", 'APPLETON \\ Sons', 'Acme'],
    ],
    // "By default, null values are sorted first."
    ['SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue', [null, 0, 2500, 50000, 1000000]],
    ['SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue DESC', [null, 1000000, 50000, 2500, 0]],
    ['SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue NULLS FIRST', [null, 0, 2500, 50000, 1000000]],
    ['SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue NULLS LAST', [0, 2500, 50000, 1000000, null]],
    [
      'SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue DESC NULLS LAST',
      [1000000, 50000, 2500, 0, null],
    ],
    // "picklist sorting is defined by the picklist sort determined during setup": Hot, Warm, Cold.
    ['SELECT Rating FROM Account WHERE Rating != null ORDER BY Rating', ['Hot', 'Warm', 'Cold']],
    [
      'SELECT Name FROM Account ORDER BY Industry DESC NULLS LAST, Name DESC',
      ['Acme', 'terra_nova', 'Ter%', "Bob's BBQ", 'APPLETON \\ Sons'],
    ],
    ['SELECT LastName FROM Contact ORDER BY Account.Name, LastName', ['Young', 'Apple', 'Doe', 'Appleton']],
    [
      'SELECT LastName FROM Contact ORDER BY Account.Name DESC NULLS LAST, LastName',
      ['Appleton', 'Apple', 'Doe', 'Young'],
    ],
    // "NULL values are still returned at the top".
    [
      'SELECT LastName FROM Contact ORDER BY AccountId NULLS LAST, LastName',
      ['Young', 'Apple', 'Doe', 'Appleton'],
    ],
    ['SELECT Birthdate FROM Contact ORDER BY Birthdate NULLS LAST LIMIT 2', ['1980-02-29', '1990-07-04']],
    ['SELECT DoNotCall FROM Contact ORDER BY DoNotCall DESC LIMIT 2', [true, false]],
  ]),
  ...refusals(pages.orderBy, [
    [
      'SELECT Id FROM Account ORDER BY Description',
      'MALFORMED_QUERY',
      "field 'Description' can not be sorted in a query call",
    ],
    [
      'SELECT Id FROM Account ORDER BY Regions__c',
      'MALFORMED_QUERY',
      "field 'Regions__c' can not be sorted in a query call",
    ],
    [
      'SELECT Id FROM Account ORDER BY Ghost__c',
      'INVALID_FIELD',
      "No such column 'Ghost__c' on entity 'Account'",
    ],
  ]),
  ...refusals(pages.toLabel, [
    ['SELECT Id FROM Lead ORDER BY toLabel(Status)', 'MALFORMED_QUERY', 'unexpected token'],
  ]),
  ...cases(pages.limit, [
    ["SELECT Name FROM Account WHERE Industry = 'Media' ORDER BY Name LIMIT 1", ['Ter%']],
    ['SELECT Name FROM Account LIMIT 0', []],
  ]),
  ...sizes(pages.limit, [
    ['SELECT Id FROM Account LIMIT 125', 5],
    ['SELECT COUNT() FROM Account LIMIT 3', 3],
  ]),
  ...refusals(pages.limit, [
    [
      'SELECT MAX(CreatedDate) FROM Account LIMIT 1',
      'MALFORMED_QUERY',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
    ],
    ['SELECT Id FROM Account LIMIT -1', 'MALFORMED_QUERY', "unexpected token: '-1'"],
    ['SELECT Id FROM Account LIMIT ten', 'MALFORMED_QUERY', "unexpected token: 'ten'"],
    ['SELECT Id FROM Account LIMIT', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
  ]),
  ...cases(pages.offset, [
    ['SELECT Name FROM Account ORDER BY Name OFFSET 3', ['Ter%', 'terra_nova']],
    ['SELECT Name FROM Account ORDER BY Name LIMIT 2 OFFSET 1', ['APPLETON \\ Sons', "Bob's BBQ"]],
    ['SELECT Name FROM Account ORDER BY Name OFFSET 2000', []],
    [
      'SELECT Name, (SELECT Name FROM Opportunities ORDER BY Name LIMIT 10 OFFSET 1) FROM Account ORDER BY Name LIMIT 1',
      [{ Name: 'Acme', Opportunities: ['Small deal'] }],
    ],
  ]),
  ...refusals(pages.offset, [
    [
      'SELECT Name FROM Account OFFSET 2001',
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Maximum SOQL offset allowed is 2000',
    ],
    [
      'SELECT Name FROM Account LIMIT 10 OFFSET 99999',
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Maximum SOQL offset allowed is 2000',
    ],
    [
      'SELECT Name, (SELECT Name FROM Opportunities LIMIT 10 OFFSET 2) FROM Account LIMIT 2',
      'MALFORMED_QUERY',
      'OFFSET',
    ],
    [
      'SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 100 OFFSET 20)',
      'MALFORMED_QUERY',
      'missing value',
    ],
    ['SELECT Name FROM Account OFFSET 1 LIMIT 1', 'MALFORMED_QUERY', "unexpected token: 'LIMIT'"],
    ['SELECT SUM(Amount) FROM Opportunity OFFSET 1', 'MALFORMED_QUERY', 'cannot also use OFFSET'],
  ]),
  ...refusals(pages.update, [
    ['SELECT Id FROM Account ORDER BY Name FOR UPDATE', 'MALFORMED_QUERY', "unexpected token: 'FOR'"],
  ]),
  ...sizes(pages.update, [['SELECT Id FROM Account LIMIT 2 FOR UPDATE', 2]]),
  ...sizes(pages.forView, [
    ['SELECT Name, Id FROM Contact LIMIT 1 FOR VIEW', 1],
    ['SELECT Name, Id FROM Contact LIMIT 1 FOR REFERENCE', 1],
  ]),
];
