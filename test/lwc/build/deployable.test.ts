import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { writeDeployable } from '../../../scripts/build/deployable.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-deployable-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, 'source', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const build = (): readonly string[] => writeDeployable(join(folder, 'source'), join(folder, 'target')).files;
const built = (file: string): string => readFileSync(join(folder, 'target', file), 'utf8');

const component = `import { LightningElement, api, wire } from 'lwc';
import type { Shape } from './shape';
import { adapter } from 'lightning/graphql';
export default class Panel extends LightningElement {
  @api recordId: string | undefined;
  @wire(adapter, { id: '$recordId' }) shape: Shape | undefined;
}
`;

it('compiles a component and keeps its decorators, its fields and no type', () => {
  write({ 'lwc/panel/panel.ts': component, 'lwc/panel/panel.html': '<template></template>' });
  assert.deepEqual(build(), ['lwc/panel/panel.html', 'lwc/panel/panel.js']);
  const code = built('lwc/panel/panel.js');
  assert.match(code, /@api\s+recordId;/);
  assert.match(code, /@wire\(adapter, \{ id: '\$recordId' \}\)\s+shape;/);
  assert.doesNotMatch(code, /Shape|import type|string/);
});

it('leaves out tests, settings of editors, and what an earlier build left behind', () => {
  write({ 'lwc/old/old.ts': 'export const old = 1;' });
  build();
  rmSync(join(folder, 'source'), { recursive: true });
  write({
    'lwc/panel/panel.ts': component,
    'lwc/panel/__tests__/panel.test.ts': 'it is not deployed',
    'lwc/tsconfig.json': '{}',
    'lwc/.prettierrc.json': '{}',
    'labels/CustomLabels.labels-meta.xml': '<CustomLabels/>',
  });
  assert.deepEqual(build(), ['labels/CustomLabels.labels-meta.xml', 'lwc/panel/panel.js']);
  assert.throws(() => built('lwc/old/old.js'), /ENOENT/);
});

it('the same source gives the same bytes', () => {
  write({ 'lwc/panel/panel.ts': component });
  build();
  const first = built('lwc/panel/panel.js');
  build();
  assert.equal(built('lwc/panel/panel.js'), first);
});

it('refuses a .js beside its .ts: one of them would be lost', () => {
  write({ 'lwc/panel/panel.ts': component, 'lwc/panel/panel.js': 'export default 1;' });
  assert.throws(build, /panel\.ts: a \.js file of the same name stands beside it/);
});

it('refuses what the platform would refuse: a script over 128 KB', () => {
  write({ 'lwc/big/big.ts': `export const text = '${'x'.repeat(131_072)}';` });
  assert.throws(build, /big\.ts: compiles to more than 131072 bytes/);
});

it('names the file and the fault of a source that does not compile', () => {
  write({ 'lwc/wrong/wrong.ts': 'export const = 1;' });
  assert.throws(build, /wrong\.ts: .*(expected|reserved|not allowed)/i);
});
