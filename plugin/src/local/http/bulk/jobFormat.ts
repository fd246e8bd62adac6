import { z } from 'zod';

const delimiters = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
} as const;
const lineEndings = { LF: '\n', CRLF: '\r\n' } as const;

export type ColumnDelimiter = keyof typeof delimiters;
export type LineEnding = keyof typeof lineEndings;

/** How a job's CSV is written. Values: Bulk API 2.0 Developer Guide, "Create a Job" and "Create a Query Job". */
export interface JobFormat {
  readonly columnDelimiter: ColumnDelimiter;
  readonly lineEnding: LineEnding;
}

export const columnDelimiter = z
  .enum(['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB'])
  .default('COMMA');
export const lineEnding = z.enum(['LF', 'CRLF']).default('LF');

/** The characters of a format. */
export function charactersOf(format: JobFormat): { delimiter: string; newline: string } {
  return { delimiter: delimiters[format.columnDelimiter], newline: lineEndings[format.lineEnding] };
}
