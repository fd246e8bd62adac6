import { fieldPaths, findField, type Catalogue, type CatalogueField } from '../catalogue.ts';
import { childrenNamed, childText } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { MetadataDocument } from '../project.ts';
import type { Check } from './check.ts';

/** What a filter may compare a field of that type with. */
function isFilterValue(field: CatalogueField, value: string): boolean {
  if (field.type === 'Checkbox') return /^(true|false)$/i.test(value);
  return field.values === undefined || value.split(',').every((part) => field.values?.has(part.trim()));
}

function namedFields(root: MetadataDocument['root']): string[] {
  return [
    childText(root, 'summaryForeignKey'),
    childText(root, 'summarizedField'),
    ...childrenNamed(root, 'summaryFilterItems').map((item) => childText(item, 'field')),
  ].filter((path) => path !== undefined);
}

function rollUpProblems({ file, root, objectName }: MetadataDocument, catalogue: Catalogue): Problem[] {
  const unknown = namedFields(root).filter((path) => findField(catalogue, path) === undefined);
  if (unknown.length > 0) {
    return unknown.map((path) => ({
      file,
      what: `the field ${path} is unknown.`,
      fix: didYouMean(path, fieldPaths(catalogue), 'write it as Object.Field.'),
    }));
  }
  const foreignKey = findField(catalogue, childText(root, 'summaryForeignKey') ?? '');
  const operation = childText(root, 'summaryOperation');
  const strangers = namedFields(root).filter(
    (path) => findField(catalogue, path)?.object !== foreignKey?.object,
  );
  const wrongValues = childrenNamed(root, 'summaryFilterItems').filter((item) => {
    const field = findField(catalogue, childText(item, 'field') ?? '');
    return field !== undefined && !isFilterValue(field, childText(item, 'value') ?? '');
  });
  return [
    ...(foreignKey?.type === 'MasterDetail' && foreignKey.referenceTo === objectName
      ? []
      : [
          {
            file,
            what: `<summaryForeignKey> is no master-detail to ${objectName}.`,
            fix: 'name the master-detail field of the detail.',
          },
        ]),
    ...((operation === 'count') === (childText(root, 'summarizedField') !== undefined)
      ? [
          {
            file,
            what: `a ${operation ?? ''} ${operation === 'count' ? 'takes no' : 'needs a'} <summarizedField>.`,
            fix: 'correct the operation or the field.',
          },
        ]
      : []),
    ...strangers.map((path) => ({
      file,
      what: `${path} is not on the detail object.`,
      fix: `use a field of ${foreignKey?.object ?? 'the detail'}.`,
    })),
    ...wrongValues.map((item) => ({
      file,
      what: `${childText(item, 'field') ?? ''} can never be '${childText(item, 'value') ?? ''}'.`,
      fix: 'use one of its values.',
    })),
  ];
}

/** Roll-ups name a master-detail to their own object, and fields and values of the detail. */
export const checkRollUps: Check = ({ project, catalogue }) =>
  project.documents
    .filter(({ kind, root }) => kind.metadataType === 'CustomField' && childText(root, 'type') === 'Summary')
    .flatMap((document) => rollUpProblems(document, catalogue));
