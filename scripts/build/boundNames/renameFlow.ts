import type { Catalogue } from '../../metadata/catalogue.ts';
import { renameFormula, type Resolve } from './renameFormula.ts';
import { renamePath, type Renames } from './renames.ts';
import { childText, leavesOf, type PlacedElement } from './xmlTexts.ts';

/** What each name of a flow holds: `$Record`, a record variable, an element that looked records up. */
function objectsByName(flow: PlacedElement): ReadonlyMap<string, string> {
  const start = flow.children.find(({ name }) => name === 'start');
  const triggering = childText(start, 'object') ?? '';
  const named = flow.children.flatMap((element): [string, string][] => {
    const object = childText(element, 'object') ?? childText(element, 'objectType');
    const name = childText(element, 'name');
    return object === undefined || name === undefined ? [] : [[name, object]];
  });
  return new Map([['$Record', triggering], ['$Record__Prior', triggering], ...named]);
}

const fieldElements = new Set(['field', 'queriedFields', 'sortField']);
const referenceElements = new Set(['elementReference', 'leftValueReference', 'assignToReference']);
const formulaElements = new Set(['expression', 'filterFormula']);

/** The new text of each element of a flow that names something of Engage. */
export function renameFlow(
  flow: PlacedElement,
  catalogue: Catalogue,
  renames: Renames,
  place: string,
): Map<PlacedElement, string> {
  const objects = objectsByName(flow);
  const split: Resolve = (name) => {
    const [first = '', ...rest] = name.split('.');
    const object = objects.get(first);
    return object === undefined || rest.length === 0
      ? undefined
      : { object, path: rest.join('.'), before: `${first}.` };
  };
  const changed = new Map<PlacedElement, string>();
  for (const leaf of leavesOf(flow)) {
    const { name, text } = leaf;
    if (name === 'object' || name === 'objectType') changed.set(leaf, renames.object(text));
    else if (fieldElements.has(name)) changed.set(leaf, fieldName(leaf, catalogue, renames));
    else if (referenceElements.has(name)) {
      const known = split(text);
      const path = known && renamePath(known.path, known.object, catalogue, renames)?.path;
      if (known !== undefined && path !== undefined) changed.set(leaf, known.before + path);
    } else if (formulaElements.has(name)) {
      changed.set(leaf, renameFormula(text, '', catalogue, renames, place, split));
    } else if (name === 'stringValue') changed.set(leaf, stringValue(leaf, split, catalogue, renames));
  }
  return changed;
}

/** The object that a filter's or assignment's element works on. */
function objectAround(leaf: PlacedElement): string {
  let around = leaf.parent;
  while (around !== undefined) {
    const object = childText(around, 'object');
    if (object !== undefined) return object;
    around = around.parent;
  }
  return '';
}

function fieldName(leaf: PlacedElement, catalogue: Catalogue, renames: Renames): string {
  return renamePath(leaf.text, objectAround(leaf), catalogue, renames)?.path ?? leaf.text;
}

/** A constant stands for a pick-list value where the field beside it is that pick list. */
function stringValue(leaf: PlacedElement, split: Resolve, catalogue: Catalogue, renames: Renames): string {
  const condition = leaf.parent?.parent;
  const field = childText(condition, 'field');
  const reference = childText(condition, 'leftValueReference') ?? childText(condition, 'assignToReference');
  const known = reference === undefined ? undefined : split(reference);
  const found =
    field === undefined
      ? known && renamePath(known.path, known.object, catalogue, renames)
      : renamePath(field, objectAround(leaf), catalogue, renames);
  if (found === undefined) return leaf.text;
  return renames.values(found.object, found.field)?.get(leaf.text) ?? leaf.text;
}
