import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Catalogue } from '../../metadata/catalogue.ts';
import { renameDocument } from './renameDocument.ts';
import type { Renames } from './renames.ts';

/**
 * Writes an org's names into a built package: formulas, validation rules, flows, permission sets, and the folders of Engage's
 * objects. A package for the org that the sources name is left as it is.
 * @throws Error naming file and name when something cannot be followed.
 */
export function bindPackage(folder: string, catalogue: Catalogue, renames: Renames): void {
  if (renames.isEmpty) return;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of files) {
    const file = relative(folder, path).split(sep).join('/');
    const source = readFileSync(path, 'utf8');
    if (file.startsWith('lwc/')) requireNoOldName(source, file, renames);
    else if (file.endsWith('-meta.xml')) {
      writeFileSync(path, renameDocument(source, file, catalogue, renames));
      moveToObject(folder, file, renames);
    }
  }
}

/** A field's folder is named for its object. */
function moveToObject(folder: string, file: string, renames: Renames): void {
  const [objects, object = '', ...rest] = file.split('/');
  if (objects !== 'objects' || renames.object(object) === object) return;
  const target = join(folder, 'objects', renames.object(object), ...rest);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(join(folder, file), target);
  rmSync(join(folder, file), { force: true });
}

/** Components name standard fields only; this keeps it so. */
function requireNoOldName(source: string, file: string, renames: Renames): void {
  const named = renames.oldNames.find(
    (name) => name.endsWith('__c') && new RegExp(`\\b${name}\\b`).test(source),
  );
  if (named === undefined) return;
  throw new Error(
    `${file} names ${named}, which this org calls otherwise, and the build renames nothing in components. ` +
      'Read it through a formula field of this package.',
  );
}
