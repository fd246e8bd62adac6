import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const handbook = readFileSync(join(root, 'HANDBOOK.md'), 'utf8');

/** Rows of the table "Rules, where they are and what holds them": rule, what it says, modules, tests. */
const rules = [...handbook.matchAll(/^\| ([A-Z]\d+) +\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, id = '', , modules = '', tests = '']) => ({ id, modules: pathsIn(modules), tests: pathsIn(tests) }),
);

function pathsIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
}

const numbered = (letter: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`);

/** All but those of the session record (S1-S7), which has no code yet. */
const DEMANDED = [
  ...numbered('M', 0, 16),
  ...numbered('D', 1, 12),
  ...numbered('T', 1, 3),
  ...numbered('L', 1, 11),
];

test('HANDBOOK.md names for every rule the modules that hold it and the tests that cite it', () => {
  assert.deepEqual(
    rules.map(({ id }) => id),
    DEMANDED,
  );
  for (const { id, modules, tests } of rules) {
    const missing = modules.filter((path) => !existsSync(join(root, path)));
    assert.deepEqual(missing, [], `${id}: a module of the table does not exist`);
    for (const path of tests)
      assert.match(
        readFileSync(join(root, path), 'utf8'),
        // D4 has two parts, D4a and D4b.
        new RegExp(`\\b${id}[ab]?\\b`),
        `${path} does not cite ${id}`,
      );
  }
});
