import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const labelsFile = z.object({
  CustomLabels: z.object({
    labels: z.array(z.object({ fullName: z.string().min(1), value: z.string().min(1) })),
  }),
});

/**
 * The texts of a CustomLabels metadata file by name.
 * @throws Error when the file is not a labels file or names a label twice.
 */
export function readCustomLabels(path: string): ReadonlyMap<string, string> {
  const parser = new XMLParser({
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'labels',
  });
  const parsed = labelsFile.safeParse(parser.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    throw new Error(`${path}: not a custom labels file.\n${z.prettifyError(parsed.error)}`);
  }
  const texts = new Map<string, string>();
  for (const { fullName, value } of parsed.data.CustomLabels.labels) {
    if (texts.has(fullName)) {
      throw new Error(`${path}: the label ${fullName} stands there twice.`);
    }
    texts.set(fullName, value);
  }
  return texts;
}
