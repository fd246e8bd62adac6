import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BREAKS, citing, RULES } from '../../scripts/prove/breaks/index.ts';
import { broken } from '../../scripts/prove/proveBreak.ts';

test('prove: a break whose text is gone, or stands twice, breaks nothing', () => {
  const [one] = BREAKS;
  assert.ok(one);
  assert.equal(broken('nothing of it', one), undefined);
  assert.equal(broken(`${one.find} ${one.find}`, one), undefined);
  assert.equal(broken(`before ${one.find} after`, one), `before ${one.replace} after`);
});

test('prove: the text of every break occurs exactly once in its file, and the break changes it', () => {
  const stale = BREAKS.filter((one) => {
    const source = readFileSync(one.file, 'utf8');
    return (broken(source, one) ?? source) === source;
  });
  assert.deepEqual(
    stale.map(({ rule, file, find }) => `${rule} ${file}: ${find}`),
    [],
  );
});

test('prove: every rule that has code is broken, no other one, and none twice in the same way', () => {
  assert.deepEqual([...new Set(BREAKS.map(({ rule }) => rule))], RULES);
  const ways = BREAKS.map(({ rule, says }) => `${rule} ${says}`);
  assert.deepEqual(
    ways.filter((way, index) => ways.indexOf(way) !== index),
    [],
  );
});

test('prove: the tests of every break are there and cite its rule', () => {
  const silent = BREAKS.filter(
    ({ rule, tests }) =>
      !tests.some((file) => existsSync(file) && citing(rule).test(readFileSync(file, 'utf8'))),
  );
  assert.deepEqual(
    silent.map(({ rule, says, tests }) => `${rule} ${says}: ${tests.join(', ')}`),
    [],
  );
});
