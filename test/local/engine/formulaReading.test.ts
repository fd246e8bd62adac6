import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formulaWorld, openFormulas, queryFormulas } from '../../../plugin/src/local/engine/formula/index.ts';
import { makeId } from '../../../plugin/src/local/engine/ids.ts';
import { readFolders } from '../../../plugin/src/local/engine/metadata/readFolders.ts';
import { buildSchema } from '../../../plugin/src/local/engine/schema/index.ts';
import { makeContext, parseSoql, runQuery } from '../../../plugin/src/local/engine/soql/index.ts';
import type { SqlValue } from '../../../plugin/src/local/engine/storage/index.ts';
import {
  identifier,
  joined,
  migrate,
  openDatabase,
  sql,
} from '../../../plugin/src/local/engine/storage/index.ts';
import type { Files } from './fixture.ts';
import { field, metadataFolder, visits } from './fixture.ts';

const texts: Readonly<Record<string, readonly [type: string, text: string]>> = {
  Sum__c: ['Number', 'Cost__c + Score__c * 2 - None__c'],
  Share__c: ['Percent', 'Score__c / Cost__c'],
  Late__c: ['Checkbox', 'AND(Day__c < TODAY(), NOT(ISPICKVAL(Place__c, "Home")))'],
  Week__c: ['Date', 'DATEVALUE(Start__c) + WEEKDAY(Day__c)'],
  Next__c: ['DateTime', 'Start__c + Score__c / 24'],
  Line__c: [
    'Text',
    'UPPER(Batch__c) & TEXT(Place__c) & TEXT(Sum__c) & IF(Late__c, Guest__r.LastName, $User.LastName)',
  ],
  Rank__c: ['Number', 'CASE(Place__c, "Home", 1, "Away", 2, LEN(Line__c))'],
  Span__c: ['Number', '(NOW() - Start__c) * 24'],
};

const files: Files = {
  ...visits,
  ...field('Visit__c', 'None__c', { type: 'Number', precision: 5, scale: 0 }),
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([name, [type, formula]]) =>
      Object.entries(field('Visit__c', name, { type, formula, precision: 18, scale: 3 })),
    ),
  ),
};

const NOW = Date.parse('2026-11-22T03:00:00Z');
const USER = '005Sc0000000001IAA';

const metadata = readFolders([metadataFolder(files)]);
const database = openDatabase(':memory:');
let serial = 0;
const schema = buildSchema(metadata, {
  customKeyPrefix: () => `a${String(serial++).padStart(2, '0')}`,
  recordTypeId: () => `012Sc${String(serial++).padStart(10, '0')}AAA`,
});
const formulas = openFormulas(formulaWorld(schema, metadata), {
  database,
  schema,
  facts: { hasPermission: () => false },
  now: () => NOW,
  zoneOf: () => 'America/New_York',
});
migrate(database, schema);
const visit = schema.object('Visit__c');
const computed = Object.keys(texts).flatMap((name) => visit?.field(name) ?? []);

function write(object: string, values: Readonly<Record<string, SqlValue>>): void {
  const names = Object.keys(values).map((name) => identifier(name));
  const stored = Object.values(values).map((value) => sql`${value}`);
  database.run(
    sql`INSERT INTO ${identifier(object)} (${joined(names, ', ')}) VALUES (${joined(stored, ', ')})`,
  );
}

write('User', { Id: USER, LastName: 'Rowan' });
write('Contact', { Id: '003Sc0000000001IAA', LastName: 'Elm' });

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const record = fc.record({
  Cost__c: optional(fc.integer({ min: -50_000, max: 50_000 }).map((cents) => cents / 100)),
  Score__c: optional(fc.integer({ min: 0, max: 9900 }).map((cents) => cents / 100)),
  Day__c: optional(fc.constantFrom('2026-10-31', '2026-11-21', '2026-11-22', '2028-02-29')),
  Start__c: optional(
    fc
      .integer({ min: -1e6, max: 1e6 })
      .map((minutes) => new Date(NOW + minutes * 60_000).toISOString().replace('Z', '+0000')),
  ),
  Place__c: fc.constantFrom('Home', 'Office', 'Away', null),
  Batch__c: optional(fc.stringMatching(/^[a-zA-Z "']{1,6}$/)),
  Guest__c: fc.constantFrom('003Sc0000000001IAA', null),
});

test('what a query computes is what a rule computes, for any record', () => {
  let made = 0;
  const soql = `SELECT ${computed.map((each) => each.name).join(', ')} FROM Visit__c WHERE Id = `;
  fc.assert(
    fc.property(record, (values) => {
      const id = makeId(visit?.keyPrefix ?? '', ++made);
      const stored: Record<string, SqlValue> = { Id: id, ...values };
      write('Visit__c', stored);
      const query = `${soql}'${id}'`;
      const context = makeContext({ schema, soql: query, userId: USER, all: false, now: NOW });
      context.formulas = queryFormulas(formulas, context);
      const [found] = runQuery(parseSoql(query), context, database).records;
      const reader = formulas.reader(USER);
      for (const each of computed) {
        const value = reader.field((name) => stored[name] ?? null, each);
        assert.equal(found?.[each.name], each.type === 'boolean' ? value === 1 : value, each.name);
      }
    }),
    { numRuns: 1000 },
  );
});
