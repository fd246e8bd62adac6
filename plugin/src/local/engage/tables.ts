import type { Database } from '../engine/storage/index.ts';

/** What Engage remembers of its own doings, outside the schema that clients see. Times are milliseconds since 1970. */
const tables = [
  // An offer that waits for its mentor's answer.
  `CREATE TABLE IF NOT EXISTS "_engage_offer"
    (case_id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, since INTEGER NOT NULL)`,
  // What is still to be done, each once; a row goes in the transaction that does it.
  `CREATE TABLE IF NOT EXISTS "_engage_due"
    (kind TEXT NOT NULL, case_id TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (kind, case_id))`,
  `CREATE INDEX IF NOT EXISTS "_engage_due:due" ON "_engage_due" (due)`,
  // Each request a mentor received, whatever became of it.
  `CREATE TABLE IF NOT EXISTS "_engage_received" (mentor_id TEXT NOT NULL, at INTEGER NOT NULL, case_id TEXT)`,
  `CREATE INDEX IF NOT EXISTS "_engage_received:mentor" ON "_engage_received" (mentor_id, at)`,
  `CREATE INDEX IF NOT EXISTS "_engage_received:at" ON "_engage_received" (at)`,
];

/** Makes the tables in a new data directory, or in one that is older than they are. */
export function makeTables(database: Database): void {
  for (const text of tables) database.run({ text, values: [] });
}
