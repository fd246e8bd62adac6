/** One XML element: text for a leaf, children otherwise. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
  /** In the file, counted from 1. */
  readonly line: number;
}

export function childrenNamed(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

export function childNamed(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name);
}

/** Text of the first child of that name; undefined when there is none or it is empty. */
export function childText(element: Element, name: string): string | undefined {
  const text = childNamed(element, name)?.text;
  return text === '' ? undefined : text;
}

export function isTrue(element: Element, name: string): boolean {
  return childText(element, name) === 'true';
}
