import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import type { Sql, SqlValue } from './sql.ts';
import { identifier } from './sql.ts';

/** Prepared statements kept; a long-running server sees many query shapes. */
const STATEMENTS_KEPT = 500;

/** One SQLite file, its prepared statements and its transactions. */
export interface Database {
  run(statement: Sql): void;
  /** Every row as an array in column order. */
  rows(statement: Sql): SqlValue[][];
  row(statement: Sql): SqlValue[] | undefined;
  /** All or nothing; inside another one a savepoint. `beforeCommit` runs before the outermost commit. */
  transaction<T>(work: () => T): T;
  beforeCommit(action: () => void): void;
  /** Runs after a transaction or savepoint was undone. */
  afterRollback(action: () => void): void;
  /** Looks at a table's data, so that the planner knows which index narrows most. */
  analyze(table: string): void;
  defineFunction(name: string, body: (...values: SqlValue[]) => SqlValue): void;
  close(): void;
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file);
  try {
    connection.exec('PRAGMA journal_mode = WAL');
    return connection;
  } catch (cause) {
    connection.close();
    throw new Error(
      `${file} cannot be read as the data of a local org. Run sf score local reset, then start again.`,
      { cause },
    );
  }
}

export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const connection = connect(file);
  connection.exec('PRAGMA synchronous = NORMAL');
  connection.exec('PRAGMA cache_size = -65536');

  const statements = new Map<string, StatementSync>();
  const commitActions: (() => void)[] = [];
  const rollbackActions: (() => void)[] = [];
  let depth = 0;

  const prepared = (text: string): StatementSync => {
    const known = statements.get(text);
    // The first made goes first, often used or not: to make one again costs less than to keep count of each use.
    if (known !== undefined) return known;
    const statement = connection.prepare(text);
    statement.setReturnArrays(true);
    statements.set(text, statement);
    const [oldest] = statements.keys();
    if (statements.size > STATEMENTS_KEPT && oldest !== undefined) statements.delete(oldest);
    return statement;
  };

  const end = (savepoint: string, failed: boolean): void => {
    if (depth > 0)
      connection.exec(failed ? `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}` : `RELEASE ${savepoint}`);
    else connection.exec(failed ? 'ROLLBACK' : 'COMMIT');
  };

  return {
    run({ text, values }) {
      prepared(text).run(...values);
    },
    rows({ text, values }) {
      // setReturnArrays above makes rows arrays; the typings know only objects.
      return prepared(text).all(...values) as unknown as SqlValue[][];
    },
    row({ text, values }) {
      return prepared(text).get(...values) as unknown as SqlValue[] | undefined;
    },
    transaction(work) {
      const savepoint = `level${depth}`;
      connection.exec(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${savepoint}`);
      depth += 1;
      let failed = true;
      try {
        const result = work();
        if (depth === 1) for (const action of commitActions) action();
        failed = false;
        return result;
      } finally {
        depth -= 1;
        end(savepoint, failed);
        if (failed) for (const action of rollbackActions) action();
      }
    },
    beforeCommit(action) {
      commitActions.push(action);
    },
    afterRollback(action) {
      rollbackActions.push(action);
    },
    analyze(table) {
      connection.exec(`PRAGMA analysis_limit = 400; ANALYZE ${identifier(table).text}`);
    },
    defineFunction(name, body) {
      connection.function(
        name,
        { deterministic: true, varargs: true },
        body as (...values: unknown[]) => SqlValue,
      );
    },
    close() {
      statements.clear();
      connection.close();
    },
  };
}
