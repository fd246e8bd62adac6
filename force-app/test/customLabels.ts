import { readFileSync } from 'node:fs';

const file = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';
const label = /<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The texts of the package's custom labels by name. */
export function customLabels(): ReadonlyMap<string, string> {
  return new Map(
    Array.from(readFileSync(file, 'utf8').matchAll(label), ([, name = '', value = '']) => [
      name,
      value.replace(/&(amp|lt|gt);/g, (entity) => entities[entity] ?? entity),
    ]),
  );
}
