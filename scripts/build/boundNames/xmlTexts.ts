import { SaxesParser } from 'saxes';

/** An element of a document with the place of its content, so that a text can be replaced and all else stays as it was. */
export interface PlacedElement {
  readonly name: string;
  readonly parent: PlacedElement | undefined;
  readonly children: PlacedElement[];
  /** Unescaped; of an element without children. */
  text: string;
  readonly from: number;
  to: number;
}

/** Reads a well-formed document; the metadata check has seen it before. */
export function readPlaced(source: string): PlacedElement {
  const parser = new SaxesParser();
  const top: PlacedElement = { name: '', parent: undefined, children: [], text: '', from: 0, to: 0 };
  let open = top;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, parent: open, children: [], text: '', from: parser.position, to: 0 };
    open.children.push(element);
    open = element;
  });
  parser.on('text', (text) => {
    open.text += text;
  });
  parser.on('closetag', () => {
    open.to = Math.max(open.from, source.lastIndexOf('</', parser.position - 1));
    open = open.parent ?? top;
  });
  parser.write(source).close();
  return top.children[0] ?? top;
}

/** Every element without children, in the document's order. */
export function leavesOf(element: PlacedElement): PlacedElement[] {
  return element.children.length === 0 ? [element] : element.children.flatMap(leavesOf);
}

/** The text of the first child of that name. */
export function childText(element: PlacedElement | undefined, name: string): string | undefined {
  return element?.children.find((child) => child.name === name)?.text;
}
