import { documentsOf, findField, type CatalogueObject } from '../catalogue.ts';
import { childrenNamed, childText } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { MetadataDocument } from '../project.ts';
import type { Check, CheckContext } from './check.ts';

function itemProblems({ file, root }: MetadataDocument, object: CatalogueObject): Problem[] {
  const items = childrenNamed(root, 'layoutSections')
    .flatMap((section) => childrenNamed(section, 'layoutColumns'))
    .flatMap((column) => childrenNamed(column, 'layoutItems'));
  const placed = items.flatMap((item) => childText(item, 'field') ?? []);
  const missing = [...object.fields.values()].filter(
    (field) => field.required && !placed.includes(field.name),
  );
  return [
    ...placed
      .filter((name) => !object.fields.has(name))
      .map((name) => ({
        file,
        what: `${object.name} has no field ${name}.`,
        fix: didYouMean(name, object.fields.keys(), 'remove the item.'),
      })),
    ...placed
      .filter((name, index) => placed.indexOf(name) !== index)
      .map((name) => ({ file, what: `${name} is placed twice.`, fix: 'keep one item.' })),
    ...missing.map(({ name }) => ({
      file,
      what: `the required field ${name} is not placed.`,
      fix: 'add an item for it.',
    })),
  ];
}

function listProblems(
  { file, root }: MetadataDocument,
  object: CatalogueObject,
  { catalogue }: CheckContext,
): Problem[] {
  return childrenNamed(root, 'relatedLists').flatMap((list): Problem[] => {
    const path = childText(list, 'relatedList') ?? '';
    const lookup = findField(catalogue, path);
    if (!path.includes('.')) return [];
    if (lookup?.referenceTo !== object.name) {
      return [
        {
          file,
          what: `${path} is no lookup to ${object.name}.`,
          fix: 'write Child__c.Lookup__c, or remove the list.',
        },
      ];
    }
    // Standard columns stand in capitals: NAME, CREATED_DATE.
    return childrenNamed(list, 'fields')
      .map((column) => column.text)
      .filter((column) => !/^[A-Z_.]+$/.test(column))
      .filter((column) => findField(catalogue, `${lookup.object}.${column}`) === undefined)
      .map((column) => ({
        file,
        what: `${lookup.object} has no field ${column}.`,
        fix: 'correct the column or remove it.',
      }));
  });
}

/** Layouts are of an object that exists, and place its fields, all required ones among them. */
export const checkLayouts: Check = (context) =>
  documentsOf(context.project, 'Layout').flatMap((document): Problem[] => {
    const objectName = document.name.split('-')[0] ?? '';
    const object = context.catalogue.objects.get(objectName);
    if (object === undefined) {
      const known = context.catalogue.objects.keys();
      return [
        {
          file: document.file,
          what: `the object ${objectName} is unknown.`,
          fix: didYouMean(objectName, known, 'name the file Object-Label.layout-meta.xml.'),
        },
      ];
    }
    return [...itemProblems(document, object), ...listProblems(document, object, context)];
  });
