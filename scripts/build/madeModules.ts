import { join } from 'node:path';
import { configFolder, rulesFolder, valueSetsFolder } from './pagePaths.ts';
import { writePolicyModule } from './policyModule.ts';
import { writeRulesModule } from './rulesModule.ts';
import { writeTopicsModule } from './topicsModule.ts';

/**
 * Writes the components that are made, not written by hand, and never committed: `c/scoreRules`, the rules,
 * `c/scorePolicy`, the numbers they go by, and `c/scoreTopics`, the phrases of M4.
 * @param config the folder with `policy.yaml` and `topics.yaml`.
 * @returns the size of each script of the rules in bytes, by name.
 */
export async function writeMadeModules(
  componentsFolder: string,
  config = configFolder,
): Promise<ReadonlyMap<string, number>> {
  writePolicyModule(join(config, 'policy.yaml'), join(componentsFolder, 'scorePolicy'));
  writeTopicsModule(join(config, 'topics.yaml'), valueSetsFolder, join(componentsFolder, 'scoreTopics'));
  return writeRulesModule(rulesFolder, join(componentsFolder, 'scoreRules'));
}
