import { ApiError } from '../apiError.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** "Strings in WHERE clauses can't exceed 4,000 characters" (SOQL and SOSL Reference, WHERE). */
const LONGEST_STRING = 4000;

function unescape(quoted: string, wildcard: (character: string) => string): string {
  const inside = quoted.replace(/^'/, '').replace(/'$/, '');
  if (inside.length > LONGEST_STRING) {
    throw new ApiError(
      'MALFORMED_QUERY',
      `string literal of ${inside.length} characters exceeds the limit of ${LONGEST_STRING} characters`,
    );
  }
  return inside.replace(
    /\\u([0-9a-f]{4})|\\(.)/gis,
    (whole, code: string | undefined, character: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      const known = escapes[character ?? ''];
      if (known !== undefined) return known;
      if (character === '%' || character === '_') return wildcard(character);
      throw new ApiError(
        'MALFORMED_QUERY',
        `Invalid string literal '${inside}'. Illegal character sequence '${whole}' in string literal.`,
      );
    },
  );
}

/** The text between the quotes of a SOQL string. */
export function stringOf(quoted: string): string {
  return unescape(quoted, (character) => character);
}

/** A SOQL LIKE pattern as a SQLite one with `\` as its escape: `%` any text, `_` one character. */
export function likePattern(quoted: string): string {
  const inside = quoted.replace(/\\\\/g, '\\\\\\\\');
  return unescape(inside, (character) => `\\${character}`);
}

/** Text that stands for itself inside a LIKE pattern. */
export function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
