import type { Column, Row, RowValue } from '../../engine/index.ts';

/** One column of a query's CSV: `['Owner', 'Name']` under the header `Owner.Name`. */
export interface ColumnPath {
  readonly steps: readonly string[];
  readonly datetime: boolean;
}

/** The columns of a query in order; a parent's fields stand together. */
export function columnPaths(columns: readonly Column[], parents: readonly string[] = []): ColumnPath[] {
  return columns.flatMap((column) => {
    const steps = [...parents, column.columnName];
    if (column.joinColumns.length > 0) return columnPaths(column.joinColumns, steps);
    return [{ steps, datetime: column.apexType === 'Datetime' }];
  });
}

function valueAt(row: Row, steps: readonly string[]): RowValue | undefined {
  let value: RowValue | undefined = row;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined;
    const entry: [string, RowValue] | undefined = Object.entries(value).find(([name]) => name === step);
    value = entry?.[1];
  }
  return value;
}

/** A row's values as CSV text: null is empty, datetimes end with `Z` (Bulk API 2.0 guide, "Valid Date Format"). */
export function csvRow(row: Row, columns: readonly ColumnPath[]): string[] {
  return columns.map(({ steps, datetime }) => {
    const value = valueAt(row, steps);
    if (value === null || value === undefined || typeof value === 'object') return '';
    return datetime ? String(value).replace('+0000', 'Z') : String(value);
  });
}
