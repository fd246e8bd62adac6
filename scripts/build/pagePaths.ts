import { join, resolve } from 'node:path';

/** The root of the repository. */
export const projectFolder = resolve(import.meta.dirname, '../..');
/** What is deployed into Engage, as it is written by hand. */
export const packageFolder = join(projectFolder, 'force-app/main/default');
/** The copy of it that an org accepts. */
export const deployableFolder = join(projectFolder, 'dist/force-app');
/** Sources of the local org's page: shell, lists, stand-ins for platform modules. */
export const pageSourceFolder = join(projectFolder, 'plugin/src/local/page');
/** The page that the local org serves under `/page/`. */
export const pageFolder = join(projectFolder, 'dist/page');
/** Built vendor bundles by the hash of what went into them. */
export const vendorCacheFolder = join(projectFolder, 'node_modules/.cache/score-page-vendor');

/** The folder of an installed npm package. */
export function installedPackage(name: string): string {
  return join(projectFolder, 'node_modules', name);
}
