import { withoutQuotes } from './sourceText.ts';

const NAME = String.raw`(?:\s+(?:AS\s+)?(?!(?:WHERE|GROUP|HAVING|ORDER|LIMIT|OFFSET|FOR|WITH|USING|UPDATE|ALL)\b)(\w+))?`;
const FROM = new RegExp(String.raw`\bFROM\s+[\w.]+${NAME}((?:\s*,\s*[\w.]+${NAME})+)`, 'giy');
const PARENT = new RegExp(String.raw`,\s*([\w.]+)${NAME}`, 'gi');

/**
 * Takes the parents out of a FROM, which the parser does not know: `FROM Contact c, c.Account a WHERE a.Name = '…'`
 * (SOQL and SOSL Reference, "Alias Notation"). Gives the text without them and the paths by their alias in lower case.
 */
export function takeFromAliases(soql: string): { text: string; parents: ReadonlyMap<string, string> } {
  const masked = withoutQuotes(soql);
  const parents = new Map<string, string>();
  if (!masked.includes(',')) return { text: soql, parents };
  let depth = 0;
  for (const { 0: token, index } of masked.matchAll(/[()]|\bFROM\b/gi)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth === 0) {
      FROM.lastIndex = index;
      const match = FROM.exec(masked);
      const list = match?.[2];
      if (match === null || list === undefined) break;
      for (const [, path = '', alias] of list.matchAll(PARENT)) {
        const [first = '', ...rest] = path.split('.');
        // A path may begin with an alias given before it.
        const start = parents.get(first.toLowerCase()) ?? first;
        parents.set((alias ?? path).toLowerCase(), [start, ...rest].join('.'));
      }
      const end = index + match[0].length;
      return { text: soql.slice(0, end - list.length) + ' '.repeat(list.length) + soql.slice(end), parents };
    }
  }
  return { text: soql, parents };
}
