import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownCodes } from '../../plugin/src/policy/index.ts';
import { childNamed, childrenNamed, childText, isTrue } from '../metadata/element.ts';
import { readXml } from '../metadata/readXml.ts';

/** The active values of a global value set, in its order. */
const valuesOf = (folder: string, name: string): string[] => {
  const file = `${name}.globalValueSet-meta.xml`;
  const reading = readXml(readFileSync(join(folder, file), 'utf8'));
  if (!reading.ok) throw new Error(`${file}:${reading.line}: ${reading.what}`);
  return childrenNamed(reading.root, 'customValue')
    .filter((value) => childNamed(value, 'isActive') === undefined || isTrue(value, 'isActive'))
    .map((value) => childText(value, 'fullName') ?? '');
};

/** The areas of expertise and industries that Engage knows (M4).
 * @throws Error for a value set that cannot be read. */
export const knownCodes = (valueSetsFolder: string): KnownCodes => ({
  areas: valuesOf(valueSetsFolder, 'Area_of_Expertise'),
  industries: valuesOf(valueSetsFolder, 'Industry'),
});
