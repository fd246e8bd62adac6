import { ApiError } from '../apiError.ts';

/** Which fields are searched. */
export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** One object of RETURNING. */
export interface Returning {
  object: string;
  /** `Id, Name WHERE … ORDER BY … LIMIT n OFFSET m` as written; undefined when only ids are wanted. */
  clauses: string | undefined;
}

/** A search as its clauses. */
export interface ParsedSearch {
  /** What stands between the braces of FIND, escapes and all. */
  term: string;
  group: SearchGroup;
  /** undefined: every searchable object. */
  returning: readonly Returning[] | undefined;
  limit: number | undefined;
}

/** "By default, SOQL and SOSL queries can't exceed 100,000 characters." */
const LONGEST_SEARCH = 100_000;

export const malformedSearch = (message: string): ApiError => new ApiError('MALFORMED_SEARCH', message);

/**
 * Cuts a SOSL text into its clauses (SOQL and SOSL Reference, "SOSL Syntax").
 * @throws ApiError MALFORMED_SEARCH
 */
export function parseSosl(sosl: string): ParsedSearch {
  if (sosl.length > LONGEST_SEARCH) {
    throw malformedSearch(`SOSL statements cannot be longer than ${LONGEST_SEARCH} characters.`);
  }
  const find = /^\s*FIND\s*\{((?:\\[\s\S]|[^\\{}])*)\}/i.exec(sosl);
  if (find === null) {
    throw malformedSearch(
      /^\s*FIND\b/i.test(sosl)
        ? 'No search term found. The search term must be enclosed in braces.'
        : `unexpected token: '${nextWord(sosl)}'`,
    );
  }
  const reader = new Reader(sosl.slice(find[0].length));
  const group = readGroup(reader);
  const returning = reader.take(/RETURNING\b/iy) === undefined ? undefined : readReturning(reader);
  readWith(reader);
  const limit = reader.take(/LIMIT\s+(\d+)\b/iy);
  reader.take(/UPDATE\s+(?:TRACKING|VIEWSTAT)(?:\s*,\s*(?:TRACKING|VIEWSTAT))?/iy);
  reader.end();
  return {
    term: find[1] ?? '',
    group,
    returning,
    limit: limit === undefined ? undefined : Number(limit[1]),
  };
}

function nextWord(text: string): string {
  return /^\s*([\w.]+|\S)/.exec(text)?.[1] ?? '<EOF>';
}

/** What is left of the text. */
class Reader {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Takes what matches here; the pattern is sticky. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const blank = /\s*/y;
    blank.lastIndex = this.position;
    const start = this.position + (blank.exec(this.text)?.[0].length ?? 0);
    pattern.lastIndex = start;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.position = start + match[0].length;
    return match;
  }

  /** The text up to the parenthesis that closes the one just taken. */
  inside(): string {
    const begin = this.position;
    let depth = 1;
    for (const { 0: token, index } of this.text.slice(begin).matchAll(/'(?:\\.|[^'\\])*'|[()]/gs)) {
      if (token === '(') depth += 1;
      if (token === ')') depth -= 1;
      if (depth > 0) continue;
      this.position = begin + index + 1;
      return this.text.slice(begin, begin + index);
    }
    throw malformedSearch("unexpected token: '<EOF>'");
  }

  unexpected(): ApiError {
    return malformedSearch(`unexpected token: '${nextWord(this.text.slice(this.position))}'`);
  }

  end(): void {
    if (this.text.slice(this.position).trim() !== '') throw this.unexpected();
  }
}

function readGroup(reader: Reader): SearchGroup {
  if (reader.take(/IN\b/iy) === undefined) return 'ALL';
  const group = reader.take(/(ALL|NAME|EMAIL|PHONE|SIDEBAR)\s+FIELDS\b/iy);
  if (group === undefined) throw reader.unexpected();
  return (group[1] ?? 'ALL').toUpperCase() as SearchGroup;
}

function readReturning(reader: Reader): Returning[] {
  const list: Returning[] = [];
  do {
    const object = reader.take(/\w+/y)?.[0];
    if (object === undefined) throw reader.unexpected();
    if (list.some((known) => known.object.toLowerCase() === object.toLowerCase())) {
      throw malformedSearch(`duplicate object in RETURNING: ${object}`);
    }
    const clauses = reader.take(/\(/y) === undefined ? undefined : reader.inside();
    // "If you want to specify a WHERE clause, you must include a FieldList with at least one specified field."
    if (clauses !== undefined && /^\s*(?:$|(?:WHERE|ORDER|LIMIT|OFFSET|USING)\b)/i.test(clauses)) {
      throw malformedSearch(`unexpected token: '${clauses.trim() === '' ? ')' : nextWord(clauses)}'`);
    }
    list.push({ object, clauses });
  } while (reader.take(/,/y) !== undefined);
  return list;
}

/** WITH clauses that change nothing here are passed over; those that would are refused by name. */
function readWith(reader: Reader): void {
  for (;;) {
    if (reader.take(/WITH\b/iy) === undefined) return;
    const harmless = reader.take(
      /(?:SPELL_CORRECTION\s*=\s*(?:true|false)|HIGHLIGHT|METADATA\s*=\s*'\w+'|SNIPPET(?:\s*\(\s*target_length\s*=\s*\d+\s*\))?|USER_MODE|SYSTEM_MODE)/iy,
    );
    if (harmless !== undefined) continue;
    const name = reader.take(/[\w]+(?:\s+CATEGORY)?/iy)?.[0] ?? '';
    throw malformedSearch(`The local org does not imitate WITH ${name}.`);
  }
}
