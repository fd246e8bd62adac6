import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { TestOrg } from './fixture.ts';
import { refuses, testOrg } from './fixture.ts';

let org: TestOrg;

before(() => {
  org = testOrg();
  const guests = ['Ann', 'Bob'].map((name) => org.insert('Contact', { LastName: name }));
  const rows: [number | undefined, string | null, number | null, string][] = [
    [0, 'Home', 1.1, '2026-11-21T04:30:00Z'],
    [0, 'Home', 2.2, '2026-11-21T05:30:00Z'],
    [1, 'Office', null, '2026-12-31T23:59:59Z'],
    [undefined, null, 3, '2027-01-01T00:00:00Z'],
  ];
  for (const [guest, place, score, start] of rows) {
    org.insert('Visit__c', {
      Guest__c: guest === undefined ? null : guests[guest],
      Place__c: place,
      Score__c: score,
      Start__c: start,
    });
  }
});

/** The groups without their attributes. */
function groups(soql: string): Record<string, unknown>[] {
  return org.rows(soql).map(({ attributes, ...values }) => {
    assert.deepEqual(attributes, { type: 'AggregateResult' });
    return values;
  });
}

test('COUNT() is a size without records, within LIMIT', () => {
  const count = (soql: string) => org.org.query(soql, { userId: org.userId });
  assert.deepEqual(count('SELECT COUNT() FROM Visit__c'), { totalSize: 4, records: [], entity: 'Visit__c' });
  assert.equal(count('SELECT count() FROM Visit__c WHERE Score__c > 2').totalSize, 2);
  assert.equal(count('SELECT COUNT() FROM Visit__c LIMIT 3').totalSize, 3);
  refuses(() => count('SELECT COUNT(), Id FROM Visit__c'), 'MALFORMED_QUERY', /must be the only element/);
});

test('aggregates over everything: unnamed ones are expr0, expr1 …', () => {
  assert.deepEqual(
    groups(
      'SELECT COUNT(Id), COUNT(Score__c) scored, COUNT_DISTINCT(Guest__c), SUM(Score__c), AVG(Score__c) mean, MIN(Start__c), ' +
        'MAX(Place__c) FROM Visit__c',
    ),
    [
      {
        expr0: 4,
        scored: 3,
        expr1: 2,
        expr2: 6.3,
        mean: 2.1,
        expr3: '2026-11-21T04:30:00.000+0000',
        expr4: 'Home',
      },
    ],
  );
  assert.deepEqual(groups("SELECT COUNT(Id) n, MAX(Score__c) m FROM Visit__c WHERE Mood__c = 'none'"), [
    { n: 0, m: null },
  ]);
});

test('GROUP BY: empty is a group of its own; a parent’s field is named by its last part', () => {
  assert.deepEqual(
    groups('SELECT Place__c, COUNT(Id) FROM Visit__c GROUP BY Place__c ORDER BY Place__c NULLS LAST'),
    [
      { Place__c: 'Office', expr0: 1 },
      { Place__c: 'Home', expr0: 2 },
      { Place__c: null, expr0: 1 },
    ],
  );
  assert.deepEqual(
    groups(
      'SELECT Guest__r.Name, COUNT(Id) n FROM Visit__c WHERE Guest__c != null GROUP BY Guest__r.Name ORDER BY COUNT(Id) DESC',
    ),
    [
      { Name: 'Ann', n: 2 },
      { Name: 'Bob', n: 1 },
    ],
  );
});

test('HAVING with NOT and parentheses keeps every condition', () => {
  const having = (condition: string) =>
    groups(`SELECT Place__c FROM Visit__c GROUP BY Place__c HAVING ${condition} ORDER BY Place__c`).map(
      (group) => group.Place__c,
    );
  assert.deepEqual(having('COUNT(Id) > 1'), ['Home']);
  assert.deepEqual(having("COUNT(Id) > 0 AND (NOT (MAX(Score__c) = 2.2 OR Place__c = 'Office'))"), [null]);
  assert.deepEqual(having('NOT COUNT(Id) > 1'), [null, 'Office']);
  assert.deepEqual(having("Place__c LIKE '%o%' AND (SUM(Score__c) > 3 OR COUNT(Id) = 1)"), [
    'Office',
    'Home',
  ]);
});

test('date functions count in UTC, and in the org’s zone through convertTimezone', () => {
  assert.deepEqual(
    groups(
      'SELECT CALENDAR_YEAR(Start__c) y, CALENDAR_MONTH(Start__c) m, COUNT(Id) n FROM Visit__c ' +
        'GROUP BY CALENDAR_YEAR(Start__c), CALENDAR_MONTH(Start__c) ORDER BY CALENDAR_YEAR(Start__c), CALENDAR_MONTH(Start__c)',
    ),
    [
      { y: 2026, m: 11, n: 2 },
      { y: 2026, m: 12, n: 1 },
      { y: 2027, m: 1, n: 1 },
    ],
  );
  const days = (path: string) =>
    groups(
      `SELECT DAY_ONLY(${path}) d FROM Visit__c GROUP BY DAY_ONLY(${path}) ORDER BY DAY_ONLY(${path})`,
    ).map((group) => group.d);
  assert.deepEqual(days('Start__c'), ['2026-11-21', '2026-12-31', '2027-01-01']);
  assert.deepEqual(days('convertTimezone(Start__c)'), ['2026-11-20', '2026-11-21', '2026-12-31']);
  const hours = (condition: string) => org.rows(`SELECT Id FROM Visit__c WHERE ${condition}`).length;
  assert.equal(hours('HOUR_IN_DAY(Start__c) = 4'), 1);
  assert.equal(hours('HOUR_IN_DAY(convertTimezone(Start__c)) = 23'), 1);
  assert.equal(hours('CALENDAR_YEAR(Start__c) = 2026 AND DAY_IN_WEEK(Start__c) IN (7, 1)'), 2);
  assert.equal(hours('DAY_ONLY(Start__c) > 2026-11-21'), 2);
});

test('ORDER BY may name an alias', () => {
  assert.deepEqual(
    groups('SELECT Place__c p, COUNT(Id) n FROM Visit__c GROUP BY Place__c ORDER BY n DESC, p LIMIT 2').map(
      (group) => group.p,
    ),
    ['Home', null],
  );
});

test('mistakes in grouping are named', () => {
  const wrong = (soql: string, message: RegExp) => {
    refuses(() => groups(soql), 'MALFORMED_QUERY', message);
  };
  wrong(
    'SELECT Key__c, COUNT(Id) FROM Visit__c GROUP BY Place__c',
    /Field must be grouped or aggregated: Key__c/,
  );
  wrong('SELECT Key__c, COUNT(Id) FROM Visit__c', /Field must be grouped or aggregated: Key__c/);
  wrong(
    'SELECT COUNT(Id) FROM Visit__c GROUP BY Place__c ORDER BY Key__c',
    /Ordered field must be grouped or aggregated: Key__c/,
  );
  wrong('SELECT SUM(Key__c) FROM Visit__c', /field Key__c does not support aggregate operator SUM/);
  wrong('SELECT MAX(Done__c) FROM Visit__c', /field Done__c does not support aggregate operator MAX/);
  wrong('SELECT Name, Guest__r.Name FROM Visit__c GROUP BY Name, Guest__r.Name', /duplicate alias: Name/);
  wrong(
    'SELECT Score__c FROM Visit__c GROUP BY Score__c',
    /field 'Score__c' can not be grouped in a query call/,
  );
  wrong('SELECT COUNT(Id) FROM Visit__c GROUP BY ROLLUP(Place__c), Mood__c', /unexpected token: 'ROLLUP'/);
});

test('more than 2000 groups do not fit into one answer', () => {
  const { org: many, userId } = testOrg();
  many.load(
    'Account',
    Array.from({ length: 2001 }, (_, i) => ({ Name: `A${i}` })),
  );
  refuses(
    () => many.query('SELECT Name FROM Account GROUP BY Name', { userId }),
    'EXCEEDED_ID_LIMIT',
    /Aggregate query does not support queryMore/,
  );
  assert.equal(many.query('SELECT Name FROM Account GROUP BY Name LIMIT 2000', { userId }).totalSize, 2000);
});
