import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBinding, type Binding } from '../../../plugin/src/policy/index.ts';
import { filesOnDisk, readCatalogueOf, type Catalogue } from '../../metadata/index.ts';
import { configFolder, projectFolder } from '../pagePaths.ts';
import { renamesBetween, type Renames } from './renames.ts';

/**
 * What the sources' names have to become for the org of a folder's `engage.yaml`.
 * @throws ConfigError listing every problem of that file; Error naming a key that cannot be followed.
 */
export function renamesFor(config: string): { readonly catalogue: Catalogue; readonly renames: Renames } {
  const bindingOf = (folder: string): Binding => {
    const file = join(folder, 'engage.yaml');
    return readBinding(readFileSync(file, 'utf8'), file);
  };
  const catalogue = readCatalogueOf(filesOnDisk(projectFolder));
  return { catalogue, renames: renamesBetween(bindingOf(configFolder), bindingOf(config), catalogue) };
}
