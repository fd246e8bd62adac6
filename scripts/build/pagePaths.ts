import { join, resolve } from 'node:path';

/** The root of the repository. */
export const projectFolder = resolve(import.meta.dirname, '../..');
/** What is deployed into Engage, as it is written by hand. */
export const packageFolder = join(projectFolder, 'force-app/main/default');
/** The copy of it that an org accepts. */
export const deployableFolder = join(projectFolder, 'dist/force-app');
/** The rules, of which the build also makes `c/scoreRules`. */
export const rulesFolder = join(projectFolder, 'plugin/src/rules');
/** Policy, names and topics for the org that the sources are written for: the local org. */
export const configFolder = join(projectFolder, 'config');
/** What the rules go by, of which the build also makes `c/scorePolicy`. */
export const policyFile = join(configFolder, 'policy.yaml');
/** By which phrases a question's topics are recognised, of which the build also makes `c/scoreTopics`. */
export const topicsFile = join(configFolder, 'topics.yaml');
/** The pick lists that Engage has. */
export const valueSetsFolder = join(projectFolder, 'config/engage-baseline/globalValueSets');
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
