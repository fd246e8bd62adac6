import type { Database } from './database.ts';
import { sql } from './sql.ts';

/**
 * Counters that survive a restart: record ids by key prefix, auto numbers by field. Numbers used in a transaction that
 * fails are not used again, as on the platform.
 */
export interface Serials {
  next(name: string, first: number): number;
  /** Makes sure that `used` is never handed out. */
  atLeast(name: string, used: number): void;
  /** A number that belongs to a name for good: the same at every start. */
  stable(kind: string, name: string): number;
}

export function openSerials(database: Database): Serials {
  database.run({
    text: 'CREATE TABLE IF NOT EXISTS "_serial" (name TEXT PRIMARY KEY, used INTEGER NOT NULL)',
    values: [],
  });
  database.run({
    text: `CREATE TABLE IF NOT EXISTS "_stable"
      (kind TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, name))`,
    values: [],
  });
  const used = new Map(
    database
      .rows({ text: 'SELECT name, used FROM "_serial"', values: [] })
      .map(([name, n]) => [String(name), Number(n)]),
  );
  const unsaved = new Set<string>();
  const set = (name: string, value: number): number => {
    used.set(name, value);
    unsaved.add(name);
    return value;
  };
  database.beforeCommit(() => {
    for (const name of unsaved) {
      const value = used.get(name) ?? 0;
      database.run(
        sql`INSERT INTO "_serial" VALUES (${name}, ${value}) ON CONFLICT (name) DO UPDATE SET used = excluded.used`,
      );
    }
    unsaved.clear();
  });
  return {
    next: (name, first) => set(name, Math.max(first, (used.get(name) ?? first - 1) + 1)),
    atLeast(name, value) {
      if (value > (used.get(name) ?? -1)) set(name, value);
    },
    stable(kind, name) {
      const known = database.row(sql`SELECT number FROM "_stable" WHERE kind = ${kind} AND name = ${name}`);
      if (known !== undefined) return Number(known[0]);
      const [last] =
        database.row(sql`SELECT COALESCE(MAX(number), 0) FROM "_stable" WHERE kind = ${kind}`) ?? [];
      const number = Number(last) + 1;
      database.run(sql`INSERT INTO "_stable" VALUES (${kind}, ${name}, ${number})`);
      return number;
    },
  };
}
