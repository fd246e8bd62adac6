import { withoutQuotes } from './sourceText.ts';

/** The texts of the clauses of one SELECT, as written. */
export interface Clauses {
  select: string;
  where: string | undefined;
  having: string | undefined;
}

const KEYWORD = /[()]|\b(?:SELECT|FROM|WHERE|HAVING|WITH|GROUP\s+BY|ORDER\s+BY|LIMIT|OFFSET|FOR|UPDATE)\b/gi;

/** Cuts a query at its own keywords; those inside parentheses belong to subqueries. */
export function clausesOf(soql: string): Clauses {
  const starts: { keyword: string; begin: number; end: number }[] = [];
  let depth = 0;
  for (const match of withoutQuotes(soql).matchAll(KEYWORD)) {
    const [keyword] = match;
    if (keyword === '(') depth += 1;
    else if (keyword === ')') depth -= 1;
    else if (depth === 0) {
      starts.push({ keyword: keyword.toUpperCase(), begin: match.index, end: match.index + keyword.length });
    }
  }
  const clause = (keyword: string): string | undefined => {
    const i = starts.findIndex((start) => start.keyword === keyword);
    return i < 0 ? undefined : soql.slice(starts[i]?.end, starts[i + 1]?.begin);
  };
  return { select: clause('SELECT') ?? '', where: clause('WHERE'), having: clause('HAVING') };
}

/** The subqueries of a select list, without their parentheses, in order. */
export function subqueriesOf(select: string): string[] {
  const masked = withoutQuotes(select);
  const found: string[] = [];
  let depth = 0;
  let begin = 0;
  for (const { 0: parenthesis, index } of masked.matchAll(/[()]/g)) {
    if (parenthesis === '(' && depth++ === 0) begin = index + 1;
    if (parenthesis === ')' && --depth === 0 && /^\s*SELECT\b/i.test(masked.slice(begin))) {
      found.push(select.slice(begin, index));
    }
  }
  return found;
}
