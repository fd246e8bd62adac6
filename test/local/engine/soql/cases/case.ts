import type { Page } from '../reference.ts';

/** A value of a row without attributes: a row of one field is that field's value alone. */
export type Shown = string | number | boolean | null | { readonly [key: string]: Shown } | readonly Shown[];

/** One documented behaviour: a query, what it answers, and the page that says so. */
export type SoqlCase = { soql: string; doc: Page } & (
  { rows: readonly Shown[] } | { size: number } | { error: readonly [code: string, message: string | RegExp] }
);

export const cases = (doc: Page, list: readonly [string, readonly Shown[]][]): SoqlCase[] =>
  list.map(([soql, rows]) => ({ soql, rows, doc }));

export const sizes = (doc: Page, list: readonly [string, number][]): SoqlCase[] =>
  list.map(([soql, size]) => ({ soql, size, doc }));

export const refusals = (
  doc: Page,
  list: readonly [soql: string, code: string, message: string | RegExp][],
): SoqlCase[] => list.map(([soql, code, message]) => ({ soql, error: [code, message], doc }));
