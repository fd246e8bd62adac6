import type { Catalogue } from './catalogue.ts';

export interface MissingName {
  readonly object: string;
  readonly name: string;
}

/** Follows `Request__r.Chapter__r.Name` from an object; the first name that does not exist, or undefined. */
export function missingInPath(
  path: string,
  objectName: string,
  { objects }: Catalogue,
): MissingName | undefined {
  const parts = path.split('.');
  let object = objectName;
  for (const [index, name] of parts.entries()) {
    const fields = objects.get(object)?.fields;
    const field =
      index === parts.length - 1
        ? fields?.get(name)
        : [...(fields?.values() ?? [])].find((candidate) => candidate.parentName === name);
    if (field === undefined) return { object, name };
    object = field.referenceTo ?? '';
  }
  return undefined;
}
