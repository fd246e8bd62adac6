import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/bench/run.ts', 'local', ...args], { encoding: 'utf8' });

test('The local org is measured over HTTP beside plain SQLite: loading, pages, point reads, memory', () => {
  const { status, stdout, stderr } = run('--scale', '0.0005');
  assert.equal(status, 0, stderr);
  const measured = [
    ...stdout.matchAll(/^(\w+) +(rows loaded|pages read|point reads) .* ratio +[\d.]+$/gm),
  ].map(([, object, what]) => `${object} ${what}`);
  assert.deepEqual(measured, [
    'Case rows loaded',
    'Mentor_Assignment__c rows loaded',
    'Contact_Attempt__c rows loaded',
    'Case pages read',
    'Contact_Attempt__c pages read',
    'Case point reads',
  ]);
  assert.match(stdout, /peak memory: \d+ MB/);
});

test('A scale that is none is refused in words', () => {
  for (const scale of ['0', '2', 'much']) {
    const { status, stderr } = run('--scale', scale);
    assert.equal(status, 1);
    assert.match(stderr, /Expected --scale to be a number above 0, up to 1, got/);
  }
});
