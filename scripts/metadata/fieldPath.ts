import { findField, type Catalogue, type CatalogueField } from './catalogue.ts';

export interface MissingName {
  readonly object: string;
  readonly name: string;
}

/** One name of a path: the object it is looked for on, and the field it stands for, undefined when there is none. */
export interface PathStep extends MissingName {
  readonly field: CatalogueField | undefined;
}

/** Follows `Request__r.Chapter__r.Name` from an object, up to the first name that does not exist. */
export function pathSteps(path: string, objectName: string, catalogue: Catalogue): readonly PathStep[] {
  const steps: PathStep[] = [];
  const names = path.split('.');
  let object = objectName;
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const field = isLast ? findField(catalogue, `${object}.${name}`) : lookupNamed(object, name, catalogue);
    steps.push({ object, name, field });
    if (field === undefined) break;
    object = field.referenceTo ?? '';
  }
  return steps;
}

function lookupNamed(object: string, name: string, { objects }: Catalogue): CatalogueField | undefined {
  return [...(objects.get(object)?.fields.values() ?? [])].find(({ parentName }) => parentName === name);
}

/** The first name of a path that does not exist, or undefined. */
export function missingInPath(
  path: string,
  objectName: string,
  catalogue: Catalogue,
): MissingName | undefined {
  const missing = pathSteps(path, objectName, catalogue).find(({ field }) => field === undefined);
  return missing && { object: missing.object, name: missing.name };
}
