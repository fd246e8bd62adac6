import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../../plugin/src/local/engine/index.ts';
import { escapeSearchTerm } from '../../../../plugin/src/local/engine/sosl/index.ts';
import { refuses } from '../fixture.ts';
import { seededOrg, shown } from '../soql/seededOrg.ts';

const { org, userId } = seededOrg();
const search = (sosl: string) => org.search(sosl, { userId }).searchRecords;
const found = (sosl: string) => search(sosl).map(shown);

// SOQL and SOSL Reference, "FIND {SearchQuery}".
const terms: readonly [string, readonly unknown[]][] = [
  ['jane', ['Doe']],
  ['JANE', ['Doe']],
  ['Jane Doe', ['Doe']],
  ['Doe Jane', ['Doe']],
  ['"Jane Doe"', ['Doe']],
  ['"Doe Jane"', []],
  ['jan', []],
  ['jan*', ['Doe']],
  ['j*e', ['Doe']],
  ['j?ne', ['Doe']],
  ['j?n', []],
  ['appl*', ['Apple', 'Appleton']],
  ['jane OR john', ['Apple', 'Doe']],
  ['jane or "bob appleton"', ['Appleton', 'Doe']],
  ['jane AND doe', ['Doe']],
  ['jane AND john', []],
  ['appl* AND NOT john', ['Appleton']],
  ['(jane AND doe) OR (bob AND apple*)', ['Appleton', 'Doe']],
  ['jane AND (doe OR smith)', ['Doe']],
  // AND binds more than OR.
  ['young OR jane AND nobody', ['Young']],
  ['jane@example.com', ['Doe']],
  ['"and" OR jane', ['Doe']],
  ['Ja\\ne', []],
];
for (const [term, names] of terms) {
  test(`FIND {${term}} finds ${JSON.stringify(names)}`, () => {
    assert.deepEqual(found(`FIND {${term}} RETURNING Contact(LastName ORDER BY LastName)`), names);
  });
}

test('escaped characters stand for themselves', () => {
  assert.deepEqual(found("FIND {Bob\\'s BBQ} RETURNING Account(Name)"), ["Bob's BBQ"]);
  assert.deepEqual(found(`FIND {${escapeSearchTerm("Bob's (BBQ)")}} RETURNING Account(Name)`), ["Bob's BBQ"]);
  assert.deepEqual(found('FIND {right brace \\}} RETURNING Account(Name)'), []);
});

// "IN SearchGroup".
test('IN says which fields are searched', () => {
  const inGroup = (group: string, term: string) =>
    found(`FIND {${term}} IN ${group} FIELDS RETURNING Contact(LastName), Account(Name)`);
  assert.deepEqual(inGroup('EMAIL', 'jane'), ['Doe']);
  assert.deepEqual(inGroup('EMAIL', 'doe'), []);
  assert.deepEqual(inGroup('NAME', 'doe'), ['Doe']);
  assert.deepEqual(inGroup('Name', 'ceo'), []);
  assert.deepEqual(inGroup('ALL', 'ceo'), ['Doe']);
  assert.deepEqual(inGroup('PHONE', '4155551212'), ['Acme']);
  assert.deepEqual(inGroup('PHONE', '"415 555"'), ['Acme']);
  assert.deepEqual(inGroup('PHONE', 'acme'), []);
  // Long text areas are searched, though they cannot be filtered.
  assert.deepEqual(inGroup('ALL', 'everything'), ['Acme']);
  assert.deepEqual(found('FIND {broken} IN NAME FIELDS RETURNING Case(Subject), Task(Subject)'), ['Broken']);
});

// "RETURNING FieldSpec".
test('RETURNING: ids alone, fields, parents, a filter, an order, a limit and an offset; objects in its order', () => {
  const [record] = search('FIND {jane} RETURNING Contact');
  assert.deepEqual(Object.keys(record ?? {}), ['attributes', 'Id']);
  assert.equal(record?.attributes.type, 'Contact');
  assert.deepEqual(found('FIND {jane} RETURNING Contact(FirstName, Account.Name)'), [
    { FirstName: 'Jane', Account: 'Acme' },
  ]);
  assert.deepEqual(found("FIND {appl*} RETURNING Contact(LastName WHERE LeadSource = 'Web')"), ['Appleton']);
  assert.deepEqual(found('FIND {appl*} RETURNING Contact(LastName ORDER BY LastName DESC LIMIT 1)'), [
    'Appleton',
  ]);
  assert.deepEqual(found('FIND {appl*} RETURNING Contact(LastName ORDER BY LastName LIMIT 1 OFFSET 1)'), [
    'Appleton',
  ]);
  assert.deepEqual(found('FIND {appl*} RETURNING Account(Name), Contact(LastName ORDER BY LastName)'), [
    'APPLETON \\ Sons',
    'Apple',
    'Appleton',
  ]);
  assert.deepEqual(found('FIND {appl*} RETURNING Contact(LastName ORDER BY LastName), Account(Name)'), [
    'Apple',
    'Appleton',
    'APPLETON \\ Sons',
  ]);
  assert.deepEqual(found('FIND {appl*} RETURNING Contact(LastName LIMIT 0), Account(Name)'), [
    'APPLETON \\ Sons',
  ]);
  const types = search('FIND {jane}').map((each) => each.attributes.type);
  assert.deepEqual(new Set(types), new Set(['Contact', 'Task']));
});

// "LIMIT n": "results are evenly distributed among the objects returned".
test('LIMIT on the whole search is shared between the objects', () => {
  const { org: many, userId: user } = seededOrg();
  many.load(
    'Account',
    Array.from({ length: 19 }, (_, i) => ({ Name: `Test ${i}` })),
  );
  many.load(
    'Contact',
    Array.from({ length: 35 }, (_, i) => ({ LastName: `Test ${i}` })),
  );
  const counts = (sosl: string) => {
    const types = many.search(sosl, { userId: user }).searchRecords.map((record) => record.attributes.type);
    return [
      types.filter((type) => type === 'Account').length,
      types.filter((type) => type === 'Contact').length,
    ];
  };
  assert.deepEqual(counts('FIND {test} RETURNING Account(Id), Contact LIMIT 20'), [10, 10]);
  assert.deepEqual(counts('FIND {test} RETURNING Account(Id LIMIT 5), Contact LIMIT 30'), [5, 25]);
  assert.deepEqual(counts('FIND {test} RETURNING Account(Id), Contact LIMIT 50'), [19, 31]);
  assert.deepEqual(counts('FIND {test} RETURNING Account(Id), Contact'), [19, 35]);
  many.load(
    'Lead',
    Array.from({ length: 260 }, (_, i) => ({ LastName: `Crowd ${i}`, Company: 'Crowd' })),
  );
  const leads = (clauses: string) =>
    many.search(`FIND {crowd} RETURNING Lead(Id${clauses})`, { userId: user }).searchRecords.length;
  // "If you query one object only, a maximum of 250 records are returned. To return up to 2,000, include WHERE or ORDER BY."
  assert.equal(leads(''), 250);
  assert.equal(leads(' ORDER BY LastName'), 260);
});

test('what is no search is refused in the platform’s words', () => {
  const refused: readonly [string, string, RegExp][] = [
    ['FIND {j}', 'INVALID_SEARCH', /^search term must be longer than one character: j$/],
    ['FIND {*}', 'INVALID_SEARCH', /longer than one character/],
    ['FIND {}', 'INVALID_SEARCH', /longer than one character/],
    [
      'FIND jane',
      'MALFORMED_SEARCH',
      /^No search term found\. The search term must be enclosed in braces\.$/,
    ],
    ["FIND 'jane' RETURNING Contact", 'MALFORMED_SEARCH', /enclosed in braces/],
    ['', 'MALFORMED_SEARCH', /'<EOF>'/],
    ['SELECT Id FROM Contact', 'MALFORMED_SEARCH', /'SELECT'/],
    ['FIND {"John Smith}', 'MALFORMED_SEARCH', /unexpected token: '"'/],
    ['FIND {jane AND}', 'MALFORMED_SEARCH', /'<EOF>'/],
    ['FIND {(jane}', 'MALFORMED_SEARCH', /'<EOF>'/],
    ['FIND {jane)}', 'MALFORMED_SEARCH', /'\)'/],
    ['FIND {a+b jane}', 'MALFORMED_SEARCH', /'\+'/],
    ['FIND {jane & john}', 'MALFORMED_SEARCH', /'&'/],
    ['FIND {jane} IN Accounts', 'MALFORMED_SEARCH', /'Accounts'/],
    ['FIND {jane} RETURNING', 'MALFORMED_SEARCH', /'<EOF>'/],
    ['FIND {jane} RETURNING Contact(', 'MALFORMED_SEARCH', /'<EOF>'/],
    ['FIND {jane} RETURNING Contact()', 'MALFORMED_SEARCH', /'\)'/],
    ["FIND {jane} RETURNING Account(WHERE Name LIKE 'test')", 'MALFORMED_SEARCH', /'WHERE'/],
    ['FIND {jane} RETURNING Account(LIMIT 10)', 'MALFORMED_SEARCH', /'LIMIT'/],
    ['FIND {jane} RETURNING Contact, Contact(Id)', 'MALFORMED_SEARCH', /duplicate object/],
    ['FIND {jane} RETURNING Contact(Id OFFSET 1), Account', 'MALFORMED_SEARCH', /single object/],
    ['FIND {jane} RETURNING Contact(Id OFFSET 2001)', 'MALFORMED_SEARCH', /between 0 to 2000/],
    ['FIND {jane} RETURNING Contact(Id USING ListView=Recent)', 'MALFORMED_SEARCH', /list views/],
    ['FIND {jane} RETURNING Contact LIMIT x', 'MALFORMED_SEARCH', /'LIMIT'/],
    ['FIND {jane} WITH DATA CATEGORY Geography__c AT usa__c', 'MALFORMED_SEARCH', /DATA CATEGORY/],
    ['FIND {jane} RETURNING FooBar', 'INVALID_TYPE', /sObject type 'FooBar' is not supported/],
    ['FIND {jane} RETURNING RecordType', 'INVALID_TYPE', /entity type RecordType does not support search/],
    [
      'FIND {nobodythere} RETURNING Contact(fooBar)',
      'INVALID_FIELD',
      /No such column 'fooBar' on entity 'Contact'/,
    ],
    [`FIND {${'jane '.repeat(20_001)}}`, 'MALFORMED_SEARCH', /100000 characters/],
  ];
  for (const [sosl, code, message] of refused) refuses(() => search(sosl), code, message);
});

test('a query beyond 10,000 characters finds nothing, one beyond 4,000 has no operators', () => {
  assert.deepEqual(search(`FIND {${'jane '.repeat(2001)}} RETURNING Contact`), []);
  assert.deepEqual(found(`FIND {jane AND ${'nobodythere '.repeat(340)}} RETURNING Contact(LastName)`), [
    'Doe',
  ]);
});

test('clauses that change nothing here are read', () => {
  assert.deepEqual(
    found(
      "FIND {jane} IN ALL FIELDS RETURNING Contact(LastName) WITH METADATA='LABELS' WITH SPELL_CORRECTION = false LIMIT 5 UPDATE TRACKING",
    ),
    ['Doe'],
  );
});

test('property: any text is answered or refused with an ApiError; an escaped term is never malformed', () => {
  const attempt = (sosl: string): string => {
    try {
      search(sosl);
      return 'answered';
    } catch (error) {
      assert.ok(error instanceof ApiError, error instanceof Error ? (error.stack ?? '') : String(error));
      return error.errorCode;
    }
  };
  const word = fc.constantFrom(
    'jane',
    'AND',
    'OR',
    'NOT',
    '(',
    ')',
    '"',
    '\\',
    '*',
    '?',
    'a*',
    '{',
    '}',
    '+',
    'bob',
  );
  const query = fc.oneof(
    fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 20 }),
  );
  const clauses = fc.constantFrom(
    '',
    ' IN NAME FIELDS',
    ' RETURNING Contact',
    ' RETURNING Contact(Id WHERE',
    ' RETURNING Lead(Id)) LIMIT 1',
    ' LIMIT 1',
  );
  fc.assert(
    fc.property(query, clauses, (text, rest) => {
      attempt(`FIND {${text}}${rest}`);
      attempt(text);
      assert.notEqual(attempt(`FIND {${escapeSearchTerm(text)}} RETURNING Contact`), 'MALFORMED_SEARCH');
    }),
    { numRuns: 1000 },
  );
});
