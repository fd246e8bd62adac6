import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const RUNNER = new URL('../../scripts/mutate/inProcessRunner.ts', import.meta.url).href;

/** What Stryker makes of a source: each change stands behind its number. */
const SOURCE = `
const active = (id: string): boolean => globalThis.__stryker__.activeMutant === id;
export const LIMIT = active('1') ? 3 : 2;
export const isFull = (used: number): boolean => (active('2') ? used > LIMIT : used >= LIMIT);
export const words = (): string => (active('3') ? '' : 'full');
export const spin = (): void => {
  while (active('4')) {
    if (++globalThis.__stryker__.hitCount > globalThis.__stryker__.hitLimit) throw new Error('limit');
  }
};
if (active('5')) throw new Error('cannot be imported');
`;
const TESTS = `
import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { isFull, LIMIT, spin, words } from './source.ts';
test('the limit', () => { assert.equal(LIMIT, 2); });
describe('full', () => {
  it('at the limit', async () => { await Promise.resolve(); assert.ok(isFull(2)); });
  it('in words', () => { words(); spin(); });
});
`;
const DRIVER = `
import { strykerPlugins } from '${RUNNER}';
const runner = new strykerPlugins[0].injectableClass({ inProcess: { testFiles: ['*.test.ts'] } });
await runner.init();
const { status, tests } = await runner.dryRun();
const mutant = (id, rest = {}) => runner.mutantRun({ activeMutant: { id }, reloadEnvironment: false, ...rest });
const ids = tests.map((one) => one.id);
process.stdout.write(JSON.stringify({
  dry: [status, tests.map((one) => [one.name, one.status])],
  runs: [
    await mutant('2'),
    await mutant('2', { testFilter: [ids[0]] }),
    await mutant('3'),
    await mutant('4', { hitLimit: 100 }),
    await mutant('1', { reloadEnvironment: true }),
    await mutant('5', { reloadEnvironment: true }),
    await mutant('none', { reloadEnvironment: true }),
    await mutant('none'),
  ].map(({ status, killedBy, nrOfTests }) => [status, killedBy, nrOfTests]),
}));
`;

describe('the runner that keeps the tests of the rules in one process', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'score-runner-'));
    const files = {
      'source.ts': SOURCE,
      'a.test.ts': TESTS,
      'b.property.test.ts': 'throw 1;',
      'run.mjs': DRIVER,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('tells which change is noticed, also while files are imported, and none of it stays for the next', async () => {
    const { stdout } = await run(process.execPath, ['run.mjs'], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout), {
      dry: [
        'complete',
        [
          ['the limit', 0],
          ['full > at the limit', 0],
          ['full > in words', 0],
        ],
      ],
      runs: [
        ['killed', ['a.test.ts #2 full > at the limit'], 3],
        ['survived', null, 1],
        ['survived', null, 3],
        ['timeout', null, null],
        ['killed', ['a.test.ts #1 the limit'], 3],
        ['killed', ['a.test.ts'], 3],
        ['survived', null, 3],
        ['survived', null, 3],
      ],
    });
  });
});
