import { childText } from '../element.ts';
import { missingInPath } from '../fieldPath.ts';
import { formulaNames } from '../formulaNames.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

/** Elements that hold a formula over the fields of the object, by metadata type. */
const formulaElements: readonly (readonly [metadataType: string, element: string])[] = [
  ['CustomField', 'formula'],
  ['ValidationRule', 'errorConditionFormula'],
];

/** Every field that a formula names exists, through lookups too. */
export const checkFormulas: Check = ({ project, catalogue }) =>
  project.documents.flatMap(({ file, kind, root, objectName }) =>
    formulaElements
      .filter(([metadataType]) => metadataType === kind.metadataType)
      .flatMap(([, element]) => formulaNames(childText(root, element) ?? ''))
      .flatMap((path): Problem[] => {
        const missing = missingInPath(path, objectName, catalogue);
        if (missing === undefined) return [];
        const known = catalogue.objects.get(missing.object)?.fields.keys() ?? [];
        return [
          {
            file,
            what: `the formula uses ${path}; ${missing.object} has no ${missing.name}.`,
            fix: didYouMean(missing.name, known, 'use a field of that object.'),
          },
        ];
      }),
  );
