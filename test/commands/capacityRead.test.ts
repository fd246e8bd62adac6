import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SfError } from '@salesforce/core';
import { z } from 'zod';
import { readTextLines } from '../../plugin/src/flags/index.ts';
import { openPlugin, type Plugin } from './pluginProcess.ts';

async function* bytes(...parts: (string | readonly number[])[]): AsyncGenerator<Buffer> {
  for (const part of parts)
    yield await Promise.resolve(typeof part === 'string' ? Buffer.from(part) : Buffer.from(part));
}

/** One clear error: what happened, and the next step. */
const refused = (file: string, input: AsyncIterable<Buffer>, what: RegExp): Promise<void> =>
  assert.rejects(readTextLines(file, input), (error) => {
    assert.ok(error instanceof SfError);
    assert.match(error.message, what);
    assert.ok((error.actions ?? []).length > 0);
    return true;
  });

describe('sf score capacity read', () => {
  let folder: string;
  let plugin: Plugin;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'score-capacity-'));
    plugin = await openPlugin();
  });
  after(async () => {
    await plugin.remove();
    await rm(folder, { recursive: true });
  });

  it('a missing file, a folder and a file below a file: one clear error each', async () => {
    const file = join(folder, 'plain.txt');
    await writeFile(file, 'x');
    await refused(join(folder, 'absent.txt'), bytes(), /There is no file/);
    await refused(folder, bytes(), /is a folder/);
    await refused(join(file, 'below.txt'), bytes(), /There is no file/);
  });

  it('text that is not UTF-8 is refused, UTF-16 with and without its mark too', async () => {
    await refused('-', bytes([0x63, 0x61, 0x66, 0xe9]), /not UTF-8/);
    await refused('-', bytes([0xff, 0xfe, 0x32, 0x00]), /not UTF-8/);
    await refused('-', bytes([0x32, 0x00, 0x0a, 0x00]), /not UTF-8/);
  });

  it('standard input: a character cut between two chunks, a mark at the start and CRLF do not disturb', async () => {
    const text = Buffer.from('\ufeff2 per week\r\ndos al día\r\n');
    const cut = text.indexOf(0xc3) + 1;
    const lines = await readTextLines('-', bytes([...text.subarray(0, cut)], [...text.subarray(cut)]));
    assert.deepEqual(lines, ['2 per week', 'dos al día']);
  });

  it('blank lines are lines; the end of the last line starts no new one; nothing is no line', async () => {
    assert.deepEqual(await readTextLines('-', bytes('a\n\n b')), ['a', '', ' b']);
    assert.deepEqual(await readTextLines('-', bytes('a\n\n')), ['a', '']);
    assert.deepEqual(await readTextLines('-', bytes()), []);
  });

  it('M6: one answer a line, in the order of the lines, blank lines as none', async () => {
    const file = join(folder, 'texts.txt');
    await writeFile(file, '1 MRE/week\n\none every other week\n2/month\nunlimited\n1-2 per week\n');
    const result = await plugin.json(['capacity', 'read', '--file', file], z.array(z.unknown()));
    assert.deepEqual(result, [
      { line: 1, kind: 'limit', limit: 1, per: 'week', words: '1 MRE/week' },
      { line: 2, kind: 'none' },
      { line: 3, kind: 'limit', limit: 0.5, per: 'week', words: 'one every other week' },
      { line: 4, kind: 'limit', limit: 2, per: 'month', words: '2/month' },
      { line: 5, kind: 'unlimited', words: 'unlimited' },
      { line: 6, kind: 'unclear', words: '1-2 per week' },
    ]);
  });

  it('the CLI shows the error and the next step, and no stack', async () => {
    const { code, stdout, stderr } = await plugin.run(['capacity', 'read', '--file', folder]);
    assert.notEqual(code, 0);
    assert.match(`${stdout}${stderr}`, /is a folder[^]*Try this[^]*--file/);
    assert.doesNotMatch(`${stdout}${stderr}`, /\n\s+at .*\(/);
  });
});
