import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuses, testOrg } from './fixture.ts';

const { rows } = testOrg();
const ending = 'Please reference your WSDL or the describe call for the appropriate names.';

test('a field that is not there: the line, a caret, row and column, then the words', () => {
  refuses(
    () => rows('SELECT Id, Ghost__c FROM Visit__c'),
    'INVALID_FIELD',
    '\nSELECT Id, Ghost__c FROM Visit__c\n           ^\nERROR at Row:1:Column:12\n' +
      "No such column 'Ghost__c' on entity 'Visit__c'. If you are attempting to use a custom field, be sure to append the " +
      `'__c' after the custom field name. ${ending}`,
  );
  refuses(
    () => rows("SELECT Id\nFROM Visit__c\nWHERE Key__c = 'Ghost__c' AND\n Ghost__c = 'x'"),
    'INVALID_FIELD',
    /ERROR at Row:4:Column:2\n/,
  );
});

test('an object, a parent and a child relationship that are not there', () => {
  refuses(
    () => rows('SELECT Id FROM Ghost__c'),
    'INVALID_TYPE',
    "\nSELECT Id FROM Ghost__c\n               ^\nERROR at Row:1:Column:16\nsObject type 'Ghost__c' is not supported. If you are " +
      `attempting to use a custom object, be sure to append the '__c' after the entity name. ${ending}`,
  );
  refuses(
    () => rows('SELECT Ghost__r.Name FROM Visit__c'),
    'INVALID_FIELD',
    /Didn't understand relationship 'Ghost__r' in field path\. If you are attempting to use a custom relationship/,
  );
  refuses(
    () => rows('SELECT Id, (SELECT Id FROM Ghosts__r) FROM Visit__c'),
    'INVALID_TYPE',
    /Didn't understand relationship 'Ghosts__r' in FROM part of query call\./,
  );
});

test('what cannot be read is MALFORMED_QUERY and names the token', () => {
  for (const [soql, words] of [
    ['', /unexpected token: '<EOF>'/],
    ['SELECT Id FRM Visit__c', /ERROR at Row:1:Column:15\nunexpected token: 'Visit__c'/],
    ['SELECT Id FROM Visit__c WHERE', /unexpected token: '<EOF>'/],
    ["SELECT Id FROM Visit__c WHERE Key__c = 'x", /line 1:39 unexpected token: '''/],
    ['SELECT Id FROM Visit__c LIMIT -1', /unexpected token: '-1'/],
    ['SELECT Id FROM Visit__c WHERE Score__c > 1.5e3', /unexpected token/],
    [
      'SELECT Id FROM Visit__c WHERE Key__c = :key',
      /Bind variables only allowed in Apex code|unexpected token: ':'/,
    ],
    ['SELECT Name n FROM Visit__c', /only aggregate expressions use field aliasing/],
    ['SELECT TYPEOF Guest__r WHEN Contact THEN Name END FROM Visit__c', /polymorphic/],
    [
      "SELECT Id FROM Account WHERE DISTANCE(Site, GEOLOCATION(37,122), 'mi') < 20",
      /does not know the function DISTANCE/,
    ],
    [
      `SELECT Id FROM Visit__c WHERE Key__c = '${'x'.repeat(100_000)}'`,
      /cannot be longer than 100000 characters/,
    ],
  ] as const) {
    refuses(() => rows(soql), 'MALFORMED_QUERY', words);
  }
});

test('a field twice is refused', () => {
  refuses(() => rows('SELECT Id, Key__c, ID FROM Visit__c'), 'INVALID_FIELD', /duplicate field selected: ID/);
  refuses(
    () => rows('SELECT Guest__r.Name, Guest__r.Name FROM Visit__c'),
    'INVALID_FIELD',
    /duplicate field selected: Guest__r.Name/,
  );
});

test('a value of the wrong kind says which kind, and whether quotes are right', () => {
  const wrong = (condition: string, field: string, words: string) => {
    refuses(
      () => rows(`SELECT Id FROM Visit__c WHERE ${condition}`),
      'INVALID_FIELD',
      new RegExp(`value of filter criterion for field '${field}' must be of type ${words}$`),
    );
  };
  wrong("Score__c = '5'", 'Score__c', 'double and should not be enclosed in quotes');
  wrong('Key__c = 5', 'Key__c', 'string and should be enclosed in quotes');
  wrong("Done__c = 'true'", 'Done__c', 'boolean and should not be enclosed in quotes');
  wrong("Day__c > '2026-01-01'", 'Day__c', 'date and should not be enclosed in quotes');
  wrong('Day__c > 2026-01-01T00:00:00Z', 'Day__c', 'date and should not be enclosed in quotes');
  wrong('Start__c > 2026-01-01', 'Start__c', 'dateTime and should not be enclosed in quotes');
  wrong('Guest__c = 5', 'Guest__c', 'reference and should be enclosed in quotes');
  refuses(
    () => rows('SELECT Id FROM Visit__c WHERE Day__c = 2026-02-30'),
    'MALFORMED_QUERY',
    'Invalid date: 2026-02-30',
  );
});

test('operators a type does not have', () => {
  for (const condition of [
    'Score__c LIKE 5',
    "Guest__c LIKE '003%'",
    'Done__c > true',
    "Topics__c > 'a'",
    'Day__c LIKE TODAY',
  ]) {
    refuses(
      () => rows(`SELECT Id FROM Visit__c WHERE ${condition}`),
      'INVALID_QUERY_FILTER_OPERATOR',
      /invalid operator on \w+ field$/,
    );
  }
});

// The words as clients report them: airbytehq/airbyte issue 62877.
test('long text can be read, not filtered, sorted or grouped by', () => {
  refuses(
    () => rows("SELECT Id FROM Visit__c WHERE Story__c = 'x'"),
    'INVALID_FIELD',
    /ERROR at Row:1:Column:31\nfield 'Story__c' can not be filtered in a query call$/,
  );
  refuses(
    () => rows('SELECT Id FROM Visit__c ORDER BY Story__c'),
    'MALFORMED_QUERY',
    /'Story__c' can not be sorted in a query call/,
  );
  refuses(
    () => rows('SELECT Story__c FROM Visit__c GROUP BY Story__c'),
    'MALFORMED_QUERY',
    /can not be grouped in a query call/,
  );
  assert.deepEqual(rows('SELECT Story__c FROM Visit__c'), []);
});

test('paths end after five levels', () => {
  const path = (levels: number) => `SELECT ${'Parent.'.repeat(levels)}Name FROM Account`;
  assert.deepEqual(rows(path(5)), []);
  refuses(() => rows(path(6)), 'MALFORMED_QUERY', /more than 5 parent levels/);
});
