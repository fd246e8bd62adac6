import { documentsOf } from '../catalogue.ts';
import { childrenNamed, childText } from '../element.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

const longestLabel = 1000;

/** Custom labels have distinct names and texts that fit. */
export const checkLabels: Check = ({ project }) =>
  documentsOf(project, 'CustomLabels').flatMap(({ file, root }): Problem[] => {
    const labels = childrenNamed(root, 'labels').map((label) => ({
      name: childText(label, 'fullName') ?? '',
      value: childText(label, 'value') ?? '',
    }));
    const names = labels.map(({ name }) => name);
    return [
      ...names
        .filter((name, index) => names.indexOf(name) !== index)
        .map((name) => ({ file, what: `the label ${name} stands twice.`, fix: 'keep one.' })),
      ...labels
        .filter(({ name, value }) => name === '' || value === '' || value.length > longestLabel)
        .map(({ name }) => ({
          file,
          what: `the label '${name}' lacks a name or a text, or is too long.`,
          fix: `give both, at most ${longestLabel} characters.`,
        })),
    ];
  });
