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

test('HANDBOOK.md names for every matching rule the modules that hold it and the tests that cite it', () => {
  assert.deepEqual(
    Array.from({ length: 17 }, (_, number) => `M${number}`).filter(
      (id) => !rules.some((rule) => rule.id === id),
    ),
    [],
  );
  for (const { id, modules, tests } of rules) {
    const missing = modules.filter((path) => !existsSync(join(root, path)));
    assert.deepEqual(missing, [], `${id}: a module of the table does not exist`);
    for (const path of tests)
      assert.match(
        readFileSync(join(root, path), 'utf8'),
        new RegExp(`\\b${id}\\b`),
        `${path} does not cite ${id}`,
      );
  }
});
