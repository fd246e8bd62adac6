const OPAQUE = /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>]*>/gs;
const MARKUP =
  /<(?<close>\/?)(?<name>[A-Za-z_][\w:.-]*)(?:\s[^<>]*?)?(?<empty>\/?)>|<|&(?!(?:#\d+|#x[\da-f]+|\w+);)/gi;

/** What is wrong with the tags of an XML text, with its line; undefined when they match. The parser itself forgives. */
export function xmlProblem(source: string): { line: number; problem: string } | undefined {
  const text = source.replace(OPAQUE, (hidden) => hidden.replace(/[^\n]/g, ' '));
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const open: string[] = [];
  for (const match of text.matchAll(MARKUP)) {
    const name = match.groups?.name;
    if (name === undefined) return { line: lineAt(match.index), problem: `a bare ${match[0]}` };
    if (match.groups?.close === '/') {
      const expected = open.pop();
      if (expected !== name) {
        return {
          line: lineAt(match.index),
          problem: `</${name}> where </${expected ?? '(nothing)'}> was open`,
        };
      }
    } else if (match.groups?.empty !== '/') {
      open.push(name);
    }
  }
  const left = open.at(-1);
  return left === undefined ? undefined : { line: lineAt(text.length), problem: `<${left}> is never closed` };
}
