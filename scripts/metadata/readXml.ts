import { SaxesParser } from 'saxes';
import type { Element } from './element.ts';

export type XmlReading =
  | { readonly ok: true; readonly root: Element; readonly namespace: string | undefined }
  | { readonly ok: false; readonly what: string; readonly line: number };

interface OpenElement extends Element {
  text: string;
  readonly children: OpenElement[];
}

/** The parser takes a bare `&` for the start of an entity and fails far behind it. */
function bareAmpersand(source: string, failedAt: number): { what: string; line: number } | undefined {
  const match = /&(?!#?\w+;)/.exec(source);
  if (match === null) return undefined;
  const line = source.slice(0, match.index).split('\n').length;
  return line <= failedAt ? { what: "an '&' is not written as '&amp;'.", line } : undefined;
}

/** Reads a document by a strict, conforming XML parser: the first error, or the tree of its elements. */
export function readXml(source: string): XmlReading {
  const parser = new SaxesParser();
  const top: OpenElement = { name: '', text: '', children: [], line: 1 };
  const open = [top];
  let namespace: string | undefined;
  let failure: { what: string; line: number } | undefined;

  parser.on('error', (error) => {
    // saxes writes `line:column: what.`; the line is told apart.
    failure ??= { what: error.message.replace(/^\d+:\d+: /, ''), line: parser.line };
  });
  parser.on('opentag', (tag) => {
    if (open.length === 1) namespace = tag.attributes.xmlns;
    const element = { name: tag.name, text: '', children: [], line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element?.text.trim() === '') element.text = '';
  });
  parser.write(source).close();

  if (failure !== undefined) return { ok: false, ...(bareAmpersand(source, failure.line) ?? failure) };
  const [root] = top.children;
  return root === undefined
    ? { ok: false, what: 'there is no element.', line: 1 }
    : { ok: true, root, namespace };
}
