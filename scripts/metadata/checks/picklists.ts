import { documentsOf } from '../catalogue.ts';
import { childNamed, childrenNamed, childText, isTrue, type Element } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

const valueLists: readonly (readonly [metadataType: string, element: string])[] = [
  ['GlobalValueSet', 'customValue'],
  ['StandardValueSet', 'standardValue'],
  ['BusinessProcess', 'values'],
];
const longestValue = 255;

function listProblems(file: string, values: readonly Element[]): Problem[] {
  const names = values.map((value) => childText(value, 'fullName') ?? '');
  const seen = new Set<string>();
  const repeated = names.filter((name) => {
    const before = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return before;
  });
  const defaults = values.filter((value) => isTrue(value, 'default'));
  return [
    ...(values.length === 0 ? [{ file, what: 'there is no value.', fix: 'add one.' }] : []),
    ...repeated.map((name) => ({ file, what: `the value '${name}' stands twice.`, fix: 'keep one.' })),
    ...(defaults.length > 1
      ? [{ file, what: `${defaults.length} values are the default.`, fix: 'keep one default.' }]
      : []),
    ...names
      .filter((name) => name === '' || name.length > longestValue || name.includes(';'))
      .map((name) => ({
        file,
        what: `'${name}' is no valid value.`,
        fix: `1 to ${longestValue} characters, without a semicolon.`,
      })),
  ];
}

/** Value sets exist, their values are distinct, and a default is one of them. */
export const checkPicklists: Check = ({ project, catalogue }) => [
  ...valueLists.flatMap(([metadataType, element]) =>
    documentsOf(project, metadataType).flatMap(({ file, root }) =>
      listProblems(file, childrenNamed(root, element)),
    ),
  ),
  ...documentsOf(project, 'CustomField').flatMap(({ file, root, name, objectName }): Problem[] => {
    const valueSet = childNamed(root, 'valueSet');
    if (valueSet === undefined) return [];
    const definition = childNamed(valueSet, 'valueSetDefinition');
    const setName = childText(valueSet, 'valueSetName');
    if ((definition === undefined) === (setName === undefined)) {
      return [{ file, what: '<valueSet> needs a definition or a name.', fix: 'give exactly one of them.' }];
    }
    if (setName !== undefined && !catalogue.globalValueSets.has(setName)) {
      const known = catalogue.globalValueSets.keys();
      return [
        {
          file,
          what: `the global value set ${setName} is unknown.`,
          fix: didYouMean(setName, known, 'add it under globalValueSets.'),
        },
      ];
    }
    const values = catalogue.objects.get(objectName)?.fields.get(name)?.values ?? new Set<string>();
    const fallback = /^(['"])(.*)\1$/.exec(childText(root, 'defaultValue') ?? '')?.[2];
    return [
      ...(definition === undefined ? [] : listProblems(file, childrenNamed(definition, 'value'))),
      ...(fallback !== undefined && !values.has(fallback)
        ? [
            {
              file,
              what: `the default '${fallback}' is none of the values.`,
              fix: didYouMean(fallback, values, 'use one of the values.'),
            },
          ]
        : []),
    ];
  }),
];
