export type { Database } from './database.ts';
export { openDatabase } from './database.ts';
export type { Serials } from './serials.ts';
export { openSerials } from './serials.ts';
export type { Sql, SqlValue } from './sql.ts';
export { identifier, joined, nothing, rowLimit, sql } from './sql.ts';
export { columnsOf, DELETED, isStored, migrate } from './tables.ts';
