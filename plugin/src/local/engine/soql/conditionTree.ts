import type { ConditionWithValueQuery, WhereClause } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';

export type Leaf = Exclude<ConditionWithValueQuery, { openParen: number; operator?: never }>;

/** A WHERE or HAVING as the tree its parentheses mean. */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'leaf'; leaf: Leaf };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { leaf: Leaf };

const malformed = (token: string): ApiError => new ApiError('MALFORMED_QUERY', `unexpected token: '${token}'`);

/** The parser gives a chain with counts of parentheses; this is the chain as tokens. */
function tokensOf(where: WhereClause): Token[] {
  const tokens: Token[] = [];
  for (let clause: WhereClause | undefined = where; clause !== undefined; ) {
    const left = clause.left as (Partial<Leaf> & { openParen?: number; closeParen?: number }) | null;
    const operator = 'operator' in clause ? clause.operator : undefined;
    for (let i = 0; i < (left?.openParen ?? 0); i++) tokens.push('(');
    if (left !== null && 'operator' in left) {
      tokens.push({ leaf: left as Leaf });
      for (let i = 0; i < (left.closeParen ?? 0); i++) tokens.push(')');
    } else if (operator !== 'NOT') {
      throw malformed(operator ?? '<EOF>');
    }
    if (operator !== undefined) tokens.push(operator);
    clause = 'right' in clause ? clause.right : undefined;
  }
  return tokens;
}

/**
 * Reads the tokens. AND and OR may not stand side by side without parentheses.
 * @throws ApiError MALFORMED_QUERY
 */
export function conditionTree(where: WhereClause): Condition {
  const tokens = tokensOf(where);
  let position = 0;
  const term = (): Condition => {
    const token = tokens[position++];
    if (token === 'NOT') return { kind: 'not', part: term() };
    if (token === '(') {
      const inside = expression();
      if (tokens[position++] !== ')') throw malformed('<EOF>');
      return inside;
    }
    if (typeof token === 'object') return { kind: 'leaf', leaf: token.leaf };
    throw malformed(token ?? '<EOF>');
  };
  const expression = (): Condition => {
    const first = term();
    const operator = tokens[position];
    if (operator !== 'AND' && operator !== 'OR') return first;
    const parts = [first];
    while (tokens[position] === operator) {
      position += 1;
      parts.push(term());
    }
    return { kind: operator === 'AND' ? 'and' : 'or', parts };
  };
  const tree = expression();
  const rest = tokens[position];
  if (rest !== undefined) throw malformed(typeof rest === 'string' ? rest : '<EOF>');
  return tree;
}
