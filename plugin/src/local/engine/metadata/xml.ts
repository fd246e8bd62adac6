import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { MetadataError } from '../metadataError.ts';
import { xmlProblem } from './wellFormed.ts';

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, htmlEntities: true });

/** An element that may occur any number of times: absent is [], one is [x]. */
export function many<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value): unknown[] => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(item),
  );
}

export const text = z.string().trim();
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const whole = z.string().regex(/^\d+$/, 'expected a whole number').transform(Number);

/** Reads one metadata file: its root element, checked; MetadataError names the file and the element at fault. */
export function readXml<T extends z.ZodType>(file: string, root: string, shape: T): z.output<T> {
  const document = wellFormed(file);
  const element = z.record(z.string(), z.unknown()).parse(document)[root];
  if (element === undefined) throw new MetadataError(file, `expected the root element <${root}>`);
  const parsed = shape.safeParse(element === '' ? {} : element);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new MetadataError(file, `<${issue?.path.join('.') ?? root}>: ${issue?.message ?? 'not understood'}`);
}

function wellFormed(file: string): unknown {
  const source = readFileSync(file, 'utf8');
  const wrong = xmlProblem(source);
  if (wrong === undefined) return parser.parse(source);
  throw new MetadataError(file, `not well-formed XML at line ${wrong.line}: ${wrong.problem}`);
}
