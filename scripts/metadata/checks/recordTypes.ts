import { documentsOf } from '../catalogue.ts';
import { childrenNamed, childText } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

/** The status field behind an object's business processes. */
const statusValueSets: Readonly<Record<string, string>> = { Case: 'CaseStatus' };

/** Record types name a process and pick lists that exist; a process uses values of its status list. */
export const checkRecordTypes: Check = ({ project, catalogue }) => {
  const processes = documentsOf(project, 'BusinessProcess');
  const recordTypes = documentsOf(project, 'RecordType');
  const processProblems = recordTypes.flatMap(({ file, root, objectName }): Problem[] => {
    const wanted = childText(root, 'businessProcess');
    const known = processes
      .filter((process) => process.objectName === objectName)
      .map((process) => process.name);
    if (wanted === undefined) {
      return objectName in statusValueSets
        ? [
            {
              file,
              what: `a record type of ${objectName} needs a <businessProcess>.`,
              fix: 'name one of its processes.',
            },
          ]
        : [];
    }
    if (known.includes(wanted)) return [];
    return [
      {
        file,
        what: `the business process ${wanted} is unknown.`,
        fix: didYouMean(wanted, known, 'add it under businessProcesses.'),
      },
    ];
  });
  const picklistProblems = recordTypes.flatMap(({ file, root, objectName }) =>
    childrenNamed(root, 'picklistValues').flatMap((entry): Problem[] => {
      const name = childText(entry, 'picklist') ?? '';
      const fields = catalogue.objects.get(objectName)?.fields;
      const values = fields?.get(name)?.values;
      if (values === undefined) {
        return [
          {
            file,
            what: `${objectName} has no pick list ${name}.`,
            fix: didYouMean(name, fields?.keys() ?? [], 'remove the entry.'),
          },
        ];
      }
      return childrenNamed(entry, 'values')
        .map((value) => decodeURIComponent(childText(value, 'fullName') ?? ''))
        .filter((value) => !values.has(value))
        .map((value) => ({
          file,
          what: `${name} has no value '${value}'.`,
          fix: didYouMean(value, values, 'remove it.'),
        }));
    }),
  );
  const statusProblems = processes.flatMap(({ file, root, objectName }): Problem[] => {
    const valueSet = documentsOf(project, 'StandardValueSet').find(
      (document) => document.name === statusValueSets[objectName],
    );
    if (valueSet === undefined) return [];
    const known = new Set(
      childrenNamed(valueSet.root, 'standardValue').map((value) => childText(value, 'fullName') ?? ''),
    );
    return childrenNamed(root, 'values')
      .map((value) => decodeURIComponent(childText(value, 'fullName') ?? ''))
      .filter((value) => !known.has(value))
      .map((value) => ({
        file,
        what: `${valueSet.name} has no value '${value}'.`,
        fix: didYouMean(value, known, 'remove it.'),
      }));
  });
  return [...processProblems, ...picklistProblems, ...statusProblems];
};
