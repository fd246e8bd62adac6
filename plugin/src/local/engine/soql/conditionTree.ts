import type { ConditionWithValueQuery } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { clausesOf } from './clauses.ts';
import { withoutQuotes } from './sourceText.ts';

export type Leaf = Exclude<ConditionWithValueQuery, { openParen: number; operator?: never }>;

/** What the platform says of a query beyond what it can do. */
export const TOO_COMPLICATED =
  'Query is either selecting too many fields or the filter conditions are too complicated.';

/** A WHERE or HAVING as the tree its parentheses mean. */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  /** `inner` is the WHERE of the query that a semi-join compares with. */
  | { kind: 'leaf'; leaf: Leaf; inner: Condition | undefined };

const malformed = (token: string): ApiError =>
  new ApiError('MALFORMED_QUERY', `unexpected token: '${token}'`);

/** Deeper than any query that SQLite would still answer. */
const DEEPEST = 200;

/**
 * Reads the structure of a condition from its text; the parser reads only the single comparisons. Its own trees lose
 * parentheses and whole conditions after NOT (6.3.1; a property test found it).
 * @throws ApiError MALFORMED_QUERY; "Parentheses are required whenever you mix the operators" AND, OR and NOT (SOQL and
 * SOSL Reference, "Logical Operators")
 */
export function conditionTree(text: string): Condition {
  const masked = withoutQuotes(text);
  let position = 0;
  let depth = 0;

  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const [found] = pattern.exec(masked) ?? [];
    if (found !== undefined) position += found.length;
    return found?.trim().toUpperCase();
  };
  const unexpected = (): ApiError => {
    const [, token = '<EOF>'] = /^\s*([\w.]+|\S)/.exec(masked.slice(position)) ?? [];
    return malformed(token);
  };
  const operator = (): string | undefined => skip(/\s*(?:AND|OR)\b\s*/iy);
  const term = (): Condition => {
    if (/^\s*(?:NOT|AND|OR)\b/i.test(masked.slice(position, position + 40))) throw unexpected();
    if (skip(/\s*\(\s*/y) === undefined) return leaf();
    depth += 1;
    if (depth > DEEPEST) throw new ApiError('QUERY_TOO_COMPLICATED', TOO_COMPLICATED);
    const inside = expression();
    depth -= 1;
    if (skip(/\s*\)\s*/y) === undefined) throw unexpected();
    return inside;
  };
  const leaf = (): Condition => {
    const begin = position;
    position = endOfLeaf(masked, begin);
    if (masked.slice(begin, position).trim() === '') throw unexpected();
    return readLeaf(text.slice(begin, position));
  };
  const expression = (): Condition => {
    if (skip(/\s*NOT\b\s*/iy) !== undefined) return { kind: 'not', part: term() };
    const first = term();
    const chosen = operator();
    if (chosen === undefined) return first;
    const parts = [first, term()];
    for (let next = operator(); next !== undefined; next = operator()) {
      if (next !== chosen) throw malformed(next);
      parts.push(term());
    }
    return { kind: chosen === 'AND' ? 'and' : 'or', parts };
  };

  const tree = expression();
  if (position < masked.trimEnd().length) throw unexpected();
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
