import { ApiError } from '../apiError.ts';

/** The query with every quoted text blanked, so that words in values are not taken for words of the query. */
export function withoutQuotes(soql: string): string {
  return soql.replace(/'(?:\\.|[^'\\])*'/gs, (quoted) => `'${' '.repeat(quoted.length - 2)}'`);
}

function offsetOf(soql: string, word: string, after: RegExp | undefined): number {
  const masked = withoutQuotes(soql);
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\w.])${escaped}(?![\\w])`, 'gi');
  const clause = after === undefined ? 0 : Math.max(masked.search(after), 0);
  for (const start of clause === 0 ? [0] : [clause, 0]) {
    pattern.lastIndex = start;
    const match = pattern.exec(masked);
    if (match !== null) return match.index;
  }
  return -1;
}

/** Where the clauses begin that a mistake may be in. */
export const IN_CONDITION = /\b(?:WHERE|HAVING)\b/i;
export const IN_ORDER = /\bORDER\s+BY\b/i;

/**
 * An error as the query API words it: the line at fault, a caret, `ERROR at Row:1:Column:8`, then the message. The word
 * is looked for first in the clause that `after` begins. Without the caret when it is not in the text.
 */
export function errorAt(
  errorCode: string,
  soql: string,
  word: string,
  message: string,
  after?: RegExp,
): ApiError {
  const offset = word === '' ? -1 : offsetOf(soql, word, after);
  if (offset < 0) return new ApiError(errorCode, message);
  const before = soql.slice(0, offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const line = soql.split('\n')[before.length - 1] ?? '';
  return new ApiError(
    errorCode,
    `\n${line}\n${' '.repeat(column - 1)}^\nERROR at Row:${before.length}:Column:${column}\n${message}`,
  );
}
