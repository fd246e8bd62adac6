/**
 * Generated SOQL: whatever a client sends is answered or refused with an ApiError, never with a crash.
 *
 * 2,000 queries by default; SOQL_FUZZ_RUNS=20000 node --test test/local/engine/soql/fuzz.test.ts runs as many as it says.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../../plugin/src/local/engine/index.ts';
import { aggregates } from './cases/aggregates.ts';
import { dates } from './cases/dates.ts';
import { fieldLists } from './cases/fieldLists.ts';
import { grouping } from './cases/grouping.ts';
import { operators } from './cases/operators.ts';
import { ordering } from './cases/ordering.ts';
import { relationships } from './cases/relationships.ts';
import { semiJoins } from './cases/semiJoins.ts';
import { strings } from './cases/strings.ts';
import { seededOrg } from './seededOrg.ts';

const runs = Number(process.env.SOQL_FUZZ_RUNS ?? 2000);
const { org, userId } = seededOrg();

const outcomes = new Map<string, number>();
const count = (outcome: string): void => {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
};

/** Runs it; a refusal is fine, anything but an ApiError is not, nor one that hides a failure of the database. */
function attempt(soql: string): void {
  try {
    org.query(soql, { userId, all: soql.length % 2 === 0 });
    count('answered');
  } catch (error) {
    assert.ok(
      error instanceof ApiError,
      `${soql}\n${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
    assert.equal(
      error.cause,
      undefined,
      `${soql}\n${error.cause instanceof Error ? error.cause.message : ''}`,
    );
    assert.ok(error.status >= 400 && error.status < 500, soql);
    count(error.errorCode);
  }
}

const documented = [
  aggregates,
  dates,
  fieldLists,
  grouping,
  operators,
  ordering,
  relationships,
  semiJoins,
  strings,
]
  .flat()
  .map((each) => each.soql)
  .filter((soql) => soql.length < 400);

/** Words, numbers, quoted texts and single characters, spaces kept apart. */
const tokensOf = (soql: string): string[] => soql.match(/'(?:\\.|[^'\\])*'|[\w.:]+|\s+|[^\s\w]/gs) ?? [];

const vocabulary = [...new Set(documented.flatMap(tokensOf).filter((token) => token.trim() !== ''))];
const odd = [
  '',
  '(',
  ')',
  ',',
  "'",
  '\\',
  '%',
  ':x',
  '$',
  '\u0000',
  '\ud800',
  '99999999999999999999',
  '-',
  '--',
  '/*',
  'é',
  '💥',
  'null',
  'NOT',
  'AND',
  'OR',
  '(SELECT Id FROM Contacts)',
  'FIELDS(ALL)',
  'COUNT()',
  'TYPEOF',
  'END',
  '.',
];

/** A documented query with some of its tokens taken out, doubled, exchanged or put elsewhere. */
const mutated = fc
  .tuple(
    fc.constantFrom(...documented),
    fc.array(
      fc.tuple(
        fc.constantFrom('drop', 'double', 'exchange', 'insert', 'move'),
        fc.nat(200),
        fc.nat(200),
        fc.oneof(fc.constantFrom(...vocabulary), fc.constantFrom(...odd), fc.string({ maxLength: 4 })),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([soql, changes]) => {
    const tokens = tokensOf(soql);
    for (const [change, at, to, word] of changes) {
      const i = at % Math.max(tokens.length, 1);
      if (change === 'drop') tokens.splice(i, 1);
      if (change === 'double') tokens.splice(i, 0, tokens[i] ?? '');
      if (change === 'exchange') tokens[i] = word;
      if (change === 'insert') tokens.splice(i, 0, ` ${word} `);
      if (change === 'move') tokens.splice(to % Math.max(tokens.length, 1), 0, ...tokens.splice(i, 1));
    }
    return tokens.join('');
  });

const paths = [
  'Id',
  'Name',
  'Account.Name',
  'AccountId',
  'Amount',
  'CloseDate',
  'CreatedDate',
  'IsClosed',
  'StageName',
  'Owner.Name',
  'Owner.Profile.Name',
  'Description',
  'Account.Parent.Parent.Name',
  'Account.Owner.IsActive',
  'LeadSource',
  'Account.Regions__c',
  'Account.Code__c',
  'o.Name',
  'Opportunity.Id',
  'Ghost__c',
  'Account.BillingAddress',
];
const path = fc.constantFrom(...paths);
const value = fc.constantFrom(
  "'x'",
  "'%'",
  "''",
  'null',
  'true',
  '1',
  '-2.5',
  'TODAY',
  'LAST_N_DAYS:3',
  '2026-11-22',
  '2026-11-22T10:00:00Z',
  'USD5',
  "'001000000000001'",
  'NEXT_N_YEARS:9999',
  'N_DAYS_AGO:99999999999',
);
const fn = fc.constantFrom(
  'COUNT',
  'MAX',
  'SUM',
  'AVG',
  'COUNT_DISTINCT',
  'CALENDAR_YEAR',
  'DAY_ONLY',
  'toLabel',
  'FORMAT',
  'convertCurrency',
  'GROUPING',
  'HOUR_IN_DAY',
);
const operand = fc.oneof(
  { weight: 4, arbitrary: path },
  { weight: 1, arbitrary: fc.tuple(fn, path).map(([name, of]) => `${name}(${of})`) },
  { weight: 1, arbitrary: path.map((of) => `HOUR_IN_DAY(convertTimezone(${of}))`) },
);
/** Comparisons that hold together: types, operators and functions fit. */
const fitting = fc.constantFrom(
  'Amount > 5',
  "Name LIKE 'a%'",
  'CloseDate = TODAY',
  'IsClosed = true',
  'Account.Name != null',
  "StageName IN ('x', null)",
  'CALENDAR_YEAR(CloseDate) > 2000',
  "toLabel(StageName) = 'Prospecting'",
  'Account.Owner.IsActive = null',
  "Account.Regions__c INCLUDES ('AAA;BBB', 'CCC')",
  'CreatedDate < NEXT_N_WEEKS:4',
  "Owner.Profile.Name > 'A'",
  'AccountId = null',
);
const comparison = fc.oneof(
  { weight: 12, arbitrary: fitting },
  {
    weight: 4,
    arbitrary: fc
      .tuple(operand, fc.constantFrom('=', '!=', '<', '>=', 'LIKE', '<>'), value)
      .map((parts) => parts.join(' ')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        operand,
        fc.constantFrom('IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'),
        fc.array(value, { minLength: 1, maxLength: 3 }),
      )
      .map(([left, operator, list]) => `${left} ${operator} (${list.join(', ')})`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        path,
        fc.constantFrom('IN', 'NOT IN'),
        fc.constantFrom(
          'SELECT Id FROM Account',
          "SELECT AccountId FROM Contact WHERE LeadSource = 'Web'",
          'SELECT Name FROM Account',
        ),
      )
      .map(([left, operator, query]) => `${left} ${operator} (${query})`),
  },
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' AND ')})`),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' OR ')})`),
    tie('condition').map((inner) => `(NOT ${inner})`),
  ),
}));
const selected = fc.oneof(
  { weight: 5, arbitrary: operand },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'COUNT()',
      'FIELDS(STANDARD)',
      'Name n',
      'TYPEOF Owner WHEN User THEN Id ELSE Name END',
      'FORMAT(Amount) a',
      'FORMAT(MIN(CloseDate)) m',
      '(SELECT Id, (SELECT Id FROM Tasks) FROM Tasks)',
    ),
  },
);
const clause = (words: string, arbitrary: fc.Arbitrary<string>) =>
  fc.option(arbitrary, { nil: '', freq: 2 }).map((text) => (text === '' ? '' : ` ${words} ${text}`));
const fields = fc.uniqueArray(
  fc.constantFrom(
    'Id',
    'Name',
    'Account.Name',
    'Amount',
    'CloseDate',
    'Owner.Name',
    'FORMAT(Amount) a',
    'toLabel(StageName)',
    'Account.Owner.Profile.Name',
    'TYPEOF Owner WHEN User THEN Id END',
    '(SELECT Id FROM Tasks LIMIT 1)',
  ),
  { minLength: 1, maxLength: 4 },
);
const order = fc.constantFrom(
  'Name',
  'StageName DESC NULLS LAST',
  'Account.Name, Id',
  'Amount NULLS LAST',
  'CloseDate DESC',
);
/** Queries for records that mostly hold together. */
const records = fc
  .tuple(
    fields.map((items) => items.join(', ')),
    clause('WHERE', condition),
    clause('ORDER BY', order),
    clause('LIMIT', fc.nat(50).map(String)),
  )
  .map(([items, ...clauses]) => `SELECT ${items} FROM Opportunity${clauses.join('')}`);
/** Queries for groups that mostly hold together. */
const groups = fc
  .tuple(
    fc.constantFrom(
      'StageName',
      'StageName, IsClosed',
      'ROLLUP(StageName, IsClosed)',
      'CUBE(StageName)',
      'CALENDAR_YEAR(CloseDate)',
    ),
    fc.uniqueArray(
      fc.constantFrom(
        'StageName',
        'COUNT(Id)',
        'SUM(Amount) total',
        'MIN(CloseDate)',
        'MAX(Name)',
        'GROUPING(StageName)',
        'CALENDAR_YEAR(CloseDate)',
      ),
      { minLength: 1, maxLength: 3 },
    ),
    clause('WHERE', condition),
    clause(
      'HAVING',
      fc.constantFrom(
        'COUNT(Id) > 0',
        "StageName LIKE 'C%'",
        '(NOT SUM(Amount) > 100)',
        'MAX(CloseDate) > TODAY',
      ),
    ),
    clause('ORDER BY', fc.constantFrom('StageName', 'COUNT(Id) DESC', 'total', 'GROUPING(StageName)')),
  )
  .map(
    ([by, items, where, ...clauses]) =>
      `SELECT ${items.join(', ')} FROM Opportunity${where} GROUP BY ${by}${clauses.join('')}`,
  );
const composed = fc
  .tuple(
    fc.uniqueArray(selected, { minLength: 1, maxLength: 3 }).map((items) => items.join(', ')),
    fc.constantFrom('Opportunity', 'Opportunity o', 'Opportunity o, o.Account a', 'Contact'),
    clause('WHERE', condition),
    clause(
      'GROUP BY',
      fc.oneof(
        operand,
        fc.constantFrom('ROLLUP(StageName, LeadSource)', 'CUBE(StageName)', 'Name, StageName'),
      ),
    ),
    clause('HAVING', condition),
    clause(
      'ORDER BY',
      fc.tuple(operand, fc.constantFrom('', ' DESC', ' NULLS LAST')).map((parts) => parts.join('')),
    ),
    clause('LIMIT', fc.nat(3000).map(String)),
    clause('OFFSET', fc.nat(3000).map(String)),
  )
  .map(([items, from, ...clauses]) => `SELECT ${items} FROM ${from}${clauses.join('')}`);

test(`property: ${runs} generated queries are answered or refused with an ApiError`, (t) => {
  fc.assert(fc.property(fc.oneof(mutated, composed, records, groups), attempt), { numRuns: runs });
  t.diagnostic(JSON.stringify([...outcomes]));
  const answered = outcomes.get('answered') ?? 0;
  // The generators must reach both sides, often.
  assert.ok(answered > runs / 20 && answered < (runs * 19) / 20, JSON.stringify([...outcomes]));
  assert.ok(outcomes.size >= 4, JSON.stringify([...outcomes]));
});
