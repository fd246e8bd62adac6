import { join } from 'node:path';
import { policyFile, rulesFolder, topicsFile, valueSetsFolder } from './pagePaths.ts';
import { writePolicyModule } from './policyModule.ts';
import { writeRulesModule } from './rulesModule.ts';
import { writeTopicsModule } from './topicsModule.ts';

/**
 * Writes the components that are made, not written by hand, and never committed: `c/scoreRules`, the rules,
 * `c/scorePolicy`, the numbers they go by, and `c/scoreTopics`, the phrases of M4.
 * @returns the size of each script of the rules in bytes, by name.
 */
export async function writeMadeModules(componentsFolder: string): Promise<ReadonlyMap<string, number>> {
  writePolicyModule(policyFile, join(componentsFolder, 'scorePolicy'));
  writeTopicsModule(topicsFile, valueSetsFolder, join(componentsFolder, 'scoreTopics'));
  return writeRulesModule(rulesFolder, join(componentsFolder, 'scoreRules'));
}
