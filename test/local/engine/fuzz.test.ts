import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../plugin/src/local/engine/index.ts';
import { testOrg } from './fixture.ts';

const { org, insert, userId } = testOrg();
const guest = insert('Contact', { LastName: 'Guest' });
insert('Visit__c', { Key__c: 'one', Guest__c: guest, Score__c: 1, Topics__c: 'Finance' });
insert('Case', { ContactId: guest });

const path = fc.constantFrom(
  'Id',
  'Name',
  'Key__c',
  'Score__c',
  'Done__c',
  'Day__c',
  'Start__c',
  'Topics__c',
  'Story__c',
  'Guest__c',
  'Guest__r.Name',
  'Guest__r.Account.Parent.Name',
  'Owner.Name',
  'Owner.Type',
  'Ghost__c',
  'Ghost__r.Name',
  'Notes__c',
  'SystemModstamp',
  'v.Key__c',
  'Owner.Profile.Name',
  'CreatedBy.Id',
  'OwnerId',
  'a.b.c.d.e.f.g',
);
const value = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '5',
    '-1.5',
    '2026-02-30',
    '2026-11-21',
    '2026-11-21T10:00:00Z',
    'TODAY',
    'LAST_N_DAYS:3',
    ':x',
    'THIS_WEEK',
    "''",
    `'${guest}'`,
    "'\\'",
    "'%_\\\\'",
    'USD5',
    'NEXT_N_YEARS:99999',
  ),
  fc.string({ maxLength: 8 }).map((text) => `'${text.replace(/['\\]/g, '\\$&')}'`),
  fc.string({ maxLength: 5 }),
);
const list = fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => `(${values.join(', ')})`);
const fn = fc.constantFrom(
  'COUNT',
  'MAX',
  'SUM',
  'CALENDAR_YEAR',
  'DAY_ONLY',
  'toLabel',
  'FORMAT',
  'convertTimezone',
  'AVG',
);
const operand = fc.oneof(
  { weight: 4, arbitrary: path },
  { weight: 1, arbitrary: fc.tuple(fn, path).map(([name, field]) => `${name}(${field})`) },
);
const simple = fc.oneof(
  fc
    .tuple(operand, fc.constantFrom('=', '!=', '<', '>=', 'LIKE', '<>'), value)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(operand, fc.constantFrom('IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'), list)
    .map((parts) => parts.join(' ')),
  fc.tuple(path, path).map(([left, right]) => `${left} IN (SELECT ${right} FROM Visit__c)`),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    simple,
    fc
      .tuple(tie('condition'), fc.constantFrom('AND', 'OR'), tie('condition'))
      .map((parts) => parts.join(' ')),
    tie('condition').map((inner) => `(${inner})`),
    tie('condition').map((inner) => `NOT ${inner}`),
  ),
}));
const selected = fc.oneof(
  { weight: 4, arbitrary: operand },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'COUNT()',
      'FIELDS(ALL)',
      '(SELECT Id FROM Notes__r)',
      '(SELECT Id FROM Ghosts__r LIMIT 1)',
      'Name n',
      'TYPEOF Owner WHEN User THEN Id END',
    ),
  },
);
const maybe = (arbitrary: fc.Arbitrary<string>, words: string) =>
  fc.option(arbitrary, { nil: '' }).map((text) => (text === '' ? '' : ` ${words} ${text}`));
const query = fc
  .tuple(
    fc.array(selected, { minLength: 1, maxLength: 4 }).map((items) => items.join(', ')),
    fc.constantFrom('Visit__c', 'Visit__c v', 'Case', 'Contact', 'Ghost__c', 'User'),
    maybe(condition, 'WHERE'),
    maybe(operand, 'GROUP BY'),
    maybe(condition, 'HAVING'),
    maybe(
      fc.tuple(operand, fc.constantFrom('', ' DESC', ' ASC NULLS LAST')).map((parts) => parts.join('')),
      'ORDER BY',
    ),
    maybe(fc.nat(3000).map(String), 'LIMIT'),
    maybe(fc.nat(3000).map(String), 'OFFSET'),
  )
  .map(([items, from, ...clauses]) => `SELECT ${items} FROM ${from}${clauses.join('')}`);

/** Runs it; a refusal is fine, anything but an ApiError is not. */
function onlyApiErrors(work: () => unknown, refused: { codes: Map<string, number> }): void {
  try {
    work();
    refused.codes.set('answered', (refused.codes.get('answered') ?? 0) + 1);
  } catch (error) {
    assert.ok(error instanceof ApiError, error instanceof Error ? (error.stack ?? '') : String(error));
    assert.equal(error.cause, undefined, error.cause instanceof Error ? error.cause.message : '');
    refused.codes.set(error.errorCode, (refused.codes.get(error.errorCode) ?? 0) + 1);
  }
}

test('property: a generated query is answered or refused with an ApiError', () => {
  const seen = { codes: new Map<string, number>() };
  fc.assert(
    fc.property(query, (soql) => {
      onlyApiErrors(() => org.query(soql, { userId, all: true }), seen);
      onlyApiErrors(() => org.columns(soql), seen);
    }),
    { numRuns: 500 },
  );
  // The generator must reach both sides.
  assert.ok((seen.codes.get('answered') ?? 0) > 0, JSON.stringify([...seen.codes]));
  assert.ok(seen.codes.size >= 3, JSON.stringify([...seen.codes]));
});

test('property: any text at all is answered or refused with an ApiError', () => {
  const seen = { codes: new Map<string, number>() };
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }), (start, end) => {
      onlyApiErrors(() => org.query(start, { userId }), seen);
      onlyApiErrors(() => org.query(`SELECT Id FROM Visit__c WHERE Key__c = '${end}'`, { userId }), seen);
    }),
    { numRuns: 200 },
  );
});

test('property: values of any shape are saved or refused with an ApiError, and what is saved comes back', () => {
  const seen = { codes: new Map<string, number>() };
  const anything = fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('2026-11-21', '2026-11-21T10:00:00Z', guest, 'Finance', 'Home', 'a@b.example'),
    fc.dictionary(fc.string(), fc.string()),
  );
  const name = fc.constantFrom(
    'Key__c',
    'Score__c',
    'Cost__c',
    'Done__c',
    'Day__c',
    'Start__c',
    'Topics__c',
    'Place__c',
    'Guest__c',
    'Guest__r',
    'Mail__c',
    'Story__c',
    'Name',
    'Ghost__c',
    'OwnerId',
    'Notes__c',
    '__proto__',
    'constructor',
  );
  fc.assert(
    fc.property(fc.dictionary(name, anything, { maxKeys: 4 }), (values) => {
      onlyApiErrors(() => {
        const id = insert('Visit__c', values);
        assert.equal(org.retrieve('Visit__c', id, undefined, userId).Id, id);
        org.update('Visit__c', id, values, userId);
      }, seen);
    }),
    { numRuns: 300 },
  );
  assert.ok((seen.codes.get('answered') ?? 0) > 20, JSON.stringify([...seen.codes]));
});
