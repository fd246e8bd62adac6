import type { Plugin } from 'rollup';

const prefix = '@salesforce/';
const labelPrefix = '@salesforce/label/c.';

/** Asked before anything is drawn, as the platform knows it before it sends the page. */
const timeZoneOfUser = `
const session = await fetch('/local/session').then((answer) => answer.json(), () => undefined);
export default session?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
`;

/** The local page speaks the language of the labels. */
const fixedModules: Readonly<Record<string, string>> = {
  '@salesforce/i18n/locale': 'export default "en-US";',
  '@salesforce/i18n/lang': 'export default "en-US";',
  '@salesforce/i18n/timeZone': timeZoneOfUser,
};

/**
 * Resolves the `@salesforce/*` modules that the platform makes up for each org. What is not listed here
 * stays unresolved and fails the build.
 */
export function platformModules(labels: ReadonlyMap<string, string>): Plugin {
  function moduleText(id: string): string | undefined {
    if (!id.startsWith(labelPrefix)) {
      return fixedModules[id];
    }
    const text = labels.get(id.slice(labelPrefix.length));
    return text === undefined ? undefined : `export default ${JSON.stringify(text)};`;
  }
  return {
    name: 'platform-modules',
    resolveId(id) {
      if (id.startsWith(labelPrefix) && moduleText(id) === undefined) {
        this.error(`The label ${id.slice(labelPrefix.length)} is not in CustomLabels.`);
      }
      return moduleText(id) === undefined ? null : `\0${id}`;
    },
    load(id) {
      return id.startsWith(`\0${prefix}`) ? moduleText(id.slice(1)) : null;
    },
  };
}
