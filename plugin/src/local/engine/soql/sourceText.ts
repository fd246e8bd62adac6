import { ApiError } from '../apiError.ts';

/** The query with every quoted text blanked, so that words in values are not taken for words of the query. */
export function withoutQuotes(soql: string): string {
  return soql.replace(/'(?:\\.|[^'\\])*'/gs, (quoted) => `'${' '.repeat(quoted.length - 2)}'`);
}

function offsetOf(soql: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const match = new RegExp(`(?<![\\w.])${escaped}(?![\\w])`, 'i').exec(withoutQuotes(soql));
  return match?.index ?? -1;
}

/**
 * An error as the query API words it: the line at fault, a caret, `ERROR at Row:1:Column:8`, then the message. Without
 * the caret when the word is not in the text.
 */
export function errorAt(errorCode: string, soql: string, word: string, message: string): ApiError {
  const offset = word === '' ? -1 : offsetOf(soql, word);
  if (offset < 0) return new ApiError(errorCode, message);
  const before = soql.slice(0, offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const line = soql.split('\n')[before.length - 1] ?? '';
  return new ApiError(
    errorCode,
    `\n${line}\n${' '.repeat(column - 1)}^\nERROR at Row:${before.length}:Column:${column}\n${message}`,
  );
}
