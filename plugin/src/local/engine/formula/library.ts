import { builtins } from 'sformula';
import type { FormulaValue } from './valueTypes.ts';

export type FormulaFunction = (...values: FormulaValue[]) => FormulaValue;

/**
 * The functions and operators of sformula, whose results its author compares with those of a real org. Numbers come back
 * as decimals.
 */
export const library = builtins as Readonly<Record<string, FormulaFunction>>;

/** A function that is known to exist. */
export function libraryFunction(name: string): FormulaFunction {
  const found = library[name];
  if (found === undefined) throw new Error(`sformula has no ${name}`);
  return found;
}

/** A number that keeps its decimals, as sformula computes with. */
export interface Decimal {
  toNumber(): number;
}

export function isNumeric(value: FormulaValue): value is number | Decimal {
  return typeof value === 'number' || (typeof value === 'object' && value !== null);
}

/** As a plain number, or null of null. */
export function numberOf(value: FormulaValue): number | null {
  if (!isNumeric(value)) return null;
  return typeof value === 'number' ? value : value.toNumber();
}
