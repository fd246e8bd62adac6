import { DatabaseSync } from 'node:sqlite';
import type { Table } from './rows.ts';
import { ownSpeed, type Speed } from './speed.ts';

const ROWS_A_TRANSACTION = 10_000;

export interface PlainTable {
  /** Rows. */
  readonly inserting: Speed;
  /** Reads by keyset, rows as JSON text; how many pages. */
  readPages(pages: number, pageRows: number): number;
  /** Reads by id, rows as JSON text; how many. */
  readPoints(ids: readonly string[]): number;
}

/** The anchor: the same rows in a SQLite table with the same ids, an index on the lookup and one for the keyset, and nothing else. */
export function plainTable(
  file: string,
  { object, header, rows }: Table,
  ids: readonly string[],
): PlainTable {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
  const columns = ['Id', 'SystemModstamp', ...header];
  database.exec(
    `CREATE TABLE "${object}" (${columns.map((name) => `"${name}" TEXT`).join(', ')}, PRIMARY KEY ("Id"))`,
  );
  database.exec(
    `CREATE INDEX "${object}:lookup" ON "${object}" ("${header.find((name) => /Id$|__c$/.test(name)) ?? 'Id'}")`,
  );
  database.exec(`CREATE INDEX "${object}:keyset" ON "${object}" ("SystemModstamp", "Id")`);
  const insert = database.prepare(`INSERT INTO "${object}" VALUES (${columns.map(() => '?').join(', ')})`);
  const inserting = ownSpeed(() => {
    for (let from = 0; from < rows.length; from += ROWS_A_TRANSACTION) {
      database.exec('BEGIN');
      const stamp = new Date(Date.UTC(2026, 10, 22) + from).toISOString();
      rows.slice(from, from + ROWS_A_TRANSACTION).forEach((row, index) => {
        insert.run(ids[from + index] ?? '', stamp, ...row);
      });
      database.exec('COMMIT');
    }
    return rows.length;
  });
  return {
    inserting,
    readPages(pages, pageRows) {
      const select = database.prepare(
        `SELECT * FROM "${object}" WHERE ("SystemModstamp", "Id") > (?, ?) ORDER BY "SystemModstamp", "Id" LIMIT ${pageRows}`,
      );
      let [stamp, id, read] = ['', '', 0];
      while (read < pages) {
        const found = select.all(stamp, id);
        JSON.stringify(found);
        read += 1;
        const last = found.at(-1);
        if (last === undefined || found.length < pageRows) break;
        [stamp, id] = [String(last.SystemModstamp), String(last.Id)];
      }
      return read;
    },
    readPoints(wanted) {
      const select = database.prepare(`SELECT * FROM "${object}" WHERE "Id" = ?`);
      for (const id of wanted) JSON.stringify(select.get(id));
      return wanted.length;
    },
  };
}
