/** Builds `dist/force-app`, what an org accepts, and `dist/page`, what the local org serves. */
import { join } from 'node:path';
import { writeDeployable } from './deployable.ts';
import { writeMadeModules } from './madeModules.ts';
import { writePage } from './page.ts';
import { deployableFolder, packageFolder, pageFolder } from './pagePaths.ts';

const started = performance.now();
const elapsed = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;

try {
  const { files } = writeDeployable(packageFolder, deployableFolder);
  console.log(`dist/force-app: ${files.length} files (${elapsed()})`);
  const rules = await writeMadeModules(join(deployableFolder, 'lwc'));
  const sizes = [...rules].map(([file, bytes]) => `${file} ${bytes}`).join(', ');
  console.log(`c/scoreRules: ${sizes} bytes (${elapsed()})`);
  const { built } = await writePage({ deployable: deployableFolder, target: pageFolder });
  console.log(`dist/page: base components ${built ? 'built' : 'from the cache'} (${elapsed()})`);
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
