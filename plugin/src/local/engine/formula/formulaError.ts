/** What is wrong with a formula, and where in its text: line and column count from 1. */
export class FormulaError extends Error {
  constructor(problem: string, at?: Place) {
    super(at === undefined ? problem : `line ${at.line}, column ${at.column}: ${problem}`);
    this.name = 'FormulaError';
  }
}

export interface Place {
  readonly line: number;
  readonly column: number;
}
