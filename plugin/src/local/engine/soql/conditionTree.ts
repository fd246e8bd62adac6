import type { ConditionWithValueQuery } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { clausesOf } from './clauses.ts';
import { withoutQuotes } from './sourceText.ts';

export type Leaf = Exclude<ConditionWithValueQuery, { openParen: number; operator?: never }>;

/** A WHERE or HAVING as the tree its parentheses mean. */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  /** `inner` is the WHERE of the query that a semi-join compares with. */
  | { kind: 'leaf'; leaf: Leaf; inner: Condition | undefined };

const malformed = (token: string): ApiError =>
  new ApiError('MALFORMED_QUERY', `unexpected token: '${token}'`);

/**
 * Reads the structure of a condition from its text; the parser reads only the single comparisons. Its own trees lose
 * parentheses and whole conditions after NOT (6.3.1; a property test found it).
 * @throws ApiError MALFORMED_QUERY; AND and OR may not stand side by side without parentheses
 */
export function conditionTree(text: string): Condition {
  const masked = withoutQuotes(text);
  let position = 0;

  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const [found] = pattern.exec(masked) ?? [];
    if (found !== undefined) position += found.length;
    return found?.trim().toUpperCase();
  };
  const term = (): Condition => {
    if (skip(/\s*NOT\b\s*/iy) !== undefined) return { kind: 'not', part: term() };
    if (skip(/\s*\(\s*/y) === undefined) return leaf();
    const inside = expression();
    if (skip(/\s*\)\s*/y) === undefined) throw malformed(masked.slice(position).trim() || '<EOF>');
    return inside;
  };
  const leaf = (): Condition => {
    const begin = position;
    position = endOfLeaf(masked, begin);
    return readLeaf(text.slice(begin, position));
  };
  const expression = (): Condition => {
    const first = term();
    const operator = skip(/\s*(?:AND|OR)\b\s*/iy);
    if (operator === undefined) return first;
    const parts = [first, term()];
    for (let next = skip(/\s*(?:AND|OR)\b\s*/iy); next !== undefined; next = skip(/\s*(?:AND|OR)\b\s*/iy)) {
      if (next !== operator) throw malformed(next);
      parts.push(term());
    }
    return { kind: operator === 'AND' ? 'and' : 'or', parts };
  };

  const tree = expression();
  if (position < masked.trimEnd().length) throw malformed(masked.slice(position).trim());
  return tree;
}

/** A comparison ends at AND, OR or a parenthesis it did not open. */
function endOfLeaf(masked: string, begin: number): number {
  let depth = 0;
  for (const match of masked.slice(begin).matchAll(/[()]|\b(?:AND|OR)\b/gi)) {
    const [token] = match;
    if (token === '(') depth += 1;
    else if (depth === 0) return begin + match.index;
    else if (token === ')') depth -= 1;
  }
  return masked.length;
}

function readLeaf(text: string): Condition {
  const where = parsedWhere(text);
  const left = where?.left;
  if (
    where === undefined ||
    'operator' in where ||
    left === null ||
    left === undefined ||
    !('operator' in left)
  ) {
    throw malformed(text.trim() || '<EOF>');
  }
  if (!('valueQuery' in left)) return { kind: 'leaf', leaf: left, inner: undefined };
  const query = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
  const inner = clausesOf(query).where;
  return { kind: 'leaf', leaf: left, inner: inner === undefined ? undefined : conditionTree(inner) };
}

function parsedWhere(text: string): ReturnType<typeof parseQuery>['where'] {
  try {
    return parseQuery(`SELECT Id FROM Account WHERE ${text}`).where;
  } catch {
    throw malformed(text.trim() || '<EOF>');
  }
}
