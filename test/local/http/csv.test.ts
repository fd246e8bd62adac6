import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BatchRefused } from '../../../plugin/src/local/http/bulk/batchRefused.ts';
import { readCsv, writeCsv } from '../../../plugin/src/local/http/bulk/csv.ts';
import type { JobFormat } from '../../../plugin/src/local/http/bulk/jobFormat.ts';

const plain: JobFormat = { columnDelimiter: 'COMMA', lineEnding: 'LF' };
const format: fc.Arbitrary<JobFormat> = fc.record({
  columnDelimiter: fc.constantFrom('BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB'),
  lineEnding: fc.constantFrom('LF', 'CRLF'),
});

test('RFC 4180: what is written is read back, whatever the values and the format', () => {
  const piece = fc.constantFrom('"', ',', ';', '|', '^', '`', '\t', 'ä', 'x', ' ', '#N/A', '""');
  const value = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(table, format, (rows, written) => {
      assert.deepEqual(readCsv(writeCsv(rows, written), written), rows);
    }),
    { numRuns: 1000 },
  );
});

test('any text is read or refused, never anything else', () => {
  const text = fc.array(fc.constantFrom('"', ',', '\n', '\r\n', '\r', 'a', ' ', '\u0000'), { maxLength: 20 });
  fc.assert(
    fc.property(text, format, (parts, read) => {
      try {
        readCsv(parts.join(''), read);
      } catch (error) {
        assert.ok(error instanceof BatchRefused, String(error));
      }
    }),
    { numRuns: 2000 },
  );
});

test('a quoted value may hold delimiters, quotes and line breaks; empty lines and the last line end may be missing', () => {
  assert.deepEqual(readCsv('A,B\n"x, ""y""\nz",\n\n1,2', plain), [
    ['A', 'B'],
    ['x, "y"\nz', ''],
    ['1', '2'],
  ]);
  assert.deepEqual(readCsv('', plain), []);
});

test('the line ending must be the job’s, stray quotes and uneven rows are refused, a byte order mark is no blank', () => {
  const refusals: readonly [text: string, format: JobFormat, words: RegExp][] = [
    [
      'A\r\n1\r\n',
      plain,
      /^ClientInputError : LineEnding is invalid on user data\. Current LineEnding setting is LF$/,
    ],
    ['A\n1\r\n', plain, /LineEnding is invalid on user data/],
    ['A\n1\n', { ...plain, lineEnding: 'CRLF' }, /Current LineEnding setting is CRLF$/],
    ['A\nx"y\n', plain, /Found unescaped quote/],
    ['A\n"x\n', plain, /Found unescaped quote/],
    ['\uFEFF"A"\n1\n', plain, /Found unescaped quote/],
    ['A,B\n1\n', plain, /more or fewer columns/],
    ['A\n1,2\n', plain, /more or fewer columns/],
  ];
  for (const [text, written, words] of refusals) {
    assert.throws(
      () => readCsv(text, written),
      { name: 'BatchRefused', message: words },
      JSON.stringify(text),
    );
  }
  assert.deepEqual(readCsv('\uFEFFA\n1\n', plain)[0], ['\uFEFFA']);
});
