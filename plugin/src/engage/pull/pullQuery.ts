import type { PulledKind } from './pulledKind.ts';

/** After which row a page begins. */
export interface Position {
  /** ISO 8601, UTC, milliseconds. */
  readonly stamp: string;
  /** Empty: the position is an instant, not a row. */
  readonly id: string;
}

/** Rows in one page: what Salesforce gives in one answer. */
export const pageRows = 2000;

/**
 * One page by keyset. SystemModstamp is not unique, so the Id breaks ties; it also moves on deletes, which queryAll shows.
 * Without a position: the first page of the first pull, narrowed to what can still matter.
 */
export function pullQuery(
  kind: PulledKind<unknown>,
  position: Position | undefined,
  first: { cutoff: string } | undefined,
): string {
  const paths = new Set(['Id', 'SystemModstamp', 'IsDeleted', ...Object.values(kind.fields)]);
  const conditions = [
    ...(kind.recordType ? [`RecordType.DeveloperName = '${kind.recordType}'`] : []),
    ...(first && kind.firstPull ? [`(${kind.firstPull(first.cutoff)})`] : []),
    ...(position ? [after(position)] : []),
  ];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT ${[...paths].join(', ')} FROM ${kind.object}${where} ORDER BY SystemModstamp, Id LIMIT ${pageRows}`;
}

/** A position without an Id is an instant: everything from it on. */
function after({ stamp, id }: Position): string {
  if (id === '') return `SystemModstamp >= ${stamp}`;
  return `(SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${id}'))`;
}
