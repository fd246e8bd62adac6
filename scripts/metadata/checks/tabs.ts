import { documentsOf } from '../catalogue.ts';
import { childText, isTrue } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

/** A tab shows a custom object or a component that exists. */
export const checkTabs: Check = ({ project, catalogue }) => {
  const bundles = documentsOf(project, 'LightningComponentBundle').map((bundle) => bundle.name);
  return documentsOf(project, 'CustomTab').flatMap(({ file, name, root }): Problem[] => {
    const component = childText(root, 'lwcComponent');
    const [shown, known]: [string, string[]] =
      component === undefined ? [name, [...catalogue.objects.keys()]] : [component, bundles];
    if (component === undefined && !isTrue(root, 'customObject')) return [];
    if (known.includes(shown)) return [];
    return [
      {
        file,
        what: `it shows ${shown}, which is unknown.`,
        fix: didYouMean(shown, known, 'add it, or remove the tab.'),
      },
    ];
  });
};
