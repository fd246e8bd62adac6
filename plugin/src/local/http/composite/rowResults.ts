import { ApiError, type Org } from '../../engine/index.ts';

export interface RowError {
  statusCode: string;
  message: string;
  fields: string[];
}

/** What a collection answers for one row. */
export interface RowResult {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: RowError[];
}

export function rowError(error: ApiError): RowError {
  return { statusCode: error.errorCode, message: error.message, fields: error.fields };
}

/** A refusal and what else is wrong with the row: several validation rules may fail at once. */
export function rowErrors(error: ApiError): RowError[] {
  return [error, ...error.more].map((each) => rowError(each));
}

const ROLLED_BACK: RowError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** Carries the results out of a transaction that must not be kept. */
class RolledBack extends Error {
  readonly results: RowResult[];

  constructor(results: RowResult[]) {
    super('rolled back');
    this.results = results;
  }
}

function runRow<T>(org: Org, row: T, work: (row: T) => RowResult): RowResult {
  try {
    return org.transaction(() => work(row));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { success: false, errors: rowErrors(error) };
  }
}

/**
 * Runs each row by itself, a failed row leaving nothing behind. With `allOrNone` one failed row undoes every other,
 * and each of those says so; the request itself still answers 200.
 */
export function runRows<T>(
  org: Org,
  rows: readonly T[],
  allOrNone: boolean,
  work: (row: T) => RowResult,
): RowResult[] {
  try {
    return org.transaction(() => {
      const results = rows.map((row) => runRow(org, row, work));
      if (allOrNone && results.some((result) => !result.success)) throw new RolledBack(results);
      return results;
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return error.results.map((result) =>
      result.success ? { success: false, errors: [ROLLED_BACK] } : result,
    );
  }
}
