import { documentsOf, type Catalogue } from '../catalogue.ts';
import { childrenNamed, childText } from '../element.ts';
import { missingInPath } from '../fieldPath.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import { packageFolder } from '../projectFiles.ts';
import type { Check } from './check.ts';

const bundleFile = new RegExp(`^${packageFolder}/lwc/([^/]+)/([^/]+)$`);
const importedName = /from\s+['"]@salesforce\/(label|schema)\/([\w.]+)['"]/g;

/** `Object`, `Object.Field` or `Object.Lookup__r.Field`. */
function schemaNameExists(name: string, catalogue: Catalogue): boolean {
  const [object = '', ...path] = name.split('.');
  return path.length === 0
    ? catalogue.objects.has(object)
    : missingInPath(path.join('.'), object, catalogue) === undefined;
}

/** Each component has its meta file and its module, and imports labels and fields that exist. */
export const checkBundles: Check = ({ project, catalogue }) => {
  const bundles = Map.groupBy(
    project.files.names.flatMap((file) => {
      const [, bundle, name] = bundleFile.exec(file) ?? [];
      return bundle === undefined || name === undefined ? [] : [{ bundle, name, file }];
    }),
    ({ bundle }) => bundle,
  );
  const labels = new Set(
    documentsOf(project, 'CustomLabels')
      .flatMap(({ root }) => childrenNamed(root, 'labels'))
      .map((label) => `c.${childText(label, 'fullName') ?? ''}`),
  );
  return [...bundles].flatMap(([bundle, files]): Problem[] => {
    const folder = `${packageFolder}/lwc/${bundle}`;
    const names = files.map(({ name }) => name);
    const lacks = (what: string, candidates: string[]): Problem[] =>
      candidates.some((name) => names.includes(name))
        ? []
        : [{ file: folder, what: `the component has no ${what}.`, fix: `add ${candidates.join(' or ')}.` }];
    const imports = files
      .filter(({ name }) => /\.[jt]s$/.test(name))
      .flatMap(({ file }) =>
        [...project.files.read(file).matchAll(importedName)].map(([, kind = '', name = '']) => ({
          file,
          kind,
          name,
        })),
      );
    return [
      ...lacks('meta file', [`${bundle}.js-meta.xml`]),
      ...lacks('module', [`${bundle}.ts`, `${bundle}.js`, `${bundle}.html`, `${bundle}.css`]),
      ...imports
        .filter(({ kind, name }) =>
          kind === 'label' ? name.startsWith('c.') && !labels.has(name) : !schemaNameExists(name, catalogue),
        )
        .map(({ file, kind, name }) => ({
          file,
          what: `it imports the ${kind} ${name}, which is unknown.`,
          fix: didYouMean(name, kind === 'label' ? labels : [], 'add it, or correct the import.'),
        })),
    ];
  });
};
