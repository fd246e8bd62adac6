import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuses } from '../fixture.ts';
import { aggregates } from './cases/aggregates.ts';
import type { SoqlCase } from './cases/case.ts';
import { dates } from './cases/dates.ts';
import { fieldLists } from './cases/fieldLists.ts';
import { grouping } from './cases/grouping.ts';
import { mistakes } from './cases/mistakes.ts';
import { operators } from './cases/operators.ts';
import { ordering } from './cases/ordering.ts';
import { relationships } from './cases/relationships.ts';
import { semiJoins } from './cases/semiJoins.ts';
import { strings } from './cases/strings.ts';
import { seededOrg, shown } from './seededOrg.ts';

const { org, userId } = seededOrg();

const topics: Readonly<Record<string, readonly SoqlCase[]>> = {
  aggregates,
  dates,
  fieldLists,
  grouping,
  mistakes,
  operators,
  ordering,
  relationships,
  semiJoins,
  strings,
};

function check(each: SoqlCase): void {
  const answer = () => org.query(each.soql, { userId });
  if ('error' in each) {
    const [code, message] = each.error;
    const words =
      message instanceof RegExp ? message : new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    refuses(answer, code, words);
    return;
  }
  const { totalSize, records } = answer();
  if ('size' in each) assert.equal(totalSize, each.size);
  else assert.deepEqual(records.map(shown), each.rows);
}

for (const [topic, cases] of Object.entries(topics)) {
  for (const each of cases) {
    test(`${topic}: ${each.soql} (${each.doc.title})`, () => {
      check(each);
    });
  }
}

test('the table has at least 200 documented queries, none twice', () => {
  const all = Object.values(topics).flat();
  assert.ok(all.length >= 200, String(all.length));
  assert.equal(new Set(all.map((each) => each.soql)).size, all.length);
  for (const { doc } of all) assert.match(doc.address, /^https:\/\/[\w.]+\.salesforce\.com\//);
});
