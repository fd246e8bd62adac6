/**
 * Builds `dist/force-app`, what an org accepts, and `dist/page`, what the local org serves. `--config-dir DIR` takes another
 * org's `engage.yaml`, `policy.yaml` and `topics.yaml`: its names stand in formulas, validation rules, flows and permission sets.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bindPackage } from './boundNames/bindPackage.ts';
import { renamesFor } from './boundNames/renamesFor.ts';
import { writeDeployable } from './deployable.ts';
import { writeMadeModules } from './madeModules.ts';
import { writePage } from './page.ts';
import { writeMadeMetadata } from './metadata/madeMetadata.ts';
import { configFolder, deployableFolder, packageFolder, pageFolder } from './pagePaths.ts';

const started = performance.now();
const elapsed = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;

try {
  const { values } = parseArgs({ options: { 'config-dir': { type: 'string' } } });
  const config = resolve(values['config-dir'] ?? configFolder);
  const { files } = writeDeployable(packageFolder, deployableFolder);
  console.log(`dist/force-app: ${files.length} files (${elapsed()})`);
  writeMadeMetadata(join(config, 'policy.yaml'), deployableFolder);
  const { catalogue, renames } = renamesFor(config);
  bindPackage(deployableFolder, catalogue, renames);
  const rules = await writeMadeModules(join(deployableFolder, 'lwc'), config);
  const sizes = [...rules].map(([file, bytes]) => `${file} ${bytes}`).join(', ');
  console.log(`c/scoreRules: ${sizes} bytes (${elapsed()})`);
  const { built } = await writePage({ deployable: deployableFolder, target: pageFolder });
  console.log(`dist/page: base components ${built ? 'built' : 'from the cache'} (${elapsed()})`);
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
