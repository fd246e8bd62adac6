import type { Place } from './formulaError.ts';
import { FormulaError } from './formulaError.ts';

/** One word of a formula. The text of a string is what it stands for, without quotes and escapes. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly at: Place;
}

const PIECES =
  /(?<space>\s+|\/\*[^]*?\*\/)|(?<word>[A-Za-z_$][\w$]*)|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<string>"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(?<symbol>&&|\|\||==|<>|!=|<=|>=|[=<>+\-*/^&!(),.:])/y;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * The words of a formula in order, without spaces and comments, and the end.
 * @throws FormulaError where the text is none of them
 */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < formula.length) {
    PIECES.lastIndex = offset;
    const groups = PIECES.exec(formula)?.groups;
    if (groups === undefined || (groups.symbol === '/' && formula[offset + 1] === '*')) {
      throw unreadable(formula, offset);
    }
    const at = placeOf(formula, offset);
    const { space, word, number, string, symbol } = groups;
    if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    if (string !== undefined) tokens.push({ kind: 'string', text: unescaped(string.slice(1, -1), at), at });
    if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, at });
    offset += (space ?? word ?? number ?? string ?? symbol ?? '').length;
  }
  tokens.push({ kind: 'end', text: '', at: placeOf(formula, formula.length) });
  return tokens;
}

function placeOf(formula: string, offset: number): Place {
  const lines = formula.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function unreadable(formula: string, offset: number): FormulaError {
  const at = placeOf(formula, offset);
  const character = formula[offset] ?? '';
  if (character === '"' || character === "'") return new FormulaError('a text that is never closed', at);
  if (formula.startsWith('/*', offset)) return new FormulaError('a comment that is never closed', at);
  return new FormulaError(`${character} is no part of a formula`, at);
}

function unescaped(text: string, at: Place): string {
  return text.replace(/\\([^])/g, (written, character: string) => {
    const meant = escapes[character];
    if (meant !== undefined) return meant;
    throw new FormulaError(`${written} is no escape; write \\\\ for a backslash`, at);
  });
}
