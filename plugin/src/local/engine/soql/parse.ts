import type { Query } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { clausesOf, subqueriesOf } from './clauses.ts';
import type { Condition } from './conditionTree.ts';
import { conditionTree } from './conditionTree.ts';
import { takeFromAliases } from './fromAliases.ts';
import { errorAt, withoutQuotes } from './sourceText.ts';

/** The platform's limit on the length of a query, in characters. */
const LONGEST_QUERY = 100_000;
const LARGEST_INTEGER = 2_147_483_647;

/** The WHERE of a child subquery, and of those in it. */
export interface ChildCondition {
  where: Condition | undefined;
  children: ChildCondition[];
}

export interface ParsedQuery {
  query: Query;
  where: Condition | undefined;
  having: Condition | undefined;
  /** The conditions of each child subquery, in their order. */
  childWheres: ChildCondition[];
  /** The paths that FROM gives aliases to, by alias in lower case. */
  parents: ReadonlyMap<string, string>;
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
  const rows = soql.replace(/\s+ALL\s+ROWS\s*$/i, '');
  const { text, parents } = takeFromAliases(rows);
  const query = parse(text);
  for (const count of [query.limit, query.offset]) {
    if (count !== undefined && count > LARGEST_INTEGER) {
      throw new ApiError('MALFORMED_QUERY', `numeric value out of range: ${count}`);
    }
  }
  const clauses = clausesOf(text);
  return {
    query,
    where: treeOf(clauses.where),
    having: treeOf(clauses.having),
    childWheres: childConditions(clauses.select),
    parents,
    allRows: rows !== soql,
  };
}

function childConditions(select: string): ChildCondition[] {
  return subqueriesOf(select).map((subquery) => {
    const clauses = clausesOf(subquery);
    return { where: treeOf(clauses.where), children: childConditions(clauses.select) };
  });
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

/** What an empty list or an empty select list is called ("Understand SOQL Error and Functionality Changes", Summer '24). */
const emptyLists = [/[\w.]+\s+(?:NOT\s+)?(?:IN|INCLUDES|EXCLUDES)\s*\(\s*\)/i, /\bSELECT\s+FROM\b/i];

/** Turns the parser's own words into the platform's. */
function malformed(text: string, message: string): ApiError {
  for (const pattern of emptyLists) {
    const [empty] = pattern.exec(withoutQuotes(text)) ?? [];
    if (empty !== undefined) return new ApiError('MALFORMED_QUERY', `unexpected token: '${empty}'`);
  }
  const character = /unexpected character: ->(.)<- at offset: (\d+)/s.exec(message);
  if (character !== null) {
    return new ApiError('MALFORMED_QUERY', `line 1:${character[2]} unexpected token: '${character[1]}'`);
  }
  const [, found = ''] = /found(?: -->|:) '?(.*?)'?(?: <--)?(?:\n.*)?$/s.exec(message) ?? [];
  if (found === ':') return new ApiError('MALFORMED_QUERY', 'Bind variables only allowed in Apex code');
  if (found === '') return new ApiError('MALFORMED_QUERY', "unexpected token: '<EOF>'");
  return errorAt('MALFORMED_QUERY', text, found, `unexpected token: '${found}'`);
}
