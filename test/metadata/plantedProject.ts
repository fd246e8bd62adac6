import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import {
  checkMetadata,
  filesOnDisk,
  readMetadataSchema,
  type Problem,
  type ProjectFiles,
} from '../../scripts/metadata/index.ts';

export const repository = resolve(import.meta.dirname, '../..');
export const schema = readMetadataSchema();

/** Replaces a text that must be there, writes a whole file, or removes a folder. */
export type Edit =
  | { readonly file: string; readonly from: string | RegExp; readonly to: string }
  | { readonly file: string; readonly write: string }
  | { readonly file: string; readonly remove: true };

const sources = filesOnDisk(repository);

function edited(edit: Edit, files: ProjectFiles): ProjectFiles {
  if ('remove' in edit) {
    return { ...files, names: files.names.filter((name) => !name.startsWith(`${edit.file}/`)) };
  }
  if ('write' in edit) {
    return {
      names: [...new Set([...files.names, edit.file])],
      read: (name) => (name === edit.file ? edit.write : files.read(name)),
    };
  }
  const before = files.read(edit.file);
  const after = before.replace(edit.from, edit.to);
  assert.notEqual(after, before, `${edit.file} does not hold what the test wants to replace`);
  return { ...files, read: (name) => (name === edit.file ? after : files.read(name)) };
}

/** What the checker says of the repository's metadata once faults are planted; nothing touches the disk. */
export function problemsWith(...edits: readonly Edit[]): readonly Problem[] {
  const files = edits.reduce((soFar, edit) => edited(edit, soFar), sources);
  return checkMetadata(files, schema).problems;
}

export interface PlantedFault {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Part of the file's path at which the fault is reported. */
  readonly reportedAt: string;
  readonly line?: number;
  readonly what: RegExp;
  readonly fix?: RegExp;
}

/** The checker reports the fault at the right file, in words that match. */
export function assertReported(fault: PlantedFault): void {
  const problems = problemsWith(...fault.edits);
  const found = problems.filter(
    ({ file, line, what, fix }) =>
      file.includes(fault.reportedAt) &&
      (fault.line ?? line) === line &&
      fault.what.test(what) &&
      (fault.fix?.test(fix) ?? fix !== ''),
  );
  assert.ok(found.length > 0, `not reported; the checker said ${JSON.stringify(problems, null, 2)}`);
}

/** Where the fields of an object of the package lie. */
export const packaged = (object: string, field: string): string =>
  `force-app/main/default/objects/${object}/fields/${field}.field-meta.xml`;

export const baseline = (object: string, field: string): string =>
  `config/engage-baseline/objects/${object}/fields/${field}.field-meta.xml`;

export const permissionSet = (name: string): string =>
  `force-app/main/default/permissionsets/${name}.permissionset-meta.xml`;
