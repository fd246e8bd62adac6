import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@lwc/compiler';
import { readTopics } from '../../../plugin/src/policy/index.ts';
import { knownCodes } from '../../../scripts/build/knownCodes.ts';
import { topicsFile, valueSetsFolder } from '../../../scripts/build/pagePaths.ts';
import { writeTopicsModule } from '../../../scripts/build/topicsModule.ts';

let folder: string;
const target = (): string => join(folder, 'lwc/scoreTopics');
const script = (): string => readFileSync(join(target(), 'scoreTopics.js'), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-topics-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('M4: the phrases are one script under 100,000 bytes that the LWC compiler takes, and a meta file', async () => {
  writeTopicsModule(topicsFile, valueSetsFolder, target());
  assert.deepEqual(readdirSync(target()), ['scoreTopics.js', 'scoreTopics.js-meta.xml']);
  const code = script();
  assert.match(code, /^\/\/ Made by `npm run build` from topics\.yaml: change it there\.\n/);
  assert.ok(Buffer.byteLength(code) < 100_000);
  const { warnings = [] } = transformSync(code, 'scoreTopics.js', { name: 'scoreTopics', namespace: 'c' });
  assert.deepEqual(warnings, []);

  const copy = join(folder, 'scoreTopics.mjs');
  writeFileSync(copy, code);
  const { vocabulary } = (await import(pathToFileURL(copy).href)) as { vocabulary: unknown };
  const source = readFileSync(topicsFile, 'utf8');
  assert.deepEqual(vocabulary, readTopics(source, 'topics.yaml', knownCodes(valueSetsFolder)));
  writeTopicsModule(topicsFile, valueSetsFolder, target());
  assert.equal(script(), code, 'the same file gives the same bytes');
});

it('M4: too many phrases are refused, and what was there stays', () => {
  writeTopicsModule(topicsFile, valueSetsFolder, target());
  const before = script();
  const big = join(folder, 'topics.yaml');
  const phrases = Array.from({ length: 5000 }, (_, index) => `    - invented phrase ${index}\n`).join('');
  writeFileSync(big, readFileSync(topicsFile, 'utf8').replace('  Retail:\n', `  Retail:\n${phrases}`));
  assert.throws(() => {
    writeTopicsModule(big, valueSetsFolder, target());
  }, /c\/scoreTopics: scoreTopics\.js has \d+ bytes, and a file must stay under 100000\. Take phrases out of topics\.yaml\./);
  assert.equal(script(), before);
});
