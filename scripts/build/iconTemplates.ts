import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rollup';

const iconName = /\b(action|custom|doctype|standard|utility):([a-z0-9_]+)/g;
const templatesModule =
  /iconSvgTemplates(?<library>Action|Custom|Doctype|Standard|Utility)(?<rtl>Rtl)?\/buildTemplates\/templates\.js$/;

/** The icon names, like `utility:refresh`, that a source mentions. */
export function iconsNamedIn(source: string): string[] {
  return Array.from(source.matchAll(iconName), ([name]) => name);
}

function templatesOf(folder: string, library: string, names: readonly string[]): string {
  const wanted = names
    .filter((name) => name.startsWith(`${library}:`))
    .map((name) => name.slice(library.length + 1))
    .filter((name) => existsSync(join(folder, library, `${name}.html`)));
  const imports = wanted.map((name) => `import ${library}_${name} from './${library}/${name}.html';`);
  const members = wanted.map((name) => `${library}_${name}`);
  return `${imports.join('\n')}\nexport default { ${members.join(', ')} };\n`;
}

/**
 * Keeps, of the 6,900 icon templates of lightning-base-components, those that are named in our sources or
 * in a base component: they are nine tenths of the vendor build. Right-to-left icons stay out.
 * @param wanted icon names, like `utility:refresh`.
 */
export function iconTemplates(wanted: readonly string[]): Plugin {
  return {
    name: 'icon-templates',
    load(id) {
      const groups = templatesModule.exec(id)?.groups;
      if (!groups?.library) {
        return null;
      }
      const names = groups.rtl === undefined ? wanted : [];
      return templatesOf(dirname(id), groups.library.toLowerCase(), names);
    },
  };
}
