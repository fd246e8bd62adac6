import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Database, Sql } from '../storage/index.ts';
import { DELETED, identifier, joined, sql } from '../storage/index.ts';
import type { Search } from './searchQuery.ts';

/** Words beyond which the whole table is read: SQLite bounds what one condition may hold. */
const MOST_WORDS = 20;
const ANYTHING = sql`1`;
/** A character outside ASCII: its small letter, and what it is without accent, SQLite does not know. */
const NOT_ASCII = '*[^\u0001-\u007f]*';

function countWords(search: Search): number {
  if (search.kind === 'phrase') return search.words.length;
  if (search.kind === 'not') return 0;
  return search.parts.reduce((sum, part) => sum + countWords(part), 0);
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Whether a field may contain a word: true for every field that does. */
function mayContain(field: FieldSchema, literal: string): Sql {
  const column = identifier(field.name);
  // A number is found however it is written: its digits, with anything between them.
  const text = field.type === 'phone' ? Array.from(literal, escaped).join('%') : escaped(literal);
  return sql`${column} LIKE ${`%${text}%`} ESCAPE '\\' OR ${column} GLOB ${NOT_ASCII}`;
}

function condition(search: Search, fields: readonly FieldSchema[]): Sql {
  if (search.kind === 'not') return ANYTHING;
  if (search.kind === 'phrase') {
    const words = search.literals.filter((literal) => literal !== '');
    if (words.length === 0) return ANYTHING;
    const each = words.map((word) => {
      const anyField = fields.map((field) => mayContain(field, word));
      return sql`(${joined(anyField, ' OR ')})`;
    });
    return sql`(${joined(each, ' AND ')})`;
  }
  if (search.parts.length === 0) return ANYTHING;
  const parts = search.parts.map((part) => condition(part, fields));
  return sql`(${joined(parts, search.kind === 'and' ? ' AND ' : ' OR ')})`;
}

/**
 * The ids of all records that may match, found by the database alone, in the order the records were made: those that do
 * and some more. Undefined when the search is too long to ask that way.
 */
export function candidates(
  object: ObjectSchema,
  search: Search,
  fields: readonly FieldSchema[],
  database: Database,
): string[] | undefined {
  if (countWords(search) > MOST_WORDS) return undefined;
  const live = object.field(DELETED) === undefined ? ANYTHING : sql`${identifier(DELETED)} = 0`;
  const rows = database.rows(
    sql`SELECT "Id" FROM ${identifier(object.name)} WHERE ${live} AND ${condition(search, fields)} ORDER BY "Id"`,
  );
  return rows.map(([id]) => String(id));
}
