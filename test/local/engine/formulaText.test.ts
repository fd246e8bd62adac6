import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileFormula, FormulaError } from '../../../plugin/src/local/engine/formula/index.ts';
import type { Resolver, ValueType } from '../../../plugin/src/local/engine/formula/index.ts';
import type { SqlValue } from '../../../plugin/src/local/engine/storage/index.ts';

/** Fields by lower-case name: type and stored value. */
type Fields = Readonly<Record<string, readonly [type: ValueType, value: SqlValue]>>;

const fields: Fields = {
  name: ['string', 'Ada Birch'],
  blank__c: ['string', null],
  amount__c: ['currency', 1250.5],
  none__c: ['number', null],
  rate__c: ['percent', 45.5],
  open__c: ['boolean', 1],
  stage__c: ['picklist', 'Open'],
  nothing__c: ['picklist', null],
  topics__c: ['multipicklist', 'Tax;Hiring'],
  day__c: ['date', '2026-01-31'],
  noday__c: ['date', null],
  start__c: ['datetime', '2026-11-22T02:30:00.000+0000'],
  end__c: ['datetime', '2026-11-27T15:00:00.000+0000'],
  at__c: ['time', '09:30:00.000Z'],
  ownerid: ['id', '005Sc0000000001IAA'],
};

const resolver: Resolver<SqlValue> = {
  path(names) {
    const [type, reference] = fields[names.join('.').toLowerCase()] ?? [];
    if (type === undefined || reference === undefined) throw new FormulaError(`no field ${names.join('.')}`);
    return { type, reference };
  },
  history: () => {
    throw new FormulaError('no history here');
  },
};

const moment = { now: Date.parse('2026-11-22T03:00:00Z'), zone: 'America/New_York' };

function compute(text: string, type: ValueType, blankAsZero = false, scale = 4): SqlValue {
  const formula = compileFormula(text, resolver, { type, scale, blankAsZero });
  return formula.evaluate(formula.references, moment);
}

interface Case {
  readonly formula: string;
  readonly type: ValueType;
  readonly gives: SqlValue;
  readonly zero?: boolean;
}

function table(name: string, cases: readonly Case[]): void {
  test(name, () => {
    for (const { formula, type, gives, zero } of cases) {
      assert.equal(
        compute(formula, type, zero),
        gives,
        `${formula}${zero === true ? ' (blank as zero)' : ''}`,
      );
    }
  });
}

const is = (formula: string, gives: boolean, zero?: boolean): Case => ({
  formula,
  type: 'boolean',
  gives: Number(gives),
  ...(zero === undefined ? {} : { zero }),
});
const text = (formula: string, gives: string | null): Case => ({ formula, type: 'string', gives });
const number = (formula: string, gives: number | null, zero?: boolean): Case => ({
  formula,
  type: 'number',
  gives,
  ...(zero === undefined ? {} : { zero }),
});
const date = (formula: string, gives: string | null): Case => ({ formula, type: 'date', gives });
const datetime = (formula: string, gives: string | null): Case => ({ formula, type: 'datetime', gives });

table(
  'names and functions are known in any case, comments and both quotes are read (Formula Operators and Functions)',
  [
    text('upper(NAME)', 'ADA BIRCH'),
    text('/* who */ Lower( name /* again */ )', 'ada birch'),
    is('True && not(FALSE)', true),
    text(`"it's" & ' "so"'`, `it's "so"`),
    text('"a\\"b\\\\c"', 'a"b\\c'),
    text('"ISCHANGED(Name) Blank__c"', 'ISCHANGED(Name) Blank__c'),
    number('.5 + 007', 7.5),
  ],
);

table('operators bind as documented: ^ before * before + before comparison before && before ||', [
  number('1 + 2 * 3 ^ 2', 19),
  number('(1 + 2) * 3', 9),
  number('10 - 4 - 3', 3),
  number('-2 ^ 2', 4),
  is('1 + 1 = 2 && 2 > 1 || FALSE && FALSE', true),
  is('1 <> 2', true),
  is('!(1 != 1)', true),
  text('"a" & "b" + "c"', 'abc'),
]);

table('text blank is "" and compares with regard to case; a blank result is null (BLANKVALUE, ISBLANK)', [
  is('Blank__c = ""', true),
  is('ISBLANK(Blank__c)', true),
  is('ISNULL(Blank__c)', false),
  is('Name = "ada birch"', false),
  is('Name = "Ada Birch"', true),
  text('BLANKVALUE(Blank__c, "none")', 'none'),
  text('Blank__c', null),
  text('Blank__c & "!"', '!'),
  number('LEN(Blank__c)', 0),
  is('Blank__c = NULL', true),
  is('Name <> NULL', true),
]);

table('blank numbers are blank, or 0 when the field says so (Treat blank fields as zeroes / as blanks)', [
  number('None__c + 1', null),
  number('None__c + 1', 1, true),
  is('ISBLANK(None__c)', true),
  is('ISBLANK(None__c)', false, true),
  number('BLANKVALUE(None__c, 7)', 7),
  number('NULLVALUE(None__c, 7)', 7),
  is('None__c = 0', false),
  is('None__c = 0', true, true),
  is('None__c > 1', false),
  is('NOT(None__c > 1)', false),
  is('None__c = NULL', true),
]);

table('pick lists: ISPICKVAL, TEXT, CASE, INCLUDES (Tips for Working with Picklist Fields in Formulas)', [
  is('ISPICKVAL(Stage__c, "Open")', true),
  is('ISPICKVAL(Stage__c, "open")', false),
  is('ISPICKVAL(Nothing__c, "")', true),
  is('ISPICKVAL(Nothing__c, "Open")', false),
  is('ISBLANK(TEXT(Nothing__c))', true),
  text('TEXT(Stage__c)', 'Open'),
  number('CASE(Stage__c, "New", 1, "Open", 2, 3)', 2),
  number('CASE(Nothing__c, "New", 1, "", 2, 3)', 2),
  number('CASE(MONTH(Day__c), 1, 10, 2, 20, 0)', 10),
  is('INCLUDES(Topics__c, "Tax")', true),
  is('INCLUDES(Topics__c, "Ta")', false),
  number('PICKLISTCOUNT(Topics__c)', 2),
]);

table(
  'dates: TODAY is the day in the zone, DATEVALUE of a datetime too, its text is in GMT (Using Date, Date/Time …)',
  [
    date('TODAY()', '2026-11-21'),
    datetime('NOW()', '2026-11-22T03:00:00.000+0000'),
    date('DATEVALUE(Start__c)', '2026-11-21'),
    date('DATEVALUE("2026-02-28")', '2026-02-28'),
    date('DATEVALUE("2026-02-30")', null),
    text('TEXT(Start__c)', '2026-11-22 02:30:00Z'),
    text('TEXT(Day__c)', '2026-01-31'),
    datetime('DATETIMEVALUE("2026-11-22 10:30:00")', '2026-11-22T10:30:00.000+0000'),
    date('DATE(2026, 2, 28)', '2026-02-28'),
    date('DATE(2026, 2, 30)', null),
    date('ADDMONTHS(Day__c, 1)', '2026-02-28'),
    date('ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'),
    date('ADDMONTHS(DATE(2026, 1, 30), 1)', '2026-02-28'),
    date('ADDMONTHS(DATE(2024, 12, 15), -13)', '2023-11-15'),
    number('WEEKDAY(Day__c)', 7),
    number('YEAR(Day__c) * 10000 + MONTH(Day__c) * 100 + DAY(Day__c)', 20260131),
    date('NoDay__c + 1', null),
    is('NoDay__c = NULL', true),
  ],
);

table('date arithmetic counts days, also over a clock change; datetimes differ by a fraction of days', [
  date('Day__c + 1', '2026-02-01'),
  date('DATE(2026, 10, 31) + 2', '2026-11-02'),
  date('Day__c - 31', '2025-12-31'),
  number('DATE(2026, 11, 2) - DATE(2026, 10, 31)', 2),
  number('End__c - Start__c', 5.5208),
  datetime('Start__c + 1.5', '2026-11-23T14:30:00.000+0000'),
  is('End__c > Start__c', true),
  is('Day__c < TODAY()', true),
  number('HOUR(At__c) * 60 + MINUTE(At__c)', 570),
  number('TIMEVALUE(Start__c) - TIMEVALUE("02:00:00.000")', 1_800_000),
]);

table('numbers: decimals are exact, percents count in hundredths, what cannot be computed is null', [
  number('0.1 + 0.2', 0.3),
  number('Amount__c * 2', 2501),
  number('Amount__c / 0', null),
  number('Rate__c * 100', 45.5),
  { formula: 'Rate__c', type: 'percent', gives: 45.5 },
  { formula: '0.125', type: 'percent', gives: 12.5 },
  { formula: 'Rate__c + 0.1', type: 'percent', gives: 55.5 },
  number('ROUND(2.345, 2)', 2.35),
  number('ROUND(-2.5, 0)', -3),
  number('MOD(7, 3) + MAX(1, 4) + MIN(2, 5) + ABS(-1) + CEILING(1.2) + FLOOR(1.8)', 11),
  number('SQRT(-1)', null),
  number('4 ^ 0.5 + 2 ^ 3', 10),
  number('10 ^ 400', null),
  number('EXP(0)', 1),
  text('CHR(-1)', null),
  number('VALUE("12.5")', 12.5),
  number('VALUE("twelve")', null),
  number('1/3', 0.3333),
]);

table('text functions: FIND, LEFT, MID, RIGHT, SUBSTITUTE, TRIM, LPAD, CONTAINS, BEGINS', [
  number('FIND("Birch", Name)', 5),
  text('LEFT(Name, 3) & MID(Name, 4, 2) & RIGHT(Name, 2)', 'Ada Bch'),
  text('SUBSTITUTE(Name, "Ada", "Eve")', 'Eve Birch'),
  text('LPAD("7", 3, "0")', '007'),
  is('CONTAINS(Name, "Bir")', true),
  is('CONTAINS(Name, "bir")', false),
  is('BEGINS(Name, "Ada")', true),
  is('ISNUMBER("12")', true),
  is('NOT(ISNUMBER(Blank__c))', true),
  text('TRIM("  x ")', 'x'),
]);

table('REGEX matches the whole text, with Java escapes written twice (REGEX, Salesforce Help)', [
  is('REGEX("94105", "\\\\d{5}")', true),
  is('REGEX("94105-1234", "\\\\d{5}")', false),
  is('REGEX("123-45-6789", "[0-9]{3}-[0-9]{2}-[0-9]{4}")', true),
  is('REGEX(Blank__c, ".*")', true),
  is('REGEX("a", "(")', false),
]);

table('functions sformula lacks: DAYOFYEAR, ISOWEEK, TRUNC, INITCAP, FORMATDURATION …', [
  number('DAYOFYEAR(DATE(2024, 12, 31))', 366),
  number('ISOWEEK(DATE(2021, 1, 3))', 53),
  number('ISOYEAR(DATE(2021, 1, 3))', 2020),
  number('TRUNC(8.59, 1)', 8.5),
  number('TRUNC(-2.7)', -2),
  number('UNIXTIMESTAMP(Start__c)', 1_795_314_600),
  datetime('FROMUNIXTIME(0)', '1970-01-01T00:00:00.000+0000'),
  text('FORMATDURATION(90061)', '25:01:01'),
  text('FORMATDURATION(90061, TRUE)', '1:01:01:01'),
  text('INITCAP("ada birch-elm")', 'Ada Birch-Elm'),
  text('REVERSE("abc")', 'cba'),
  number('ASCII("A")', 65),
  text('CHR(65)', 'A'),
  text('IF(Open__c, IMAGE("/a.png", "a"), "") & "!"', '<img src="/a.png" alt="a" border="0"/>!'),
  text('HYPERLINK("/x", "a & b", "_self")', '<a href="/x" target="_self">a &amp; b</a>'),
  text(
    'HYPERLINK("/x", IMAGE("/a.png", "a"))',
    '<a href="/x" target="_blank"><img src="/a.png" alt="a" border="0"/></a>',
  ),
]);

table('ids compare in 15 characters; CASESAFEID gives 18 (CASESAFEID, Salesforce Help)', [
  text('OwnerId', '005Sc0000000001'),
  text('CASESAFEID(OwnerId)', '005Sc0000000001IAA'),
  is('OwnerId = "005Sc0000000001"', true),
]);

test('branches that are not taken are not computed', () => {
  assert.equal(compute('IF(TRUE, 1, VALUE("x") / 0)', 'number'), 1);
  assert.equal(compute('IF(None__c > 1, "a", "b")', 'string'), 'b');
});

test('AND, OR, MAX and MIN take any number of values', () => {
  const values = Array.from({ length: 170 }, (_, i) => i);
  assert.equal(compute(`MAX(${values.join(', ')})`, 'number'), 169);
  assert.equal(compute(`AND(${values.map((i) => `${i} < 169`).join(', ')})`, 'boolean'), 0);
  assert.equal(compute(`OR(${values.map((i) => `${i} > 168`).join(', ')})`, 'boolean'), 1);
});

test('what is misspelt, unknown or of the wrong type is refused with its place', () => {
  const refused = (formula: string, words: RegExp, type: ValueType = 'boolean'): void => {
    assert.throws(
      () => compute(formula, type),
      (error) => {
        assert.ok(error instanceof FormulaError, `${formula}: ${String(error)}`);
        assert.match(error.message, words, formula);
        return true;
      },
    );
  };
  refused('Nmae = "x"', /^line 1, column 1: no field Nmae$/);
  refused('TRUE &&\n  FOO(1)', /^line 2, column 3: the local org has no function FOO$/);
  refused('Stage__c = "Open"', /column 1: expected a .*'picklist' type found/);
  refused('Name + 1 = "x"', /column 8: expected a 'string'/);
  refused('Name', /expected a formula of type boolean, this one gives string/);
  refused('"open', /column 1: a text that is never closed/);
  refused('/* open', /a comment that is never closed/);
  refused('AND(TRUE', /expected \), found the end/);
  refused('1 = 1 1', /expected the end, found 1/);
  refused('', /expected a value, found the end/);
  refused('#', /# is no part of a formula/);
  refused('"\\q"', /\\q is no escape/);
  refused('ISPICKVAL(Name, "x")', /expected a 'picklist'/);
  refused('IF(TRUE, 1)', /arguments num/, 'number');
  refused('ISNEW()', /no history here/);
  refused(`"${'x'.repeat(3900)}" = ""`, /platform takes 3900/);
  refused(`${'('.repeat(1200)}TRUE${')'.repeat(1200)}`, /nested too deeply/);
  refused('$$EQ_NUMBER$$(1, 1)', /no function/);
});

test('any text either compiles or is refused with a FormulaError', () => {
  const words = fc.constantFrom(
    'Name',
    'IF',
    'AND',
    '(',
    ')',
    ',',
    '"a"',
    "'",
    '1',
    '.5',
    '+',
    '-',
    '=',
    '&&',
    'TRUE',
    'NULL',
    ' ',
    '/*',
    '*/',
    'Amount__c',
    'TODAY()',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 14 }), fc.boolean(), (parts, zero) => {
      try {
        compute(parts.join(' '), 'string', zero);
      } catch (error) {
        assert.ok(error instanceof FormulaError, String(error));
      }
    }),
    { numRuns: 3000 },
  );
});

test('a day added and taken away again is the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
      assert.equal(compute(`Day__c + (${days}) - (${days})`, 'date'), '2026-01-31');
      assert.equal(compute(`(Day__c + (${days})) - Day__c`, 'number'), days);
    }),
    { numRuns: 1000 },
  );
});
