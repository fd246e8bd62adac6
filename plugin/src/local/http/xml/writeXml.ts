/** What no XML 1.0 document can hold, however it is escaped. */
const FORBIDDEN = new RegExp(String.raw`[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]`, 'g');
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A value of an element: text, elements inside it, the same element once for each entry of a list, or nothing. */
export type XmlValue =
  string | number | boolean | null | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue };

export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** An element; null is an empty element that says so (`xsi:nil`), undefined is left out, a list repeats the element. */
export function writeXml(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((each: XmlValue) => writeXml(name, each)).join('');
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([child, each]) => writeXml(child, each));
    return `<${name}>${inner.join('')}</${name}>`;
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

/** A document whose root carries a namespace. */
export function xmlDocument(
  root: string,
  namespace: string,
  value: Readonly<Record<string, XmlValue>>,
): string {
  const inner = Object.entries(value).map(([child, each]) => writeXml(child, each));
  return (
    `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="${namespace}" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inner.join('')}</${root}>`
  );
}
