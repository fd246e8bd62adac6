import type { CatalogueField } from '../catalogue.ts';
import { childText, isTrue } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { Check, CheckContext } from './check.ts';

function targetProblems(field: CatalogueField, { catalogue }: CheckContext): Problem[] {
  const { document, referenceTo } = field;
  if (document === undefined) return [];
  const { file, root } = document;
  const deletion = childText(root, 'deleteConstraint');
  return [
    ...(referenceTo !== undefined && !catalogue.objects.has(referenceTo)
      ? [
          {
            file,
            what: `it refers to ${referenceTo}, which is unknown.`,
            fix: didYouMean(referenceTo, catalogue.objects.keys(), 'add the object, or correct the name.'),
          },
        ]
      : []),
    ...(field.type === 'Lookup' && isTrue(root, 'required') && (deletion ?? 'SetNull') === 'SetNull'
      ? [
          {
            file,
            what: 'a required lookup cannot be emptied when its target is deleted.',
            fix: 'set <deleteConstraint>Restrict</deleteConstraint>.',
          },
        ]
      : []),
  ];
}

function childListProblems(fields: readonly CatalogueField[]): Problem[] {
  const first = new Map<string, string>();
  return fields.flatMap(({ document, referenceTo, childListName }): Problem[] => {
    if (document === undefined || referenceTo === undefined || childListName === undefined) return [];
    const key = `${referenceTo}.${childListName}`.toLowerCase();
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, document.file);
      return [];
    }
    return [
      {
        file: document.file,
        what: `${referenceTo} has the child list ${childListName} already, from ${other}.`,
        fix: 'choose another <relationshipName>.',
      },
    ];
  });
}

/** Lookups lead to an object that exists, child lists have names of their own, details follow their master's sharing. */
export const checkRelationships: Check = (context) => {
  const objects = [...context.catalogue.objects.values()];
  const fields = objects.flatMap((object) => [...object.fields.values()]);
  const sharingProblems = objects.flatMap(({ document, fields: own }): Problem[] => {
    if (document === undefined) return [];
    const isDetail = [...own.values()].some((field) => field.type === 'MasterDetail');
    const followsMaster = childText(document.root, 'sharingModel') === 'ControlledByParent';
    if (isDetail === followsMaster) return [];
    return [
      {
        file: document.file,
        what: isDetail ? 'a detail follows its master in sharing.' : 'only a detail can follow a master.',
        fix: isDetail ? 'set <sharingModel>ControlledByParent</sharingModel>.' : 'set Private.',
      },
    ];
  });
  return [
    ...fields.flatMap((field) => targetProblems(field, context)),
    ...childListProblems(fields),
    ...sharingProblems,
  ];
};
