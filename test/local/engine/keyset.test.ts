import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeContext, parseSoql, planRecords } from '../../../plugin/src/local/engine/soql/index.ts';
import type { Database, Sql } from '../../../plugin/src/local/engine/storage/index.ts';
import { temporaryFolder, testOrg, textOf } from './fixture.ts';

const keyset = (stamp: string, id: string, extra = ''): string =>
  `SELECT Id, SystemModstamp, Guest__r.Name FROM Visit__c WHERE ${extra}((SystemModstamp > ${stamp}) OR ` +
  `(SystemModstamp = ${stamp} AND Id > '${id}')) ORDER BY SystemModstamp, Id LIMIT 2000`;

test('an incremental read walks the index of SystemModstamp and Id, and sorts nothing', () => {
  const file = join(temporaryFolder(), 'org.db');
  const { org } = testOrg({}, file);
  org.load(
    'Visit__c',
    Array.from({ length: 3000 }, (_, i) => ({
      Key__c: `k${i}`,
      CreatedDate: new Date(i * 1000 + 1e12).toISOString(),
    })),
  );
  const sqlite = new DatabaseSync(file, { readOnly: true });
  const planOf = (soql: string): string[] => {
    let asked: Sql | undefined;
    const spy = { rows: (statement: Sql) => ((asked = statement), []) } as Partial<Database> as Database;
    const context = makeContext({ schema: org.schema, soql, now: 0, userId: org.systemUserId, all: false });
    planRecords(parseSoql(soql), context).read(spy);
    assert.ok(asked !== undefined);
    return sqlite
      .prepare(`EXPLAIN QUERY PLAN ${asked.text}`)
      .all(...asked.values)
      .map((row) => String(row.detail));
  };
  for (const extra of [
    '',
    'Done__c = false AND ',
    "Place__c != 'Home' AND SystemModstamp <= 2026-01-01T00:00:00Z AND ",
  ]) {
    const plan = planOf(keyset('2001-09-09T01:46:40Z', 'a03Sc0000000001', extra));
    assert.match(
      plan[0] ?? '',
      /^SEARCH t0 USING INDEX Visit__c:SystemModstamp:Id \(SystemModstamp>/,
      plan.join('\n'),
    );
    assert.ok(!plan.some((step) => /TEMP B-TREE|MULTI-INDEX/.test(step)), plan.join('\n'));
  }
  assert.match(planOf("SELECT Id FROM Visit__c WHERE Key__c = 'k1'")[0] ?? '', /USING INDEX Visit__c:Key__c/);
  sqlite.close();
  org.close();
});

test('property: pages by (SystemModstamp, Id) give every record once, in order, whatever stamps they share', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (seconds, page) => {
      const { org, rows } = testOrg();
      org.load(
        'Visit__c',
        seconds.map((second) => ({ SystemModstamp: `2026-11-21T10:00:0${second}Z` })),
      );
      const seen: string[] = [];
      for (let cursor = ['2000-01-01T00:00:00Z', 'a03000000000000']; ;) {
        const [stamp = '', id = ''] = cursor;
        const found = rows(keyset(stamp, id).replace('LIMIT 2000', `LIMIT ${page}`));
        seen.push(...found.map((row) => `${textOf(row.SystemModstamp)} ${textOf(row.Id)}`));
        const last = found.at(-1);
        if (last === undefined) break;
        cursor = [textOf(last.SystemModstamp), textOf(last.Id)];
      }
      assert.equal(seen.length, seconds.length);
      assert.deepEqual(seen, [...new Set(seen)].sort());
      org.close();
    }),
    { numRuns: 30 },
  );
});
