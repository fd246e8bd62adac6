import type { Row } from '../engine/index.ts';

/** The object of a row. What a polymorphic lookup finds is of type `Name`; its address tells which object it is. */
export function objectOfRow({ attributes: { type, url } }: Row): string {
  if (type !== 'Name' || url === undefined) return type;
  return /\/sobjects\/(\w+)\/\w+$/.exec(url)?.[1] ?? type;
}

/** A text column of a row; empty when it is null or was not selected. */
export function rowText(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
