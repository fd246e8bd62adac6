import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { readCustomLabels } from '../../../scripts/build/customLabels.ts';
import { writePageApp } from '../../../scripts/build/pageApp.ts';
import { packageFolder, projectFolder } from '../../../scripts/build/pagePaths.ts';
import { writeDeployable } from '../../../scripts/build/deployable.ts';
import { writeMadeModules } from '../../../scripts/build/madeModules.ts';

// The LWC resolver looks for packages from here upwards.
mkdirSync(join(projectFolder, 'dist'), { recursive: true });
const folder = mkdtempSync(join(projectFolder, 'dist/test-'));
const labelsFile = 'labels/CustomLabels.labels-meta.xml';
writeDeployable(packageFolder, join(folder, 'force-app'));
await writeMadeModules(join(folder, 'force-app/lwc'));

after(() => {
  rmSync(folder, { recursive: true });
});

const bundle = (labels: ReadonlyMap<string, string>): ReturnType<typeof writePageApp> =>
  writePageApp({ componentsFolder: join(folder, 'force-app/lwc'), labels, target: join(folder, 'app.js') });

it('leaves the engine and the base components to the vendor bundle, and names the icons in use', async () => {
  const { vendorModules, icons } = await bundle(readCustomLabels(join(packageFolder, labelsFile)));
  assert.ok(vendorModules.includes('lwc'));
  assert.ok(vendorModules.includes('lightning/card'));
  assert.ok(!vendorModules.includes('lightning/graphql'), 'the stand-in is ours');
  assert.ok(icons.includes('utility:refresh'));
});

it('a label that does not exist fails the build', async () => {
  const labels = new Map(readCustomLabels(join(packageFolder, labelsFile)));
  labels.delete('Score_Panel_Title');
  await assert.rejects(bundle(labels), /The label Score_Panel_Title is not in CustomLabels/);
});

it('an import that nothing resolves fails the build', async () => {
  const file = join(folder, 'force-app/lwc/formatLabel/formatLabel.js');
  const code = readFileSync(file, 'utf8');
  writeFileSync(file, `import '@salesforce/user/Id';\n${code}`);
  await assert.rejects(bundle(readCustomLabels(join(packageFolder, labelsFile))), /@salesforce\/user\/Id/);
  writeFileSync(file, code);
});

it('every label of the package is used by a component', async () => {
  const labels = readCustomLabels(join(packageFolder, labelsFile));
  const marked = new Map([...labels.keys()].map((name) => [name, `<${name}>`]));
  await bundle(marked);
  const app = readFileSync(join(folder, 'app.js'), 'utf8');
  assert.deepEqual(
    [...marked].filter(([, mark]) => !app.includes(mark)).map(([name]) => name),
    [],
  );
});

it('a labels file that names a label twice is refused, and so is anything else', () => {
  const file = join(folder, 'twice.labels-meta.xml');
  const label = '<labels><fullName>Score_One</fullName><value>One</value></labels>';
  writeFileSync(file, `<CustomLabels>${label}${label}</CustomLabels>`);
  assert.throws(() => readCustomLabels(file), /the label Score_One stands there twice/);
  writeFileSync(file, '<Profile/>');
  assert.throws(() => readCustomLabels(file), /not a custom labels file/);
});
