import type { Binding, LogicalName } from '../../../plugin/src/policy/index.ts';
import { parentNameOf, type Catalogue } from '../../metadata/catalogue.ts';
import { pathSteps } from '../../metadata/fieldPath.ts';
import { packageFolder } from '../../metadata/projectFiles.ts';

/** What Engage calls things in another org than the one the sources are written for. */
export interface Renames {
  readonly isEmpty: boolean;
  object(name: string): string;
  field(object: string, name: string): string;
  /** Pick-list values of `object.field` by the sources' spelling; undefined when all are the same. */
  values(object: string, field: string): ReadonlyMap<string, string> | undefined;
  recordType(object: string, name: string): string;
  /** Every name of the sources that the other org does not use. */
  readonly oldNames: readonly string[];
}

/**
 * Compares the binding that the sources are written for with an org's.
 * @throws Error naming the key when a difference cannot be carried into metadata.
 */
export function renamesBetween(from: Binding, to: Binding, catalogue: Catalogue): Renames {
  const objects = new Map<string, string>();
  const fields = new Map<string, string>();
  const recordTypes = new Map<string, string>();
  const values = new Map<string, Map<string, string>>();
  /** Keeps a difference; the package's own names are the package's to give. */
  const note = (kept: Map<string, string>, before: string, after: string, key: string): void => {
    const [object = ''] = before.split('.');
    if (catalogue.objects.get(object)?.document?.file.startsWith(packageFolder) === true) {
      throw new Error(`${key}: ${before} is part of this package and keeps its name. Write ${before} there.`);
    }
    const known = kept.get(before);
    if (known !== undefined && known !== after) {
      throw new Error(`${key}: ${before} cannot be both ${known} and ${after}. Make the two lines equal.`);
    }
    kept.set(before, after);
  };
  for (const name of Object.keys(from) as LogicalName[]) {
    const [before, after] = [from[name], to[name]];
    if (before.object !== after.object) note(objects, before.object, after.object, `${name}.object`);
    if (before.recordType !== undefined && after.recordType !== undefined) {
      const key = `${before.object}.${before.recordType}`;
      if (before.recordType !== after.recordType) {
        note(recordTypes, key, after.recordType, `${name}.recordType`);
      }
    }
    const paths = after.fields as Readonly<Record<string, string>>;
    for (const [logical, path] of Object.entries<string>(before.fields)) {
      const key = `${name}.fields.${logical}`;
      const own = pathSteps(path, before.object, catalogue).at(-1)?.object ?? '';
      const [oldName = '', newName = ''] = lastNames(path, paths[logical] ?? path, key);
      if (oldName !== newName) note(fields, `${own}.${oldName}`, newName, key);
      const labels = labelChanges(before.values, after.values, logical);
      if (labels.size > 0) values.set(`${own}.${oldName}`, labels);
    }
  }
  return {
    isEmpty: objects.size + fields.size + recordTypes.size + values.size === 0,
    object: (name) => objects.get(name) ?? name,
    field: (object, name) => fields.get(`${object}.${name}`) ?? name,
    values: (object, field) => values.get(`${object}.${field}`),
    recordType: (object, name) => recordTypes.get(`${object}.${name}`) ?? name,
    oldNames: [...objects.keys(), ...[...fields.keys()].map((path) => path.split('.')[1] ?? '')],
  };
}

/** Metadata names one field at a time, so a path may differ in its last name only. */
function lastNames(before: string, after: string, key: string): string[] {
  const [from, to] = [before.split('.'), after.split('.')];
  if (from.slice(0, -1).join('.') !== to.slice(0, -1).join('.')) {
    throw new Error(
      `${key}: validation rules and flows read ${before} and cannot follow ${after}. Give the object a formula field ` +
        'that shows it, and name that one.',
    );
  }
  return [from.at(-1) ?? '', to.at(-1) ?? ''];
}

/** The first value of each code is the one that is written. */
function labelChanges(before: object, after: object, logical: string): Map<string, string> {
  const [from, to] = [before, after].map(
    (values) =>
      (values as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>)[logical] ?? {},
  );
  return new Map(
    Object.entries(from ?? {}).flatMap(([code, [label = '']]) => {
      const other = to?.[code]?.[0] ?? label;
      return other === label ? [] : [[label, other] as const];
    }),
  );
}

/**
 * A dotted path of the sources in the names of the other org, and the object and field it ends in. Undefined when it is no
 * path of that object (a function, a variable, another object's).
 */
export function renamePath(
  path: string,
  object: string,
  catalogue: Catalogue,
  renames: Renames,
): { readonly path: string; readonly object: string; readonly field: string } | undefined {
  const steps = pathSteps(path, object, catalogue);
  const last = steps.at(-1);
  if (last?.field === undefined) return undefined;
  const names = steps.map(({ object: from, name, field }, index) => {
    if (field === undefined) return name;
    const renamed = renames.field(from, field.name);
    if (renamed === field.name) return name;
    return index === steps.length - 1 ? renamed : parentNameOf(renamed);
  });
  return { path: names.join('.'), object: last.object, field: last.name };
}
