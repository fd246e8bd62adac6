import { CsvError, parse } from 'csv-parse/sync';
import { BatchRefused } from './batchRefused.ts';
import { charactersOf, type JobFormat } from './jobFormat.ts';

const QUOTE_ERRORS = new Set(['INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE', 'CSV_QUOTE_NOT_CLOSED']);

function lineEndingRefused(format: JobFormat): BatchRefused {
  return new BatchRefused(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${format.lineEnding}`,
  );
}

function parseRefused(error: CsvError): BatchRefused {
  if (QUOTE_ERRORS.has(error.code)) {
    return new BatchRefused(
      'InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
    );
  }
  return new BatchRefused(
    'InvalidBatch : Failed to parse CSV. A row has more or fewer columns than the header',
  );
}

/**
 * The rows of a CSV, header first; empty lines are left out. A byte order mark stays in the first value, as on the
 * platform.
 * @throws BatchRefused when it is no CSV of this format
 */
export function readCsv(text: string, format: JobFormat): string[][] {
  const { delimiter, newline } = charactersOf(format);
  const firstEnd = text.indexOf('\n');
  if (firstEnd >= 0 && text.startsWith('\r', firstEnd - 1) !== (newline === '\r\n')) {
    throw lineEndingRefused(format);
  }
  let rows: string[][];
  try {
    rows = parse(text, { delimiter, record_delimiter: newline, skip_empty_lines: true });
  } catch (error) {
    throw error instanceof CsvError ? parseRefused(error) : error;
  }
  if (rows.some((row) => row.at(-1)?.endsWith('\r') === true)) throw lineEndingRefused(format);
  return rows;
}

/** One row as a line of CSV, every value in quotes, as the platform writes its results. */
export function csvLine(row: readonly string[], format: JobFormat): string {
  const { delimiter, newline } = charactersOf(format);
  return row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + newline;
}

/** Rows as CSV. */
export function writeCsv(rows: Iterable<readonly string[]>, format: JobFormat): string {
  let text = '';
  for (const row of rows) text += csvLine(row, format);
  return text;
}
