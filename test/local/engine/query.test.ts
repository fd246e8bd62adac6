import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Row } from '../../../plugin/src/local/engine/index.ts';
import type { TestOrg } from './fixture.ts';
import { refuses, testOrg, textOf } from './fixture.ts';

let org: TestOrg;
const ids: Record<string, string> = {};

before(() => {
  org = testOrg();
  const { insert, clock } = org;
  ids.hq = insert('Account', { Name: 'Headquarters' });
  ids.branch = insert('Account', { Name: 'branch', ParentId: ids.hq });
  ids.ann = insert('Contact', {
    FirstName: 'Ann',
    LastName: "O'Hara",
    AccountId: ids.branch,
    Email: 'ann@example.org',
  });
  ids.bob = insert('Contact', { FirstName: 'Bob', LastName: 'Zeta', AccountId: ids.hq });
  ids.cid = insert('Contact', { LastName: '100% sure_thing' });
  const visit = (key: string, values: object) => {
    clock.advance(1000);
    ids[key] = insert('Visit__c', { Key__c: key, ...values });
  };
  visit('v1', {
    Guest__c: ids.ann,
    Place__c: 'Home',
    Score__c: 1.5,
    Done__c: true,
    Topics__c: 'Marketing;Finance',
  });
  visit('v2', {
    Guest__c: ids.ann,
    Place__c: 'Office',
    Score__c: 2.5,
    Topics__c: 'Finance',
    Day__c: '2026-11-20',
  });
  visit('v3', { Guest__c: ids.bob, Place__c: 'Away', Score__c: 4, Done__c: true, Day__c: '2026-11-21' });
  visit('v4', { Start__c: '2026-11-21T04:59:59Z', Mood__c: 'Good' });
  visit('v5', { Start__c: '2026-11-21T05:00:00Z', Mood__c: 'good', Topics__c: 'Human Resources' });
  for (const [key, tone] of [
    ['v1', 'Loud'],
    ['v1', 'Soft'],
    ['v1', 'Shrill'],
    ['v3', 'Soft'],
  ] as const) {
    insert('Note__c', { Name: `${key} ${tone}`, Visit__c: ids[key], Tone__c: tone });
  }
});

const keys = (soql: string): unknown[] => org.rows(soql).map((row) => row.Key__c);
/** Keys of the visits a condition finds. */
const where = (condition: string): string =>
  keys(`SELECT Key__c FROM Visit__c WHERE ${condition} ORDER BY Key__c`).join(' ');
const malformed = (soql: string, message?: string | RegExp): void => {
  refuses(() => org.rows(soql), 'MALFORMED_QUERY', message);
};

test('names may come in any case; results have the schema’s spelling', () => {
  const [row] = org.rows("select KEY__C, guest__R.firstNAME from VISIT__c where key__c = 'V1'");
  assert.deepEqual(row, {
    attributes: { type: 'Visit__c', url: `/services/data/v66.0/sobjects/Visit__c/${ids.v1}` },
    Key__c: 'v1',
    Guest__r: {
      attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${ids.ann}` },
      FirstName: 'Ann',
    },
  });
});

test('values come as JSON has them: booleans, numbers, null', () => {
  const [row] = org.rows("SELECT Done__c, Score__c, Day__c, Guest__c FROM Visit__c WHERE Key__c = 'v1'");
  assert.deepEqual([row?.Done__c, row?.Score__c, row?.Day__c, row?.Guest__c], [true, 1.5, null, ids.ann]);
});

test('parent paths go up several levels; an empty lookup is null', () => {
  const rows = org.rows(
    'SELECT Guest__r.Account.Parent.Name, Guest__r.Account.Name FROM Visit__c ORDER BY Key__c',
  );
  assert.deepEqual(
    rows
      .map((row) => (row.Guest__r as Row | null)?.Account as Row | null | undefined)
      .map((account) => account && [account.Name, (account.Parent as Row | null)?.Name]),
    [
      ['branch', 'Headquarters'],
      ['branch', 'Headquarters'],
      ['Headquarters', undefined],
      undefined,
      undefined,
    ],
  );
  assert.equal(org.rows("SELECT Guest__r.Name FROM Visit__c WHERE Key__c = 'v4'")[0]?.Guest__r, null);
});

test('an alias of FROM, or the object itself, may stand before a field', () => {
  assert.deepEqual(keys("SELECT v.Key__c FROM Visit__c v WHERE v.Guest__r.LastName = 'zeta'"), ['v3']);
  assert.deepEqual(keys("SELECT Visit__c.Key__c FROM Visit__c WHERE Visit__c.Key__c = 'v3'"), ['v3']);
});

test('comparisons of text do not see letter case', () => {
  assert.equal(where("Mood__c = 'GOOD'"), 'v4 v5');
  assert.equal(where("Key__c > 'V3'"), 'v4 v5');
});

test('case is not seen in letters beyond ASCII either', () => {
  const id = org.insert('Contact', { LastName: 'Äpfel & ÉCLAIR' });
  const names = (condition: string) =>
    org.rows(`SELECT Id FROM Contact WHERE ${condition}`).map((row) => row.Id);
  for (const condition of [
    "LastName = 'äPFEL & éclair'",
    "LastName LIKE '%Éclair'",
    "LastName IN ('x', 'äpfel & éclair')",
    "LastName LIKE '\\u00c4PF%'",
  ]) {
    assert.deepEqual(names(condition), [id], condition);
  }
  assert.ok(!names("LastName != 'ÄPFEL & Éclair'").includes(id));
  org.org.delete('Contact', id, org.userId);
});

test('= null, != and NOT IN: an empty field differs from every value', () => {
  assert.equal(where('Place__c = null'), 'v4 v5');
  assert.equal(where("Place__c = ''"), 'v4 v5');
  assert.equal(where('Place__c != null'), 'v1 v2 v3');
  assert.equal(where("Place__c != 'Home'"), 'v2 v3 v4 v5');
  assert.equal(where("Place__c <> 'Home'"), 'v2 v3 v4 v5');
  assert.equal(where("Place__c NOT IN ('Home', 'Away')"), 'v2 v4 v5');
  assert.equal(where("Place__c NOT IN ('Home', null)"), 'v2 v3');
  assert.equal(where("Place__c IN ('Home', null)"), 'v1 v4 v5');
  assert.equal(where('Score__c < 100'), 'v1 v2 v3');
  assert.equal(where('Guest__r.LastName = null'), 'v4 v5');
});

test('NOT turns everything that is not true into true', () => {
  assert.equal(where("NOT Place__c = 'Home'"), 'v2 v3 v4 v5');
  assert.equal(where('NOT (Score__c > 2 AND Done__c = true)'), 'v1 v2 v4 v5');
  assert.equal(where('(NOT Score__c > 2) AND Done__c = true'), 'v1');
  assert.equal(where("NOT (NOT Place__c LIKE 'h%')"), 'v1');
});

test('AND and OR need parentheses between them', () => {
  assert.equal(where("Done__c = true AND (Score__c > 3 OR Place__c = 'Home')"), 'v1 v3');
  assert.equal(where("(Done__c = true AND Score__c > 3) OR Place__c = 'Office'"), 'v2 v3');
  malformed(
    "SELECT Id FROM Visit__c WHERE Done__c = true AND Score__c > 3 OR Place__c = 'Home'",
    "unexpected token: 'OR'",
  );
});

test('LIKE: % and _ are wildcards unless escaped; \\ and quotes are escaped', () => {
  const names = (condition: string) =>
    org.rows(`SELECT Id FROM Contact WHERE ${condition} ORDER BY Id`).map((row) => row.Id);
  assert.deepEqual(names("Name LIKE 'ann%'"), [ids.ann]);
  assert.deepEqual(names("LastName LIKE '_eta'"), [ids.bob]);
  assert.deepEqual(names("LastName LIKE '100\\% sure\\_%'"), [ids.cid]);
  assert.deepEqual(names("LastName LIKE '100\\_%'"), []);
  assert.deepEqual(names("LastName = 'O\\'Hara'"), [ids.ann]);
  assert.deepEqual(names("LastName = 'O\\u0027Hara'"), [ids.ann]);
  assert.deepEqual(names("LastName = '\\\\'"), []);
  malformed("SELECT Id FROM Contact WHERE LastName = 'a\\q'", /Illegal character sequence '\\q'/);
});

test('values never become part of the SQL', () => {
  for (const value of ["x\\' OR 1=1 --", '"; DROP TABLE "Contact"; --', '?1', ':a', '%', '\\\\\\"']) {
    assert.deepEqual(org.rows(`SELECT Id FROM Contact WHERE LastName = '${value}'`), []);
  }
});

test('ids match in 15 and in 18 characters; what is no id is refused', () => {
  assert.equal(where(`Guest__c = '${String(ids.ann).slice(0, 15)}'`), 'v1 v2');
  assert.equal(where(`Guest__c IN ('${ids.ann}', '${ids.bob}')`), 'v1 v2 v3');
  assert.equal(where(`Id > '${ids.v3}'`), 'v4 v5');
  refuses(() => where("Guest__c = 'abc'"), 'INVALID_QUERY_FILTER_OPERATOR', /\ninvalid ID field: abc$/);
});

test('a long list of values is one parameter', () => {
  const list = Array.from({ length: 5000 }, (_, i) => `'k${i}'`);
  assert.equal(where(`Key__c IN (${[...list, "'v2'"].join(',')})`), 'v2');
});

test('semi-joins and anti-joins', () => {
  const contacts = (condition: string) =>
    org
      .rows(`SELECT FirstName FROM Contact WHERE ${condition} ORDER BY FirstName`)
      .map((row) => row.FirstName);
  assert.deepEqual(contacts('Id IN (SELECT Guest__c FROM Visit__c WHERE Score__c < 3)'), ['Ann']);
  assert.deepEqual(contacts('Id NOT IN (SELECT Guest__c FROM Visit__c WHERE Score__c < 3)'), [null, 'Bob']);
  assert.deepEqual(contacts("AccountId IN (SELECT Id FROM Account WHERE Parent.Name = 'headquarters')"), [
    'Ann',
  ]);
  assert.deepEqual(contacts("AccountId NOT IN (SELECT Id FROM Account WHERE Name = 'branch')"), [
    null,
    'Bob',
  ]);
  refuses(
    () => contacts('Id IN (SELECT Key__c FROM Visit__c)'),
    'MALFORMED_QUERY',
    /semi join sub selects can only query id fields, cannot use: 'Key__c'/,
  );
});

test('INCLUDES: any of the sets, all values of a set; EXCLUDES is its opposite', () => {
  assert.equal(where("Topics__c INCLUDES ('Finance')"), 'v1 v2');
  assert.equal(where("Topics__c INCLUDES ('Marketing;Finance', 'Human Resources')"), 'v1 v5');
  assert.equal(where("Topics__c INCLUDES ('Resources')"), '');
  assert.equal(where("Topics__c EXCLUDES ('Finance')"), 'v3 v4 v5');
  assert.equal(where("Topics__c = 'Finance;Marketing'"), 'v1');
  refuses(() => where("Place__c INCLUDES ('Home')"), 'INVALID_QUERY_FILTER_OPERATOR');
});

test('ORDER BY: pick lists in the order of their definition, empty ones first unless said otherwise', () => {
  const order = (terms: string) => keys(`SELECT Key__c FROM Visit__c ORDER BY ${terms}`).join(' ');
  assert.equal(order('Place__c, Key__c'), 'v4 v5 v2 v1 v3');
  assert.equal(order('Place__c NULLS LAST, Key__c DESC'), 'v2 v1 v3 v5 v4');
  assert.equal(order('Place__c DESC, Key__c'), 'v4 v5 v3 v1 v2');
  assert.equal(order('Place__c DESC NULLS LAST, Key__c'), 'v3 v1 v2 v4 v5');
  assert.equal(order('Guest__r.Name DESC NULLS LAST, Score__c DESC'), 'v3 v2 v1 v4 v5');
});

test('LIMIT and OFFSET; no row is skipped beyond 2000', () => {
  assert.deepEqual(keys('SELECT Key__c FROM Visit__c ORDER BY Key__c LIMIT 2 OFFSET 1'), ['v2', 'v3']);
  assert.deepEqual(keys('SELECT Key__c FROM Visit__c ORDER BY Key__c OFFSET 3'), ['v4', 'v5']);
  assert.deepEqual(keys('SELECT Key__c FROM Visit__c LIMIT 0'), []);
  refuses(
    () => keys('SELECT Key__c FROM Visit__c OFFSET 2001'),
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Maximum SOQL offset allowed is 2000',
  );
});

test('child subqueries: each parent its own, with filter, order and limit; null where there are none', () => {
  const rows = org.rows(
    "SELECT Key__c, (SELECT Name, Visit__r.Key__c FROM Notes__r WHERE Tone__c != 'Loud' ORDER BY Name DESC LIMIT 1) " +
      'FROM Visit__c ORDER BY Key__c LIMIT 3',
  );
  const [first, second, third] = rows.map((row) => row.Notes__r);
  assert.equal(second, null);
  const children = (value: unknown) => value as { totalSize: number; done: boolean; records: Row[] };
  assert.deepEqual([children(first).totalSize, children(first).done], [1, true]);
  assert.equal(children(first).records[0]?.Name, 'v1 Soft');
  assert.equal((children(first).records[0]?.Visit__r as Row).Key__c, 'v1');
  assert.deepEqual(
    children(third).records.map((row) => row.Name),
    ['v3 Soft'],
  );
  const contact = org.rows(
    `SELECT (SELECT Key__c FROM Visits__r ORDER BY Key__c DESC) FROM Contact WHERE Id = '${ids.ann}'`,
  )[0];
  assert.deepEqual(
    children(contact?.Visits__r).records.map((row) => row.Key__c),
    ['v2', 'v1'],
  );
  // "Up to five levels of parent-to-child relationships" since API version 58.0.
  const nested = org.rows(
    `SELECT (SELECT Key__c, (SELECT Name FROM Notes__r ORDER BY Name LIMIT 1) FROM Visits__r ORDER BY Key__c) FROM Contact WHERE Id = '${ids.ann}'`,
  )[0];
  assert.deepEqual(
    children(nested?.Visits__r).records.map((row) => row.Notes__r && children(row.Notes__r).records[0]?.Name),
    ['v1 Loud', null],
  );
});

test('owners are users or queues: Owner.Name, Owner.Type and Owner.Id work for both', () => {
  const { insert } = org;
  const queue = insert('Group', { Name: 'Intake', DeveloperName: 'Client_Intake', Type: 'Queue' });
  insert('QueueSobject', { QueueId: queue, SobjectType: 'Case' });
  insert('Case', { Subject: 'mine' });
  insert('Case', { Subject: 'queued', OwnerId: queue });
  const rows = org.rows('SELECT Owner.Name, Owner.Type, Owner.Id FROM Case ORDER BY Subject');
  assert.deepEqual(
    rows
      .map(({ Owner }) => Owner as Row)
      .map((owner) => [owner.attributes.type, owner.Name, owner.Type, owner.Id]),
    [
      ['Name', 'Automated Process', 'User', org.userId],
      ['Name', 'Intake', 'Group', queue],
    ],
  );
  const subjects = (condition: string) =>
    org.rows(`SELECT Subject FROM Case WHERE ${condition}`).map((row) => row.Subject);
  assert.deepEqual(subjects("Owner.Name = 'INTAKE'"), ['queued']);
  assert.deepEqual(subjects("Owner.Type = 'User'"), ['mine']);
  assert.deepEqual(subjects("Owner.Profile.Name = 'System Administrator'"), ['mine']);
  refuses(
    () => subjects("Owner.DeveloperName = 'x'"),
    'INVALID_FIELD',
    /No such column 'DeveloperName' on entity 'Name'/,
  );
});

test('FIELDS(): ALL and CUSTOM need a LIMIT of at most 200', () => {
  const fields = (group: string) =>
    Object.keys(org.rows(`SELECT FIELDS(${group}) FROM Note__c LIMIT 1`)[0] ?? {}).slice(1);
  assert.deepEqual(fields('CUSTOM'), ['Minutes__c', 'Taken__c', 'Tone__c', 'Visit__c', 'Voided__c']);
  assert.ok(fields('ALL').includes('Tone__c') && fields('ALL').includes('SystemModstamp'));
  assert.ok(
    org.rows('SELECT FIELDS(STANDARD) FROM Note__c').every((row) => 'Name' in row && !('Tone__c' in row)),
  );
  malformed('SELECT FIELDS(ALL) FROM Note__c', /The SOQL FIELDS function must have a LIMIT of at most 200/);
  malformed('SELECT FIELDS(CUSTOM) FROM Note__c LIMIT 201', /LIMIT of at most 200/);
});

test('toLabel gives the label of a pick-list value', () => {
  const [row] = org.rows("SELECT toLabel(Topics__c) FROM Visit__c WHERE Key__c = 'v1'");
  assert.equal(row?.Topics__c, 'The topic Marketing;The topic Finance');
});

test('USING SCOPE mine gives the caller’s own records', () => {
  const other = org.insert('User', {
    Username: 'other@example.org',
    LastName: 'Other',
    Alias: 'other',
    Email: 'other@example.org',
    ProfileId: textOf(org.rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id),
  });
  assert.equal(org.rows('SELECT Id FROM Visit__c USING SCOPE mine').length, 5);
  assert.equal(org.org.query('SELECT Id FROM Visit__c USING SCOPE mine', { userId: other }).totalSize, 0);
  assert.equal(org.rows('SELECT Id FROM Visit__c USING SCOPE everything WITH USER_MODE FOR VIEW').length, 5);
});

test('deleted rows are seen by queryAll and by ALL ROWS only', () => {
  const { insert, userId, rows } = org;
  const id = insert('Account', { Name: 'gone' });
  org.org.delete('Account', id, userId);
  assert.equal(rows("SELECT Id FROM Account WHERE Name = 'gone'").length, 0);
  assert.equal(
    org.org.query("SELECT Id FROM Account WHERE Name = 'gone'", { userId, all: true }).totalSize,
    1,
  );
  assert.deepEqual(
    rows('SELECT Name FROM Account WHERE IsDeleted = true ALL ROWS').map((row) => row.Name),
    ['gone'],
  );
});

test('retrieve takes parent paths, and refuses a field that is not there', () => {
  const row = org.get('Visit__c', String(ids.v1), 'Guest__r.Account.Name', 'Key__c');
  assert.equal(((row.Guest__r as Row).Account as Row).Name, 'branch');
  refuses(
    () => org.get('Visit__c', String(ids.v1), 'Ghost__c'),
    'INVALID_FIELD',
    /^No such column 'Ghost__c' on entity 'Visit__c'/,
  );
});

test('long chains and deep parentheses are answered', () => {
  const chain = (operator: string) =>
    Array.from({ length: 1500 }, (_, i) => `Key__c != 'x${i}'`).join(` ${operator} `);
  assert.equal(where(chain('AND')), 'v1 v2 v3 v4 v5');
  assert.equal(where(chain('OR')), 'v1 v2 v3 v4 v5');
  assert.equal(where(`${"(Key__c = 'v1' OR ".repeat(60)}Key__c = 'v2'${')'.repeat(60)}`), 'v1 v2');
});
