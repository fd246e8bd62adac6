import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { transformSync } from '@lwc/compiler';
import { readPolicy } from '../../../plugin/src/policy/index.ts';
import { policyFile, rulesFolder } from '../../../scripts/build/pagePaths.ts';
import { writePolicyModule } from '../../../scripts/build/policyModule.ts';
import { writeRulesModule } from '../../../scripts/build/rulesModule.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-rules-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const target = (): string => join(folder, 'lwc/scoreRules');
const built = (file: string): string => readFileSync(join(target(), file), 'utf8');

/** Builds rules of a few invented files. */
function build(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, number>> {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, 'rules', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return writeRulesModule(join(folder, 'rules'), target());
}

it('the rules are scripts under 100,000 bytes that the LWC compiler takes without a word, and a meta file', async () => {
  const sizes = await writeRulesModule(rulesFolder, target());
  assert.deepEqual(readdirSync(target()).sort(), [...sizes.keys(), 'scoreRules.js-meta.xml'].sort());
  assert.ok(sizes.has('scoreRules.js'));
  for (const [file, size] of sizes) {
    const code = built(file);
    assert.ok(size < 100_000 && size === Buffer.byteLength(code), `${file}: ${size}`);
    assert.match(code, /^\/\/ Made by `npm run build` from plugin\/src\/rules: change it there\.\n/);
    const forbidden = /\bprocess\.|\beval\(|\bimport\(|\bDate\.now\(|\bMath\.random\(/.exec(code);
    assert.equal(forbidden?.[0], undefined, file);
    for (const [, from = ''] of code.matchAll(/^(?:import|export) .*from '(.*)';$/gm)) {
      assert.ok(sizes.has(`${from.slice(2)}.js`) && from.startsWith('./'), `${file} imports ${from}`);
    }
    const { warnings = [] } = transformSync(code, file, { name: 'scoreRules', namespace: 'c' });
    assert.deepEqual(warnings, []);
  }
});

it('the same rules give the same bytes, and what an earlier build left behind goes', async () => {
  await build({ 'index.ts': "export * from './old/one.ts';", 'old/one.ts': 'export const one = 1;' });
  rmSync(join(folder, 'rules/old'), { recursive: true });
  const files = { 'index.ts': "export { two } from './new/two.ts';", 'new/two.ts': 'export const two = 2;' };
  await build(files);
  const first = built('new.js');
  await build(files);
  assert.equal(built('new.js'), first);
  assert.deepEqual(readdirSync(target()).sort(), ['new.js', 'scoreRules.js', 'scoreRules.js-meta.xml']);
  assert.match(built('scoreRules.js'), /from '\.\/new';/);
});

it('refuses a file of 100,000 bytes, and says what to do', async () => {
  const big = (length: number) => ({
    'index.ts': "export { text } from './matching/text.ts';",
    'matching/text.ts': `export const text = '${'x'.repeat(length)}';`,
  });
  const around = (await build(big(1))).get('matching.js') ?? 0;
  await build(big(100_000 - around));
  await assert.rejects(
    build(big(100_000 - around + 1)),
    /c\/scoreRules: matching\.js has 100000 bytes, and a file must stay under 100000\. Move a part/,
  );
});

it('refuses an import from outside the rules', async () => {
  const index = (from: string) => ({ 'index.ts': `export * from '${from}';`, '../other.ts': 'export {};' });
  await assert.rejects(build(index('node:fs')), /index\.ts imports 'node:fs', which lies outside the rules/);
  await assert.rejects(build(index('../other.ts')), /imports '\.\.\/other\.ts', which lies outside/);
});

it('refuses corners that need each other, and says how to part them', async () => {
  const corners = build({
    'index.ts': "export { one } from './a/one.ts';",
    'a/one.ts': "import { two } from '../b/two.ts';\nexport const one = () => two;",
    'a/leaf.ts': 'export const leaf = () => 1;',
    'b/two.ts': "import { leaf } from '../a/leaf.ts';\nexport const two = () => leaf;",
  });
  await assert.rejects(corners, /Circular chunk: .*can stand apart: sharedModules in/);
});

it('private members, which the LWC compiler refuses as methods, become plain ones', async () => {
  await build({
    'index.ts': "export { Count } from './count.ts';",
    'count.ts':
      'export class Count {\n  #n = 1;\n  next(): number {\n    return this.#add();\n  }\n  #add(): number {\n    return ++this.#n;\n  }\n}\n',
  });
  const code = built('count.js');
  assert.match(code, /return this\._add\(\);/);
  transformSync(code, 'count.js', { name: 'scoreRules', namespace: 'c' });
});

it('c/scorePolicy is what the policy file tells the rules, and nothing of how the service runs', async () => {
  const policyFolder = join(folder, 'lwc/scorePolicy');
  writePolicyModule(policyFile, policyFolder);
  const code = readFileSync(join(policyFolder, 'scorePolicy.js'), 'utf8');
  const { policy } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    policy: unknown;
  };
  const { rules } = readPolicy(readFileSync(policyFile, 'utf8'), 'policy.yaml');
  assert.deepEqual(policy, JSON.parse(JSON.stringify(rules)));
  assert.doesNotMatch(code, /retentionDays|apiReserve/);
});
