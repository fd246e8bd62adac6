import type { Row } from '../engine/index.ts';

/** A text column of a row; empty when it is null or was not selected. */
export function rowText(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
