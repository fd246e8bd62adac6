import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentOf, readMutationReport } from '../../scripts/mutate/mutationReport.ts';

const long = `const words = /${'a|'.repeat(80)}b/;`;
const mutant = (status: string, line: number, from: number, to: number, replacement: string) => ({
  id: '1',
  status,
  mutatorName: 'Some',
  replacement,
  location: { start: { line, column: from }, end: { line, column: to } },
});
const text = JSON.stringify({
  schemaVersion: '1.0',
  files: {
    'rules/one.ts': {
      language: 'typescript',
      source: `const three = 1 + 2;\n${long}\n`,
      mutants: [
        mutant('Survived', 1, 15, 20, '1 - 2'),
        mutant('NoCoverage', 2, 15, long.length, `/${'a|'.repeat(80)}c/`),
        mutant('Killed', 1, 15, 20, '2'),
        mutant('Timeout', 1, 15, 20, '3'),
        mutant('RuntimeError', 1, 15, 20, '4'),
      ],
    },
  },
});

test('mutate: killed and timed-out changes are noticed, those that survive or that no test reaches are not', () => {
  const [file] = readMutationReport(text);
  assert.deepEqual([file?.file, file?.noticed, file?.mutants], ['rules/one.ts', 2, 4]);
  assert.equal(percentOf({ noticed: 2, mutants: 3 }), 66.6);
  assert.equal(percentOf({ noticed: 0, mutants: 0 }), 100);
});

test('mutate: a survivor is shown with its place and, of long texts, with the part that differs', () => {
  const around = '|a|a|a|a|a|a|a|a|a|a';
  assert.deepEqual(readMutationReport(text)[0]?.survivors, [
    '1:15 Some: `1 + 2` -> `1 - 2`',
    `2:15 Some: \`${around.slice(1)}|b/\` -> \`${around.slice(1)}|c/\``,
  ]);
});

test('mutate: what is no report of Stryker is refused', () => {
  assert.throws(() => readMutationReport('{}'), /files/);
});
