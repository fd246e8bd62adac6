import type { HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { errorAt, withoutQuotes } from './sourceText.ts';

/** The platform's limit on the length of a query, in characters. */
const LONGEST_QUERY = 100_000;

export interface ParsedQuery {
  query: Query;
  having: WhereClause | undefined;
  /** The query ended in ALL ROWS, which the parser does not know. */
  allRows: boolean;
}

/** @throws ApiError MALFORMED_QUERY */
export function parseSoql(soql: string): ParsedQuery {
  if (soql.length > LONGEST_QUERY) {
    throw new ApiError('MALFORMED_QUERY', `SOQL statements cannot be longer than ${LONGEST_QUERY} characters.`);
  }
  const text = soql.replace(/\s+ALL\s+ROWS\s*$/i, '');
  const query = parse(text);
  return { query, having: query.having && parseHaving(text, query.having), allRows: text !== soql };
}

function parse(text: string): Query {
  try {
    // Never with options: they make the parser build itself anew, 27 ms a call.
    return parseQuery(text);
  } catch (error) {
    throw malformed(text, error instanceof Error ? error.message : '');
  }
}

/** The parser's HAVING loses conditions after NOT, and its WHERE does not: so HAVING is read as a WHERE. */
function parseHaving(text: string, having: HavingClause): WhereClause | undefined {
  const clause = /\bHAVING\b(.*?)(?:\bORDER\s+BY\b|\bLIMIT\b|\bOFFSET\b|\bFOR\b|\bUPDATE\b|$)/is.exec(withoutQuotes(text));
  if (clause?.[1] === undefined || having.left === undefined) return undefined;
  const start = clause.index + 'HAVING'.length;
  return parse(`SELECT Id FROM Account WHERE ${text.slice(start, start + clause[1].length)}`).where;
}

/** Turns the parser's own words into the platform's. */
function malformed(text: string, message: string): ApiError {
  const found = /found(?: -->|:) '?(.*?)'?(?: <--)?$/s.exec(message)?.[1];
  if (found === '') return new ApiError('MALFORMED_QUERY', "unexpected token: '<EOF>'");
  if (found !== undefined) return errorAt('MALFORMED_QUERY', text, found, `unexpected token: '${found}'`);
  const character = /unexpected character: ->(.)<- at offset: (\d+)/s.exec(message);
  if (character === null) return new ApiError('MALFORMED_QUERY', 'unexpected token: the query cannot be read');
  return new ApiError('MALFORMED_QUERY', `line 1:${character[2]} no viable alternative at character '${character[1]}'`);
}
