import type { Catalogue } from '../../metadata/catalogue.ts';
import { escapeXml } from '../metadata/escapeXml.ts';
import { renameFlow } from './renameFlow.ts';
import { renameFormula } from './renameFormula.ts';
import { renamePath, type Renames } from './renames.ts';
import { leavesOf, readPlaced, type PlacedElement } from './xmlTexts.ts';

const formulas = new Set(['formula', 'errorConditionFormula']);

/**
 * One metadata file of the package in the names of another org; every byte that names nothing of Engage stays.
 * @param file its path below the package folder.
 * @throws Error naming the file when something cannot be followed.
 */
export function renameDocument(source: string, file: string, catalogue: Catalogue, renames: Renames): string {
  const root = readPlaced(source);
  const changed =
    root.name === 'Flow'
      ? renameFlow(root, catalogue, renames, file)
      : new Map(leavesOf(root).map((leaf) => [leaf, newText(leaf, root, file, catalogue, renames)]));
  let result = source;
  for (const [leaf, text] of [...changed].sort(([one], [other]) => other.from - one.from)) {
    if (text !== leaf.text) result = result.slice(0, leaf.from) + escapeXml(text) + result.slice(leaf.to);
  }
  return result;
}

function newText(
  leaf: PlacedElement,
  root: PlacedElement,
  file: string,
  catalogue: Catalogue,
  renames: Renames,
): string {
  const { name, text } = leaf;
  const object = /objects\/([^/]+)\//.exec(file)?.[1] ?? '';
  if (formulas.has(name)) return renameFormula(text, object, catalogue, renames, file);
  if (name === 'referenceTo') return renames.object(text);
  if (name === 'errorDisplayField') return renamePath(text, object, catalogue, renames)?.path ?? text;
  if (root.name !== 'PermissionSet') return text;
  if (name === 'object') return renames.object(text);
  const [owner = '', part = ''] = text.split('.');
  if (name === 'field') return `${renames.object(owner)}.${renames.field(owner, part)}`;
  return name === 'recordType' ? `${renames.object(owner)}.${renames.recordType(owner, part)}` : text;
}
