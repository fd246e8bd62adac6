import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { xmlProblem } from '../../engine/index.ts';

/** No element is that deep in any call; deeper ones would only exhaust the reader. */
const DEEPEST = 40;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  removeNSPrefix: true,
  trimValues: true,
});
const element = z.record(z.string(), z.unknown());

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(/<(?!\?|!)[^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, (depth += 1));
  }
  return deepest;
}

/**
 * The content of an XML document by element name, prefixes left out; an element is text, a record of elements, or a list
 * of either. Undefined for what is not well-formed, too deep, or declares entities (nothing here needs a DOCTYPE).
 */
export function readXmlBody(text: string): Readonly<Record<string, unknown>> | undefined {
  if (/<!DOCTYPE/i.test(text) || depthOf(text) > DEEPEST || xmlProblem(text) !== undefined) return undefined;
  try {
    return element.safeParse(parser.parse(text.trim())).data;
  } catch {
    return undefined;
  }
}

/** The element below a path of names, or undefined. */
export function elementAt(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    const parsed = element.safeParse(current);
    if (!parsed.success) return undefined;
    current = Object.hasOwn(parsed.data, name) ? parsed.data[name] : undefined;
  }
  return current;
}

/** The text of the element below a path; an empty element is ''. */
export function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const found = elementAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}
