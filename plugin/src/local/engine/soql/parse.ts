import type { Query } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { clausesOf, subqueriesOf } from './clauses.ts';
import type { Condition } from './conditionTree.ts';
import { conditionTree } from './conditionTree.ts';
import { errorAt } from './sourceText.ts';

/** The platform's limit on the length of a query, in characters. */
const LONGEST_QUERY = 100_000;

export interface ParsedQuery {
  query: Query;
  where: Condition | undefined;
  having: Condition | undefined;
  /** The WHERE of each child subquery, in their order. */
  childWheres: (Condition | undefined)[];
  /** The query ended in ALL ROWS, which the parser does not know. */
  allRows: boolean;
}

/** @throws ApiError MALFORMED_QUERY */
export function parseSoql(soql: string): ParsedQuery {
  if (soql.length > LONGEST_QUERY) {
    throw new ApiError(
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${LONGEST_QUERY} characters.`,
    );
  }
  const text = soql.replace(/\s+ALL\s+ROWS\s*$/i, '');
  const query = parse(text);
  const clauses = clausesOf(text);
  return {
    query,
    where: treeOf(clauses.where),
    having: treeOf(clauses.having),
    childWheres: subqueriesOf(clauses.select).map((subquery) => treeOf(clausesOf(subquery).where)),
    allRows: text !== soql,
  };
}

function treeOf(text: string | undefined): Condition | undefined {
  return text === undefined ? undefined : conditionTree(text);
}

function parse(text: string): Query {
  try {
    // Never with options: they make the parser build itself anew, 27 ms a call.
    return parseQuery(text);
  } catch (error) {
    throw malformed(text, error instanceof Error ? error.message : '');
  }
}

/** Turns the parser's own words into the platform's. */
function malformed(text: string, message: string): ApiError {
  const found = /found(?: -->|:) '?(.*?)'?(?: <--)?$/s.exec(message)?.[1];
  if (found === '') return new ApiError('MALFORMED_QUERY', "unexpected token: '<EOF>'");
  if (found !== undefined) return errorAt('MALFORMED_QUERY', text, found, `unexpected token: '${found}'`);
  const character = /unexpected character: ->(.)<- at offset: (\d+)/s.exec(message);
  if (character === null)
    return new ApiError('MALFORMED_QUERY', 'unexpected token: the query cannot be read');
  return new ApiError(
    'MALFORMED_QUERY',
    `line 1:${character[2]} no viable alternative at character '${character[1]}'`,
  );
}
