import { ApiError } from '../apiError.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Condition, ParsedQuery, QueryContext } from '../soql/index.ts';
import { parseSoql, planRecords, runQuery } from '../soql/index.ts';
import type { Database } from '../storage/index.ts';
import type { Row, SearchRows } from '../types.ts';
import { candidates } from './candidates.ts';
import { matches } from './matches.ts';
import type { ParsedSearch, Returning } from './parseSosl.ts';
import { malformedSearch, parseSosl } from './parseSosl.ts';
import { isSearchable, searchedFields } from './searchedFields.ts';
import type { Search } from './searchQuery.ts';
import { readSearchQuery } from './searchQuery.ts';
import { wordsOf } from './words.ts';

/** "SOSL Limits on Search Results". */
const MOST_ROWS = 2000;
const MOST_ROWS_OF_OBJECT = 250;
const LARGEST_OFFSET = 2000;
const IDS_A_QUERY = 2000;

/** A context for a query that is made on the way. */
type ContextOf = (soql: string) => QueryContext;

/**
 * Runs a SOSL search: every record the user may see whose words match, as the objects of RETURNING show them.
 * @throws ApiError MALFORMED_SEARCH, INVALID_SEARCH, INVALID_TYPE, and what the clauses of an object give as a query
 */
export function runSearch(sosl: string, contextOf: ContextOf, database: Database): SearchRows {
  const parsed = parseSosl(sosl);
  const search = readSearchQuery(parsed.term);
  const { schema } = contextOf(sosl);
  const returned = parsed.returning ?? searchableObjects(schema.objects.values());
  const plans = returned.map((returning) => plan(returning, parsed, returned.length, sosl, contextOf));
  if (search === undefined) return { searchRecords: [] };
  const found = plans.map(({ object, query, most }) => {
    const ids = idsFound(object, search, parsed, contextOf, database);
    return ids.length === 0
      ? []
      : runQuery(among(query, ids), contextOf(sosl), database).records.slice(0, most);
  });
  return { searchRecords: shared(found, Math.min(parsed.limit ?? MOST_ROWS, MOST_ROWS)) };
}

function searchableObjects(objects: Iterable<ObjectSchema>): Returning[] {
  return [...objects].filter(isSearchable).map((object) => ({ object: object.name, clauses: undefined }));
}

interface Plan {
  object: ObjectSchema;
  query: ParsedQuery;
  /** Rows of this object at most. */
  most: number;
}

function plan(
  { object: name, clauses }: Returning,
  parsed: ParsedSearch,
  count: number,
  sosl: string,
  contextOf: ContextOf,
): Plan {
  const object = contextOf(sosl).schema.object(name);
  if (object === undefined) {
    throw new ApiError(
      'INVALID_TYPE',
      `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
        "'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
    );
  }
  if (!isSearchable(object)) {
    throw new ApiError('INVALID_TYPE', `entity type ${object.name} does not support search`);
  }
  const query = parseSoql(queryOf(object, clauses));
  if (query.query.offset !== undefined && (parsed.returning ?? []).length !== 1) {
    throw malformedSearch('OFFSET can be used only when querying a single object');
  }
  if ((query.query.offset ?? 0) > LARGEST_OFFSET) {
    throw malformedSearch(`SOSL offset should be between 0 to ${LARGEST_OFFSET}`);
  }
  // Mistakes in the clauses are told also when nothing is found.
  planRecords(query, contextOf(sosl));
  const narrowed = query.where !== undefined || query.query.orderBy !== undefined;
  const most =
    count === 1
      ? narrowed
        ? MOST_ROWS
        : MOST_ROWS_OF_OBJECT
      : Math.min(Math.floor(MOST_ROWS / count), MOST_ROWS_OF_OBJECT);
  return { object, query, most };
}

/** `Id, Name WHERE … LIMIT 5` as the query it would be: FROM comes after the field list. */
function queryOf(object: ObjectSchema, clauses: string | undefined): string {
  if (clauses === undefined) return `SELECT Id FROM ${object.name}`;
  const masked = clauses.replace(/'(?:\\.|[^'\\])*'/gs, (quoted) => ' '.repeat(quoted.length));
  if (/\bUSING\s+LISTVIEW\b/i.test(masked)) throw malformedSearch('The local org has no list views.');
  const rest = masked.search(/\b(?:WHERE|ORDER\s+BY|LIMIT|OFFSET)\b/i);
  const end = rest < 0 ? clauses.length : rest;
  return `SELECT ${clauses.slice(0, end)} FROM ${object.name} ${clauses.slice(end)}`;
}

/** The ids of the records whose words match, in the order the records were made. */
function idsFound(
  object: ObjectSchema,
  search: Search,
  { group }: ParsedSearch,
  contextOf: ContextOf,
  database: Database,
): string[] {
  const fields = searchedFields(object, group);
  if (fields.length === 0) return [];
  const soql = `SELECT Id, ${fields.map((field) => field.name).join(', ')} FROM ${object.name} ORDER BY Id`;
  const query = parseSoql(soql);
  const ids = candidates(object, search, fields, database);
  const queries = ids === undefined ? [query] : inChunks(ids).map((chunk) => among(query, chunk));
  return queries
    .flatMap((each) => runQuery(each, contextOf(soql), database).records)
    .filter((record) =>
      matches(
        search,
        fields.map((field) => wordsIn(record, field)),
      ),
    )
    .flatMap((record) => (typeof record.Id === 'string' ? [record.Id] : []));
}

/** As many ids as one query may name. */
function inChunks(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let i = 0; i < ids.length; i += IDS_A_QUERY) chunks.push(ids.slice(i, i + IDS_A_QUERY));
  return chunks;
}

function wordsIn(record: Row, field: FieldSchema): string[] {
  const value = record[field.name];
  if (typeof value !== 'string') return [];
  const words = wordsOf(value);
  // A number is found however it is written.
  return field.type === 'phone' && words.length > 1 ? [...words, words.join('')] : words;
}

/** The query, of these records only. */
function among(parsed: ParsedQuery, ids: readonly string[]): ParsedQuery {
  const found: Condition = {
    kind: 'leaf',
    leaf: { field: 'Id', operator: 'IN', value: ids.map((id) => `'${id}'`), literalType: 'STRING' },
    inner: undefined,
  };
  const { where } = parsed;
  if (where === undefined) return { ...parsed, where: found };
  const parts = where.kind === 'and' ? where.parts : [where];
  return { ...parsed, where: { kind: 'and', parts: [found, ...parts] } };
}

/** "When you set a limit on the entire query, results are evenly distributed among the objects returned." */
function shared(lists: readonly Row[][], limit: number): Row[] {
  const taken = lists.map(() => 0);
  let left = limit;
  for (;;) {
    const open = lists.flatMap((list, i) => ((taken[i] ?? 0) < list.length ? [i] : []));
    if (open.length === 0 || left === 0) break;
    for (const i of open) {
      if (left === 0) break;
      taken[i] = (taken[i] ?? 0) + 1;
      left -= 1;
    }
  }
  return lists.flatMap((list, i) => list.slice(0, taken[i]));
}
